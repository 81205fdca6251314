"""CSL-JSON (Citation Style Language), which Zotero and other managers of references write and read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from drafter.dates import RoughDate, rough_date
from drafter.errors import DrafterError, Fault, Location
from drafter.importing.entries import Found, cleaned, entry, free_id
from drafter.library.evidence import SOURCE_TYPES
from drafter.library.source import FileFaults, Mapping, Node, Sequence
from drafter.records.evidence import Source

Item = dict[str, Any]

TYPES = {
    "article-journal": "article",
    "pamphlet": "document",
    "personal_communication": "letter",
    "post": "post-weblog",
    "manuscript": "document",
    "broadcast": "webpage",
}
"""CSL's types for which the library has another word."""

LEGAL = ("bill", "legislation", "legal_case", "regulation", "treaty", "hearing")
CARRIED = {
    *("id", "type", "title", "author", "issued", "container-title", "publisher", "number", "volume", "issue", "page"),
    *("URL", "DOI", "note", "accessed", "citation-key", "custom", "references"),
}
DESCRIPTIVE = {
    *("abstract", "language", "source", "keyword", "shortTitle", "title-short", "journalAbbreviation", "ISSN", "ISBN"),
    *("container-title-short", "archive", "call-number", "categories", "system_id", "number-of-pages", "PMID", "PMCID"),
}
"""Keys that no footnote prints, and whose loss is not worth a word."""

_SMALL = {"of", "for", "the", "and", "on", "in", "a", "an", "to", "u", "s", "us"}
_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|em|strong|span)(?: [^<>]*)?>", re.IGNORECASE)


# Reading


def read_items(text: str, path: str) -> Iterator[tuple[Item, Location]]:
    """The items of a file, each with its place. Raises DrafterError where the file is no list of items."""
    line = 1
    try:
        whole = json.loads(text)
    except RecursionError:
        raise DrafterError(Fault("this is no list of references: it is nested without end", Location(path))) from None
    except json.JSONDecodeError as error:
        where = Location(path, error.lineno, error.colno)
        hint = "Was it cut short? Export it again as CSL JSON."
        raise DrafterError(Fault(f"this is no JSON from here on ({error.msg})", where, hint)) from None
    items = whole.get("items", [whole]) if isinstance(whole, dict) else whole
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items) or not items:
        hint = "In Zotero: Export, format CSL JSON."
        raise DrafterError(Fault("a list of references is expected here", Location(path, 1), hint))
    position = 0
    for item in items:
        name = json.dumps(item.get("id", ""), ensure_ascii=False)
        match = re.compile(rf'"id"\s*:\s*{re.escape(name)}').search(text, position)
        if match:
            line += text.count("\n", position, match.start())
            position = match.start()
        yield item, Location(path, line)


def read_sources(items: Iterable[tuple[Item, Location]], path: str, today: date) -> Found:
    """Sources of items. Raises DrafterError with everything that cannot be read in any, and whose it is."""
    found, faults = Found(), FileFaults(path, ())
    left_out: dict[str, None] = {}
    for item, where in items:
        reading = _Item(item, where, faults)
        source = reading.source(today)
        name = free_id(reading.id(), found.sources)
        found.sources[name] = source
        given = str(item.get("citation-key") or item.get("id") or "")
        if given and given != name:
            found.given[name] = cleaned(given)[:80]
        left_out |= dict.fromkeys(key for key in item if key not in CARRIED | DESCRIPTIVE)
    faults.stop()
    if left_out:
        found.told.append(f"Left out, for no footnote has a place for it: {', '.join(left_out)}")
    return found


