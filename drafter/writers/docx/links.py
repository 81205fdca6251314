"""The addresses that a part of the file leads to; each part keeps its own."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from drafter.writers.docx.escaping import DECLARATION, escape

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class Links:
    """Collects addresses while a part is written; a repeated address is kept once. Ids follow those of `before`."""

    def __init__(self, before: Links | None = None) -> None:
        self.addresses: dict[str, str] = {}
        self._first = len(before.addresses) + 1 if before else 1

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


def openable(address: str) -> str | None:
    """The address with all that no URI may hold percent-encoded; None unless it leads to a web page or a mailbox.

    Word refuses a whole file for one address that it cannot parse, so a doubtful one is left as words.
    """
    target = quote(_STRAY_PERCENT.sub("%25", address.strip()), safe=":/?#@!$&'()*+,;=%~", errors="replace")
    try:
        parsed = urlsplit(target)
        port_in_range = parsed.port != 0
    except ValueError:
        return None
    if parsed.scheme == "mailto":
        return target if "@" in parsed.path else None
    web = parsed.scheme in ("http", "https") and _HOST.fullmatch(parsed.hostname or "")
    return target if web and port_in_range else None
