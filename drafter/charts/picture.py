"""The picture of a chart, as PNG or SVG: the one place where matplotlib is imported.

It is made to be printed beside a letter: black and grays, a typeface like the letter's, bars from zero, figures beside
the bars, words in full. The same chart gives the same bytes with the same matplotlib: no day, no name of a program.
"""

from __future__ import annotations

import io
import textwrap
from typing import Any
from xml.sax.saxutils import escape

from drafter.charts.bars import Chart
from drafter.errors import DrafterError, Fault

FORMATS = ("png", "svg")

_WIDTH = 6.5
"""The inches between the margins of a letter."""

_ROW = 0.26
_LINE = 0.155
_SETTINGS = {
    "font.family": ["STIXGeneral", "DejaVu Sans"],  # both come with matplotlib
    "font.size": 10,
    "text.hinting": "none",
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "svg.fonttype": "path",
    "svg.hashsalt": "drafter",
}


def picture(chart: Chart, form: str) -> bytes:
    """A chart as a file of one of FORMATS, with its words as alternative text.

    Raises DrafterError where matplotlib is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        hint = "In the clone of drafter: .venv/bin/python -m pip install '.[chart]'"
        raise DrafterError(Fault("a chart needs matplotlib, which is not installed", None, hint)) from None
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        figure = _drawn(chart, Figure)
        file = io.BytesIO()
        figure.savefig(file, format=form, dpi=200, metadata=_METADATA[form] | _said(chart, form))
    return _described(file.getvalue(), chart) if form == "svg" else file.getvalue()


_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
}


def _said(chart: Chart, form: str) -> dict[str, str | None]:
    return {"Title": chart.title, **({"Description": chart.alternative} if form == "png" else {})}


def _drawn(chart: Chart, figure_class: Any) -> Any:
    """The figure: title above, bars with their figures, the unit under the axis, remarks and source at the foot."""
    title = textwrap.wrap(chart.title, 78)
    foot = [line for text in (" ".join(chart.remarks), *chart.sources) for line in textwrap.wrap(text, 125)]
    top, bottom = 0.22 * len(title) + 0.12, _LINE * len(foot) + 0.12
    height = top + bottom + 0.6 + _ROW * len(chart.bars)
    figure = figure_class(figsize=(_WIDTH, height), layout="constrained")
    figure.get_layout_engine().set(rect=(0, bottom / height, 1, 1 - (top + bottom) / height), w_pad=0.06, h_pad=0.04)
    figure.text(0.01, 1 - 0.06 / height, "\n".join(title), va="top", weight="bold", size=12, linespacing=1.15)
    figure.text(0.01, 0.06 / height, "\n".join(foot), va="bottom", size=8, linespacing=1.2)
    axes = figure.add_subplot()
    places = range(len(chart.bars))
    values = [bar.value for bar in chart.bars]
    bars = axes.barh(places, values, height=0.68, color="0.45", edgecolor="black", linewidth=0.6)
    axes.bar_label(bars, labels=[bar.figure for bar in chart.bars], padding=3, size=9)
    axes.set_yticks(places, labels=[bar.label for bar in chart.bars])
    axes.set_ylim(len(chart.bars) - 0.4, -0.6)
    axes.margins(x=0.16)
    axes.set_xlim(left=0 if min(values) >= 0 else None, right=0 if max(values) < 0 else None)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value == round(value) else f"{value:,}")
    axes.xaxis.set_gid("scale")  # by their own ids, not matplotlib's
    axes.yaxis.set_gid("periods")
    axes.set_xlabel(f"{chart.unit[0].upper()}{chart.unit[1:]} ({chart.basis})")
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    return figure


def _described(svg: bytes, chart: Chart) -> bytes:
    """The picture with its words in full: a screen reader says the title, then the description."""
    text = svg.decode("utf-8")
    start, title, rest = text.partition("</title>")
    return f"{start}{title}\n <desc>{escape(chart.alternative)}</desc>{rest}".replace(
        "<svg ", '<svg role="img" ', 1
    ).encode("utf-8")