class _Item:
    """Reads one item; what is wrong with it is noted under its own id."""

    def __init__(self, item: Item, where: Location, faults: FileFaults) -> None:
        self._item = item
        self._where = where
        self._faults = faults

    def source(self, today: date) -> Mapping:
        """The item as a source, checked on the day it was last looked at."""
        doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", self._text("DOI"))
        url, also = (f"https://doi.org/{doi}", self._text("URL")) if doi else (self._text("URL"), "")
        note = [self._text("note"), f"Also at {also}." if also and doi not in also else ""]
        accessed = self._date("accessed") if isinstance(self._item.get("accessed"), dict) else None
        if not self._text("title"):
            self._fault("it has no title")
        keys: dict[str, str | Node | None] = {
            "type": self._type(),
            "author": self._authors(),
            "issued": str(self._date("issued") or ""),
            "title": self._text("title"),
            "container_title": "" if self._is_legal_place() else self._text("container-title"),
            "publisher": self._text("publisher"),
            "number": self._text("number"),
            "reference": self._reference(),
            "url": url,
            "note": " ".join(filter(None, note)),
            "checked": str(accessed if accessed and accessed.exact else today),
        }
        return entry(keys, self._where)

    def id(self) -> str:
        """The item's id where it is kebab-case with a letter, else the author's name and the year, or title words."""
        given = str(self._item.get("citation-key") or self._item.get("id") or "")
        if re.fullmatch(r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)+", given):
            return given
        authors = self._item.get("author")
        first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
        words = _slugged(str(first.get("family") or first.get("literal") or "")) or _slugged(self._text("title"))
        years = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", json.dumps(self._item.get("issued")))
        return "-".join([*words[:3], years[0] if years else "undated"])

    def _type(self) -> str:
        given = str(self._item.get("type", ""))
        meant = TYPES.get(given, given)
        if meant not in SOURCE_TYPES:
            self._fault(f"its type is '{given}', which no footnote is known for", f"Make it {_types()}.")
        return meant

    def _authors(self) -> Sequence:
        given = self._item.get("author", [])
        names = given if isinstance(given, list) and all(isinstance(one, dict) for one in given) else []
        if names != given:
            self._fault("its authors are no list of names")
        return Sequence(tuple(entry(_author(one), self._where) for one in names), self._where)

    def _date(self, key: str) -> RoughDate | None:
        """The date under a key; None where there is none, or where it is none that a letter can rely on."""
        given = self._item.get(key)
        if given in (None, {}, ""):
            return None
        said = json.dumps(given, ensure_ascii=False)[:80]
        hint = "Write it as a day, a month or a year: 2024-09-12, 2024-09 or 2024."
        if isinstance(given, str):
            text = given
        elif not isinstance(given, dict):
            text = ""
        elif any(given.get(one) for one in ("raw", "literal", "season", "circa", "edtf")):
            kind = next(one for one in ("raw", "literal", "season", "circa", "edtf") if given.get(one))
            self._fault(f"its '{key}' is {said}; a date that is only '{kind}' cannot be relied on", hint)
            return None
        else:
            text = _date_parts(given.get("date-parts"))
        try:
            return rough_date(text)
        except ValueError:
            self._fault(f"its '{key}' is {said}, which is no date", hint)
            return None

    def _reference(self) -> str:
        """The place in a publication: '70(6), 202–207' in a periodical, '89 Fed. Reg. 77761' in a legal one."""
        custom = self._item.get("custom")
        if isinstance(custom, dict) and custom.get("reference"):
            return str(custom["reference"])
        volume, issue, page = (self._text(key) for key in ("volume", "issue", "page"))
        if self._is_legal_place():
            return " ".join(filter(None, (volume, self._text("container-title"), page)))
        numbered = f"{volume}({issue})" if issue else volume
        return ", ".join(filter(None, (numbered, re.sub(r"(?<=\d)-+(?=\d)", "–", page)))) or self._text("references")

    def _is_legal_place(self) -> bool:
        return self._item.get("type") in LEGAL and bool(self._text("volume") and self._text("container-title"))

    def _text(self, key: str) -> str:
        value = self._item.get(key, "")
        if value is None or isinstance(value, str | int | float):
            return cleaned(html.unescape(_MARKUP.sub("", str("" if value is None else value))))
        self._fault(f"its '{key}' is no text")
        return ""

    def _fault(self, message: str, hint: str = "") -> None:
        name = cleaned(str(self._item.get("citation-key") or self._item.get("id") or self._item.get("title") or "?"))
        self._faults.add(f"'{name[:60]}': {message}", self._where, hint)


def _types() -> str:
    return f"one of {', '.join(SOURCE_TYPES)}"


def _author(name: Item) -> dict[str, str]:
    """A person with the particles and suffix of the name, or a body."""
    text = {key: cleaned(str(value)) for key, value in name.items() if isinstance(value, str)}
    family = [text.get("non-dropping-particle", ""), text.get("family", ""), text.get("suffix", "")]
    given = [text.get("given", ""), text.get("dropping-particle", "")]
    if not text.get("family"):
        return {"literal": text.get("literal") or text.get("given", "")}
    return {"family": " ".join(filter(None, family)), "given": " ".join(filter(None, given))}


def _date_parts(parts: object) -> str:
    """A date of one to three numbers as data files write it; empty where there are more, or a range of two."""
    if not isinstance(parts, list) or len(parts) != 1 or not isinstance(parts[0], list):
        return ""
    numbers = [str(part) for part in parts[0] if part not in (None, "")]
    if not numbers or any(not re.fullmatch(r"[0-9]{1,4}", number) for number in numbers):
        return ""
    return "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:])])


def _slugged(name: str) -> list[str]:
    """The words of a name that tell it from others, in plain letters."""
    import unicodedata

    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters.casefold())
    return [word for word in words if word not in _SMALL] or words


# Writing


def write_sources(sources: Iterable[Source]) -> str:
    """Sources as CSL-JSON. What has no variable there stands under `custom`; `checked` is the day of access."""
    return json.dumps([_item(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def _item(source: Source) -> Item:
    words = {ours: csl for csl, ours in TYPES.items() if ours not in ("webpage", "document", "post-weblog")}
    item: Item = {"id": source.id, "type": words.get(source.type, source.type), "title": source.title}
    if source.author:
        item["author"] = [
            {key: text for key in ("family", "given", "literal") if (text := getattr(one, key))}
            for one in source.author
        ]
    if source.issued:
        item["issued"] = {"date-parts": [[int(part) for part in str(source.issued).split("-")]]}
    item |= {
        "container-title": source.container_title,
        "publisher": source.publisher,
        "number": source.number,
        **_placed(source),
        "URL": source.url,
        "note": source.note,
        "accessed": {"date-parts": [[source.checked.year, source.checked.month, source.checked.day]]},
    }
    return {key: value for key, value in item.items() if value}


def _placed(source: Source) -> Item:
    """The place in a publication, in CSL's variables where it has their form."""
    if source.type in LEGAL:
        match = re.fullmatch(r"([0-9]+) (\D+?) ([0-9]+)", source.reference)
        if match and not source.container_title:
            return {"volume": match[1], "container-title": match[2], "page": match[3]}
    elif match := re.fullmatch(r"([0-9]+)(?:\(([^()]+)\))?(?:, ([0-9]+(?:–[0-9]+)?))?", source.reference):
        volume, issue, page = match.groups()
        placed = {"volume": volume, "issue": issue, "page": (page or "").replace("–", "-")}
        return {key: text for key, text in placed.items() if text}
    return {"custom": {"reference": source.reference}} if source.reference else {}
