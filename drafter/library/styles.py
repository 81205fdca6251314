"""Which citation style a letter has: one of drafter's own, one in the library's templates/styles, or any .csl file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.citation import STYLES, CitationStyle
from drafter.errors import DrafterError, Faults, Location, did_you_mean
from drafter.records.stationery import StyleFile

ENDING = ".csl"


def named_style(name: str, files: Mapping[str, StyleFile], where: Location, faults: Faults) -> CitationStyle | None:
    """The style of a name, or of the .csl file at a path; None where there is none, which is noted.

    A file of the library goes before a style of drafter's own that has the same name.
    """
    try:
        if name.casefold().endswith(ENDING):
            return _of_file(_read(name), where)
        if file := files.get(name.casefold()):
            return _of_file(file, where)
    except DrafterError as error:
        if error.exit_code != DrafterError.exit_code:
            raise
        faults.extend(error)
        return None
    if style := STYLES.get(name.casefold()):
        return style
    known = (*STYLES, *files)
    hint = did_you_mean(name, known) or f"There is {', '.join(known)}, and any .csl file by its path."
    faults.add(f"no citation style '{name}'", where, hint)
    return None


def _read(path: str) -> StyleFile:
    from drafter.citation.style_file import read_style_file
    from drafter.library.source import read_text

    return read_style_file(path, read_text(Path(path), path), path)


def _of_file(file: StyleFile, where: Location) -> CitationStyle:
    from drafter.citation.engine import csl_style  # only a letter in such a style needs it

    return csl_style(file, where)
