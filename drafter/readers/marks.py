"""The signs within a line of text: emphasis, links and the marks of notes, as runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from drafter.letter import LineBreak, Note, Run, Text

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_TOKEN = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|\^\[(?P<inline>(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,2000})\]"
    r"|(?P<note>\[\^(?P<name>[^\]\s]{1,40})\]|\[(?P<number>\d{1,3})\]|(?P<raised>[⁰¹²³⁴-⁹]{1,3}))"
    r"|<(?P<address>(?:https?|mailto):[^\s<>]+)>"
    r"|\[(?P<words>[^\]\n]{1,300})\]\(<?(?P<target>[^)\s>]+)>?\)"
    r"|(?P<hidden><!--.*?-->)"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<line>\n)"
)
_OPENS = re.compile(r"(?<!\w)\*{1,3}(?=[^\s*])")


class Marks:
    """Reads text whose notes are known by their names; `escapes` says that a backslash makes a sign mean itself."""

    def __init__(self, notes: Mapping[str, str], *, escapes: bool) -> None:
        self.escapes = escapes
        self.words = notes
        self._made: dict[str, Note] = {}

    def runs(self, text: str) -> list[Run]:
        """Text as runs; each new line is a line break."""
        return list(self._runs(text, self._note))

    def _note(self, name: str) -> Note | None:
        if name not in self._made and name in self.words:
            said = (run for run in self._runs(self.words[name], lambda _: None) if isinstance(run, Text))
            self._made[name] = Note(tuple(said))
        return self._made.get(name)

    def _written(self, words: str) -> Note:
        """A note that is written at its place."""
        return Note(tuple(run for run in self._runs(words, lambda _: None) if isinstance(run, Text)))

    def _runs(self, text: str, note: Callable[[str], Note | None]) -> Iterator[Run]:
        bold = italic = False
        said, at = "", 0
        for token in _TOKEN.finditer(text):
            said, before = said + text[at : token.start()], at
            at = token.end()
            shown: Run | None = None
            if token["escaped"]:
                said += token["escaped"][1:] if self.escapes else token["escaped"]
                continue
            if token["inline"] and self.escapes:
                shown = self._written(token["inline"])
            elif token["note"]:
                shown = note(token["name"] or token["number"] or token["raised"].translate(RAISED))
            elif token["address"]:
                shown = Text(token["address"], bold, italic, token["address"])
            elif token["words"]:
                shown = Text(token["words"], bold, italic, token["target"])
            elif token["line"]:
                shown = LineBreak()
            elif token["stars"] and (turned := self._turned(token, text, bold=bold, italic=italic)):
                if said:
                    yield Text(said, bold, italic)
                said, (bold, italic) = "", turned
                continue
            elif token["hidden"]:
                continue
            if shown is None:
                said += text[max(before, token.start()) : at]
                continue
            if said:
                yield Text(said, bold, italic)
            said = ""
            yield shown
        if said + text[at:]:
            yield Text(said + text[at:], bold, italic)

    def _turned(self, token: re.Match[str], text: str, *, bold: bool, italic: bool) -> tuple[bool, bool] | None:
        """The style after asterisks; None where they are asterisks."""
        stars = token["stars"]
        wide, slanted = len(stars) >= 2, len(stars) != 2
        closes = (not wide or bold) and (not slanted or italic)
        if closes and not text[token.start() - 1].isspace():
            return (bold and not wide), (italic and not slanted)
        opens = _OPENS.match(text, token.start()) or (self.escapes and text[token.end() : token.end() + 1].strip())
        if opens and text.rfind(stars) > token.start():
            return (bold or wide), (italic or slanted)
        return None
