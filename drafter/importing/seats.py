"""Members and committee leaders as entries of an office's roster, and as its signatories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from drafter.dates import Span, long_date
from drafter.errors import Faults
from drafter.frozen import frozen
from drafter.importing.congress import Committee, Leader, Member, words_of
from drafter.importing.entries import Plain
from drafter.library.stationery import STATES

if TYPE_CHECKING:
    from drafter.library import Library
    from drafter.records.roster import Official, Post, Tenure

Entry = dict[str, Plain]

HOUSES = {"senate": "United States Senate", "house": "United States House of Representatives"}
CHAIRS = {"Mr.": "Chairman", "Ms.": "Chairwoman"}
"""What a Chair is called where the data say no more, by the vocative; Chair where that is not known either."""

ZIP = {"senate": "20510", "house": "20515"}
"""Each chamber's ZIP code, for what has no room of its own in the file."""

SITTING = {
    "senate": "Senator",
    "house": "Representative",
    **dict.fromkeys(("AS", "DC", "GU", "MP", "VI"), "Delegate"),
    "PR": "Resident Commissioner",
}
"""What a Member is called, by the territory where it has a word of its own, else by the chamber."""

LEADING, RANKING = "committee-chair", "ranking-member"
"""The form of address of those who lead a committee, and the role of the others; theirs has the chamber after it."""

LONGEST = 60
"""The characters of the longest id that is made of a committee's name; a longer one is made of its code."""


@frozen
class Dated:
    """The day of which the data are, and the source that they are cited as."""

    day: date
    source: str

    @property
    def congress(self) -> Span:
        """The Congress in session on the day: from January 3 of an odd year, for two years (20th Amendment)."""
        year = self.day.year - (self.day.year % 2 == 0)
        begins = date(year, 1, 3)
        if self.day < begins:
            begins = date(year - 2, 1, 3)
        return Span(begins, date(begins.year + 2, 1, 3))


@dataclass(slots=True)
class Seats:
    """What is new to an office's roster.

    `posts` and `officials` are records by id, `tenures` those to be added to officials who are there already, and
    `signatories` files by their names. `told` says, one by one, what is new and what is not.
    """

    posts: dict[str, Entry] = field(default_factory=dict)
    officials: dict[str, Entry] = field(default_factory=dict)
    tenures: dict[str, list[Entry]] = field(default_factory=dict)
    signatories: dict[str, Entry] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.posts or self.officials or self.tenures or self.signatories)


