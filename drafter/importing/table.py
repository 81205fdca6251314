"""A table of comma-separated values, row by row: its columns by name, in whatever order they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from drafter.errors import DrafterError, Fault, FileError, Location, did_you_mean
from drafter.frozen import frozen
from drafter.importing.lines import CUT_SHORT


@frozen
class Form:
    """A kind of table: what it is, the columns that it must have and those that it may; others only where `open`."""

    what: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    open: bool


class Table:
    """The rows of a table, to be read once; the first row names the columns.

    A row that has more or fewer columns than the first, and quotes that never close, raise FileError.
    """

    def __init__(self, lines: Iterable[str], path: str) -> None:
        self.path = path
        self._rows = csv.reader(lines, strict=True)
        self.columns = [name.strip() for name in self._next() or ()]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the line that it ends on; empty lines are passed over."""
        expected = len(self.columns)
        while (row := self._next()) is not None:
            if len(row) == expected:
                yield self._rows.line_num, row
            elif row:
                message = f"this row has {len(row)} columns, and the first has {expected}"
                where = Location(self.path, self._rows.line_num)
                raise FileError(Fault(message, where, CUT_SHORT, ",".join(row)))

    def places(self, form: Form) -> dict[str, int]:
        """The place of each column of a form. Raises DrafterError where one is missing, or is not of the form."""
        found = {_key(name): place for place, name in enumerate(self.columns)}
        known = {_key(name): name for name in (*form.required, *form.optional)}
        missing = [name for name in form.required if _key(name) not in found]
        strange = [] if form.open else [name for name in self.columns if _key(name) not in known]
        if not missing and not strange:
            return {name: found[key] for key, name in known.items() if key in found}
        where = Location(self.path, 1)
        faults = []
        for name in missing:
            near = did_you_mean(name, [one for one in self.columns if _key(one) not in known])
            faults.append(Fault(f"the column '{name}' is missing", where, near))
        for name in strange:
            hint = did_you_mean(name, missing) or did_you_mean(name, known.values())
            faults.append(Fault(f"there is no column '{name}' in {form.what}", where, hint))
        hint = f"Its columns are: {', '.join(self.columns) or 'none'}. Expected: {', '.join(known.values())}."
        raise DrafterError(*faults, Fault(f"this was read as {form.what}", where, hint))

    def form(self, forms: Iterable[Form]) -> Form:
        """Which of several forms a table has: the one with which it shares most columns.

        Raises DrafterError where it shares none.
        """
        forms = tuple(forms)
        here = {_key(name) for name in self.columns}
        shared = {form: len(here & {_key(name) for name in (*form.required, *form.optional)}) for form in forms}
        best = max(forms, key=lambda form: shared[form])
        if shared[best]:
            return best
        expected = " ".join(f"{form.what[0].upper()}{form.what[1:]} has: {', '.join(form.required)}." for form in forms)
        message = f"these columns are none that drafter reads: {', '.join(self.columns)[:200] or 'none'}"
        raise DrafterError(Fault(message, Location(self.path, 1), expected))

    def _next(self) -> list[str] | None:
        try:
            return next(self._rows, None)
        except csv.Error as error:
            message = f"from here on this is no table of comma-separated values ({error})"
            hint = f"A quote mark may be one too many or too few. {CUT_SHORT}"
            raise FileError(Fault(message, Location(self.path, self._rows.line_num), hint)) from None


def _key(name: str) -> str:
    return name.replace("_", " ").strip().casefold()
