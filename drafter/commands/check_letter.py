"""drafter check on a letter that drafter never saw: what was read, and what the rules that need no more find in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.commands.days import day_given
from drafter.commands.request import asked, open_library
from drafter.commands.telling import as_json, counted, tell_findings
from drafter.errors import Fault, Faults, FileError, Location

if TYPE_CHECKING:
    from datetime import date

    from drafter.commands.check_fix import Mended
    from drafter.drafting import Draft
    from drafter.findings import Finding
    from drafter.letter import Letter
    from drafter.library import Library
    from drafter.readers.places import Source
    from drafter.recognizing import Judgment
    from drafter.spec import Allowance

_LARGEST = 20_000_000


def check(
    file: str,
    allow: tuple[str, ...],
    library: str | None,
    as_of: str | None,
    *,
    fix: bool,
    output: str | None,
    form: str,
) -> int:
    """Read and judge the letter in a file, and say so in a form: text, json or sarif."""
    faults = Faults()
    allowed = asked({"allow": allow}, faults).allow
    given = day_given(as_of, "--as-of") if as_of else None
    faults.stop()
    judging = _Judging(open_library(library), allowed, given)
    source = _source(file, _content(file))
    judging.check_allowances()
    done: Mended | None = None
    if fix:
        from drafter.commands.check_fix import mended, told

        done = mended(source, file, output, judging.findings_in)
        source, file = done.source, done.name
        for line in told(done) if form == "text" else ():
            click.echo(line)
    judgment = judging.of(source)
    findings = located(judgment.findings, source)
    if form == "sarif":
        from drafter.commands.sarif import log

        issue = judgment.recognized.issue
        click.echo(as_json(log(findings, judging.library.rules_for(issue.id if issue else ""), file)))
    elif form == "json":
        from drafter.commands.check_data import of_judgment

        left = _missing(source.letter, judgment)
        click.echo(as_json(of_judgment(file, source.letter, judgment, findings, left, done)))
    else:
        for line in _read(file, source.letter, judgment):
            click.echo(line)
        tell_findings(findings, err=False)
        click.echo(f"Findings: {counted(findings)}." if findings else "Nothing to object to.")
    return 1 if judgment.blocked else 0


def read_and_judged(file: str, library: Library) -> tuple[Source, Judgment]:
    """The letter in a file, and what every rule that needs its words alone finds in it, as of its own date."""
    source = _source(file, _content(file))
    return source, _Judging(library, {}, None).of(source)


def with_words_of(file: str, draft: Draft) -> tuple[Finding, ...]:
    """The findings about a draft, and what its rules find in the words of its Word file, which somebody edited."""
    from drafter.checks import judge_words
    from drafter.findings import LEVELS

    source = _source(file, _content(file))
    plan = draft.plan
    rules = [rule for rule in plan.rules if plan.applies(rule)]
    found = located(judge_words(rules, source.letter, plan.library, plan.date), source)
    known = {(one.rule, one.message) for one in draft.findings}
    allowed = {rule: one.reason for rule, one in plan.spec.allow.items()}
    new = [replace(one, allowed=allowed.get(one.rule, "")) for one in found if (one.rule, one.message) not in known]
    return tuple(sorted((*draft.findings, *new), key=lambda one: LEVELS.index(one.level)))


def located(findings: Iterable[Finding], source: Source) -> tuple[Finding, ...]:
    """The findings, each at the place of the very words that it is about, as near as the file allows."""
    return tuple(replace(one, where=source.located(one.where, one.words)) for one in findings)


class _Judging:
    """How letters are judged: by which library, what of it is allowed, as of what day."""

    def __init__(self, library: Library, allowed: Mapping[str, Allowance], given: date | None) -> None:
        self.library, self.allowed, self.given = library, allowed, given

    def of(self, source: Source) -> Judgment:
        """The judgment of a letter."""
        from drafter.readers import day_of
        from drafter.recognizing import judged

        return judged(source.letter, self.library, self.given or day_of(source.letter), self.allowed)

    def findings_in(self, source: Source) -> tuple[Finding, ...]:
        """The findings about a letter."""
        return self.of(source).findings

    def check_allowances(self) -> None:
        """Raise DrafterError where an allowance names no rule that judges, or one that finds what is unfinished."""
        from drafter.plan import check_allowances

        faults = Faults()
        rules = {rule.id: rule for rule in self.library.rules.values()}
        check_allowances(self.allowed, rules, Location("--allow"), faults)
        faults.stop()


def _content(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(_LARGEST + 1)
    except OSError as error:
        raise FileError(Fault(f"this file cannot be read: {error.strerror or error}", Location(file))) from None


def _source(file: str, data: bytes) -> Source:
    from drafter.readers.places import source

    return source(file, data)


def _read(file: str, letter: Letter, judgment: Judgment) -> list[str]:
    """What was read of a letter, in a line or two, and what was not found in it."""
    known = judgment.recognized
    day = known.day
    from drafter.checks.reading import lines_of
    from drafter.dates import long_date

    to = [post.called for post in known.addressees]
    strangers = [lines_of(one)[0] for one in letter.inside_addresses if lines_of(one)] if not to else []
    signers = [lines_of(one)[0] for one in letter.signature_blocks if lines_of(one)]
    counts = _counts(letter)
    said = [
        f"dated {long_date(day)}" if day else "",
        f"to {_and(f'the {one}' for one in to)}"
        if to
        else f"to {_and(strangers)}, whom the roster does not know"
        if strangers
        else "",
        f"signed by {_and(signers)}" if signers else "",
    ]
    lines = [f"{file}: a letter {', '.join(filter(None, said))}".rstrip() + f"; {counts}."]
    lines += [f"  {one}" for one in _missing(letter, judgment)]
    return lines


def _counts(letter: Letter) -> str:
    from drafter.commands.check_data import people_copied

    numbers = (
        (sum(1 for _ in letter.body), "block", "blocks"),
        (sum(1 for _ in letter.notes()), "note", "notes"),
        (len(letter.enclosure_notation), "enclosure notation", "enclosure notations"),
        (len(people_copied(letter)), "copy", "copies"),
    )
    shown = (
        f"{n or 'no'} {many if n != 1 else one}" for n, one, many in numbers[1:] if n or one != "enclosure notation"
    )
    return ", ".join(shown)


def _missing(letter: Letter, judgment: Judgment) -> list[str]:
    """What a letter should have and has not, and what was therefore not judged."""
    day, parts = judgment.recognized.day, []
    if day is None:
        left = f" {len(judgment.left_out)} rules that hold on some days only were left out." * bool(judgment.left_out)
        parts.append(f"No date was found; checks by date were left out.{left} Give its day with --as-of.")
    named = (
        (bool(letter.inside_addresses), "inside address"),
        (bool(letter.salutation.runs), "salutation"),
        (bool(letter.body), "body"),
        (bool(letter.complimentary_close.runs), "complimentary close"),
        (bool(letter.signature_blocks), "signature block"),
    )
    absent = [name for there, name in named if not there]
    if absent:
        parts.append(f"Not found: {_and(absent)}. What needs {'it' if len(absent) == 1 else 'them'} was not judged.")
    return parts


def _and(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
