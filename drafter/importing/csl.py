"""CSL-JSON (Citation Style Language), which Zotero and other managers of references write and read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from drafter.citation.csl_item import csl_item
from drafter.citation.kinds import LEGAL, is_legal
from drafter.citation.kinds import TYPES as TYPES_OF_WORK
from drafter.dates import RoughDate, rough_date
from drafter.errors import DrafterError, Fault, Location
from drafter.importing.entries import Found, cleaned, entry, free_id
from drafter.library.evidence import SOURCE_TYPES
from drafter.library.source import FileFaults, Mapping, Node, Sequence
from drafter.records.evidence import Source

Item = dict[str, Any]

TYPES = {
    "pamphlet": "document",
    "personal_communication": "letter",
    "post": "post-weblog",
    "manuscript": "document",
    "broadcast": "webpage",
}
"""CSL's types for which the library has another word."""

CARRIED = {
    *("id", "type", "title", "author", "issued", "container-title", "publisher", "number", "volume", "issue", "page"),
    *("title-short", "shortTitle", "publisher-place", "genre", "authority", "chapter-number", "section"),
    *("URL", "DOI", "note", "accessed", "citation-key", "custom", "references"),
}
DESCRIPTIVE = {
    *("abstract", "language", "source", "keyword", "journalAbbreviation", "ISSN", "ISBN"),
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
    items = whole.get("items", [whole] if "type" in whole else None) if isinstance(whole, dict) else whole
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
            "title_short": self._text("title-short") or self._text("shortTitle"),
            **self._place(),
            "publisher": self._text("publisher"),
            "publisher_place": self._text("publisher-place"),
            "number": self._text("number"),
            "chapter_number": _congress(self._text("chapter-number")),
            "authority": self._authority(),
            "genre": self._text("genre"),
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

    def _place(self) -> dict[str, str]:
        """The place in a publication: in keys of its own, or as one text for a code (21 U.S.C. § 2301).

        A text that drafter itself wrote under `custom` stands for all of them.
        """
        custom = self._item.get("custom")
        container, volume, issue, page, section = (
            self._text(key) for key in ("container-title", "volume", "issue", "page", "section")
        )
        kind = str(self._item.get("type", ""))
        in_law = TYPES_OF_WORK.get(TYPES.get(kind, kind)) in LEGAL
        if isinstance(custom, dict) and custom.get("reference"):
            return {"container_title": "" if in_law and volume else container, "reference": str(custom["reference"])}
        if in_law and volume and container and section:
            cited = " ".join(filter(None, (volume, container, f"{page}," if page else "")))
            return {"reference": f"{cited} § {section.lstrip('§ ')}"}
        placed = {"volume": volume, "issue": issue, "page": re.sub(r"(?<=\w)-+(?=\w)", "–", page)}
        reference = "" if any(placed.values()) else self._text("references")
        return {"container_title": container, **placed, "reference": reference}

    def _authority(self) -> str:
        """The court of a case or the committee of a hearing, which Zotero writes as its section."""
        committee = self._text("section") if self._item.get("type") == "hearing" else ""
        return committee or self._text("authority")

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
    initials = re.sub(r"(?<=\b\w\.) (?=\w\.)", "", " ".join(filter(None, given)))  # as the library writes them
    return {"family": " ".join(filter(None, family)), "given": initials}


def _congress(session: str) -> str:
    """The number of a Congress, however it is written: '118', '118th', '118th Congress, 2d Session'."""
    match = re.fullmatch(r"([0-9]+)(?:st|nd|rd|d|th)?(?:\s+Cong\b.*|\s+Congress\b.*)?", session, re.IGNORECASE)
    return match[1] if match else session


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
    item = csl_item(source)
    if source.reference.strip():
        item["custom"] = {"reference": source.reference.strip()}
        if is_legal(source) and source.container_title.strip():  # one variable cannot hold two titles
            item = {key: value for key, value in item.items() if key not in ("volume", "page", "section")}
            item["container-title"] = source.container_title.strip()
    return item | ({"note": source.note} if source.note else {})
