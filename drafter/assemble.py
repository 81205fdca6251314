"""Plan → Letter: renders the clauses' words and the standard parts, and places the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter import names
from drafter.appointments import Appointment
from drafter.citation import note_runs
from drafter.dates import long_date
from drafter.errors import DrafterError, Fault, Location
from drafter.letter import (
    Block,
    Letter,
    LetterheadLine,
    Note,
    NumberedList,
    Paragraph,
    Properties,
    Stationery,
    Text,
)
from drafter.markup import PAGE_MARK, FirstMention, Mark, blank_mark, note_mark, parse, parse_lines
from drafter.naming import (
    asks_names,
    event_names,
    figure_names,
    letter_names,
    nobody,
    official_names,
    signatory_names,
    signers_names,
)
from drafter.plan import Plan
from drafter.records.issues import Clause
from drafter.rendering import render


def assemble(plan: Plan) -> Letter:
    """The finished letter. Raises DrafterError where a clause asks for what this letter does not have."""
    return _Assembly(plan).letter()


class _Assembly:
    """One letter in the making: the values its templates see, and what is rendered from them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.addressees = tuple(self.addressee(person) for person in plan.addressees)
        self.signatories = tuple(map(signatory_names, plan.signatories)) or (nobody(),)
        first = self.addressees[0]
        self.standing: dict[str, object] = {
            "letter": letter_names(plan),
            "official": first.official,
            "post": first.post,
            "signatory": self.signatories[0],
            "signers": signers_names(self.signatories),
            "asks": asks_names(plan),
            "issue": names.IssueNames(plan.issue.title, plan.issue.phrase),
            **names.signer_words(len(self.signatories)),
        }
        if there := plan.issue.counterpart:
            self.standing["counterpart"] = names.CounterpartNames(
                there.name, FirstMention(there.name, there.short), there.adjective
            )

    def letter(self) -> Letter:
        """Every part in its place."""
        plan = self.plan
        part = self.part
        signatures = [part("signature-block", signatory=one) for one in self.signatories]
        return Letter(
            stationery=self.stationery(),
            properties=self.properties(),
            date_line=_must(part("date-line"), "date-line"),
            delivery_notation=part("delivery-notation"),
            inside_addresses=tuple(
                _each(part("inside-address", addressee=one, **_first(one)) for one in self.addressees)
            ),
            subject_line=part("subject-line"),
            salutation=_must(part("salutation"), "salutation"),
            body=tuple(self.body()),
            complimentary_close=_must(part("complimentary-close"), "complimentary-close"),
            signature_blocks=tuple(_each(signatures)),
            enclosure_notation=tuple(self.separate("enclosure-notation")),
            copy_notation=tuple(self.separate("copy-notation")) if plan.copies else (),
            continuation_header=part("continuation-header"),
        )

    # the words

    def body(self) -> Iterator[Block]:
        """The slots' blocks in the kind's order: paragraphs run together by name, the asks as one list."""
        for slot, clauses in self.plan.sections:
            if slot == "asks":
                yield from self.asks(clauses)
            else:
                yield from self.paragraphs(clauses)

    def paragraphs(self, clauses: Iterable[Clause]) -> Iterator[Paragraph]:
        """The clauses' paragraphs; neighbours that name the same paragraph run on."""
        waiting: Paragraph | None = None
        name = ""
        for clause in clauses:
            made = list(self.clause(clause.body, clause))
            if waiting and made and clause.paragraph and clause.paragraph == name:
                made[0] = _run_on(waiting, made[0])
            elif waiting:
                yield waiting
            yield from made[:-1]
            waiting, name = (made[-1] if made else None), clause.paragraph
        if waiting:
            yield waiting

    def asks(self, clauses: tuple[Clause, ...]) -> Iterator[Block]:
        """The asks as one numbered list; a single ask stands as a paragraph, for a list of one is no list."""
        items = tuple(self.ask(clause) for clause in clauses)
        if len(items) == 1:
            yield from items[0]
        elif items:
            yield NumberedList(items, clauses[0].where)

    def ask(self, clause: Clause) -> tuple[Paragraph, ...]:
        """One ask: its lead in bold, its text, and the asides that join it."""
        lead = self.clause(clause.lead, clause)[0]
        bold = tuple(Text(run.text, True, run.italic) if isinstance(run, Text) else run for run in lead.runs)
        made = [Paragraph(bold, clause.where), *self.clause(clause.body, clause)]
        for aside in self.plan.asides:
            if aside.joins == clause.id:
                first, *rest = self.clause(aside.body, aside)
                made[-1:] = [_run_on(made[-1], first), *rest]
        return (_run_on(made[0], made[1]), *made[2:]) if len(made) > 1 else tuple(made)

    def clause(self, text: str, clause: Clause) -> tuple[Paragraph, ...]:
        """The paragraphs of a clause's text, each with the place it came from."""
        where = Location(clause.where.path, clause.body_line, 1)
        return self.parsed(self.render(text, self.values(clause), where), where)

    def values(self, clause: Clause) -> dict[str, object]:
        """The names a clause sees: the standing ones, and what it declares."""
        plan, library = self.plan, self.plan.library
        declared: dict[str, object] = {}
        for name, statistic in clause.evidence.items():
            declared[name] = figure_names(plan.figures[statistic])
        for name, event_id in clause.events.items():
            event = library.events[event_id]
            declared[name] = event_names(event, library.sources[event.source], plan.date)
        for name, source in clause.cites.items():
            declared[name] = names.SourceNames(library.sources[source].title, note_mark(source))
        for blank in clause.blanks:
            filled = plan.spec.fill.get(blank.name, "")
            declared[blank.name] = " ".join(filled.split()) or blank_mark(blank.name, blank.hint)
        return {**self.standing, **declared}

    # the standard parts

    def part(self, name: str, **more: object) -> Paragraph | None:
        """A standard part from its template; None where the template says nothing for this letter."""
        text = self.plan.library.parts[name]
        where = self.plan.library.part_where(name)
        values = {**self.standing, "addressees": self.addressees, "signatories": self.signatories, **more}
        values["page_number"] = PAGE_MARK
        return self.lines(self.render(text, {**values, "blank": blank_mark}, where), where)

    def separate(self, name: str) -> Iterator[Paragraph]:
        """A part whose blocks are parted by blank lines, such as the people who receive copies."""
        text, where = self.plan.library.parts[name], self.plan.library.part_where(name)
        for block in self.render(text, {**self.standing, "blank": blank_mark}, where).split("\n\n"):
            if made := self.lines(block, where):
                yield made

    def stationery(self) -> Stationery:
        """The letterhead with the signatory's own words in it."""
        head = self.plan.letterhead
        lines = []
        for line in head.lines:
            values = {"signatory": self.signatories[0], "blank": blank_mark}
            if made := self.lines(self.render(line.text, values, head.where), head.where):
                lines.append(LetterheadLine(made, line.size, line.small_caps))
        return Stationery(tuple(lines), head.typeface, head.size, head.margins)

    def properties(self) -> Properties:
        """The file's title, its author and the letter's date; no author where no sender is set."""
        to = " and ".join(
            f"{person.official.name}, {person.title}" if person.official else person.title
            for person in self.plan.addressees
        )
        author = ", ".join(one.name for one in self.plan.signatories)
        return Properties(f"Letter to {to}, {long_date(self.plan.date)}", author, self.plan.date)

    def render(self, text: str, values: dict[str, object], where: Location) -> str:
        """A template's words as markup."""
        return render(self.plan.library.trees[text], values, where)

    def parsed(self, text: str, where: Location) -> tuple[Paragraph, ...]:
        """Rendered text as paragraphs. Raises DrafterError where its asterisks do not pair."""
        try:
            return parse(text, where, self.note)
        except ValueError as error:
            raise DrafterError(Fault(str(error), where)) from None

    def lines(self, text: str, where: Location) -> Paragraph | None:
        """The lines of a standard part; None where it says nothing."""
        try:
            return parse_lines(text, where, self.note)
        except ValueError as error:
            raise DrafterError(Fault(str(error), where)) from None

    def note(self, source: str) -> Note:
        """The footnote that cites a source, in the house style."""
        return Note(note_runs(self.plan.library.sources[source]), source)

    # what templates see

    def addressee(self, person: Appointment) -> names.AddresseeNames:
        """One addressee, in the words of the post's own forms."""
        post, where = person.post, person.post.where
        official = official_names(person)
        post_names = names.PostNames(post.id, person.title, post.department, post.address)
        values = {"official": official, "post": post_names}
        style = "acting" if person.acting and "acting" in post.salutation else "congressional"
        lines = tuple(Mark(self.render(line, values, where)) for line in post.name_lines)
        greeting = Mark(self.render(post.salutation[style], values, where))
        return names.AddresseeNames(official, post_names, person.acting, lines, greeting)


def _first(addressee: names.AddresseeNames) -> dict[str, object]:
    return {"official": addressee.official, "post": addressee.post}


def _run_on(first: Paragraph, second: Paragraph) -> Paragraph:
    return Paragraph((*first.runs, Text(" "), *second.runs), first.origin)


def _each(paragraphs: Iterable[Paragraph | None]) -> Iterator[Paragraph]:
    return (one for one in paragraphs if one is not None)


def _must(paragraph: Paragraph | None, name: str) -> Paragraph:
    if paragraph is None:
        raise DrafterError(
            Fault(f"the part '{name}' is empty", Location(f"templates/parts/{name}.txt.j2"), "A letter needs it.")
        )
    return paragraph
