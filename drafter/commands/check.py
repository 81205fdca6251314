"""drafter check: what the rules find in a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafter.commands.edited import tell_edits
from drafter.commands.help import ExamplesFirst
from drafter.commands.json_schema import schema_option
from drafter.commands.overriding import told_of
from drafter.commands.request import allow_option, drafted, is_foreign, library_option, record_of
from drafter.commands.telling import as_json, counted, tell_findings
from drafter.errors import DrafterError, Fault, Faults, Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding


@click.command(
    "check",
    cls=ExamplesFirst,
    examples=(
        "drafter check out/2024-09-12-secretary-of-state-kyc.docx",
        "drafter check from-another-office.docx",
        "drafter check draft.txt --fix",
        "drafter check letter.yaml --json",
        'drafter check letter.yaml --allow outside-remit="the post was renamed last week"',
    ),
)
@click.argument("file", metavar="FILE")
@allow_option
@library_option
@click.option("--as-of", metavar="DAY", help="Judge a letter as of this day, as 2024-09-12; without it, its date.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, in a copy: NAME-fixed.docx beside the letter.")
@click.option("-o", "--output", metavar="FILE", help="The name of the mended copy.")
@click.option("--json", "as_data", is_flag=True, help="As data for a program, as --schema describes it.")
@schema_option("check.schema.json")
@click.option("--sarif", is_flag=True, help="As SARIF 2.1.0, for code hosts and editors.")
def command(
    file: str,
    allow: tuple[str, ...],
    library: str | None,
    as_of: str | None,
    fix: bool,
    output: str | None,
    as_data: bool,
    sarif: bool,
) -> int:
    """List the findings about a letter, the gravest first. Exits with 1 where one of them forbids the letter.

    FILE is a letter's file, a record, or a Word file with its record beside it. It may also be a letter that drafter
    never saw, in Word (.docx), plain text or Markdown: its parts are read, and every rule that needs its words alone
    judges it.
    """
    faults = Faults()
    if as_data and sarif:
        message = "the findings are told as JSON or as SARIF, and both were asked for"
        faults.add(message, Location("--sarif"), "Give one of --json and --sarif.")
    if output and not fix:
        faults.add("only a mended copy has a name", Location("-o"), "Add --fix, or leave out -o.")
    faults.stop()
    if is_foreign(file):
        from drafter.commands.check_letter import check

        form = "sarif" if sarif else "json" if as_data else "text"
        return check(file, allow, library, as_of, fix=fix, output=output, form=form)
    if as_of:
        message = "what drafter makes is judged as of its own date"
        raise DrafterError(Fault(message, Location("--as-of"), "Change the date in the request, or leave this out."))
    draft = drafted(record_of(file), {"allow": allow, "library": library})
    findings = draft.findings
    if edited := tell_edits(file, draft.plan.library):
        from drafter.commands.check_letter import with_words_of

        findings = with_words_of(file, draft)
    if fix:
        raise _own_words(file, findings)
    if sarif:
        from drafter.commands.sarif import log

        click.echo(as_json(log(findings, draft.plan.library.rules_for(draft.plan.issue.id), file)))
    elif as_data:
        from drafter.commands.check_data import of_draft

        click.echo(as_json(of_draft(file, draft, findings, edited=edited)))
    else:
        for line in told_of(draft.plan):
            click.echo(line)
        tell_findings(findings, err=False)
        click.echo(f"Findings: {counted(findings)}." if findings else "Nothing to object to.")
    return 1 if any(finding.blocks for finding in findings) else 0


def _own_words(file: str, findings: Iterable[Finding]) -> DrafterError:
    """Why a letter that drafter makes is not mended: its words stand in clauses, each of which is named."""
    fixable = [one for one in findings if one.fix is not None]
    hint = "Edit the file that is named, and make the letter again." if fixable else "Nothing in it is to be mended."
    faults = [Fault(f"“{one.words}” should read “{one.fix}”", one.where) for one in fixable]
    message = "drafter makes this letter from clauses, and a mended copy would be lost when it is made again"
    return DrafterError(Fault(message, Location(file), hint), *faults)
