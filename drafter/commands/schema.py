"""drafter schema: the keys of a kind of file, for editors that complete and check it as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import click

from drafter.commands.help import ExamplesFirst
from drafter.errors import DrafterError, Fault, Location, did_you_mean

ENDING = ".schema.json"


@click.command(
    "schema",
    cls=ExamplesFirst,
    examples=("drafter schema", "drafter schema statistics", "drafter schema --all office/schemas"),
)
@click.argument("kind", required=False, metavar="[KIND]")
@click.option("--all", "folder", metavar="FOLDER", help="Write every schema into a folder, as KIND.schema.json.")
def command(kind: str | None, folder: str | None) -> int:
    """Print the JSON Schema (2020-12) of a kind of file; without KIND, list the kinds and the files that are of each.

    With the schemas in a folder named schemas beside your office's clauses and templates, drafter add writes into each
    new YAML file the line by which editors with a YAML language server find its schema.
    """
    from drafter.commands.schema_kinds import KINDS

    if folder:
        if kind:
            raise DrafterError(Fault("one schema and all of them are asked for", Location("--all"), "Take one."))
        return _write_all(Path(folder))
    if kind is None:
        room = max(map(len, KINDS)) + 2
        for name, one in KINDS.items():
            click.echo(f"{name:<{room}}{one.title} ({one.files})")
        return 0
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"The kinds are {', '.join(KINDS)}."
        raise DrafterError(Fault(f"there is no schema of '{kind}'", None, hint))
    click.echo(_text(kind))
    return 0


def _text(kind: str) -> str:
    from drafter.commands.schema_kinds import KINDS

    return json.dumps(KINDS[kind].schema(kind), ensure_ascii=False, indent=2)


def _write_all(folder: Path) -> int:
    """Write each schema, over an older one of the same name; they are made of the readers and hold nobody's work."""
    from drafter.commands.schema_kinds import KINDS
    from drafter.commands.writing import write_files

    folder.mkdir(parents=True, exist_ok=True)
    write_files({folder / f"{kind}{ENDING}": f"{_text(kind)}\n".encode() for kind in KINDS}, "--all")
    click.echo(f"Written: {len(KINDS)} schemas in {folder.as_posix()}")
    return 0
