"""The runs that a note is put together from."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.letter import Text

Runs = tuple[Text, ...]


def words(runs: Iterable[Text]) -> str:
    """What the runs say."""
    return "".join(run.text for run in runs)


def stop(text: str) -> str:
    """The full stop that closes an element, none where it ends in a stop of its own, even inside quotation marks."""
    return "" if text.rstrip("\"'”’").endswith((".", "?", "!")) else "."


def sentence(runs: Runs) -> Runs:
    """The runs closed with one full stop."""
    return joined((*runs, Text(stop(words(runs)))))


def address(url: str) -> Runs:
    """An address as a live link; nothing where there is none."""
    return (Text(url.strip(), link=url.strip()),) if url.strip() else ()


def joined(runs: Iterable[Text]) -> Runs:
    """The runs with none empty, neighbors of one kind made one, and no space at the end."""
    made: list[Text] = []
    for run in filter(lambda run: run.text, runs):
        if made and (made[-1].bold, made[-1].italic, made[-1].link) == (run.bold, run.italic, run.link):
            made[-1] = _with(made[-1], made[-1].text + run.text)
        else:
            made.append(run)
    while made and not made[-1].text.rstrip():
        made.pop()
    return (*made[:-1], _with(made[-1], made[-1].text.rstrip())) if made else ()


def separated(parts: Iterable[Runs], separator: str = ", ") -> Runs:
    """The parts that say something, with a separator between each two."""
    made: list[Text] = []
    for part in filter(words, parts):
        made += [Text(separator), *part] if made else part
    return tuple(made)


def _with(run: Text, text: str) -> Text:
    return Text(text, bold=run.bold, italic=run.italic, link=run.link)
