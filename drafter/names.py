"""The names that clauses and parts may use, and nothing else is in reach of a template.

Each class is one name's contents; its fields are what may follow the dot. The table in clauses/README.md is made from
these docstrings and fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from datetime import date
from typing import Any

from drafter.frozen import frozen
from drafter.markup import FirstMention, Mark, word_mark

Words = str | Mark


def said(meaning: str) -> Any:
    """A field of a name, with its line for clauses/README.md."""
    return field(metadata={"meaning": meaning})


@frozen
class LetterNames:
    """The letter itself."""

    date: date = said("the letter’s date; write `{{ letter.date | long_date }}`")
    subject: Words = said("the subject line’s words, empty where there is none")
    via: str = said("how it is delivered, empty where nothing is said")
    copies: tuple[CopyNames, ...] = said("who receives copies, in the order given")
    enclosures: tuple[Words, ...] = said("what is enclosed, in the order given")
    respond_by: str = said("the day by which a reply is asked for, in words; empty where none is")
    questions: int = said("how many questions it puts")
    documents: int = said("how many documents it asks for")


@frozen
class OfficialNames:
    """The person addressed; each is a blank where the roster does not know who held the post."""

    name: Words = said("full name as letters print it")
    surname: Words = said("surname")
    honorific: Words = said("The Honorable, or Mr. or Ms.")
    vocative: Words = said("Mr., Ms. or Dr.")


@frozen
class PersonNames(OfficialNames):
    """The person as a form of address names them (`official` in forms of address and parts)."""

    formal: str = said("Mr. or Madam before a title, empty where neither is known")
    courtesy: Words = said("Mr., Ms. or Dr. and the surname; the full name where none is known")


@frozen
class FormsNames:
    """The forms of address of this letter (in parts: `forms`)."""

    greeting: Words = said("the words of the salutation after ‘Dear’, for all addressees together")
    dear: bool = said("whether they follow ‘Dear’ rather than stand alone, as ‘Excellency’ does")
    mark: str = said("the sign after the salutation, by the house style")
    close: str = said("the complimentary close, with its comma")


@frozen
class PostNames:
    """The post addressed."""

    id: str = said("its id, for comparisons such as `post.id == 'a-post'`")
    title: str = said("its title, with ‘Acting’ in front for an acting holder")
    department: str = said("its department")
    address: tuple[str, ...] = said("the lines of its street address")


@frozen
class AddresseeNames:
    """One person the letter is addressed to (in parts: `addressees`)."""

    official: PersonNames = said("the person")
    post: PostNames = said("the post")
    acting: bool = said("whether the person only acts in the post")
    name_lines: tuple[Words, ...] = said("the lines of the inside address above the street")
    greeting: Words = said("the words after ‘Dear’")


@frozen
class CopyNames:
    """One person who receives a copy."""

    name: Words = said("full name")
    title: str = said("title of the post")
    department: str = said("department")


@frozen
class SignatoryNames:
    """One Member who signs (in parts: `signatories`; `signatory` is the first)."""

    name: Words = said("full name")
    title: Words = said("title under the name")
    chamber: str = said("`house` or `senate`, empty where no sender is set")
    state: Words = said("the State represented")
    zip: Words = said("ZIP code of the office in Washington")
    committee: str = said("the committee signed for, empty for most")


@frozen
class MemberNames:
    """The Member whose experience a clause tells, where it has words for a letter with others (`attributed`)."""

    name: str = said("full name")
    surname: str = said("surname")
    called: str = said("‘Senator Doe’, ‘Representative Roe’")
    chamber: str = said("`house` or `senate`")
    state: str = said("the State represented")


@frozen
class CommitteeNames:
    """One committee for which those who sign sign (in parts: `committees`)."""

    name: str = said("its name, such as ‘Committee on Finance’")
    chamber: str = said("`house`, `senate` or `joint`")


@frozen
class OfficeNames:
    """The office that writes, as office.yaml has it; each is empty where it has not."""

    name: str = said("the Member’s name")
    chamber: str = said("`house` or `senate`")
    state: str = said("the State represented")
    district: str = said("the district’s number, or `at-large`")
    pronoun: str = said("`she`, `he` or `they`, for a sentence that speaks of the Member")


@frozen
class ContactNames:
    """The person on the staff for questions; each is a blank where office.yaml has none."""

    name: Words = said("full name")
    staff: Words = said("whose staff that is: ‘my staff’; where several sign, ‘Senator Doe’s staff’")
    at: Words = said("how to reach that person: the telephone number, the e-mail address, or one “or” the other")
    phone: Words = said("telephone number")
    email: Words = said("e-mail address")


@frozen
class SignersNames:
    """All who sign, together."""

    count: int = said("how many sign")
    states: Words = said("the States they represent: ‘Maryland’, ‘Maryland and New York’")
    chambers: str = said("`house`, `senate`, or `both`")


@frozen
class AsksNames:
    """The asks of this letter."""

    count: int = said("how many there are")
    ids: tuple[str, ...] = said("their ids, for comparisons such as `'an-ask' in asks.ids`")
    phrases: str = said("what they ask for, as one phrase")


@frozen
class RemitNames:
    """What those addressed can do about what the clause asks; in a clause that asks nothing, about all the asks."""

    decides: bool = said("whether those addressed decide what is asked; others are asked to recommend it")
    presses: bool = said("whether one of those addressed decides it or can press for it")
    body: str = said("the body, as in bodies.yaml, to which all those addressed belong; empty where there is none")


@frozen
class IssueNames:
    """The issue the letter is about."""

    title: str = said("its title")
    phrase: str = said("finishes ‘I write about …’")


@frozen
class CounterpartNames:
    """The government that the issue is negotiated with."""

    name: str = said("full name")
    short: FirstMention = said("short name; where it first stands in a letter it is written out by itself")
    adjective: str = said("adjective")


@frozen
class FigureNames:
    """What a name declared under `evidence` holds: one statistic, in the vintage newest on the letter’s date."""

    figure: str = said("the value in words true to its precision: ‘74,702’, ‘about 73,000’, ‘more than 45,000’")
    value: int = said("the bare number, for `rounded` and comparisons")
    place: str = said("whom it counts: ‘the United States’, ‘Maryland’")
    per_day: str = said("the value divided by the days of its period")
    per_week: str = said("the value for each seven days of its period")
    period: str = said("the period: ‘2023’, ‘the first half of 2024’, ‘the twelve months through August 2022’")
    published: str = said("the day of publication in words")
    basis: str = said("`reported`, `predicted`, `final` or `as-quoted`")
    change: str = said("percent change within the release, such as ‘27 percent’, empty where the release gives none")
    difference: str = said("how many more or fewer than the year before, such as ‘29,646’, empty as above")
    previous: str = said("what the same release gives for the year before, empty where it gives nothing")
    fell: bool = said("whether the same release shows a fall from the year before")
    rose: bool = said("whether the same release shows a rise from the year before")
    trend: str = said("`rising`, `falling`, `level` (by less than half a percent), empty where the release shows none")
    is_record: bool = said("whether it is above every other period of its length known by then, on its basis")
    note: Mark = said("the footnote; write it right after the sentence’s full stop")


@frozen
class EventNames:
    """What a name declared under `events` holds: one dated event."""

    announced: bool = said("whether it was public on the letter’s date")
    in_force: bool = said("whether it had come into force by then, and had not ended")
    ended: bool = said("whether it had ended by then")
    announced_on: str = said("when it was announced, in words")
    effective_on: str = said("when it came into force, in words")
    note: Mark = said("its footnote")


@frozen
class SourceNames:
    """What a name declared under `cites` holds: one source."""

    title: str = said("its title")
    note: Mark = said("its footnote")


@frozen
class AboutNames:
    """The earlier letter that this one follows up."""

    date: str = said("its date, in words")
    to: Words = said("whom it went to, by name")
    to_you: bool = said("whether it went to everybody whom this letter addresses")
    ours: bool = said("whether those who sign now signed it")
    signers: Words = said("who signed it, by name")
    others: Words = said("who of those who signed it does not sign now, by name; empty where all do")
    subject: Words = said("its subject line, empty where it had none")
    asks: Words = said("what it asked for, as one phrase; empty where it had no asks")
    count: int = said("how many asks it had")
    questions: int = said("how many questions it put")
    documents: int = said("how many documents it asked for")
    matter: Words = said("what it was about, to follow ‘about’; empty where nobody said")
    purpose: Words = said("what it was for where it had none of these, to follow ‘wrote to you’; empty where it had")
    enclosures: Words = said("what went along with it, in one line; empty where nothing did")


SIGNER_WORDS = {
    "I": ("I", "we"),
    "me": ("me", "us"),
    "my": ("my", "our"),
    "am": ("am", "are"),
    "was": ("was", "were"),
}
"""What one signatory says and what several say; each is capitalized where it begins a sentence."""

STANDING: dict[str, type | None] = {
    "letter": LetterNames,
    "official": OfficialNames,
    "post": PostNames,
    "signatory": SignatoryNames,
    "signers": SignersNames,
    "office": OfficeNames,
    "contact": ContactNames,
    "asks": AsksNames,
    "remit": RemitNames,
    "issue": IssueNames,
    "counterpart": CounterpartNames,
    "about": AboutNames,
    **dict.fromkeys(SIGNER_WORDS, None),
}
"""The names every clause has, with what may follow the dot; None where nothing may."""

IN_PARTS: dict[str, type | None] = {
    **{name: STANDING[name] for name in ("letter", "asks", "issue", "post", "signatory", *SIGNER_WORDS)},
    "official": PersonNames,
    "forms": FormsNames,
    "addressees": AddresseeNames,
    "signatories": SignatoryNames,
    "signers": SignersNames,
    "committees": CommitteeNames,
    "addressee": AddresseeNames,
    "page_number": None,
}
"""The names a standard part, a letterhead line or a form of address has; the two plural ones are for loops."""

DECLARED: dict[str, type] = {"evidence": FigureNames, "events": EventNames, "cites": SourceNames}
"""What a name holds that a clause declares under one of these keys."""


def attributes(of: type) -> Mapping[str, str]:
    """What may follow the dot after a name, each with its meaning, in their order."""
    return {f.name: f.metadata.get("meaning", "") for f in fields(of)}


def signer_words(count: int) -> dict[str, Mark]:
    """`I`, `me` and their kin for so many signatories; none set yet counts as one."""
    return {name: word_mark(forms[count > 1]) for name, forms in SIGNER_WORDS.items()}


OF_SENDER = ("sender-name", "sender-title", "sender-state", "sender-zip")
"""The blanks of a letter whose sender is not set, in the order of the signature and the inside address."""

OF_CONTACT = ("contact-name", "contact-phone", "contact-email")
"""The blanks of a staff contact who is not known, in the order of name, telephone and e-mail."""

PARTS = (
    "date-line",
    "delivery-notation",
    "inside-address",
    "subject-line",
    "salutation",
    "complimentary-close",
    "signature-block",
    "enclosure-notation",
    "copy-notation",
    "continuation-header",
    "summary",
)
"""The standard parts, each a small template in templates/parts/; the last is for those who are asked to sign too."""
