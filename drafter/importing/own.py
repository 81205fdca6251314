"""Figures and sources of one's own: a table with a vintage a row, or YAML as the library's files have it."""

from __future__ import annotations

from drafter.errors import DrafterError, Fault, Faults, Location, one_of
from drafter.importing.entries import Found, entry, without
from drafter.importing.table import Form, Table
from drafter.library.fields import check_id
from drafter.library.source import Mapping, Node, Scalar, Sequence, parse_yaml
from drafter.records.evidence import Vintage

COLUMNS = (
    *("statistic", "published", "since", "until", "value", "precision"),
    *("basis", "previous", "source", "quoted_by", "sure", "note"),
)
"""The columns of a table of vintages, in the order in which it is written: the id of the statistic, then the keys of a
vintage, with the two ends of its period."""

FORM = Form(
    "a table of vintages",
    ("statistic", "published", "since", "until", "value", "precision", "basis", "source"),
    ("previous", "quoted_by", "sure", "note"),
    open=False,
)


def read_vintages(table: Table) -> Found:
    """The vintages of a table, each with the line that it stands on."""
    places = table.places(FORM)
    found, faults = Found(), Faults()
    for line, row in table.rows():
        where = Location(table.path, line)
        cells = {name: row[place] for name, place in places.items()}
        name = cells.pop("statistic").strip()
        if not name:
            faults.add("the statistic is missing in this row", where, "Write its id in the column 'statistic'.")
            continue
        period = entry({"since": cells.pop("since"), "until": cells.pop("until")}, where)
        keys: dict[str, str | Node | None] = {"published": cells.pop("published"), "period": period}
        keys.update(cells)
        found.vintages.append((name, entry(keys, where)))
    faults.stop()
    if not found:
        raise DrafterError(Fault("there are no rows in this table", Location(table.path)))
    return found


def read_yaml(text: str, path: str) -> Found:
    """The statistics or sources of a file that is written as the library's own are."""
    root = parse_yaml(text, path)
    found, faults = Found(), Faults()
    for name, node in root.pairs.items():
        where = root.keys[name]
        check_id(name, where, faults)
        if not isinstance(node, Mapping):
            faults.add(f"'{name}' holds no keys; a statistic or a source is expected", where)
            continue
        whole = Mapping(node.pairs, node.keys, where, root.lines)
        if "vintages" in node.pairs:
            _series(found, name, whole, faults)
        elif "title" in node.pairs or "type" in node.pairs:
            found.sources[name] = whole
        else:
            hint = "A statistic has 'vintages', a source has 'type' and 'title'."
            faults.add(f"'{name}' is neither a statistic nor a source", where, hint)
    faults.stop()
    return found


def _series(found: Found, name: str, node: Mapping, faults: Faults) -> None:
    listed = node.pairs["vintages"]
    for item in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(item, Mapping):
            found.vintages.append((name, Mapping(item.pairs, item.keys, item.where, node.lines)))
        else:
            faults.add("a vintage is a set of keys", item.where, f"Its keys are {one_of(COLUMNS[1:])}.")
    if isinstance(listed, Scalar | Mapping):
        faults.add("'vintages' is a list", listed.where, "Begin each vintage with a dash and a space.")
    found.statistics[name] = without(node, "vintages")


def row(name: str, vintage: Vintage) -> tuple[str, ...]:
    """A vintage of a statistic as a row under COLUMNS."""
    previous = "" if vintage.previous is None else str(vintage.previous)
    ends = str(vintage.period.since)[:7], str(vintage.period.until)[:7]
    figure = str(vintage.value), vintage.precision, vintage.basis, previous
    told = vintage.source, vintage.quoted_by or "", vintage.sure, vintage.note
    return (name, str(vintage.published), *ends, *figure, *told)
