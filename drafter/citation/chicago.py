"""Chicago notes: a full note first, a shortened one later, never 'ibid.'.

Sections are those of the Chicago Manual of Style, 17th edition, chapter 14. Where the 18th differs it is followed: of
three authors or more the first is named with 'et al.', and no place of publication is given. 'Ibid.' is discouraged in
both (section 14.34), and would point at the wrong note once a person edits the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.citation import days, names
from drafter.citation.kinds import ARTICLE, LEGAL, PAGE, kind
from drafter.citation.law import CHICAGO_LAW, cited_law
from drafter.citation.names import same
from drafter.citation.places import place
from drafter.citation.runs import Runs, address, joined, sentence, separated
from drafter.citation.style import CitationStyle
from drafter.dates import long_date
from drafter.letter import Text
from drafter.records.evidence import Source

LOWER = frozenset(
    [
        *("a", "an", "the", "and", "but", "for", "nor", "or", "so", "yet"),
        *("as", "at", "by", "down", "from", "in", "into", "of", "on", "onto", "over", "till", "to", "up", "v", "via"),
        *("vs", "with"),
    ]
)
"""Words that headline style leaves lower: articles, conjunctions, prepositions of four letters at most.

Section 8.159; the 18th edition capitalizes the longer prepositions, which the 17th does not.
"""


@lru_cache(maxsize=512)
def _full(source: Source) -> Runs:
    """A note of one sentence, parted by commas, with the address last (sections 14.13 to 14.23).

    Its full stop goes inside closing quotation marks, as a comma does (section 6.9).
    """
    if kind(source) in LEGAL:
        parts: tuple[Runs, ...] = (cited_law(source, CHICAGO_LAW),)
    elif kind(source) is ARTICLE:
        parts = _article(source)
    elif kind(source) is PAGE:
        parts = _page(source)
    else:
        parts = _work(source)
    *before, last = sentence(_commas((*parts, address(source.url))))
    closed = f"{last.text[:-2]}.”" if last.text.endswith("”.") else last.text
    return (*before, Text(closed, italic=last.italic, link=last.link))


def _work(source: Source) -> tuple[Runs, ...]:
    """A book or a report: *Title*, number (publisher, date) (sections 14.23, 14.220)."""
    facts = ", ".join(filter(None, (*_published(source), days.in_words(source.issued) or "n.d.")))
    number = " ".join(filter(None, (source.genre.strip(), source.number.strip())))
    title = (Text(headline(source.title), italic=True), Text(f", {number}" if number else ""), Text(f" ({facts})"))
    return _by(source), title


def _article(source: Source) -> tuple[Runs, ...]:
    """A part of a periodical: “Title,” *Periodical* 70, no. 6 (2021): 202–7 (14.168 to 14.171, 14.188, 14.191)."""
    found = place(source)
    name = Text(headline(source.container_title), italic=True)
    day = days.in_words(source.issued)
    if not found:  # the place is of a form of its own
        return (_by(source), _quoted(source), (name,), (Text(source.reference.strip()),), (Text(day),))
    if not found.volume and not found.issue:
        return (_by(source), _quoted(source), (name,), (Text(day),), (Text(found.page),))
    volume = f" {found.volume}" if found.volume else ""
    issue = f", no. {found.issue}" if found.issue else ""
    pages = f": {pages_of(found.page)}" if found.page else ""
    return (_by(source), _quoted(source), (name, Text(f"{volume}{issue}{f' ({day})' if day else ''}{pages}")))


def _page(source: Source) -> tuple[Runs, ...]:
    """A page, a speech, a letter: “Title,” site, date (14.12, 14.205 to 14.207).

    One with an address and no date gives the day on which it was read there.
    """
    read = f"accessed {long_date(source.checked)}" if source.url else ""
    day = days.in_words(source.issued) or read
    said = [(Text(one),) for one in (source.genre.strip(), source.number.strip(), *_published(source), day)]
    return (_by(source), _quoted(source), *said)


def _by(source: Source) -> Runs:
    """The authors; without any a note begins with the title (section 14.79)."""
    return (Text(names.in_order(source.author)),)


def _quoted(source: Source) -> Runs:
    return (Text(f"“{headline(source.title)}”"),)


def _published(source: Source) -> Iterator[str]:
    """The site or series and the publisher, less whichever is the author or said already (sections 14.84, 14.208)."""
    said = {same(author.literal) for author in source.author} | {""}
    for name in (source.container_title, source.publisher):
        if same(name) not in said:
            yield name.strip()
            said.add(same(name))


def _commas(parts: tuple[Runs, ...]) -> Runs:
    """The parts with commas between them, which go inside closing quotation marks (section 6.9)."""
    made = separated(part for part in parts)
    moved = [Text(run.text, italic=run.italic, link=run.link) for run in joined(made)]
    return tuple(Text(run.text.replace("”, ", ",” "), italic=run.italic, link=run.link) for run in moved)


# Cited again


def _again(source: Source) -> tuple[Runs, ...]:
    """Family names and a short title, then the whole title (sections 14.30 to 14.33); a law stays whole."""
    if kind(source) in LEGAL:
        return ()
    return (_shortened(source, shortened(source)), _shortened(source, source.title))


def _shortened(source: Source, title: str) -> Runs:
    named, title = names.families(source.author), headline(title)
    if kind(source) in (ARTICLE, PAGE):
        closing = "" if title.endswith((".", "?", "!")) else "."
        return joined((Text(f"{named}, " if named else ""), Text(f"“{title}{closing}”")))
    return sentence((Text(f"{named}, " if named else ""), Text(title, italic=True)))


def shortened(source: Source) -> str:
    """The source's own short title, else its title up to a colon, without the article at its head (section 14.33)."""
    if source.title_short.strip():
        return source.title_short.strip()
    main = re.split(r": |\s[–—]\s", source.title.strip())[0]
    return re.sub(r"^(?:A|An|The) (?=\w)", "", main) or source.title.strip()


# Titles and pages


def headline(title: str) -> str:
    """A title in headline style: words written small get a capital but for the little ones between (section 8.159).

    A word with a capital of its own stays as it is, and so does one with a figure in it.
    """
    tokens = re.split(r"(\s+|(?<=\w)[-‐–—/](?=\w))", title.strip())
    made = ""
    for at, token in enumerate(tokens):
        bare = token.strip("“”‘’\"'()[],;:.?!")
        opens = at == 0 or bool(re.search(r"[:?!.—–][”’\"]?\s+$", made)) or at == len(tokens) - 1
        keeps = not bare.islower() or any(sign.isdigit() for sign in bare) or "." in bare
        little = bare in LOWER and not opens
        made += token if keeps or little else token.replace(bare, bare[0].upper() + bare[1:], 1)
    return made


def pages_of(page: str) -> str:
    """A span of pages with the second number shortened: 202–7, 321–28, 100–104 (section 9.61)."""
    match = re.fullmatch(r"(\d+)–(\d+)", page)
    if not match or len(match[1]) != len(match[2]) or int(match[1]) < 100 or int(match[1]) % 100 == 0:
        return page
    first, last = match[1], match[2]
    same_digits = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    kept = last[same_digits:]
    if int(first) % 100 < 10 and len(kept) == 1:
        return f"{first}–{kept}"
    return f"{first}–{last[min(same_digits, len(last) - 2) :]}"


CHICAGO = CitationStyle("chicago", "Chicago notes: in full first, shortened later, never “ibid.”", _full, _again)
"""Notes for readers of history and law."""
