"""The zip of a file that somebody else made: unpacked within bounds, and without believing what it says of itself."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from drafter.errors import Faults, Location

LARGEST_FILE = 20_000_000
MOST_PARTS = 1_000
LARGEST_PART = 32_000_000
LARGEST_IN_ALL = 64_000_000
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 4_000_000
"""Bytes: a blank bitmap of an ordinary size squeezes as well as a bomb does, and does no harm."""

_LOCAL = struct.Struct("<4s5H3L2H")
_PROTECTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."
_OTHER_KINDS = (
    (b"{\\rtf", "this is a file in Rich Text Format (.rtf), whatever its name says"),
    (b"%PDF", "this is a PDF, whatever its name says"),
    (b"<", "this is a file of XML or HTML, whatever its name says"),
)
_SPOILED_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|^/|(^|/)\.{0,2}(/|$)')


def unpacked(data: bytes, where: Location, faults: Faults) -> dict[str, bytes] | None:
    """The parts of a zip by name, in its order; None where it cannot be unpacked at all, which is noted as a fault.

    Sizes are counted while unpacking, and each part is held to its checksum. Folders are passed over.
    """
    before = len(faults.found)
    _refuse_other_kinds(data, where, faults)
    if len(data) > LARGEST_FILE:
        faults.add(f"this file is larger than {LARGEST_FILE:,} bytes", where, "Use smaller pictures in it.")
    if len(faults.found) > before:
        return None
    if data.count(b"PK\1\2") > MOST_PARTS:
        faults.add(f"this file holds more than {MOST_PARTS:,} parts; a letter has a few dozen", where, _SAVE_AS)
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [info for info in archive.infolist() if not info.filename.endswith("/")]
    except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError):
        faults.add("this file is damaged: its list of parts cannot be read", where, _SAVE_AS)
        return None
    if "mimetype" in {info.filename for info in entries}:
        faults.add("this is an OpenDocument file, whatever its name says", where, _SAVE_AS)
        return None
    _check_names([info.filename for info in entries], where, faults)
    return _Unpacking(data, where, faults).parts(entries)


def _refuse_other_kinds(data: bytes, where: Location, faults: Faults) -> None:
    """What is no zip at all, by its first bytes."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            hint = "In Word: File, Info, Protect Document, Encrypt with Password, and empty the box; then save it."
            faults.add("this file is protected by a password", where, hint)
        else:
            faults.add("this is a file of the old kind (.doc), whatever its name says", where, _SAVE_AS)
        return
    for opening, what in _OTHER_KINDS:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(opening):
            faults.add(what, where, _SAVE_AS)
            return
    if not data:
        faults.add("this file is empty", where, "Copy it again from where it came from.")
    elif not data.startswith(b"PK"):
        faults.add("this is no Word file", where, f"It must be a Word Document or Template. {_SAVE_AS}")


def _check_names(names: list[str], where: Location, faults: Faults) -> None:
    seen: set[str] = set()
    for name in names:
        if _SPOILED_NAME.search(name):
            shown = name.encode("unicode_escape").decode()[:80]
            faults.add(f"a part has a name that no Word file may hold: '{shown}'", where, _SAVE_AS)
        if name.casefold() in seen:
            faults.add(f"two parts have the name '{name}'", where, _SAVE_AS)
        seen.add(name.casefold())


class _Unpacking:
    """One file's parts, with the room that is left for them."""

    def __init__(self, data: bytes, where: Location, faults: Faults) -> None:
        self.data = data
        self.where = where
        self.faults = faults
        self.room = LARGEST_IN_ALL

    def parts(self, entries: list[zipfile.ZipInfo]) -> dict[str, bytes] | None:
        """Every part, damaged ones left out; None where they are too large."""
        found = {}
        for info in entries:
            try:
                found[info.filename] = self.part(info)
            except _TooLargeError:
                message = f"this file unpacks to far more than a letter holds (in its part '{info.filename}')"
                self.faults.add(message, self.where, "Use smaller pictures in it, or get the file anew.")
                return None
            except (ValueError, struct.error, zlib.error) as error:
                reason = str(error) if type(error) is ValueError else f"its part '{info.filename}' cannot be unpacked"
                self.faults.add(f"this file is damaged: {reason}", self.where, _SAVE_AS)
        return found

    def part(self, info: zipfile.ZipInfo) -> bytes:
        """One part. Raises _TooLargeError at a bound; ValueError where it is not what the zip says of it."""
        name = info.filename
        if info.flag_bits & _PROTECTED:
            raise ValueError(f"its part '{name}' is protected by a password")
        mark, _, _, _, _, _, _, _, _, name_length, extra_length = _LOCAL.unpack_from(self.data, info.header_offset)
        start = info.header_offset + _LOCAL.size + name_length + extra_length
        squeezed = self.data[start : start + info.compress_size]
        if mark != b"PK\3\4" or len(squeezed) != info.compress_size:
            raise ValueError(f"its part '{name}' is cut short")
        plain = self.plain(squeezed, info)
        if len(plain) > _RATIO_COUNTS_FROM and len(plain) > HIGHEST_RATIO * len(squeezed):
            raise _TooLargeError
        self.room -= len(plain)
        if zlib.crc32(plain) != info.CRC:
            raise ValueError(f"its part '{name}' does not match its checksum")
        return plain

    def plain(self, squeezed: bytes, info: zipfile.ZipInfo) -> bytes:
        """The part's bytes, never more than there is room for."""
        most = min(LARGEST_PART, self.room)
        if info.compress_type == zipfile.ZIP_STORED:
            plain = squeezed
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            stream = zlib.decompressobj(-zlib.MAX_WBITS)
            plain = stream.decompress(squeezed, most + 1)
            if len(plain) <= most and not stream.eof:
                raise ValueError(f"its part '{info.filename}' is cut short")
        else:
            raise ValueError(f"its part '{info.filename}' is packed in a way that Word does not use")
        if len(plain) > most:
            raise _TooLargeError
        return plain


class _TooLargeError(Exception):
    """A part for which there is no room."""
