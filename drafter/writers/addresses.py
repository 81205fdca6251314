"""Which addresses may be live links: those that lead to a web page or a mailbox, and that every program can parse."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@lru_cache(maxsize=512)  # letters cite the same few sources
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
