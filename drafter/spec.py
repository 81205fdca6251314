"""LetterSpec: what the drafter asked for, nothing resolved; from flags, from a file, and back into a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from drafter.dates import rough_date
from drafter.errors import Faults, Location, did_you_mean, one_of
from drafter.frozen import frozen
from drafter.records.forms import STYLES, Recipient
from drafter.records.requests import Earlier, Item
from drafter.records.signers import Cosigner
from drafter.typed_days import read_day, read_reply_day

if TYPE_CHECKING:
    from drafter.library.fields import Fields

T = TypeVar("T")

KEYS = {
    "to": "to", "asks": "asks", "date": "date", "from": "signatories", "issue": "issue", "kind": "kind",
    "clause": "clauses", "without": "without", "only": "only", "designation": "designation", "cc": "copies",
    "fill": "fill", "subject": "subject", "via": "via", "enclosure": "enclosures", "letterhead": "letterhead",
    "style": "style", "forms": "forms", "recipient": "recipients",
    "title": "title", "author": "author", "file-date": "file_date", "figure": "figures", "allow": "allow",
    "question": "questions", "document": "documents", "respond-by": "respond_by", "contact": "contact",
    "about": "about", "cosigners": "cosigners", "lead": "lead", "order": "order", "made": "made",
}  # fmt: skip
"""The keys of a letter's file, each with the field that it fills.

All are flags too, but for `only` and `made`; for `recipient` there is --to-file.
"""

_LISTS = ("to", "asks", "from", "clause", "without", "only", "cc", "lead", "order")
_FREE_LISTS = ("enclosure",)
_ITEMS = ("question", "document")
_TEXTS = ("issue", "kind", "subject", "via", "letterhead", "style", "forms", "title", "author", "contact")
PROPERTIES = ("title", "author", "file-date")
"""The keys that say what the file tells of itself; they change no word of the letter."""
NONE = "none"
"""What a person writes to have a property of the file left out."""

_A_DAY = "Name the day on which the figure was published, as 2024-05-15: drafter list statistics"


@frozen
class Made:
    """What a record says of the letter it stands beside: who was addressed, and the hashes of library and words."""

    officials: tuple[str, ...]
    library: str
    words: str = ""


@frozen
class Allowance:
    """Why a rule's findings may stand in the letter; `until` is the last day of that, None for no end."""

    reason: str
    until: date | None = None


@frozen
class LetterSpec:
    """A request for a letter.

    `clauses` are added to those of the outline, `without` are taken away; `only`, in a record, are all there are, be it
    none, and None where the outline decides. `designation` is None where the kind of letter decides. `allow` holds, by
    rule, why its findings are accepted. `figures` pins a statistic to the vintage published on a day. `style` is the
    citation style of the footnotes, by name or as the path of a .csl file, `forms` the style of the forms of address.
    `recipients` are addressees on no roster. `questions` and `documents` are the items of their lists. `respond_by` is
    a day, as 2024-09-30, or a number of business days, as '10 business days'; `contact` is the person on the staff, by
    name, telephone and e-mail; `about` the letter that is followed up. `cosigners` sign after the `signatories`, but
    where `order` names rules, the first before the second; those of `lead` come first in any order. `title`, `author`
    and `file_date` (a day, as 2024-09-12) are what the file says of itself: empty for the letter's own, NONE to leave
    them out. `places` says where each key was given: a flag, or a line of the letter's file.
    """

    to: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    date: date | None = None
    signatories: tuple[str, ...] = ()
    issue: str = ""
    kind: str = ""
    clauses: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    designation: bool | None = None
    copies: tuple[str, ...] = ()
    fill: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    via: str = ""
    enclosures: tuple[str, ...] = ()
    letterhead: str = ""
    style: str = ""
    forms: str = ""
    recipients: tuple[Recipient, ...] = ()
    title: str = ""
    author: str = ""
    file_date: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    allow: Mapping[str, Allowance] = field(default_factory=dict)
    questions: tuple[Item, ...] = ()
    documents: tuple[Item, ...] = ()
    respond_by: str = ""
    contact: str = ""
    about: Earlier | None = None
    cosigners: tuple[Cosigner, ...] = ()
    lead: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    made: Made | None = None
    places: Mapping[str, Location] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> Location:
        """Where a key was given; the flag of its name where it was not."""
        return self.places.get(key, Location(f"--{key}"))

    @property
    def signing(self) -> int:
        """How many sign."""
        return len(self.signatories) + len(self.cosigners)

    def asker(self, asked: str = "you asked for it") -> str:
        """Why something named in the request is there: a person asked, or the record of a letter has it."""
        return "the record has it" if self.made and self.made.officials else asked


