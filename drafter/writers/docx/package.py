"""The zip around the parts: a member already deflated is copied as it is, and no clock or machine leaves a trace."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_NEW_YEAR_1980 = 0x0021
_UNIX_FILE = 0o100644 << 16
_MADE_ON_UNIX = 3 << 8 | 20
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")


class DamagedPackageError(ValueError):
    """Bytes that are not a whole Word package."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the zip, as it lies there; `method` is 8 for deflated data and 0 for stored."""

    name: str
    crc: int
    size: int
    data: bytes
    method: int = zipfile.ZIP_DEFLATED


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a Word file in their order, the content types first."""

    members: Mapping[str, Member]

    def text(self, name: str) -> str:
        """A part as XML."""
        member = self.members[name]
        return (zlib.decompress(member.data, -zlib.MAX_WBITS) if member.method else member.data).decode()

    @property
    def section(self) -> str:
        """The section properties of the document: paper, margins and headers."""
        document = self.text("word/document.xml")
        return document[document.rindex("<w:sectPr") : document.rindex("</w:body>")]

    def with_parts(self, parts: Mapping[str, str]) -> bytes:
        """The file with these parts in the place of those of the same name, or after all others."""
        return packed({**self.members, **{name: deflated(name, text) for name, text in parts.items()}}.values())


def deflated(name: str, text: str, level: int = 3) -> Member:
    """A part as a member of the zip; at its usual memory, zlib would take longer to set up than to deflate."""
    plain = text.encode()
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 6)
    return Member(name, zlib.crc32(plain), len(plain), squeezer.compress(plain) + squeezer.flush())


def packed(members: Iterable[Member]) -> bytes:
    """A zip of members in the order given."""
    local, central, at = [], [], 0
    for m in members:
        name = m.name.encode("ascii")
        facts = (0, m.method, 0, _NEW_YEAR_1980, m.crc, len(m.data), m.size, len(name), 0)
        local += [_LOCAL.pack(b"PK\3\4", 20, *facts), name, m.data]
        central += [_CENTRAL.pack(b"PK\1\2", _MADE_ON_UNIX, 20, *facts, 0, 0, 0, _UNIX_FILE, at), name]
        at += _LOCAL.size + len(name) + len(m.data)
    index = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, len(central) // 2, len(central) // 2, len(index), at, 0)
    return b"".join([*local, index, end])


@lru_cache(maxsize=8)
def opened(package: bytes) -> Package:
    """The members of a package, still deflated. Raises DamagedPackageError where one does not match its checksum."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            broken = archive.testzip()
            members = {info.filename: _member(package, info) for info in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DamagedPackageError(f"not a whole zip file: {error}") from None
    if broken or "word/document.xml" not in members:
        raise DamagedPackageError(f"damaged part: {broken or 'word/document.xml is missing'}")
    return Package(members)


def _member(package: bytes, info: zipfile.ZipInfo) -> Member:
    *_, name_length, extra_length = _LOCAL.unpack_from(package, info.header_offset)
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    data = package[start : start + info.compress_size]
    return Member(info.filename, info.CRC, info.file_size, data, info.compress_type)
