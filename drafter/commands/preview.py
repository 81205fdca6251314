"""drafter preview: the letter in the terminal, in the very words of the Word file."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from drafter.commands.asking import may_ask, no_input_option
from drafter.commands.edited import tell_edits
from drafter.commands.help import ExamplesFirst
from drafter.commands.order_told import surnames_taken
from drafter.commands.overriding import told_of
from drafter.commands.request import drafted, record_of, request_options
from drafter.commands.telling import counted, screen, tell_findings


@click.command(
    "preview",
    cls=ExamplesFirst,
    examples=(
        'drafter preview --to "Secretary of State" --asks kyc,scheduling',
        "drafter preview out/2024-09-12-secretary-of-state-kyc.docx",
        "drafter preview letter.yaml --date 2025-03-04",
    ),
)
@click.argument("file", required=False, metavar="[FILE]")
@request_options
@click.option("--width", type=click.IntRange(20, 400), help="Columns; the terminal's own where not given.")
@no_input_option
def command(file: str | None, width: int | None, no_input: bool, **flags: Any) -> int:
    """Show the letter as it would be written, footnotes at the end.

    FILE is a letter's file, a record, or a letter that drafter wrote, with its record beside it. At a terminal, it asks
    for the addressee and the asks where they are not given.
    """
    if may_ask(file, flags, no_input=no_input):
        from drafter.commands.interviewing import Purpose, interviewed, typed_flags

        if talked := interviewed(flags, Purpose(("preview", *typed_flags({"--library": flags["library"]})))):
            return 1 if talked.draft.blocked else 0
    from drafter.writers.terminal import write

    draft = drafted(file and record_of(file), flags)
    terminal = sys.stdout.isatty()
    columns, rows = screen()
    styled = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    text = write(draft.letter, width or columns, styled)
    if terminal and text.count("\n") >= rows:
        click.echo_via_pager(text, color=styled)
    else:
        click.echo(text.rstrip("\n"), color=styled)
    tell_edits(file, draft.plan.library)
    for line in (*surnames_taken(draft.plan), *told_of(draft.plan)):
        click.echo(line, err=True)
    tell_findings(draft.findings, err=True)
    if draft.findings:
        click.echo(f"Findings: {counted(draft.findings)}.", err=True)
    return 1 if draft.blocked else 0
