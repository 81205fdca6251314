"""The addresses that a part of the file leads to; each part keeps its own."""

from __future__ import annotations

from drafter.writers.addresses import openable
from drafter.writers.docx.escaping import DECLARATION, escape

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Links:
    """Collects addresses while a part is written; a repeated address is kept once. Ids follow those of `before`."""

    def __init__(self, before: Links | None = None) -> None:
        self.addresses: dict[str, str] = {}
        self._first: int = before._first + len(before.addresses) if before else 1

    def id(self, address: str) -> str | None:
        """The relationship id of an address, None where nothing could open it."""
        target = openable(address)
        if target is None:
            return None
        return self.addresses.setdefault(target, f"rIdLink{self._first + len(self.addresses)}")

    def relationships(self) -> str:
        """A relationships part of these links alone."""
        return self.added_to(f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>')

    def added_to(self, relationships: str) -> str:
        """A relationships part with these links after those it has."""
        links = "".join(
            f'<Relationship Id="{rid}" Type="{_HYPERLINK}" Target="{escape(target)}" TargetMode="External"/>'
            for target, rid in self.addresses.items()
        )
        return relationships.replace("</Relationships>", links + "</Relationships>")
