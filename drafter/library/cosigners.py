"""Reads the Members who sign with others, from a table that a spreadsheet wrote, a letter's file or a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import dropwhile
from pathlib import Path
from typing import TypeVar

from drafter.errors import DrafterError, Faults, Location, did_you_mean, one_of
from drafter.library.districts import as_district, as_state, district_fault, no_state, senator_fault
from drafter.library.fields import Fields
from drafter.library.surnames import is_turned
from drafter.library.tables import Cell, Row, read_rows
from drafter.records.office import AT_LARGE
from drafter.records.signers import CHAMBERS, Cosigner

T = TypeVar("T")

COLUMNS = ("name", "title", "chamber", "state", "district", "committee", "since", "seniority", "surname")
"""The columns of a table of co-signers, in the order in which drafter writes them."""
REQUIRED = ("name", "chamber", "state")

_OF_CHAMBERS = {
    **dict.fromkeys(("house", "h", "house of representatives", "rep", "representative", "hr"), "house"),
    **dict.fromkeys(("senate", "s", "sen", "senator"), "senate"),
}
_TITLE = re.compile(
    r"(?:the honorable|hon\.?|rep\.?|representative|sen\.?|senator|congress(?:man|woman)|delegate|del\."
    r"|resident commissioner|mr\.?|mrs\.?|ms\.?|dr\.?)\s",
    re.IGNORECASE,
)
"""What stands before a name in everyday lists; the block of a signature has the title under it."""
_WITHOUT_ITS_ROW = "Take the row out, or complete it: a name may have been lost."


def read_table(path: str, faults: Faults) -> tuple[Cosigner, ...]:
    """The co-signers in a file, in its order; everything that is wrong is noted with its line and column.

    Raises FileError where the file cannot be read.
    """
    read = list(dropwhile(lambda row: row.is_empty, read_rows(path)))
    head, *rows = read or [Row((), "")]
    columns = _columns(head, path, faults)
    found: dict[str, Cosigner] = {}
    for row in rows if "name" in columns else ():
        if row.is_empty:
            faults.add("this row is empty, and others follow", row.cells[0].where, _WITHOUT_ITS_ROW)
            continue
        one = _Row(row, len(head.cells), columns, faults).cosigner()
        if other := found.get(key := folded(one.name)):
            message = f"'{one.name}' stands here twice: see line {other.where.line}"
            faults.add(message, one.where, "Keep one of the two rows.", row.line)
        elif one.name:
            found[key] = one
    if "name" in columns and not rows:
        faults.add("there are no rows in this table", Location(path), "Write one Member in each row under the first.")
    return tuple(found.values())


def folded(name: str) -> str:
    """A name as it is compared: without capitals, points and the difference of apostrophes."""
    return re.sub(r"[.,]", "", name).replace("'", "’").casefold()


def _columns(head: Row, path: str, faults: Faults) -> dict[str, int]:
    """The place of each column; one that is missing, unknown or there twice is noted."""
    places: dict[str, int] = {}
    for place, cell in enumerate(head.cells):
        name = cell.text.casefold().strip(" :")
        if name in places:
            faults.add(f"the column '{name}' stands here twice", cell.where, "Take one out.", head.line)
        elif name in COLUMNS:
            places[name] = place
        elif name:
            hint = f"{did_you_mean(name, COLUMNS)} The columns are {one_of(COLUMNS)}; take others out.".strip()
            faults.add(f"there is no column '{cell.text}' in a table of co-signers", cell.where, hint, head.line)
    for name in REQUIRED:
        if name not in places:
            hint = f"The first row names the columns: {', '.join(REQUIRED)}, and what else is known."
            faults.add(
                f"the column '{name}' is missing", Location(path, head.cells[0].where.line if head.cells else 1), hint
            )
    return places


class _Row:
    """One row in the reading; each fault is noted at its cell."""

    def __init__(self, row: Row, named: int, columns: dict[str, int], faults: Faults) -> None:
        self.row, self.columns, self.faults = row, columns, faults
        if any(cell.text for cell in row.cells[named:]):
            message = f"this row has {len(row.cells)} cells, and the first row names {named}"
            self.faults.add(
                message, row.cells[0].where, 'A name with a comma stands in quotes: "Pat Doe, Jr."', row.line
            )

    def cell(self, column: str) -> Cell:
        """A cell by its column; an empty one at the row's beginning where the row has none."""
        place = self.columns.get(column, len(self.row.cells))
        return self.row.cells[place] if place < len(self.row.cells) else Cell("", self.row.cells[0].where)

    def fault(self, column: str, message: str, hint: str = "") -> None:
        """Note what is wrong with a cell."""
        self.faults.add(message, self.cell(column).where, hint, self.row.line)

    def cosigner(self) -> Cosigner:
        """The Member of the row; what cannot be read is empty."""
        words = {column: self.cell(column).text.replace("'", "’") for column in COLUMNS}
        for column in REQUIRED:
            if column in self.columns and not words[column]:
                whose = f" of {words['name']}" if column != "name" and words["name"] else ""
                self.fault(column, f"the {column}{whose} is missing", "Fill the cell, or take the row out.")
        chamber = _OF_CHAMBERS.get(words["chamber"].casefold().rstrip("."), "")
        if words["chamber"] and not chamber:
            self.fault("chamber", f"'{words['chamber']}' is no chamber", f"Write {one_of(CHAMBERS)}.")
        state = as_state(words["state"])
        if words["state"] and not state:
            self.fault("state", *no_state(words["state"]))
        one = Cosigner(
            name=words["name"],
            chamber=chamber,
            state=state,
            surname=words["surname"],
            title=words["title"],
            district=as_district(words["district"]) or words["district"],
            committee=words["committee"],
            since=self.read("since", words["since"], as_day),
            seniority=self.read("seniority", words["seniority"], as_place),
            where=self.cell("name").where,
        )
        for column, message, hint in _objections(one):
            self.fault(column, message, hint)
        return one

    def read(self, column: str, text: str, read: Callable[[str], T]) -> T | None:
        """What a cell holds; None where it is empty, or where it cannot be read, which is noted."""
        try:
            return read(text) if text else None
        except ValueError as error:
            self.fault(column, *error.args)
            return None


