"""drafter check: what the rules find in a letter."""

from __future__ import annotations

import click

from drafter.commands.edited import tell_edits
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import allow_option, drafted, library_option, record_of
from drafter.commands.telling import as_json, counted, finding_data, tell_findings


@click.command(
    "check",
    cls=ExamplesFirst,
    examples=(
        "drafter check out/2024-09-12-secretary-of-state-kyc.docx",
        "drafter check letter.yaml --json",
        'drafter check letter.yaml --allow outside-remit="the post was renamed last week"',
    ),
)
@click.argument("file", metavar="FILE")
@allow_option
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
@click.option("--sarif", is_flag=True, help="As SARIF 2.1.0, for code hosts and editors.")
def command(file: str, allow: tuple[str, ...], library: str | None, as_data: bool, sarif: bool) -> int:
    """List the findings about a letter, the gravest first. Exits with 1 where one of them forbids the letter.

    FILE is a letter's file, a record, or a Word file with its record beside it.
    """
    draft = drafted(record_of(file), {"allow": allow, "library": library})
    tell_edits(file, draft.plan.library)
    if sarif:
        from drafter.commands.sarif import log

        click.echo(as_json(log(draft, file)))
    elif as_data:
        click.echo(as_json([finding_data(finding) for finding in draft.findings]))
    else:
        tell_findings(draft.findings, err=False)
        click.echo(f"Findings: {counted(draft.findings)}." if draft.findings else "Nothing to object to.")
    return 1 if draft.blocked else 0
