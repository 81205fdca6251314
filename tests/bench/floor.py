"""The least that writing a letter can cost: its two varying parts deflated, and laid into a zip with all the rest.

What does not vary is deflated beforehand, and the two parts are given as finished XML.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

VARYING = ("word/document.xml", "word/footnotes.xml")


def floor(docx: bytes) -> Callable[[], bytes]:
    """The work of zipping a Word file's two varying parts anew; it returns the file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    still = [_member(name, parts[name]) for name in parts if name not in VARYING]
    varying = [(name, parts[name]) for name in VARYING]

    def work() -> bytes:
        return _zipped([*still, *(_member(name, content) for name, content in varying)])

    return work


Member = tuple[bytes, bytes, bytes]


def _member(name: str, content: bytes) -> Member:
    """A part's name, what both of its headers say of it, and its data; deflated as quickly as drafter does it."""
    data = zlib.compress(content, 3, -zlib.MAX_WBITS)
    facts = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, zlib.crc32(content), len(data), len(content), len(name), 0)
    return name.encode(), facts, data


def _zipped(members: list[Member]) -> bytes:
    local, index, at = [], [], 0
    for name, facts, data in members:
        local += [b"PK\3\4", facts, name, data]
        index += [b"PK\1\2\x14\0", facts, struct.pack("<3H2L", 0, 0, 0, 0, at), name]
        at += 4 + len(facts) + len(name) + len(data)
    listed = b"".join(index)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(members), len(members), len(listed), at, 0)
    return b"".join([*local, listed, end])
