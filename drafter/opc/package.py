"""The zip around the parts: a member already deflated is copied as it is, and no clock or machine leaves a trace."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

_STORED, _DEFLATED = 0, 8
_SMALL = 2_200
_NEW_YEAR_1980 = 0x0021
_UNIX_FILE = 0o100644 << 16
_MADE_ON_UNIX = 3 << 8 | 20
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")


class DamagedPackageError(ValueError):
    """Bytes that are not a whole Word package."""


class Member(NamedTuple):
    """One file of the zip, as it lies there; `method` is 8 for deflated data and 0 for stored."""

    name: str
    crc: int
    size: int
    data: bytes
    method: int = _DEFLATED

    @property
    def plain(self) -> bytes:
        """The part as it is once unpacked. Raises zlib.error where it cannot be."""
        return zlib.decompress(self.data, -zlib.MAX_WBITS) if self.method else self.data


class Package(NamedTuple):
    """The members of a Word file in their order, the content types first."""

    members: Mapping[str, Member]

    def text(self, name: str) -> str:
        """A part as XML."""
        return self.members[name].plain.decode()

    def with_parts(self, parts: Mapping[str, str]) -> bytes:
        """The file with these parts in the place of those of the same name, or after all others."""
        return packed({**self.members, **{name: deflated(name, text) for name, text in parts.items()}}.values())


def deflated(name: str, text: str) -> Member:
    """A part of one letter: squeezed quickly; a small one not at all, since that takes longer than it is worth."""
    plain = text.encode()
    return _stored(name, plain) if len(plain) < _SMALL else _squeezed(name, plain, 3)


def smallest(name: str, plain: bytes) -> Member:
    """A part that is packed once and copied often; what is squeezed already, as most pictures are, is stored."""
    member = _squeezed(name, plain, 9)
    return member if len(member.data) < len(plain) else _stored(name, plain)


def _stored(name: str, plain: bytes) -> Member:
    return Member(name, zlib.crc32(plain), len(plain), plain, _STORED)


def _squeezed(name: str, plain: bytes, level: int) -> Member:
    return Member(name, zlib.crc32(plain), len(plain), zlib.compress(plain, level, -zlib.MAX_WBITS))


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
    """The members of a package of ours or of python-docx, still deflated.

    Raises DamagedPackageError where one does not match its checksum. Importing `zipfile` takes longer than this.
    """
    try:
        members = {member.name: member for member in _members(package)}
    except (zlib.error, struct.error, UnicodeDecodeError) as error:
        raise DamagedPackageError(f"not a whole zip file: {error}") from None
    if "word/document.xml" not in members:
        raise DamagedPackageError("word/document.xml is missing")
    return Package(members)


def _members(package: bytes) -> Iterator[Member]:
    """The members that the zip's index names, each held to its checksum; nothing stands after the index."""
    sign, _, _, _, count, _, at, _ = _END.unpack_from(package, len(package) - _END.size)
    for _ in range(count):
        entry = _CENTRAL.unpack_from(package, at)
        *_, method, _, _, crc, length, size, name_length, extra, comment, _, _, _, start = entry
        at += _CENTRAL.size
        name = package[at : at + name_length]
        at += name_length + extra + comment
        *_, extra = _LOCAL.unpack_from(package, start)
        data = start + _LOCAL.size + name_length + extra
        member = Member(name.decode("ascii"), crc, size, package[data : data + length], method)
        if not package.startswith(name, start + _LOCAL.size) or zlib.crc32(member.plain) != crc:
            raise DamagedPackageError(f"damaged part: {member.name}")
        yield member
    if sign != b"PK\5\6" or at != len(package) - _END.size:
        raise DamagedPackageError("the zip's index is not whole")