class Seating:
    """Puts Members and leaders beside what a library has, one after another.

    The result is `seats`, unless there are `faults`.
    """

    def __init__(self, library: Library, dated: Dated, *, sign: bool) -> None:
        self.seats = Seats()
        self.faults = Faults()
        self._library = library
        self._dated = dated
        self._sign = sign

    def member(self, member: Member) -> None:
        """A Member's own post, with each service in it."""
        post = member_post(member)
        entry: Entry = {
            "title": f"{sitting(member)} from {STATES[member.state]}",
            "department": HOUSES[member.chamber],
            "form": "-".join(words_of(sitting(member))),
            "address": list(member.address or (f"Washington, DC {ZIP[member.chamber]}",)),
        }
        self._post(post, entry, member.name)
        self._tenures(member, [self._service(post, span) for span in member.services])
        if self._sign:
            title = "United States Senator" if member.chamber == "senate" else "Member of Congress"
            self._signatory("-".join(words_of(member.name)), member, title, member.services[-1])

    def committee(self, committee: Committee, members: dict[str, Member]) -> None:
        """The posts of a committee's leaders, with those who hold them on the day of the data."""
        if not committee.leaders:
            self.seats.told.append(f"Left out: no leader of the {committee.name} is in the files.")
        for leader in committee.leaders:
            if leader.bioguide in members:
                self._leader(committee, leader, members[leader.bioguide])
            else:
                self.seats.told.append(
                    f"Left out: the {leader.title} of the {committee.name} is not among the Members."
                )

    def _leader(self, committee: Committee, leader: Leader, member: Member) -> None:
        post = leader_post(committee, leader)
        chamber = committee.chamber if committee.chamber in ZIP else member.chamber
        title, department = leader_title(leader, member), committee_of_chamber(committee)
        entry: Entry = {
            "title": title,
            "department": department,
            "form": f"{leader.role}-{member.chamber}" if leader.role == RANKING else LEADING,
            "address": list(committee.address or (f"Washington, DC {ZIP[chamber]}",)),
            "also_called": [f"{one} of the {committee.name}" for one in dict.fromkeys((title, leader.title))],
        }
        if leader.role != RANKING and title != usual_chair(member):  # the committee's own word, such as Vice Chair
            named = f"{title} {{{{ official.surname }}}}"
            formal = f"{{{{ official.formal }}}} {title}"
            entry["salutation"] = {"congressional": named, "manual": formal, "neutral": named}
        self._post(post, entry, member.name)
        span = self._seat(post, member)
        tenure = self._tenure(post, span, "reported")
        tenure["sure_since"] = self._dated.day.isoformat()
        tenure["note"] = (
            f"The data show the holder on {long_date(self._dated.day)} and give no days; since and until are those of "
            "the Congress, or of the Member’s service in it."
        )
        self._tenures(member, [tenure])
        if self._sign:
            self._signs_for(committee, post, member, title, span)

    def _signs_for(self, committee: Committee, name: str, member: Member, title: str, span: Span) -> None:
        """A signatory for a committee; one that no file of names knows has its name in the title, and is told of."""
        if known := committee_id(committee, self._library):
            self._signatory(name, member, title, span, known)
        elif self._signatory(name, member, f"{title}, {committee.name}", span):
            self.seats.told.append(
                f"No letterhead of its own: the {committee.name} is not in templates/names/committees.yaml. Enter it "
                f"there, and write its id under 'committee' in {name}.yaml."
            )

    def _seat(self, post: str, member: Member) -> Span:
        """The days of a seat: from the Congress's first or the Member's, or the end of who held it before."""
        held, congress = member.services[-1], self._dated.congress
        since = max(filter(None, (held.since, congress.since)))
        until = min(filter(None, (held.until, congress.until)))
        for official in self._library.officials.values():
            for other in official.tenures:
                ends = other.span.until or date.max
                if other.post != post or official.id == official_id(member) or ends <= since:
                    continue
                if ends > self._dated.day:
                    message = (
                        f"on {long_date(self._dated.day)} {member.name} holds '{post}', and so does {official.name}"
                    )
                    hint = f"End that tenure at {other.where} on the day it ended, then import again."
                    self.faults.add(message, member.where, hint)
                since = max(since, min(ends, until))
        return Span(since, until)

    def _service(self, post: str, span: Span) -> Entry:
        return self._tenure(post, span, "election")

    def _tenure(self, post: str, span: Span, basis: str) -> Entry:
        """A tenure; one that goes on beyond the day of the data is certain up to that day only."""
        goes_on = span.until is not None and span.until > self._dated.day
        return {
            "post": post,
            "since": str(span.since),
            "sure_since": "",
            "until": str(span.until),
            "sure_until": self._dated.day.isoformat() if goes_on else "",
            "basis": basis,
            "source": self._dated.source,
            "note": f"The data are of {long_date(self._dated.day)}; the end is that of the term." if goes_on else "",
        }

    def _post(self, name: str, entry: Entry, whose: str) -> None:
        there = self._library.posts.get(name)
        if there is None:
            entry |= {"source": self._dated.source, "checked": self._dated.day.isoformat()}
            self.seats.posts[name] = entry
            self.seats.told.append(f"New post {name}: {whose}, {entry['title']}, {entry['department']}")
        else:
            differs = ", ".join(_differences(there, entry))
            kept = f"; your own {differs} stands, and the file has another" if differs else ""
            self.seats.told.append(f"There already ({there.where}): {name}{kept}")

    def _tenures(self, member: Member, tenures: Iterable[Entry]) -> None:
        name = official_id(member)
        there = self._library.officials.get(name)
        new = [kept for tenure in tenures if (kept := self._new(tenure, there))]
        if not new:
            return
        if there:
            self.seats.tenures.setdefault(name, []).extend(new)
        elif name in self.seats.officials:
            listed = self.seats.officials[name]["tenures"]
            assert isinstance(listed, list)
            listed.extend(new)
        else:
            self.seats.officials[name] = {
                "name": member.name,
                "surname": member.surname,
                "honorific": "The Honorable",
                **({"vocative": member.vocative} if member.vocative else {}),
                "checked": self._dated.day.isoformat(),
                "tenures": [*new],
            }

    def _new(self, tenure: Entry, there: Official | None) -> Entry | None:
        """A tenure as it is written; None where the official has it, which is told where its end differs."""
        other = _same(tenure, there)
        if other is None:
            return {key: value for key, value in tenure.items() if value}
        if str(other.span.until) != tenure["until"]:
            self.seats.told.append(
                f"Kept as it is ({other.where}): {tenure['post']} until {other.span.until}; the file says "
                f"{tenure['until']}. Correct it by hand if the file is right."
            )
        return None

    def _signatory(self, name: str, member: Member, title: str, service: Span, committee: str = "") -> bool:
        """Whether a signatory is new; one of whose name there is one already is told of and stays as it is."""
        if there := self._library.signatories.get(name):
            self.seats.told.append(f"There already ({there.where}): the signatory {name}")
            return False
        zip_code = member.address[-1].rpartition(" ")[2] if member.address else ZIP[member.chamber]
        signs_for = f", {self._library.institutions[committee].name}" if committee else ""
        self.seats.told.append(f"New signatory {name}: {member.name}, {title}{signs_for}")
        self.seats.signatories[name] = {
            "name": member.name,
            "title": title,
            **({"committee": committee} if committee else {}),
            "chamber": member.chamber,
            "state": STATES[member.state],
            "letterhead": member.chamber,
            "zip": zip_code,
            "since": str(service.since),
            "until": str(service.until),
            "note": f"From the public data on Members of {long_date(self._dated.day)}; the end is that of the term.",
        }
        return True


