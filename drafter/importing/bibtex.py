"""BibTeX and BibLaTeX, read as the CSL items that they stand for.

The door for bibtexparser and pylatexenc, the optional extra `bibtex`. bibtexparser gives the line of every entry, and
of every one that it cannot read. The readers of pybtex and citeproc-py stop at the first fault; that of citeproc-py
besides passes over BibLaTeX's `date` and takes a body for a person.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from drafter.errors import DrafterError, Fault, Location
from drafter.importing.csl import Item
from drafter.library.source import FileFaults

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "document",
    "dataset": "dataset",
    "electronic": "webpage",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "misc": "document",
    "newsarticle": "article-newspaper",
    "online": "webpage",
    "report": "report",
    "techreport": "report",
    "unpublished": "document",
}
"""The types of entries that a footnote is known for; the others are refused under their own name."""

TEXTS = {
    "title": ("title",),
    "container-title": ("journaltitle", "journal", "maintitle", "booktitle", "series"),
    "title-short": ("shorttitle",),
    "publisher": ("institution", "publisher", "organization", "school"),
    "publisher-place": ("location", "address"),
    "genre": ("type",),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages",),
    "URL": ("url",),
    "DOI": ("doi",),
    "note": ("note",),
}
"""CSL's variables, each with the fields that it is taken from: the first that is there."""

PLAIN = ("url", "doi", "date", "year", "month", "day", "urldate")
"""Fields in which no signs of LaTeX are meant."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_bibtex(text: str, path: str) -> Iterator[tuple[Item, Location]]:
    """The entries of a file as CSL items, each with its place. Raises DrafterError with every entry at fault."""
    try:
        from bibtexparser.entrypoint import parse_string
    except ModuleNotFoundError:
        install = "In the clone of drafter: .venv/bin/python -m pip install '.[bibtex]'"
        hint = f"{install}. Or export the references as CSL JSON."
        raise DrafterError(Fault("reading BibTeX needs the optional part 'bibtex'", Location(path), hint)) from None
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would say there is told as faults here
    library = parse_string(text)
    faults = FileFaults(path, ())
    for block in library.failed_blocks:
        first = next(iter((block.raw or "").splitlines()), "")
        message = "this entry cannot be read: a brace, a comma or a quote mark is missing, or its key stands twice"
        faults.add(message, Location(path, (block.start_line or 0) + 1), "", first)
    faults.stop()
    if not library.entries:
        raise DrafterError(Fault("there are no entries in this file", Location(path), "An entry begins as @article{…"))
    for entry in library.entries:
        yield _item(entry), Location(path, (entry.start_line or 0) + 1)


def _item(entry: Any) -> Item:
    fields = {field.key.casefold(): str(field.value) for field in entry.fields}
    item: Item = {"id": entry.key, "type": TYPES.get(entry.entry_type.casefold(), entry.entry_type)}
    for variable, names in TEXTS.items():
        name = next((name for name in names if fields.get(name)), "")
        if name:
            item[variable] = fields[name].strip("{}") if name in PLAIN else _decoded(fields[name])
    if item["type"] == "document" and "URL" in item:
        item["type"] = "webpage"
    if item["type"] not in ("article-journal", "article-newspaper") and "issue" in item:
        item["number"] = item.pop("issue")
    if fields.get("author"):
        item["author"] = _names(fields["author"])
    item["issued"] = fields.get("date") or _year_and_month(fields)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fields.get("urldate", "")):
        item["accessed"] = {"date-parts": [[int(part) for part in fields["urldate"].split("-")]]}
    carried = {*(name for names in TEXTS.values() for name in names), *PLAIN, "author", "langid", "file", "keywords"}
    return item | {name: _decoded(text) for name, text in fields.items() if name not in carried | item.keys()}


def _year_and_month(fields: dict[str, str]) -> str:
    """The date of the older fields, as 2024-09; a month that is none stays as it is written, to be refused."""
    year, month, day = (fields.get(key, "").strip("{} ") for key in ("year", "month", "day"))
    short = month[:3].casefold()
    if short in MONTHS:
        month = f"{MONTHS.index(short) + 1:02}"
    return "-".join(filter(None, (year, month.zfill(2) if month else "", day.zfill(2) if month and day else "")))


def _names(text: str) -> list[dict[str, str]]:
    """The authors: a body stands in braces of its own, a person as 'Family, Given' or 'Given Family'."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    names = []
    for name in split_multiple_persons_names(text):
        if name.startswith("{") and name.endswith("}"):
            names.append({"literal": _decoded(name)})
            continue
        parts = parse_single_name_into_parts(name, strict=False)
        given, particle, family, suffix = (" ".join(one) for one in (parts.first, parts.von, parts.last, parts.jr))
        keys = {"given": given, "non-dropping-particle": particle, "family": family, "suffix": suffix}
        names.append({key: _decoded(value) for key, value in keys.items() if value})
    return names


def _decoded(text: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    meant = re.sub(r"(?<!\\)([&%#_])", r"\\\1", text)  # such a sign is a slip, and LaTeX would lose it
    decoded: str = LatexNodes2Text(math_mode="verbatim").latex_to_text(meant)
    return decoded
