"""Plan → Letter: renders the clauses' words and the standard parts, and places the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from drafter import names
from drafter.addressing import Addressing, names_of_post
from drafter.citing import to_be_noted, with_notes
from drafter.dates import long_date
from drafter.errors import DrafterError, Fault, Location
from drafter.letter import (
    Blank,
    Block,
    Letter,
    LetterheadLine,
    Paragraph,
    Properties,
    Run,
    Stationery,
    Text,
    paragraphs_of,
    plain_text,
)
from drafter.markup import (
    PAGE_MARK,
    FirstMention,
    Mark,
    MarkupError,
    blank_mark,
    listed,
    note_mark,
    parse,
    parse_lines,
)
from drafter.naming import (
    asks_names,
    committee_names,
    contact_names,
    event_names,
    figure_in_text,
    letter_names,
    member_names,
    nobody,
    office_names,
    remit_names,
    signatory_names,
    signers_names,
)
from drafter.numbering import ITEMS, numbered
from drafter.plan import Plan
from drafter.records.issues import Clause, ClauseBlank
from drafter.records.stationery import Kind
from drafter.rendering import render
from drafter.spec import NONE

_CROWD = 5


_TWO_STOPS = r"(?<!\.)\.\.(?!\.)"


def assemble(plan: Plan) -> Letter:
    """The finished letter. Raises DrafterError where a clause asks for what this letter does not have."""
    return _Assembly(plan).letter()


def summary(plan: Plan) -> str:
    """The letter in a paragraph, for those who are asked to sign it too."""
    made = _on_its_matter(plan).part("summary")
    return plain_text(made.runs) if made else ""


def sign_on(plan: Plan, kind: Kind) -> dict[str, str]:
    """What fills the blanks of a letter of this kind, which asks colleagues to sign the letter of the plan."""
    made = _on_its_matter(plan)
    filled = {name: made.lines(made.in_part(text, kind.where), kind.where) for name, text in kind.sign_on.items()}
    return {name: plain_text(said.runs) for name, said in filled.items() if said}


def _on_its_matter(plan: Plan) -> _Assembly:
    """A letter in the making; one on no issue is on what its kind says that it is about, where that is known."""
    made = _Assembly(plan)
    matter = None if plan.issue.phrase else followed_up(plan).get("matter")
    if matter and not any(isinstance(run, Blank) for run in matter.runs):
        made.standing["issue"] = names.IssueNames("", plain_text(matter.runs))
    return made


def followed_up(plan: Plan) -> dict[str, Paragraph]:
    """What a letter that follows up the letter of the plan says of it, by the names that its kind has for that."""
    made, kind = _Assembly(plan), plan.kind
    values = {**made.standing, **made.blanks(kind.blanks)}
    rendered = {name: made.render(text, values, kind.where) for name, text in kind.followed_up.items()}
    return {name: said for name, text in rendered.items() if (said := made.lines(text, kind.where))}


class _Assembly:
    """One letter in the making: the values its templates see, and what is rendered from them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        addressing = Addressing(plan.addressees, plan.forms, plan.library)
        self.addressees = addressing.addressees
        self.forms = addressing.forms(plan.kind.close, plan.kind.mark)
        self.signatories = tuple(signatory_names(one, plan.library) for one in plan.signatories) or (nobody(),)
        first = self.addressees[0]
        self.standing: dict[str, object] = {
            "official": first.official,
            "post": names_of_post(plan.addressees[0]),
            "signatory": self.signatories[0],
            "signers": signers_names(self.signatories),
            "office": office_names(plan.library.office),
            "contact": contact_names(plan),
            "asks": asks_names(plan),
            "remit": remit_names(plan.asks, plan),
            "issue": names.IssueNames(plan.issue.title, plan.issue.phrase),
            **names.signer_words(len(self.signatories)),
        }
        if there := plan.issue.counterpart:
            self.standing["counterpart"] = names.CounterpartNames(
                there.name, FirstMention(there.name, there.short), there.adjective
            )
        if plan.spec.about:
            from drafter.following import about_names  # few letters follow one up

            self.standing["about"] = about_names(plan.spec.about, plan)
        self.standing["letter"] = letter_names(plan)
        self.standing["letter"] = self.named()

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
            body=self.body(),
            complimentary_close=_must(part("complimentary-close"), "complimentary-close"),
            signature_blocks=tuple(_each(signatures)),
            enclosure_notation=tuple(self.separate("enclosure-notation")),
            copy_notation=tuple(self.separate("copy-notation")) if plan.copies else (),
            continuation_header=part("continuation-header"),
        )

    def named(self) -> names.LetterNames:
        """The letter's own facts, with the subject and enclosures of its kind where the request gives none."""
        kind, spec = self.plan.kind, self.plan.spec
        values = {**self.standing, **self.blanks(kind.blanks)}
        subject = Mark(self.render(kind.subject, values, kind.where)) if kind.subject and not spec.subject else ""
        given = () if spec.enclosures else kind.enclosures
        made = (self.render(text, values, kind.where).strip() for text in given)
        enclosures = tuple(Mark(words) for words in made if words)
        return letter_names(self.plan, subject, enclosures)

    # the words

    def body(self) -> tuple[Block, ...]:
        """The slots' blocks in the kind's order: paragraphs run together by name, the asks as one list."""
        blocks: list[Block] = []
        for slot, clauses in self.plan.sections:
            blocks += self.asks(clauses) if slot == "asks" else self.passages(clauses)
            if slot in ITEMS:
                blocks += numbered(*ITEMS[slot](self.plan.spec))
        return with_notes(tuple(blocks), self.plan.library.sources, self.plan.style)

    def passages(self, clauses: Iterable[Clause]) -> tuple[Block, ...]:
        """The clauses' blocks; neighbors that name the same paragraph run on where words meet words."""
        blocks: tuple[Block, ...] = ()
        name = ""
        for clause in clauses:
            made = self.clause(clause.body, clause)
            blocks = _run_on(blocks, made) if clause.paragraph and clause.paragraph == name else (*blocks, *made)
            name = clause.paragraph
        return blocks

    def asks(self, clauses: tuple[Clause, ...]) -> tuple[Block, ...]:
        """The asks as one numbered list; a single ask stands as its blocks, for a list of one is no list."""
        return listed(map(self.ask, clauses), clauses[0].where if clauses else None)

    def ask(self, clause: Clause) -> tuple[Block, ...]:
        """One ask: its lead in bold, its text, and the asides that join it."""
        made = _run_on(self.lead(clause), self.clause(clause.body, clause))
        for aside in self.plan.asides:
            if aside.joins == clause.id:
                made = _run_on(made, self.clause(aside.body, aside))
        return made

    def lead(self, clause: Clause) -> tuple[Paragraph, ...]:
        """The words that open an ask, in bold."""
        leads = [lead for block in self.clause(clause.lead, clause) for lead in paragraphs_of(block)]
        return tuple(Paragraph(tuple(map(_bold, lead.runs)), clause.where) for lead in leads)

    def clause(self, text: str, clause: Clause) -> tuple[Block, ...]:
        """The blocks of a clause's text, each with the place it came from."""
        where = Location(clause.where.path, clause.body_line, 1)
        said = self.render(text, self.values(clause), where)
        if clause.blanks:
            from drafter.commas import with_commas  # most clauses are whole

            said = with_commas(said)
        return self.parsed(said, where)

    def values(self, clause: Clause) -> dict[str, object]:
        """The names a clause sees: the standing ones, and what it declares."""
        plan, library = self.plan, self.plan.library
        declared: dict[str, object] = {"remit": remit_names((clause,), plan)} if clause.decided_by else {}
        if clause.attributed:
            declared["member"] = member_names(clause, plan)
        for name, figure in plan.evidence.get(clause.id, {}).items():
            declared[name] = figure_in_text(figure, plan.date)
        for name, event_id in clause.events.items():
            event = library.events[event_id]
            declared[name] = event_names(event, library.sources[event.source], plan.date)
        for name, source in clause.cites.items():
            declared[name] = names.SourceNames(library.sources[source].title, note_mark(source))
        return {**self.standing, **declared, **self.blanks(clause.blanks)}

    def blanks(self, blanks: Iterable[ClauseBlank]) -> dict[str, object]:
        """What the request fills blanks with; a mark for each that it leaves."""
        fill = self.plan.spec.fill
        return {one.name: " ".join(fill.get(one.name, "").split()) or blank_mark(one.name, one.hint) for one in blanks}

    # the standard parts

    def part(self, name: str, **more: object) -> Paragraph | None:
        """A standard part from its template; None where the template says nothing for this letter."""
        where = self.plan.library.part_where(name)
        return self.lines(self.in_part(self.plan.library.parts[name], where, **more), where)

    def in_part(self, text: str, where: Location, **more: object) -> str:
        """A template's words as markup, with the names that standard parts have."""
        values = {**self.standing, "addressees": self.addressees, "signatories": self.signatories, "forms": self.forms}
        values |= {"committees": committee_names(self.plan), **more}
        values["page_number"] = PAGE_MARK
        return self.render(text, {**values, "blank": blank_mark}, where)

    def separate(self, name: str) -> Iterator[Paragraph]:
        """A part whose blocks are parted by blank lines, such as the people who receive copies."""
        text, where = self.plan.library.parts[name], self.plan.library.part_where(name)
        for block in self.render(text, {**self.standing, "blank": blank_mark}, where).split("\n\n"):
            if made := self.lines(block, where):
                yield made

    def stationery(self) -> Stationery:
        """The letterhead with the signatory's own words in it; the words of an office's own file as they are."""
        plan, head = self.plan, self.plan.letterhead
        if head.own:
            said = [Paragraph((Text(line.text),), head.where) for line in head.lines]
            lines = [LetterheadLine(p, of.size, of.small_caps) for p, of in zip(said, head.lines, strict=True)]
            return Stationery(tuple(lines), head.typeface, head.size, head.margins, self.plan.library.papers[head.id])
        lines = []
        first = self.signatories[plan.signatories.index(plan.lead) if plan.lead else 0]
        if len({one.zip for one in self.signatories}) > 1:  # the last four digits are those of one office
            first = replace(first, zip=str(first.zip).partition("-")[0])
        values = {"signatory": first, "signers": self.standing["signers"], "blank": blank_mark}
        values["committees"] = committee_names(plan)
        for line in head.lines:
            if made := self.lines(self.render(line.text, values, head.where), head.where):
                lines.append(LetterheadLine(made, line.size, line.small_caps))
        return Stationery(tuple(lines), head.typeface, head.size, head.margins)

    def properties(self) -> Properties:
        """What the request says of the file, else its addressees, who signs, and the letter's date."""
        plan, spec = self.plan, self.plan.spec
        to = "; ".join(
            ", ".join(filter(None, (person.official.name, person.title))) if person.official else person.title
            for person in plan.addressees
        )
        title = spec.title or f"Letter to {to}, {long_date(plan.date)}"
        author = spec.author or _authors([one.name for one in plan.signatories])
        day = date.fromisoformat(spec.file_date) if spec.file_date not in ("", NONE) else plan.date
        return Properties(
            title="" if title.casefold() == NONE else title,
            author="" if author.casefold() == NONE else author,
            date=None if spec.file_date == NONE else day,
        )

    def render(self, text: str, values: dict[str, object], where: Location) -> str:
        """A template's words as markup; a full stop after a value that ends in one, as “Inc.” does, is that one."""
        said = render(self.plan.library.trees[text], values, where)
        return re.sub(_TWO_STOPS, ".", said) if ".." in said else said

    def parsed(self, text: str, where: Location) -> tuple[Block, ...]:
        """Rendered text as blocks. Raises DrafterError where it cannot be read, such as a row that is too short."""
        try:
            return parse(text, where, to_be_noted)
        except MarkupError as error:
            raise DrafterError(Fault(str(error), where, error.hint)) from None

    def lines(self, text: str, where: Location) -> Paragraph | None:
        """The lines of a standard part; None where it says nothing."""
        try:
            return parse_lines(text, where, to_be_noted)
        except MarkupError as error:
            raise DrafterError(Fault(str(error), where, error.hint)) from None


