"""A source as the runs of a footnote, in a citation style: in full, and in short where a letter cites it again."""

from drafter.citation.apa import APA, HOUSE, note_runs, short
from drafter.citation.chicago import CHICAGO
from drafter.citation.kinds import TYPES
from drafter.citation.style import CitationStyle, cited

DEFAULT_STYLE = HOUSE.name

STYLES = {style.name: style for style in (HOUSE, APA, CHICAGO)}
"""The styles that drafter knows itself, by name; any other is a .csl file."""

__all__ = ("DEFAULT_STYLE", "HOUSE", "STYLES", "TYPES", "CitationStyle", "cited", "note_runs", "short")