def from_flags(flags: Mapping[str, Any], faults: Faults) -> LetterSpec:
    """A request from flags. One that may be repeated is a tuple, split at commas but for prose; None is not given."""
    given: dict[str, Any] = {}
    places: dict[str, Location] = {}
    for key, value in flags.items():
        if value is None or value == ():
            continue
        where = places[key] = Location(f"--{key}")
        if key in _LISTS:
            given[KEYS[key]] = _ids(key, value)
        elif key == "cosigners":
            from drafter.library.cosigners import read_table  # most letters have few signers, each with a file

            given["cosigners"] = () if value.strip().casefold() == NONE else read_table(value, faults)
        elif key == "fill":
            given["fill"] = _pairs(value, where, '--fill "NAME=the words"', faults)
        elif key == "figure":
            pairs = _pairs(value, where, "--figure STATISTIC@2024-05-15", faults, "@=")
            given["figures"], messages = _with_days(pairs)
            for message in messages:
                faults.add(message, where, _A_DAY)
        elif key == "allow":
            given["allow"] = _allowances(_pairs(value, where, '--allow RULE="the reason"', faults), where, faults)
        elif key == "forms":
            given["forms"] = _choice(value, STYLES, where, faults)
        elif key == "date":
            given["date"] = read_day(value, where, faults)
        elif key == "file-date":
            given["file_date"] = _file_date(value, where, faults) or ""
        elif key == "respond-by":
            given["respond_by"] = read_reply_day(value, where, faults)
        elif key == "about":
            given["about"] = Earlier(record=value)
        elif key in _ITEMS:
            from drafter.typed_items import typed_items  # few letters put questions

            given[KEYS[key]] = typed_items(_said(value), where, faults)
        else:
            given[KEYS[key]] = _said(value)
    return LetterSpec(**given, places=places)


def from_fields(read: Fields) -> LetterSpec:
    """A request from a letter's file or a record; lists may also be one text, split at commas."""
    from drafter.library.requests import read_earlier, read_items  # no file, no need

    given: dict[str, Any] = {}
    for key in _LISTS:
        given[KEYS[key]] = _ids(key, read.texts(key))
    given["made"] = _made(read)
    given["recipients"] = _recipients(read)
    given["cosigners"] = _cosigners(read)
    read.choice("forms", STYLES, "")
    if "only" not in read and not (given["made"] and given["made"].officials):
        given["only"] = None
    for key in _FREE_LISTS:
        given[KEYS[key]] = tuple(_said(read.texts(key)))
    for key in _TEXTS:
        given[KEYS[key]] = " ".join(read.text(key, "").split())
    given["date"] = _day(read, "date", read_day)
    given["file_date"] = _day(read, "file-date", _file_date) or ""
    given["respond_by"] = _day(read, "respond-by", read_reply_day) or ""
    given |= {KEYS[key]: read_items(read, key) for key in _ITEMS} | {"about": read_earlier(read)}
    designation = read.flag("designation", False)
    given["designation"] = designation if "designation" in read else None
    given["fill"] = {name: " ".join(text.split()) for name, text in read.named_texts("fill").items()}
    given["figures"], messages = _with_days(read.named_texts("figure"))
    for message in messages:
        read.fault("figure", message, _A_DAY)
    given["allow"] = _allowed(read)
    read.done()
    there = read.keys()
    return LetterSpec(**given, places={key: read.value_where(key) for key in there if key in KEYS})


def merged(file: LetterSpec, flags: LetterSpec) -> LetterSpec:
    """A file's request with the flags over it: a flag that is given takes the place of the file's value."""
    given = {KEYS[key]: getattr(flags, KEYS[key]) for key in flags.places}
    if "fill" in given:
        given["fill"] = {**file.fill, **flags.fill}
    if "allow" in given:
        given["allow"] = {**file.allow, **flags.allow}
    if {"to", "recipients"} & set(given):
        given = {"to": (), "recipients": (), **given}  # other people are addressed
    if file.made:
        given = {**_chosen_anew(file, given), **given}
        if set(flags.places) - {*PROPERTIES, "allow"}:
            given["made"] = Made((), "")  # another letter is asked for, so there is nothing to compare it with
    return replace(file, **given, places={**file.places, **flags.places})


def _chosen_anew(record: LetterSpec, given: Mapping[str, Any]) -> dict[str, Any]:
    """What drafter chose for a record's letter and must choose again, or add to, because of the flags over it."""
    anew: dict[str, Any] = {}
    if {"signatories", "cosigners"} & set(given):
        anew["letterhead"] = anew["style"] = ""
    if "date" in given:
        anew["figures"] = {}
    if {"asks", "kind", "designation"} & set(given):
        anew["only"] = None
    elif "clauses" in given and record.only is not None:
        anew["only"] = (*record.only, *given["clauses"])
    return anew


