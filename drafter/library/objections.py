"""What is wrong with somebody who is written to without being on a roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from drafter.courtesy import has_doctorate, lines_for
from drafter.errors import did_you_mean
from drafter.library.surnames import without_suffixes
from drafter.records.forms import Form, Recipient

_COURTESY = (
    "Dr.",
    "Mr.",
    "Ms.",
    "Mrs.",
    "Miss",
    "Mx.",
    "The Honorable",
    "Honorable",
    "Hon.",
    "The Hon.",
    "The Reverend",
)
_SHORTENED = (
    "Adm.",
    "Amb.",
    "Capt.",
    "Col.",
    "Fr.",
    "Gen.",
    "Gov.",
    "Lt.",
    "Maj.",
    "Prof.",
    "Rep.",
    "Rev.",
    "Sen.",
    "Sgt.",
)
"""What stands before names in everyday use: a title is shortened there, and the forms of address write it out."""

RANK = "official.honorific"
"""What a greeting says that says the rank."""

LONGEST = 200
"""The letters of the longest line of an address that is taken for one."""

Objection = tuple[str, str, str]
"""The key that is at fault, what is wrong, and what to do."""


def objections(one: Recipient, forms: Mapping[str, Form]) -> Iterator[Objection]:
    """Everything that keeps a recipient from being addressed by the form that is named."""
    form = forms.get(one.form)
    if form is None:
        hint = f"{did_you_mean(one.form, forms)} All forms of address: drafter list forms".strip()
        yield "form", f"there is no form of address '{one.form}'", hint
    else:
        yield from _wanting(one, form)
    yield from of_name(one.name, one.surname, one.honorific, _titles(form))
    for key in ("title", "organization", "honorific"):
        yield from of_line(key, getattr(one, key))
    for line in one.address:
        yield from of_line("address", line)
    if one.spouse:
        said = (one.spouse.name, one.spouse.surname, one.spouse.honorific)
        yield from (("spouse", message, hint) for text in said for _, message, hint in of_line("spouse", text))


def _wanting(one: Recipient, form: Form) -> Iterator[Objection]:
    """What a form says of everybody and nobody has said of this person, and a status that it does not know."""
    if one.status == "elect" and form.appointed:
        yield (
            "status",
            f"nobody is elected to what '{form.id}' is for: the office is filled by appointment",
            "Write 'status: designate' for one who is nominated or chosen and has not taken office.",
        )
    if not one.honorific and not form.honorific and any(RANK in words for words in form.salutation.values()):
        yield (
            "form",
            f"'{form.id}' greets a person by rank, and none is given",
            "Add a line 'honorific: …' with the rank.",
        )
    if not one.title and not form.title_optional and any("post.title" in line for line in lines_for(form, one.status)):
        yield "form", f"'{form.id}' needs the title that stands under the name", "Add a line 'title: …'."


def _titles(form: Form | None) -> Iterator[str]:
    """The words that a form itself writes before a name: its honorifics, and those of its greetings."""
    if form is None:
        return
    yield from form.honorific.values()
    for greeting in form.salutation.values():
        yield greeting.partition("{{")[0].strip()
        yield from re.findall(r"'([A-Z][a-z]+)'", greeting)


def of_name(name: str, surname: str, honorific: str, titles: Iterable[str] = ()) -> Iterator[Objection]:
    """What a name says twice over, and a surname that is not the name's.

    Twice are two honorifics, a doctorate before the name and after it, and a title among `titles`, those that the form
    of address writes.
    """
    yield from of_line("name", name)
    yield from of_surname(name, surname)
    known = sorted({*_COURTESY, *_SHORTENED, honorific, *titles} - {""}, key=len, reverse=True)
    before = next((word for word in known if name.startswith(f"{word} ")), "")
    if before:
        hint = "Write the name alone; a rank that the form does not know is the honorific: 'honorific: …'."
        yield "name", f"the name begins with '{before}', which the form of address puts there", hint
    if "Honorable" in honorific and "Dr." in honorific:
        yield (
            "honorific",
            "'The Honorable' and 'Dr.' do not stand together",
            "Write The Honorable, and 'vocative: Dr.'.",
        )
    if honorific.startswith("Dr.") and has_doctorate(name):
        yield "name", "the doctorate stands before the name and after it", "Keep one: Dr. before, or the degree after."


def of_surname(name: str, surname: str) -> Iterator[Objection]:
    """A surname with what may follow one, and one of which no word stands in the name; a second one may be left out."""
    bare = without_suffixes(surname)
    if bare != " ".join(surname.replace(",", " ").split()):
        message = f"'{surname}' has more than the surname, and a salutation says the surname alone"
        yield "surname", message, f"Write 'surname: {bare}', and the whole in the name."
    elif name and surname and _words(surname).isdisjoint(_words(name)):
        message = f"the surname '{surname}' is not in the name '{name}'"
        yield "surname", message, "Write it as it stands in the name; it is what the salutation says."


def of_line(key: str, text: str) -> Iterator[Objection]:
    """What keeps a text from being one line of a letter: a line break, a sign that nobody sees, too many letters."""
    wrong = next((sign for sign in text if not sign.isprintable() and sign != "\N{NO-BREAK SPACE}"), "")
    if wrong:
        what = "a line break" if wrong in "\n\r" else f"a sign that cannot be seen (U+{ord(wrong):04X})"
        yield (
            key,
            f"there is {what} in '{key}', which is one line of the letter",
            "Write it on one line, in plain letters.",
        )
    elif len(text) > LONGEST:
        message = f"'{key}' has {len(text):,} letters, and a line of an address has {LONGEST} at most"
        yield key, message, "Shorten it."


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.replace("’", "").replace("'", "").casefold()))