def _first(addressee: names.AddresseeNames) -> dict[str, object]:
    return {"official": addressee.official, "post": addressee.post}


def _authors(names: Sequence[str]) -> str:
    """The names of those who sign; of a crowd the first and how many others, for programs cut a property short."""
    return ", ".join(names) if len(names) <= _CROWD else f"{names[0]} and {len(names) - 1} others"


def _bold(run: Run) -> Run:
    return Text(run.text, bold=True, italic=run.italic) if isinstance(run, Text) else run


def _run_on(first: tuple[Block, ...], second: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks after blocks; where words meet words they make one paragraph, below a list or a table they do not."""
    if not first or not second or not isinstance(first[-1], Paragraph) or not isinstance(second[0], Paragraph):
        return (*first, *second)
    met = Paragraph((*first[-1].runs, Text(" "), *second[0].runs), first[-1].origin)
    return (*first[:-1], met, *second[1:])


def _each(paragraphs: Iterable[Paragraph | None]) -> Iterator[Paragraph]:
    return (one for one in paragraphs if one is not None)


def _must(paragraph: Paragraph | None, name: str) -> Paragraph:
    if paragraph is None:
        raise DrafterError(
            Fault(f"the part '{name}' is empty", Location(f"templates/parts/{name}.txt.j2"), "A letter needs it.")
        )
    return paragraph
