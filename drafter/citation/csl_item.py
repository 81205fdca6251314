"""A source as an item of CSL-JSON, which every program for references reads.

The variables are those of CSL 1.0.2. A place in law stands in `volume`, `container-title` and `page` (89 Fed. Reg.
77761), that of a code in `section` (21 U.S.C. § 2301), as Zotero writes them.
"""

from __future__ import annotations

import re
from typing import Any

from drafter.citation.kinds import is_legal
from drafter.citation.places import place
from drafter.dates import RoughDate
from drafter.records.evidence import Author, Source

Item = dict[str, Any]

_TYPES = {"letter": "personal_communication"}
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(.+)")
_CODE = re.compile(r"([0-9]+) ([A-Z][\w.]*\.) §+ ?(.+)")


def csl_item(source: Source) -> Item:
    """The source in CSL's variables; what it does not give is left out."""
    doi = _DOI.fullmatch(source.url.strip())
    item: Item = {
        "id": source.id,
        "type": _TYPES.get(source.type, source.type),
        "title": source.title.strip(),
        "title-short": source.title_short.strip(),
        "author": [_name(author) for author in source.author],
        "issued": _date(source.issued),
        "accessed": {"date-parts": [[source.checked.year, source.checked.month, source.checked.day]]},
        "container-title": source.container_title.strip(),
        "publisher": source.publisher.strip(),
        "publisher-place": source.publisher_place.strip(),
        "number": source.number.strip(),
        "genre": source.genre.strip(),
        "authority": source.authority.strip(),
        "chapter-number": source.chapter_number.strip(),
        "URL": "" if doi else source.url.strip(),
        "DOI": doi[1] if doi else "",
    }
    return {key: value for key, value in (item | _placed(source)).items() if value}


def _placed(source: Source) -> Item:
    """The place in a publication; nothing where it is of no usual form."""
    if code := _CODE.fullmatch(source.reference.strip()) if is_legal(source) else None:
        return {"volume": code[1], "container-title": code[2], "section": code[3]}
    if not (found := place(source)):
        return {}
    item = {"volume": found.volume, "issue": found.issue, "page": found.page.replace("–", "-")}
    return item | ({"container-title": found.container_title} if found.container_title else {})


def _name(author: Author) -> Item:
    """A body, or a person with the initials spaced, by which programs know them for initials."""
    if author.literal.strip():
        return {"literal": author.literal.strip()}
    given = re.sub(r"(?<=\b\w\.)(?=\w)", " ", author.given.strip())
    return {"family": author.family.strip()} | ({"given": given} if given else {})


def _date(issued: RoughDate | None) -> Item:
    return {"date-parts": [[int(part) for part in str(issued).split("-")]]} if issued else {}