def committee_id(committee: Committee, library: Library) -> str:
    """The id of a committee among the library's names, by any name of it; empty where it is not there."""
    called = {committee.name.casefold(), committee.name.removeprefix(f"{committee.chamber.capitalize()} ").casefold()}
    bodies = (one for one in library.institutions.values() if one.chamber == committee.chamber)
    return next((one.id for one in bodies if called & {name.casefold() for name in (one.name, *one.also)}), "")


def sitting(member: Member) -> str:
    """What a Member is called: Senator, Representative, Delegate, Resident Commissioner."""
    return SITTING.get(member.state, SITTING[member.chamber])


def member_post(member: Member) -> str:
    """The id of a Member's own post: `senator-` or `representative-` and the name."""
    return "-".join([*words_of(sitting(member)), *words_of(member.name)])


def leader_title(leader: Leader, member: Member) -> str:
    """The title as the file prints it; a Chair is Chairman or Chairwoman where it is known, as the form greets one."""
    return usual_chair(member) if leader.title == "Chair" else leader.title


def usual_chair(member: Member) -> str:
    """What the form of address calls this Member in the chair."""
    return CHAIRS.get(member.vocative, "Chair")


def committee_of_chamber(committee: Committee) -> str:
    """A committee's official name and its chamber's, for the address; one of both chambers has its name alone."""
    prefix = f"{committee.chamber.capitalize()} "
    if committee.chamber not in HOUSES or not committee.name.startswith(prefix):
        return committee.name
    return f"{committee.name.removeprefix(prefix)}, {HOUSES[committee.chamber]}"


def leader_post(committee: Committee, leader: Leader) -> str:
    """The id of a leader's post: the role and the committee's name, or its code where the name is long."""
    small = {"committee", "on", "the", "of", "and", "united", "states"}
    named = "-".join([leader.role, *(word for word in words_of(committee.name) if word not in small)])
    return named if len(named) <= LONGEST else f"{leader.role}-{committee.code.casefold()}"


def official_id(member: Member) -> str:
    """The id of a Member among the officials: the surname and the Bioguide id, which no other person has."""
    return "-".join([*words_of(member.surname), member.bioguide.casefold()])


def _same(tenure: Entry, there: Official | None) -> Tenure | None:
    """The tenure that an official has in the same post from the same day on."""
    held = there.tenures if there else ()
    return next((one for one in held if (one.post, str(one.span.since)) == (tenure["post"], tenure["since"])), None)


def _differences(there: Post, entry: Entry) -> Iterator[str]:
    for key, has in (("title", there.title), ("department", there.department), ("address", list(there.address))):
        if entry[key] != has:
            yield key
