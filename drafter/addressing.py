"""Names, greets and takes leave of those addressed: the forms of address of one letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter import names
from drafter.appointments import Appointment
from drafter.courtesy import ACTING
from drafter.errors import Location
from drafter.library import Library
from drafter.markup import Mark, blank_mark, escape
from drafter.naming import official_names
from drafter.records.forms import STYLES, Spouse
from drafter.records.roster import Post
from drafter.rendering import render

FORMAL = "official.formal"
"""What a greeting says that needs to be known of the person."""

NEUTRAL = "neutral"


class Addressing:
    """Those a letter is addressed to, in the words of their forms and of the style chosen."""

    def __init__(self, people: Sequence[Appointment], style: str, library: Library) -> None:
        self.people, self.library = people, library
        self.keys = [_key(one, style) for one in people]
        self.addressees = self._all()
        if len(people) > 1:
            self._tell_apart()

    def forms(self, close: str = "", mark: str = "") -> names.FormsNames:
        """The salutation of all together, and the close: that of the first whose form has one, else the house's.

        `close` and the `mark` after the salutation are those of the kind of letter, empty where it has none.
        """
        house = self.library.house
        close = next((one.post.close for one in self.people if one.post.close), close or house.close)
        return names.FormsNames(
            greeting=together(
                [one.greeting for one in self.addressees], {} if self._with_a_spouse() else house.together
            ),
            dear=self._with_dear(0),
            mark=mark or house.mark,
            close=f"{close}{house.close_mark}",
        )

    def _with_a_spouse(self) -> bool:
        return any(one.recipient and one.recipient.spouse for one in self.people)

    def _all(self) -> tuple[names.AddresseeNames, ...]:
        return tuple(self._addressee(one, key) for one, key in zip(self.people, self.keys, strict=True))

    def _with_dear(self, at: int) -> bool:
        return self.keys[at] not in self.people[at].post.without_dear

    def _tell_apart(self) -> None:
        """Where two would be greeted by the same words, or one without Dear, greet them by words that name them."""
        said = [one.greeting for one in self.addressees]
        for at, person in enumerate(self.people):
            if said.count(said[at]) > 1 or not self._with_dear(at):
                others = (key for key in (NEUTRAL, *STYLES) if key in person.post.salutation)
                naming = (key for key in others if key not in person.post.without_dear)
                self.keys[at] = next(naming, self.keys[at])
                self.addressees = self._all()

    def _addressee(self, person: Appointment, key: str) -> names.AddresseeNames:
        """One addressee, in the words of the post's form."""
        post, where = person.post, person.post.where
        official = person_names(person)
        post_names = names_of_post(person)
        values = {"official": official, "post": post_names}
        lines = [Mark(self._said(line, values, where)) for line in post.name_lines]
        greeting = self._said(post.salutation[key], values, where)
        spouse = person.recipient.spouse if person.recipient else None
        if spouse:  # below all that is the official's, so that nobody takes the title for the spouse's
            lines += [Mark(escape(line)) for line in (post.department, f"and {_named(spouse)}") if line]
            post_names = replace(post_names, department="")
            greeting = _with_spouse(greeting, spouse)
        return names.AddresseeNames(official, post_names, person.acting, tuple(lines), Mark(greeting))

    def _said(self, text: str, values: dict[str, object], where: Location) -> str:
        return render(self.library.trees[text], values, where)


def person_names(person: Appointment) -> names.PersonNames:
    """The person as forms of address name them; blanks, and neither Mr. nor Madam, where nobody is known."""
    known, official = official_names(person), person.official
    said = (known.name, known.surname, known.honorific, known.vocative)
    if official is None:
        return names.PersonNames(*said, "", blank_mark("courtesy", "Mr. or Ms., and the surname"))
    by_surname = f"{official.vocative} {official.surname}" if official.vocative else official.name
    return names.PersonNames(*said, official.formal, by_surname)


def names_of_post(person: Appointment) -> names.PostNames:
    """The post as templates see it, under its title on the letter's date."""
    post = person.post
    return names.PostNames(post.id, person.title, post.department, post.address)


def _key(person: Appointment, style: str) -> str:
    """Which greeting is said; nobody is called Acting whose title does not say it."""
    status = person.status
    unsaid = status == "acting" and person.title and ACTING not in person.title
    formal = person.official.formal if person.official else ""
    return greeting_key(person.post, STYLES[1] if unsaid else style, status, formal)


def greeting_key(post: Post, style: str, status: str, formal: str) -> str:
    """Which of a post's greetings is said: the status's, else the style's; neutral where it lacks its Mr. or Madam."""
    wanted = (f"{status}_{style}", status, style, STYLES[0]) if status else (style, STYLES[0])
    key = next(key for key in wanted if key in post.salutation)
    return NEUTRAL if not formal and NEUTRAL in post.salutation and FORMAL in post.salutation[key] else key


def together(greetings: Sequence[names.Words], plurals: Mapping[str, str]) -> Mark:
    """The greetings of several as one: 'Secretary A and Administrator B'; a title that all share is said once."""
    for title, plural in plurals.items() if len(greetings) > 1 else ():
        if all(one.startswith(f"{title} ") for one in greetings):
            return Mark(f"{plural} {_and([one.removeprefix(f'{title} ') for one in greetings])}")
    return Mark(_and(greetings))


def _and(words: Sequence[str]) -> str:
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])}, and {words[-1]}"


def _named(spouse: Spouse) -> str:
    before = spouse.honorific or spouse.vocative
    return " ".join(filter(None, (before, spouse.name or spouse.surname)))


def _with_spouse(greeting: str, spouse: Spouse) -> str:
    """Both of a couple: by the surname that they share where one is Mrs., as that asks; else one after the other."""
    surname = escape(spouse.surname)
    if spouse.vocative == "Mrs." and greeting.endswith(f" {surname}"):
        return f"{greeting.removesuffix(surname)}and Mrs. {surname}"
    other = f"{spouse.vocative} {spouse.surname}" if spouse.vocative else spouse.name
    return f"{greeting} and {escape(other)}"
