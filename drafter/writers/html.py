"""The letter as one page of HTML that needs no other file and prints as the letter.

Any program reads it in the order of the letter: signature blocks stand side by side by style alone, and the notes are
endnotes with links there and back (Digital Publishing WAI-ARIA). What heads the later pages stands in their margins,
where a browser prints margin boxes; others print a line of their own there.

The inside address is no `<address>`, which is for whoever answers for the page: the letterhead is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import count

from drafter.letter import (
    Blank,
    Block,
    Letter,
    LetterheadLine,
    LineBreak,
    Note,
    PageNumber,
    Paragraph,
    Run,
    Table,
    Text,
)
from drafter.writers.addresses import openable
from drafter.writers.figures import figures
from drafter.writers.layout import gap

_SPACES = re.compile("[\t-\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LISTS = ("<ol>", '<ol type="a">', '<ol type="i">')
_CROWD = 12
_LINE = 1.2
_HEADER_FROM_EDGE = 36.0


def write(letter: Letter) -> str:
    """The page; it names no program and asks for nothing from anywhere."""
    properties = letter.properties
    author = f'<meta name="author" content="{_words(properties.author)}">\n' if properties.author else ""
    lines = "\n".join([*_parts(letter), *_notes(letter)])
    return (
        f'<!DOCTYPE html>\n<html lang="{_words(properties.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_words(properties.title).strip() or 'Letter'}</title>\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{author}'
        f"<style>\n{_style(letter)}</style>\n</head>\n<body>\n<main>\n{lines}\n</main>\n</body>\n</html>\n"
    )


def _parts(letter: Letter) -> Iterator[str]:
    """The letter's parts in reading order, each of the class of its standard term."""
    numbers, heads = count(1), iter(letter.stationery.lines)
    parts = [*letter.parts()]
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        term, block = part
        opens, closes = before is None or before[0] != term, after is None or after[0] != term
        hugging = "" if opens or gap(before, part) else " hugging"
        yield from [_AROUND[term][0]] if opens and term in _AROUND else []
        if term == "letterhead":
            yield _head(next(heads), numbers)
        elif term == "subject-line":
            yield f'<h1 class="{term}">{_runs(_lone(block), numbers)}</h1>'
        elif term == "body":
            yield _block(block, numbers)
        else:
            yield f'<p class="{term}{hugging}">{_runs(_lone(block), numbers)}</p>'
        yield from [_AROUND[term][1]] if closes and term in _AROUND else []


_AROUND = {
    "letterhead": ("<header><address>", "</address></header>"),
    "signature-block": ('<div class="signatures">', "</div>"),
}


def _lone(block: Block) -> tuple[Run, ...]:
    assert isinstance(block, Paragraph), "only the body of a letter holds lists and tables"
    return block.runs


def _head(head: LetterheadLine, numbers: Iterator[int]) -> str:
    look = f"font-size: {head.size:g}pt" + ("; font-variant: small-caps" if head.small_caps else "")
    return f'<p class="letterhead" style="{look}">{_runs(head.line.runs, numbers)}</p>'


def _notes(letter: Letter) -> Iterator[str]:
    """The notes below a short rule, each with the way back to its mark."""
    notes = list(letter.notes())
    if not notes:
        return
    yield '<section role="doc-endnotes" aria-label="Notes">\n<ol>'
    for number, note in enumerate(notes, 1):
        back = (
            f'<a href="#mark-{number}" role="doc-backlink" aria-label="Back to the mark of note {number}">↩\ufe0e</a>'
        )
        yield f'<li id="note-{number}"><p>{_runs(note.runs, count())} {back}</p></li>'
    yield "</ol>\n</section>"


def _block(block: Block, numbers: Iterator[int], level: int = 0) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_runs(block.runs, numbers)}</p>"
    if isinstance(block, Table):
        return _table(block, numbers)
    level += block.level
    items = ("\n".join(_block(part, numbers, level + 1) for part in item) for item in block.items)
    return "\n".join([_LISTS[level % len(_LISTS)], *(f"<li>{item}</li>" for item in items), "</ol>"])


def _table(table: Table, numbers: Iterator[int]) -> str:
    looks = [' class="figures"' if flush else "" for flush in figures(table)]
    caption = f"<caption>{_runs(table.caption.runs, numbers)}</caption>"
    head, *rows = (
        "".join(f"<{cell}{look}>{_runs(one.runs, numbers)}</{end}>" for one, look in zip(row, looks, strict=True))
        for row, cell, end in [
            (table.header, 'th scope="col"', "th"),
            *((row, "td", "td") for row in table.rows),
        ]
    )
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>\n{caption}\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _runs(runs: Iterable[Run], numbers: Iterator[int]) -> str:
    return "".join(_run(run, numbers) for run in runs)


def _run(run: Run, numbers: Iterator[int]) -> str:
    if isinstance(run, Note):
        number = next(numbers)
        return f'<sup><a href="#note-{number}" id="mark-{number}" role="doc-noteref">{number}</a></sup>'
    if isinstance(run, Text):
        words = _words(run.text)
        words = f"<i>{words}</i>" if run.italic else words
        words = f"<b>{words}</b>" if run.bold else words
        address = openable(run.link) if run.link else None
        return f'<a href="{_words(address)}">{words}</a>' if address else words
    if isinstance(run, Blank):
        return f"<mark>{_words(run.shown)}</mark>"
    return "<br>\n" if isinstance(run, LineBreak) else ""