def read_listed(listed: Iterable[str | Fields], fields: Fields) -> tuple[Cosigner, ...]:
    """The co-signers that a letter's file lists: tables by their names beside it, and Members one by one."""
    found: list[Cosigner] = []
    for one in listed:
        if isinstance(one, Fields):
            found.append(_read_one(one))
        else:
            faults = Faults()
            found += read_table(str(Path(fields.where().path).parent / one), faults)
            fields.extend(DrafterError(*faults.found))
    return tuple(found)


def _read_one(fields: Fields) -> Cosigner:
    state = fields.text("state")
    one = Cosigner(
        name=fields.text("name").replace("'", "’"),
        chamber=fields.choice("chamber", CHAMBERS),
        state=as_state(state),
        surname=fields.text("surname", ""),
        title=fields.text("title", ""),
        district=as_district(given := fields.text("district", "")) or given,
        committee=fields.text("committee", ""),
        since=fields.day("since", None),
        seniority=fields.integer("seniority", None),
        where=fields.where(),
    )
    if state and not one.state:
        fields.fault("state", *no_state(state))
    for column, message, hint in _objections(one):
        fields.fault(column, message, hint)
    return replace(one, where=fields.value_where("name"))


def _objections(one: Cosigner) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a co-signer, wherever it was read: the column, the message, and what to do."""
    if not one.name.isprintable():
        yield "name", "an invisible character stands in this name", "Type the name anew."
    if title := _TITLE.match(one.name):
        alone = one.name[title.end() :].strip()
        hint = f"Write the name alone, as {alone}; a title has its own column."
        yield "name", f"'{one.name}' begins with a title", hint
    if is_turned(one.name):
        last, first = one.name.split(", ", 1)
        yield "name", f"'{one.name}' begins with the surname", f"Write {first} {last}."
    if fault := senator_fault(one.chamber, one.state):
        yield "state", *fault
    if one.district and one.chamber == "senate":
        yield "district", f"a Senator has no district, and '{one.district}' stands here", "Leave it empty."
    elif one.district and not as_district(one.district):
        yield "district", f"'{one.district}' is no district", f"Write its number, or {AT_LARGE}."
    elif found := district_fault(one.district, one.state):
        yield "district", *found


def as_day(text: str) -> date:
    """A day as a table has it: 2013-01-03, or 1/3/2013 with the month first, as Excel writes it in the United States.

    Raises ValueError with what is wrong and what to do.
    """
    hint = "Write the first day of service in the chamber, as 2013-01-03."
    by_year = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text)
    by_month = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
    numbers = by_year.groups() if by_year else (by_month[3], by_month[1], by_month[2]) if by_month else ()
    if not numbers:
        raise ValueError(f"'{text}' is no day", hint)
    try:
        return date(*map(int, numbers))
    except ValueError:
        raise ValueError(f"'{text}' is not on the calendar", hint) from None


def as_place(text: str) -> int:
    """A place in an order, counted from 1. Raises ValueError with what is wrong and what to do."""
    if not re.fullmatch(r"0*[1-9]\d{0,2}", text):
        raise ValueError(f"'{text}' is no place in the order of seniority", "Write a number: 1 is the most senior.")
    return int(text)
