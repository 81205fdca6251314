"""A letter in plain text or Markdown with its file, to be put right in its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import PurePath

from drafter.errors import Location
from drafter.readers.parts import letter
from drafter.readers.places import fitted, found, newline
from drafter.readers.texts import read_markdown, read_plain

_LINE = re.compile(r"\r\n|\n|\r|\u2028|\u2029")


class TextSource:
    """The letter in a text, and where each of its lines begins."""

    def __init__(self, name: str, data: bytes) -> None:
        read = read_markdown if PurePath(name).suffix.casefold() == ".md" else read_plain
        self.name, self.data = name, data
        self.letter = letter(read(data, name))
        self.text = data.decode()
        self.starts = [0, *(line.end() for line in _LINE.finditer(self.text))]
        self.begun = sorted({one.origin.line for one in self.letter.paragraphs() if one.origin})

    def located(self, where: Location | None, words: str) -> Location | None:
        """The line and column of words; the whole line of their paragraph where they do not stand there."""
        match = self._match(where, words)
        if match is None:
            return where
        line = bisect_right(self.starts, match.start())
        return Location(self.name, line, match.start() - self.starts[line - 1] + 1)

    def replaced(self, where: Location | None, words: str, instead: str) -> bytes | None:
        """The file with the first such words replaced; None where they do not stand there."""
        match = self._match(where, words)
        if match is None:
            return None
        put = fitted(match[0], instead)
        after = self.text[match.end() :]
        return (self.text[: match.start()] + put + (after.lstrip(" ") if newline(put[-1:]) else after)).encode()

    def _match(self, where: Location | None, words: str) -> re.Match[str] | None:
        """The words in their paragraph, else behind it, where its notes stand."""
        if not words:
            return None
        line = where.line if where and where.path == self.name else 1
        at = bisect_right(self.begun, line)
        start = self.starts[min(line, len(self.starts)) - 1]
        end = self.starts[self.begun[at] - 1] if at < len(self.begun) and where else len(self.text)
        return found(words, self.text, start, end) or found(words, self.text, end)