def _words(text: str) -> str:
    """The one place where words become HTML; a tab or line end is a space, what HTML forbids is left out."""
    return escape(_FORBIDDEN.sub("", _SPACES.sub(" ", text)))


def _style(letter: Letter) -> str:
    """The style sheet: the page, the typeface and the margins of the stationery."""
    paper, margins = letter.stationery, letter.stationery.margins
    signers = len(letter.signature_blocks)
    sides = f"{margins.right:g}in {margins.bottom:g}in {margins.left:g}in"
    return (
        f"@page {{ size: 8.5in 11in; margin: {margins.top:g}in {sides} }}\n"
        f"{_later_pages(letter)}"
        f":root {{ font: {_font(letter)}; color: black; background: white }}\n"
        f"@media screen {{ main {{ max-width: {8.5 - margins.left - margins.right:g}in; margin: 0 auto; "
        f"padding: {margins.top:g}in 1em {margins.bottom:g}in }} }}\n"
        f".signatures {{ grid-template-columns: repeat({min(signers, 2 if signers <= _CROWD else 3)}, 1fr) }}\n"
        f"[role=doc-endnotes] {{ font-size: {max(paper.size - 2, min(paper.size, 8)):g}pt }}\n"
        f"{_STYLE}"
    )


def _later_pages(letter: Letter) -> str:
    """The margin box that heads every page but the first, with as much room as it needs; nothing without a header."""
    if letter.continuation_header is None:
        return ""
    runs = letter.continuation_header.runs
    shown = " ".join("counter(page)" if isinstance(run, PageNumber) else _quoted(_told(run)) for run in runs)
    lines = 2 + sum(isinstance(run, LineBreak) for run in runs)
    paper = letter.stationery
    top = max(paper.margins.top * 72, _HEADER_FROM_EDGE + lines * _LINE * paper.size)
    return (
        f"@page {{ margin-top: {top:g}pt; @top-left {{ content: {shown}; white-space: pre-line; "
        f"vertical-align: top; padding-top: {_HEADER_FROM_EDGE:g}pt; "
        f"font: {_font(letter)} }} }}\n"
        f"@page :first {{ margin-top: {paper.margins.top:g}in; @top-left {{ content: none }} }}\n"
    )


def _told(run: Run) -> str:
    """The words of a run in a style sheet, which holds neither links nor notes."""
    if isinstance(run, LineBreak):
        return "\n"
    return run.text if isinstance(run, Text) else run.shown if isinstance(run, Blank) else ""


def _font(letter: Letter) -> str:
    return f"{letter.stationery.size:g}pt/{_LINE} {_quoted(letter.stationery.typeface)}, serif"


def _quoted(words: str) -> str:
    """Words as a string of a style sheet."""
    clean = _FORBIDDEN.sub("", words.replace("\n", "\ue000"))
    return '"' + re.sub(r'["\\<\ue000]', lambda sign: _IN_STRING[sign[0]], clean) + '"'


_IN_STRING = {'"': '\\"', "\\": "\\\\", "<": "\\3C ", "\ue000": "\\A "}

_STYLE = """\
@counter-style letters {
  system: symbolic; symbols: a b c d e f g h i j k l m n o p q r s t u v w x y z; prefix: "("; suffix: ") "
}
@counter-style romans { system: extends lower-roman; prefix: "("; suffix: ") " }
h1, p { font: inherit; margin: 1em 0 0; orphans: 2; widows: 2 }
h1 { font-weight: bold; break-after: avoid }
address { font-style: normal; text-align: center; margin-bottom: 2em }
p.hugging, .letterhead, li > p:first-child, caption + *, td p { margin-top: 0 }
.inside-address, .signature-block, .enclosure-notation, .copy-notation, tr { break-inside: avoid }
.salutation, .complimentary-close, caption { break-after: avoid }
ol { margin: 0; padding-left: 2.5em }
li { margin-top: 1em }
ol ol { padding-left: 1.75em }
ol[type="a"] { list-style: letters }
ol[type="i"] { list-style: romans }
.signatures { display: grid; column-gap: 1em }
.signature-block { margin-top: 4em }
table { border-collapse: collapse; margin-top: 1em }
caption { font-weight: bold; text-align: left; padding-bottom: 0.5em }
th, td { border: 1px solid; padding: 0.2em 0.5em; text-align: left; vertical-align: top }
th { background: #f2f2f2 }
thead { display: table-header-group }
.figures { text-align: right }
mark { background: yellow; color: inherit; -webkit-print-color-adjust: exact; print-color-adjust: exact }
sup { font-size: 0.7em; line-height: 0; vertical-align: super }
sup + sup { margin-left: 0.2em }
sup a { color: inherit; text-decoration: none }
a { overflow-wrap: anywhere }
[role=doc-endnotes] { margin-top: 2em }
[role=doc-endnotes]::before { content: ""; display: block; width: 2in; border-top: 1px solid }
[role=doc-endnotes] ol { padding-left: 1.75em }
[role=doc-endnotes] li { margin-top: 0.3em; break-inside: avoid }
[role=doc-backlink] { text-decoration: none }
@media print { [role=doc-backlink] { display: none } }
"""
