"""The index of the demo: as a page for the browser, and as a plain list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from drafter.frozen import frozen

_TITLE = "What drafter makes: sample letters"
_WARNING = (
    "These letters are samples. Their signatories stand for nobody who asked for them; none was sent, and none may be. "
    "Each says so above its address."
)


@frozen
class Shown:
    """A letter in the index: what it is and shows, how it is made, its findings, its files.

    The command is one line, or one for each shell. The files are named as they lie beside the index, each after what
    it is.
    """

    title: str
    shows: str
    commands: tuple[str, ...]
    findings: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


_NEW_LINE = "\n"
_STYLE = """\
body { font: 1.05rem/1.5 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
pre { background: #f2f2ee; padding: .7rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
section { border-top: 1px solid #999; margin-top: 1.5rem; }
strong { display: block; border: 2px solid; padding: .5rem .8rem; }
"""


def page(shown: Sequence[Shown]) -> str:
    """The index as a page that needs no other file and asks for nothing from anywhere."""
    parts = "\n".join(_section(number, one) for number, one in enumerate(shown, 1))
    return (
        f'<!DOCTYPE html>\n<html lang="en-US">\n<head>\n<meta charset="utf-8">\n<title>{escape(_TITLE)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(_TITLE)}</h1>\n"
        f"<p><strong>{escape(_WARNING)}</strong></p>\n{parts}\n</main>\n</body>\n</html>\n"
    )


def _section(number: int, one: Shown) -> str:
    links = "\n".join(f'<li><a href="{escape(name)}">{escape(what)}</a></li>' for what, name in one.files)
    findings = "\n".join(f"<li>{escape(line)}</li>" for line in one.findings)
    told = f"<p>What drafter says about it:</p>\n<ul>\n{findings}\n</ul>" if findings else "<p>No findings.</p>"
    return (
        f"<section>\n<h2>{number}. {escape(one.title)}</h2>\n<p>{escape(one.shows)}</p>\n<ul>\n{links}\n</ul>\n"
        f"<p>Made with:</p>\n<pre>{escape(_NEW_LINE.join(one.commands))}</pre>\n{told}\n</section>"
    )


def plain(shown: Sequence[Shown]) -> str:
    """The index as plain text."""
    return "\n".join([_TITLE, "", _WARNING, "", *(line for one in enumerate(shown, 1) for line in _lines(*one))])


def _lines(number: int, one: Shown) -> Iterator[str]:
    yield f"{number}. {one.title}"
    yield f"   {one.shows}"
    yield from (f"   {what}: {name}" for what, name in one.files)
    yield from (f"   Made with: {line}" for line in one.commands)
    yield from (f"   {line}" for line in one.findings or ("No findings.",))
    yield ""
