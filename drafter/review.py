"""What a person should look at before a letter is sent, beside the words that it is about.

Few and useful: whom the letter addresses, each figure in it, and each finding that asks for something to be done. A
remark says what was chosen, on what source, and why this one, so that it can be verified without opening the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.appointments import Appointment
from drafter.citation import note_runs
from drafter.dates import long_date, period_in_words
from drafter.drafting import Draft
from drafter.errors import Location
from drafter.findings import Finding
from drafter.frozen import frozen
from drafter.letter import Letter, LineBreak, Note, Paragraph, Remark, Text, paragraphs_of, plain_text
from drafter.naming import figure_names
from drafter.plan import Plan
from drafter.records.evidence import Statistic, Vintage
from drafter.records.roster import Tenure
from drafter.series import HOW_SURE, newest

LEVELS = ("unfinished", "warning")
"""The levels of findings that a remark tells; a suggestion is for `drafter check`. What is allowed is always told."""


@frozen
class _Place:
    """Where a remark stands: the words, and the part of the letter or the origin of the paragraph that holds them."""

    words: str = ""
    part: str = ""
    where: Location | None = None

    def remark(self, lead: str, *said: Text) -> Remark:
        return Remark((Text(f"{lead} ", bold=True), *said), self.where, self.part, self.words)


def for_review(draft: Draft) -> Letter:
    """The letter with its remarks: the addressees, the figures in the order of the plan, the findings."""
    plan, letter = draft.plan, draft.letter
    people = [
        (person, _Place(_first_words(address, person), "inside-address"))
        for person, address in zip(plan.addressees, letter.inside_addresses, strict=False)
    ]
    figures = [
        (name, place) for name, vintage in plan.figures.items() if (place := _figure_place(vintage, letter)) is not None
    ]
    known = {person.tenure.where if person.tenure else person.post.where: place for person, place in people}
    known |= {plan.library.statistics[name].where: place for name, place in figures}
    remarks = [
        *(place.remark("Addressee.", *_addressee(person, plan)) for person, place in people if person.tenure),
        *(place.remark("Figure.", *_figure(plan.library.statistics[name], plan)) for name, place in figures),
        *_findings(draft, known),
    ]
    return replace(letter, remarks=tuple(remarks))


def _first_words(address: Paragraph, person: Appointment) -> str:
    """The name in an inside address; its first line where the name does not stand there, as in 'The President'."""
    line_ends = (at for at, run in enumerate(address.runs) if isinstance(run, LineBreak))
    first_line = plain_text(address.runs[: next(line_ends, None)])
    return person.official.name if person.official and person.official.name in first_line else first_line


def _addressee(person: Appointment, plan: Plan) -> Iterator[Text]:
    """Who holds the post, since when, how that is known, and when somebody last looked."""
    tenure = person.tenure
    assert person.official is not None
    assert tenure is not None
    yield Text(f"{person.official.name}, {person.title}, {_days(tenure)} (basis: {tenure.basis.replace('-', ' ')}).")
    if not person.sure:
        yield Text(f" It is not certain that this holds on {long_date(plan.date)}.")
    yield Text(f" Last checked on {long_date(tenure.checked)}.")
    if tenure.note:
        yield Text(f" {tenure.note}")
    if tenure.source:
        yield from _cited(tenure.source, plan)


def _days(tenure: Tenure) -> str:
    first, sure = tenure.span.since, tenure.sure.since
    until = f" until {long_date(tenure.span.until)}" if tenure.span.until else ""
    if first is None:
        return f"since before the roster begins{until}"
    later = f" or as late as {long_date(sure)}" if sure and sure != first else ""
    return f"since {long_date(first)}{later}{until}"


def _figure_place(vintage: Vintage, letter: Letter) -> _Place | None:
    """The figure as the body prints it, best beside its own note, else all of the paragraph with that note.

    None where the letter has neither.
    """
    printed = figure_names(vintage).figure
    bodies = [paragraph for part, block in letter.parts() if part == "body" for paragraph in paragraphs_of(block)]
    noted = [one for one in bodies if any(isinstance(run, Note) and run.source == vintage.source for run in one.runs)]
    for paragraph in (*noted, *bodies):
        if printed in plain_text(paragraph.runs):
            return _Place(printed, "body", paragraph.origin)
    return _Place("", "body", noted[0].origin) if noted else None


def _figure(statistic: Statistic, plan: Plan) -> Iterator[Text]:
    """What is counted, for which period, when it was published, and why this release and no other."""
    vintage = plan.figures[statistic.id]
    names = figure_names(vintage)
    yield Text(
        f"{names.figure} (basis: {vintage.basis.replace('-', ' ')}) for {names.period}: {statistic.measure}, "
        f"{statistic.geography}. Published {_on(vintage)}. {_why(statistic, vintage, plan)} "
        f"Last checked on {long_date(statistic.checked)}."
    )
    if vintage.sure:
        yield Text(f" {HOW_SURE[vintage.sure]}.")
    if vintage.note:
        yield Text(f" {vintage.note}")
    yield from _cited(vintage.source, plan)


def _why(statistic: Statistic, vintage: Vintage, plan: Plan) -> str:
    latest = newest(statistic.vintages, plan.date)
    if latest is None or latest == vintage:
        return f"It is the newest period published by {long_date(plan.date)}."
    other = figure_names(latest)
    return f"It was pinned; newer is {other.figure} for {period_in_words(latest.period)}, published {_on(latest)}."


def _on(vintage: Vintage) -> str:
    return f"{'on' if vintage.published.exact else 'in'} {vintage.published.in_words}"


def _cited(source: str, plan: Plan) -> Iterator[Text]:
    yield Text(" Source: ")
    yield from note_runs(plan.library.sources[source])


def _findings(draft: Draft, known: dict[Location, _Place]) -> Iterator[Remark]:
    """Each finding at the words it is about, else at the paragraph it names; a hint that several share is said once."""
    origins = {paragraph.origin for paragraph in draft.letter.paragraphs()}
    hinted: set[tuple[str, str]] = set()
    for finding in draft.findings:
        place = _finding_place(finding, known, origins)
        message = finding.message[:1].upper() + finding.message[1:]
        if finding.allowed:
            yield place.remark(f"Allowed {finding.level}.", Text(f"{message} Allowed: {finding.allowed}"))
        elif finding.level in LEVELS:
            hint = "" if (finding.rule, finding.hint) in hinted else finding.hint
            hinted.add((finding.rule, finding.hint))
            yield place.remark(f"{finding.level.capitalize()}.", Text(f"{message} {hint}".strip()))


def _finding_place(finding: Finding, known: dict[Location, _Place], origins: set[Location | None]) -> _Place:
    if finding.where in known:
        return known[finding.where]
    return _Place(finding.words, where=finding.where if finding.where in origins else None)