def _ids(key: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Names split at commas. Ids are written small; the quotes that Word makes of straight ones go."""
    names = (name.strip(" \t\n“”‘’") for text in texts for name in text.split(","))
    return tuple(name if key in ("to", "cc", "from", "lead") else name.casefold() for name in names if name)


def _said(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(said for text in value if (said := " ".join(text.split())))
    return " ".join(value.split()) if isinstance(value, str) else value


def _choice(word: str, known: tuple[str, ...], where: Location, faults: Faults) -> str:
    """A word of a closed set; empty where it is none, which is noted."""
    if word in known:
        return word
    hint = f"{did_you_mean(word, known)} Write {one_of(known)}.".strip()
    faults.add(f"'{word}' is not among what there is to choose from", where, hint)
    return ""


def _pairs(values: tuple[str, ...], where: Location, example: str, faults: Faults, signs: str = "=") -> dict[str, str]:
    """Each name with what it is to be; the first of the signs that stands in the text parts the two."""
    pairs: dict[str, str] = {}
    for value in values:
        sign = next((one for one in value if one in signs), signs[0])
        name, parted, text = value.partition(sign)
        if not parted or not name.strip() or not text.strip():
            faults.add(f"'{value}' is not a name, '{signs[0]}' and what it is to be", where, f"Write it so: {example}.")
        elif name.strip() in pairs:
            faults.add(f"'{name.strip()}' is given twice", where, "Give each once.")
        else:
            pairs[name.strip()] = " ".join(text.split())
    return pairs


def _with_days(figures: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The figures that name a day, and what is wrong with the others."""
    good: dict[str, str] = {}
    messages: list[str] = []
    for name, day in figures.items():
        try:
            good[name] = str(rough_date(day))
        except ValueError as error:
            messages.append(str(error).partition(":")[0])
    return good, messages


def _file_date(text: str, where: Location, faults: Faults) -> str | None:
    """The day that a file says it was made on, as 2024-09-12; NONE for no day."""
    if text.strip().casefold() == NONE:
        return NONE
    day = read_day(text, where, faults)
    return day.isoformat() if day else None


def _day(read: Fields, key: str, as_day: Callable[[str, Location, Faults], T | None]) -> T | None:
    faults = Faults()
    text = read.text(key, "")
    day = as_day(text, read.value_where(key), faults) if text else None
    for fault in faults.found:
        read.fault(key, fault.message, fault.hint)
    return day


def _allowances(pairs: Mapping[str, str], where: Location, faults: Faults) -> dict[str, Allowance]:
    """The allowances of flags: a rule with its reason, and after the rule's name perhaps `@` and the last day."""
    found = {}
    for name, reason in pairs.items():
        rule, ends, day = name.partition("@")
        found[rule.strip()] = Allowance(reason, read_day(day, where, faults) if ends else None)
    return found


def _allowed(read: Fields) -> dict[str, Allowance]:
    """The allowances of a letter's file: under each rule its reason, or `reason` and the last day, `until`."""
    given = read.fields("allow", "the allowances")
    found: dict[str, Allowance] = {}
    if given is None:
        return found
    for rule in given.keys():  # noqa: SIM118  a record's keys, and no dict
        one = given.fields(rule, "an allowance") if given.holds_keys(rule) else None
        reason = one.text("reason") if one else given.text(rule)
        found[rule] = Allowance(" ".join(reason.split()), _day(one, "until", read_day) if one else None)
    return found


def _recipients(read: Fields) -> tuple[Recipient, ...]:
    """The people described in the letter's file itself: one, or several in a list."""
    one = read.fields("recipient", "a recipient") if read.holds_keys("recipient") else None
    people = [one] if one else read.each("recipient", "a recipient")
    if not people:
        return ()
    from drafter.library.recipients import read_recipient  # few letters go to somebody on no roster

    return tuple(map(read_recipient, people))


def _cosigners(read: Fields) -> tuple[Cosigner, ...]:
    listed = read.mixed("cosigners", "a co-signer")
    if not listed:
        return ()
    from drafter.library.cosigners import read_listed

    return read_listed(listed, read)


def _made(read: Fields) -> Made | None:
    made = read.fields("made", "what a record says of its letter")
    return Made(made.texts("officials"), made.text("library", ""), made.text("words", "")) if made else None


assert set(KEYS.values()) == {*LetterSpec.__match_args__} - {"places"}
