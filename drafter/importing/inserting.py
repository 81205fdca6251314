"""Puts entries into the text of a library's file, and changes no line that is there.

Where each entry goes is read from the places of what the file already holds. What comes of it is read again, and must
say what the file said before and the new entries, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Pairs
from collections.abc import Sequence as Items

from drafter.errors import DrafterError, Fault, Location
from drafter.importing.entries import Plain, plain
from drafter.importing.yaml_text import item_lines, record_lines
from drafter.library.source import MAX_BYTES, Mapping, Sequence, parse_yaml

Entry = dict[str, Plain]
Edits = list[tuple[int, list[str]]]

HEADINGS = {
    "statistics": "# The figures that letters quote, each with the releases in which it was published.",
    "sources": "# What the footnotes cite.",
    "posts": "# Posts that letters are addressed or copied to.",
    "officials": "# Who holds or held these posts, and on what days.",
}
"""The first line of a file that drafter begins."""


def with_entries(
    text: str, path: str, records: Pairs[str, Entry], listed: Pairs[str, Items[Entry]], key: str = "vintages"
) -> str:
    """A file's text with new records at its end, and new items in the lists of records that it has, in order of time.

    `listed` are the new items by the record that they go into, and `key` is that of its list. Line ends and a
    byte-order mark stay as they are. Raises DrafterError where the file is at fault, or is written in a manner into
    which nothing can be put line by line.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ends = re.findall(r"\r\n|\r|\n", text)
    end = ends[0] if ends else "\n"
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text.removeprefix(mark))
    bare = [line.rstrip("\r\n") for line in lines]
    root = parse_yaml("\n".join([*bare, ""]), path) if any(map(_says_something, bare)) else None
    edits = [(len(lines), _records_at_the_end(records, root, bare))]  # first, so that it stays the lowest
    edits += [edit for name in listed for edit in _list_edits(name, root, listed[name], bare, Location(path), key)]
    if lines and not ends[len(lines) - 1 :]:
        lines[-1] += end
    for at, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        lines[at:at] = [line + end for line in new]
    made = "".join(lines)
    if (size := len((mark + made).encode())) > MAX_BYTES:
        message = f"with this the file would have {size:,} bytes, and at most {MAX_BYTES:,} are read"
        raise DrafterError(Fault(message, Location(path), "Add less: fewer jurisdictions, series or periods."))
    _check(made, path, root, records, listed, key)
    return mark + made


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _records_at_the_end(records: Pairs[str, Entry], root: Mapping | None, bare: list[str]) -> list[str]:
    indent = 0
    if root:
        first = next(iter(root.keys.values()))
        indent = first.column - 1
        if bare[root.where.line - 1].lstrip().startswith("{"):
            raise _not_line_by_line(root.where, "the whole file stands in braces")
    new: list[str] = []
    for name, entry in records.items():
        if new or (bare and bare[-1].strip()):
            new.append("")
        new += record_lines(name, entry, indent)
    return new


def _list_edits(
    name: str, root: Mapping | None, new: Items[Entry], bare: list[str], where: Location, key: str
) -> Edits:
    record = root.pairs.get(name) if root else None
    listed = record.pairs.get(key) if isinstance(record, Mapping) else None
    if not isinstance(record, Mapping) or not isinstance(listed, Sequence) or not listed.items:
        raise DrafterError(Fault(f"'{name}' has no list of {key} here", where))
    if not bare[listed.where.line - 1][listed.where.column - 1 :].startswith("-"):
        raise _not_line_by_line(listed.where, f"the {key} of '{name}' stand in square brackets")
    dash = listed.where.column - 1
    places = [_order(plain(item)) for item in listed.items]
    edits: dict[int, list[str]] = {}
    for entry in sorted(new, key=_order):
        later = next((at for at, place in enumerate(places) if place > _order(entry)), None)
        if later is None:
            below = _line_below(record.keys, key, root, len(bare))
        else:
            below = _dash_line(listed.items[later].where.line - 1, dash, bare)
        at = _above_comments(below, dash, bare)
        edits.setdefault(at, []).extend(item_lines(entry, dash))
    return list(edits.items())


def _order(entry: Plain) -> tuple[str, str]:
    """Vintages stand by publication, and those of one release by period; tenures by their first day."""
    assert isinstance(entry, dict)
    period = entry.get("period")
    return str(entry.get("published") or entry.get("since", "")), str(period.get("until", "")) if isinstance(
        period, dict
    ) else ""


def _line_below(inner: Pairs[str, Location], key: str, root: Mapping | None, last: int) -> int:
    """The line after a record's list: its next key's, the next record's, or the end of the file."""
    assert root
    here = inner[key].line
    keys = [*inner.values(), *root.keys.values()]
    return min((where.line - 1 for where in keys if where.line > here), default=last)


def _dash_line(line: int, dash: int, bare: list[str]) -> int:
    """The line on which an item's dash stands, which may be above its first key."""
    while not bare[line][dash:].startswith("-"):
        line -= 1
    return line


def _above_comments(line: int, dash: int, bare: list[str]) -> int:
    """The line above blank lines and above the comments that belong to what comes next.

    A line that begins with '#' further in than the dash may be part of an item's text.
    """
    while line > 0:
        above = bare[line - 1]
        if above.strip() and not (above.lstrip().startswith("#") and len(above) - len(above.lstrip()) <= dash):
            break
        line -= 1
    return line


def _not_line_by_line(where: Location, what: str) -> DrafterError:
    hint = "Write it one key a line, as the shipped files are, then try again."
    return DrafterError(Fault(f"{what}, where nothing can be put in line by line", where, hint))


def _check(
    made: str, path: str, root: Mapping | None, records: Pairs[str, Entry], listed: Pairs[str, Items[Entry]], key: str
) -> None:
    """Raise DrafterError unless the new text says what the old one did, with the new entries and no more."""
    was: Entry = plain(root) if root else {}  # type: ignore[assignment]
    now: Entry = plain(parse_yaml(re.sub(r"\r\n|\r", "\n", made), path))  # type: ignore[assignment]
    same = {*now} == {*was, *records} and all(now[name] == entry for name, entry in records.items())
    for name, before in was.items():
        added = [*listed.get(name, ())]
        same = same and _holds(now[name], before, added, key)
    if not same:
        hint = "Put it in by hand; the file is as it was. Please report this with the file."
        raise DrafterError(Fault("what was to be added cannot be put into this file safely", Location(path), hint))


def _holds(now: Plain, before: Plain, added: list[Entry], key: str) -> bool:
    """Whether a record holds what it did, the items of its list in their order, and the added ones among them."""
    if not added:
        return now == before
    if not isinstance(now, dict) or not isinstance(before, dict):
        return False
    listed, old = now[key], before[key]
    assert isinstance(listed, list)
    assert isinstance(old, list)
    rest = iter(listed)
    in_order = all(one in rest for one in old)
    all_there = sorted(map(str, listed)) == sorted(map(str, [*old, *added]))
    return in_order and all_there and {**now, key: old} == before
