"""Laws, bills, hearings, cases and official acts: what they are called, where they are printed, and their date.

All the manuals here follow the Bluebook: the Publication Manual of the American Psychological Association in its
chapter 11, the Chicago Manual of Style in sections 14.269 and following of the 17th edition. They differ in how a date,
the Federal Register and a hearing are written, which is what a `LegalForm` says. Numbers and places stand as a source
gives them (Pub. L. No. 119-26; H.R. 467; 89 Fed. Reg. 77761).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from drafter.citation import days, names
from drafter.citation.kinds import CASE, HEARING, kind
from drafter.citation.places import printed_at
from drafter.citation.runs import Runs
from drafter.dates import RoughDate
from drafter.letter import Text
from drafter.records.evidence import Source

_REGISTER = re.compile(r"\bFed\. Reg\.|(?<!\w\.)\bF\.R\.(?!\w)")

Day = Callable[[RoughDate | None], str]


class LegalForm(NamedTuple):
    """A style's form for law. `day` writes a date; `always_day` gives one also where the year would do.

    `register` is what the Federal Register is called, `before` what stands between the title of a hearing and its
    committee, `told` what a witness's name follows.
    """

    day: Day
    always_day: bool
    register: str
    before: str
    told: str


HOUSE_LAW = LegalForm(days.in_words, True, "Fed. Reg.", "Hearing before", "testimony of")
"""The house style: the day in words, for the reader of a letter asks when."""
APA_LAW = LegalForm(days.in_words, False, "F.R.", "Hearing before", "testimony of")
"""APA, sections 11.4 to 11.9: the year, and in the Federal Register (F.R.) the day."""
CHICAGO_LAW = LegalForm(days.abbreviated, False, "Fed. Reg.", "Hearing Before", "statement of")
"""Chicago, sections 14.269 to 14.305 (17th edition)."""


def cited_law(source: Source, form: LegalForm) -> Runs:
    """Title, number, Congress, place, and in parentheses the court and the date; no author but a hearing's witnesses.

    Statutes and public laws: APA 11.5, Chicago 14.280 and 14.281. Bills and resolutions: APA 11.6, Chicago 14.282.
    Hearings: APA 11.6, Chicago 14.284. The Federal Register, executive orders and determinations: APA 11.7, Chicago
    14.288. Treaties: APA 11.9, Chicago 14.290. Cases: APA 11.4, Chicago 14.276. What a number or place says already in
    the title is not said twice.
    """
    number, place = source.number.strip(), _REGISTER.sub(form.register, printed_at(source))
    told = number in source.title or number in place
    parts = [part for part in ("" if told else number, congress(source.chapter_number), place) if part]
    when = " ".join(filter(None, (source.authority.strip() if kind(source) is CASE else "", _dated(source, form))))
    closing = f" ({when})" if when else ""
    if kind(source) is HEARING and (witnesses := " and ".join(map(names.upright, source.author))):
        closing += f" ({form.told} {witnesses})"
    return (called(source, form), Text("".join(f", {part}" for part in parts) + closing))


def called(source: Source, form: LegalForm) -> Text:
    """The title; a hearing's in italics, with the committee (APA 11.6, Chicago 14.284)."""
    title, committee = source.title.strip(), source.authority.strip()
    if kind(source) is not HEARING:
        return Text(title)
    if committee and not re.search(r"\bhearings?\b.* before\b", title, re.IGNORECASE):
        the = "" if committee.casefold().startswith("the ") else "the "
        title = f"{title}: {form.before} {the}{committee}"
    return Text(title, italic=True)


def congress(number: str) -> str:
    """'118th Cong.' for the number of a Congress; '103d', as the Bluebook has it (rule 6.2)."""
    if not number.strip():
        return ""
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "d", "3": "d"}.get(number[-1:], "th")
    return f"{number.strip()}{ending} Cong."


def _dated(source: Source, form: LegalForm) -> str:
    """The year; the day where the style always gives it, of the Federal Register, and of a case not reported."""
    if source.issued is None:
        return ""
    place = printed_at(source)
    unreported = kind(source) is CASE and not place
    if form.always_day or unreported or _REGISTER.search(place):
        return form.day(source.issued)
    return days.year(source.issued)
