"""drafter add: an issue, an ask, a figure, a post or a rule into the office's folder, whole and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafter.commands.add_kinds import KINDS
from drafter.commands.asking import no_input_option
from drafter.commands.evidence_writing import dry_run_option, into_option, place, today
from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option
from drafter.errors import DrafterError, Fault, Location, did_you_mean

if TYPE_CHECKING:
    pass


@click.command(
    "add",
    cls=ExamplesFirst,
    examples=(
        "drafter add issue flood-maps",
        'drafter add ask publish-data --issue fentanyl --set decided_by=president --set "lead=Publish the data."',
        "drafter add letterhead smith",
        "drafter add signatory --blank > smith.yaml",
    ),
)
@click.argument("kind", metavar="KIND")
@click.argument("words", nargs=-1, metavar="[ID] [FILE]")
@click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="What stands under a key; repeat for more.")
@click.option("--issue", metavar="ID", help="The issue that it belongs to; needed where there are several.")
@click.option("--slot", metavar="NAME", help="The place of a clause in the letter, such as background.")
@click.option("--replace", "replaces", is_flag=True, help="Let it stand in place of a shipped one of the same id.")
@click.option("--anyway", is_flag=True, help="Add a clause although the rules object to its words.")
@click.option("--blank", is_flag=True, help="Print the file with gaps to fill in, and write nothing.")
@no_input_option
@into_option
@library_option
@dry_run_option
def command(
    kind: str,
    words: tuple[str, ...],
    sets: tuple[str, ...],
    issue: str | None,
    slot: str | None,
    replaces: bool,
    anyway: bool,
    blank: bool,
    no_input: bool,
    into: str | None,
    library: str | None,
    dry_run: bool,
) -> int:
    """Add something to your office's folder: asked for at a terminal, given with --set, or taken from a FILE.

    KIND is issue, ask, clause, statistic, source, event, official, post, signatory, rule or letterhead. The whole
    library is read with it, and what it looks like in a letter is shown, before anything is written; where anything is
    wrong, all of it is told and nothing is written. Nothing that is there is written over. What may wait is marked as a
    gap, [FILL IN: …], and a letter that prints one cannot be made final; drafter library check lists the gaps. A file
    that --blank prints is added once it is filled in: drafter add signatory smith.yaml.
    """
    from drafter.commands import add_doing

    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"There are: {', '.join(KINDS)}."
        raise DrafterError(Fault(f"nothing of the kind '{kind}' can be added", None, hint))
    name, file = _id_and_file(words, bool(sets))
    order = add_doing.Order(kind, name, file, sets, replaces, anyway, dry_run, no_input)
    if blank:
        click.echo(add_doing.blank(order, slot, today()), nl=False)
        return 0
    return add_doing.add(order, place(into, library), issue, slot, today())


def _id_and_file(words: tuple[str, ...], with_values: bool) -> tuple[str, str]:
    """The id and the file, each empty where not given: a file is known by its ending, its folder, or by being there."""
    from pathlib import Path

    files = [word for word in words if "/" in word or "\\" in word or "." in word or Path(word).exists()]
    names = [word for word in words if word not in files]
    if len(files) > 1 or len(names) > 1:
        raise DrafterError(Fault("one id and one file are expected", None, f"Given: {', '.join(words)}."))
    if files and with_values:
        raise DrafterError(
            Fault("values are given, and a file", Location("--set"), "Write them into the file, or leave it out.")
        )
    return next(iter(names), ""), next(iter(files), "")
