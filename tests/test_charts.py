"""The chart of a statistic: what it shows, what its file says, and how it looks to a program."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bridges import office, vintage
from helpers import run

from drafter import assets
from drafter.charts.bars import Chart, chart_of
from drafter.charts.terminal import Line, fills, plot
from drafter.drafting import open_library
from drafter.naming import figure_names
from drafter.series import newest

pytestmark = pytest.mark.usefixtures("desk")

SVG = "{http://www.w3.org/2000/svg}"
SHOW = ("evidence", "show", "synthetic-opioid-deaths", "--as-of", "2024-09-12")
SAID = (
    "Bar chart. Drug overdose deaths involving synthetic opioids other than methadone, chiefly fentanyl, United "
    "States, in deaths. Twelve months through October 2021: more than 69,000; 2021: about 71,000; 2022: 75,217; "
    "2023: 74,702. Figures predicted, each from the newest release public on September 12, 2024. Some periods "
    "overlap; what they share is counted in each. Source: Ahmad, F.B., Cisewski, J.A., Rossen, L.M., and Sutton, P. "
    "(2024). Provisional drug overdose death counts. National Center for Health Statistics. "
    "https://www.cdc.gov/nchs/nvss/vsrr/drug-overdose-data.htm Earlier figures: Jones 2023; Ahmad et al. 2022."
)


@pytest.fixture(name="drawn")
def _drawn() -> None:
    """A test that draws needs matplotlib, which is an extra."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")


draws = pytest.mark.usefixtures("drawn")


def made(statistic: str, day: date, basis: str | None = None) -> Chart | None:
    """The chart of a shipped statistic on a day."""
    library = open_library([assets.root()], None)
    return chart_of(library.statistics[statistic], library.sources, day, basis)


def own(*vintages: str, day: date = date(2024, 6, 1)) -> Chart | None:
    """The chart of an office's statistic of these vintages."""
    office(*vintages)
    library = open_library([assets.root(), Path("office")], None)
    return chart_of(library.statistics["closed-bridges"], library.sources, day, None)


def chunks(png: bytes) -> Iterator[tuple[str, bytes]]:
    """The chunks of a PNG file, each checked against its sum."""
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + data) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        yield kind.decode("ascii"), data
        at += 12 + length


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_a_chart_says_in_words_what_it_shows():
    """Measure, place, unit, every period with its figure, the basis, the day, the sources."""
    chart = made("synthetic-opioid-deaths", date(2024, 9, 12))

    assert chart is not None
    assert chart.alternative == SAID


@pytest.mark.parametrize("day", [date(2023, 1, 23), date(2024, 9, 12), date(2025, 6, 2), date(2026, 11, 2)])
@pytest.mark.parametrize("basis", [None, "predicted", "as-quoted"])
def test_the_bars_are_of_one_basis_and_of_what_was_public(day: date, basis: str | None):
    """No bar is from another basis, and none from a release after the day."""
    statistic = open_library([assets.root()], None).statistics["synthetic-opioid-deaths"]
    chart = made("synthetic-opioid-deaths", day, basis)

    assert chart is not None
    assert basis in (None, chart.basis)
    public = {one.value for one in statistic.vintages if one.basis == chart.basis and one.published.last <= day}
    assert {bar.value for bar in chart.bars} <= public


@pytest.mark.parametrize("day", [date(2022, 6, 1), date(2023, 1, 23), date(2025, 6, 2), date(2026, 11, 2)])
@pytest.mark.parametrize("statistic", ["synthetic-opioid-deaths", "overdose-deaths", "opioid-deaths"])
def test_the_last_bar_is_the_figure_that_a_letter_of_the_day_states(statistic: str, day: date):
    """On its basis, whatever the basis of most of the series is."""
    used = newest(open_library([assets.root()], None).statistics[statistic].vintages, day)
    chart = made(statistic, day)

    assert chart is not None
    assert used is not None
    assert (chart.basis, chart.bars[-1].figure) == (used.basis, figure_names(used).figure)


def test_of_two_periods_that_end_together_the_chart_has_the_letters_own():
    """A release of the last month's count does not take the year's place."""
    month = vintage("2023-02-01", "2022-12", "2022-12", 40)
    chart = own(
        vintage("2022-02-01", "2021-01", "2021-12", 400), month, vintage("2023-03-01", "2022-01", "2022-12", 410)
    )

    assert chart is not None
    assert [bar.label for bar in chart.bars] == ["2021", "2022"]


def test_figures_that_others_quote_name_who_quotes_them():
    """An enclosure stands on its own."""
    chart = made("synthetic-opioid-deaths", date(2023, 1, 23), "as-quoted")

    assert chart is not None
    assert chart.remarks[0] == "Figures as quoted by others, each from the newest release public on January 23, 2023."
    assert chart.sources[-1] == "Quoted in: Trone 2023; Hawley 2022."


def test_a_chart_shows_periods_as_long_as_the_newest():
    """A month's bar beside a year's would look like a fall."""
    chart = own(vintage("2022-02-01", "2021-01", "2021-12", 400), vintage("2023-02-01", "2023-01", "2023-01", 40))

    assert chart is not None
    assert [bar.label for bar in chart.bars] == ["January 2023"]


def test_where_nothing_was_public_there_is_no_chart():
    """Neither before the first release nor on a basis that was not public yet."""
    assert made("synthetic-opioid-deaths", date(2020, 1, 1)) is None
    assert made("synthetic-opioid-deaths", date(2022, 1, 1), "predicted") is None


# --- the plot of characters -------------------------------------------------------------------------------------------


def test_a_value_that_is_not_zero_has_a_bar():
    """Of one character at least; zero has none."""
    lines = [Line("a", 0, "final"), Line("b", 1, "final"), Line("c", 1_000_000, "final")]

    assert list(plot(lines, fills(["final"], plain=True), 23)) == ["a", "b  #", f"c  {'#' * 20}"]


def test_a_series_of_nothing_but_zeros_has_no_bars():
    """And divides by nothing."""
    assert list(plot([Line("a", 0, "final")], fills(["final"], plain=False), 80)) == ["a"]


def test_a_narrow_screen_still_has_bars():
    """They are ten columns long then."""
    assert list(plot([Line("a label", 5, "final")], fills(["final"], plain=True), 8)) == [f"a label  {'#' * 10}"]


# --- the files --------------------------------------------------------------------------------------------------------


@draws
@pytest.mark.parametrize("name", ["chart.svg", "chart.png"])
def test_a_chart_is_written_and_its_words_are_printed(desk: Path, name: str):
    """The words on stdout, to be pasted; where the file is on stderr. The same request makes the same bytes."""
    done, again = run(*SHOW, "--chart", name), run(*SHOW, "--chart", f"again-{name}")

    assert (done.code, done.out) == (0, f"{SAID}\n")
    assert done.err == f"Wrote {name}. The words above are its alternative text, in the file too.\n"
    assert (desk / name).read_bytes() == (desk / f"again-{name}").read_bytes()
    assert again.code == 0


@draws
def test_an_svg_has_its_words_and_its_letters_as_shapes(desk: Path):
    """A title and a description for a screen reader, no font that may be missing, no day and no program's name."""
    run(*SHOW, "--chart", "chart.svg")
    text = (desk / "chart.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)

    assert root.get("role") == "img"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert (root[0].text, root[1].text) == (SAID[len("Bar chart. ") :].partition(", in deaths")[0], SAID)
    assert next(root.iter(f"{SVG}text"), None) is None
    assert "font-family" not in text
    assert "matplotlib" not in text.casefold()
    assert "<dc:date" not in text


@draws
def test_a_png_has_its_words_and_nothing_of_a_program_or_a_day(desk: Path):
    """Title and description in text chunks; as wide as a letter's text at 200 dots an inch."""
    run(*SHOW, "--chart", "chart.png")
    found = list(chunks((desk / "chart.png").read_bytes()))
    words = dict(data.split(b"\0", 1) for kind, data in found if kind == "tEXt")

    assert struct.unpack(">I", dict(found)["IHDR"][:4]) == (1300,)
    assert words[b"Description"].decode("latin-1") == SAID
    assert set(words) == {b"Title", b"Description"}
    assert {kind for kind, _ in found} <= {"IHDR", "pHYs", "tEXt", "IDAT", "IEND"}


@draws
def test_words_outside_latin_1_come_through(desk: Path):
    """A curly quote in a title, or a dollar sign, which matplotlib would take for mathematics."""
    office(vintage("2023-02-01", "2022-01", "2022-12", 400))
    path = Path("office/clauses/roads/statistics.yaml")
    path.write_text(path.read_text("utf-8").replace("measure: Days", "measure: The Governor’s $5 and $6 days"), "utf-8")
    for name in ("chart.png", "chart.svg"):
        done = run("evidence", "show", "closed-bridges", "--library", "office", "--chart", name)

        assert (done.code, done.err.count("\n")) == (0, 1)
        assert "The Governor’s $5 and $6 days" in done.out
        assert "The Governor’s $5 and $6 days".encode() in (desk / name).read_bytes()


@draws
def test_the_bars_begin_at_zero(desk: Path):
    """The drawn lengths stand to each other as the values do."""
    office(vintage("2022-02-01", "2021-01", "2021-12", 900), vintage("2023-02-01", "2022-01", "2022-12", 1000))
    done = run("evidence", "show", "closed-bridges", "--library", "office", "--chart", "chart.svg")
    root = ElementTree.fromstring((desk / "chart.svg").read_text(encoding="utf-8"))
    lengths = [bar_length(group) for group in root.iter(f"{SVG}g") if group.get("id") in ("patch_3", "patch_4")]

    assert done.code == 0
    assert lengths[0] / lengths[1] == pytest.approx(0.9, abs=0.001)


def bar_length(group: ElementTree.Element) -> float:
    """How far a drawn bar reaches from left to right."""
    path = next(group.iter(f"{SVG}path")).get("d", "")
    words = path.replace("\n", " ").split()
    across = [float(words[at + 1]) for at, word in enumerate(words) if word in ("M", "L")]
    return max(across) - min(across)


@draws
def test_a_chart_on_another_basis_than_the_letters_figure_says_so():
    """Nobody encloses what the letter's own number is not in, unawares."""
    asked = ("evidence", "show", "overdose-deaths", "--as-of", "2026-11-02", "--chart", "chart.svg")
    usual, done = run(*asked), run(*asked, "--basis", "predicted", "--force")

    assert (usual.code, done.code) == (0, 0)
    assert "A letter of that day" not in usual.err
    assert usual.err.endswith(
        "One figure alone is as-quoted; for a series, which is not on the basis of that figure, "
        "add --basis predicted.\n"
    )
    assert done.err.endswith("A letter of that day states a figure that is as-quoted; the chart’s are predicted.\n")


@draws
def test_a_chart_is_never_written_over_a_file_unasked(desk: Path):
    """--force replaces it; without, nothing is touched."""
    (desk / "chart.svg").write_text("mine", encoding="utf-8")
    refused = run(*SHOW, "--chart", "chart.svg")
    kept = (desk / "chart.svg").read_text(encoding="utf-8")
    forced = run(*SHOW, "--chart", "chart.svg", "--force")

    assert (refused.code, refused.out, kept) == (3, "", "mine")
    assert refused.err == (
        "chart.svg: this file is there already\n  Give another name with --chart, or replace it with --force.\n"
    )
    assert forced.code == 0
    assert (desk / "chart.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_without_matplotlib_the_way_to_install_it_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """The rest of drafter works without it, and no file is left."""
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run(*SHOW, "--chart", "chart.svg")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("a chart needs matplotlib, which is not installed\n  In the clone of drafter: ")
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--chart", "chart.pdf"), 2, "chart.pdf: a chart is a file that ends in '.png' or '.svg'"),
        (("--chart", "chart"), 2, "chart: a chart is a file that ends in '.png' or '.svg'"),
        (("--chart", "no/chart.svg"), 3, "no/chart.svg: there is no folder 'no'"),
        (("--chart", "a.svg", "--basis", "predictd"), 2, "--basis: 'synthetic-opioid-deaths' has no figure that is"),
        (("--basis", "final"), 2, "--basis: a basis is given, and no chart is asked for"),
        (("--chart", "a.svg", "--json"), 2, "--chart: a chart’s words and data for a program do not go together"),
        (("--chart", "a.svg", "--as-of", "2020-01-01"), 2, "no such figure of 'synthetic-opioid-deaths' was public"),
    ],
)
def test_a_chart_that_cannot_be_made_is_refused_with_a_reason(
    desk: Path, args: tuple[str, ...], code: int, message: str
):
    """And nothing is written."""
    done = run(*SHOW, *args)

    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(message)
    assert list(desk.iterdir()) == []


def test_only_a_statistic_has_a_chart():
    """An event or a source has no series."""
    done = run("evidence", "show", "working-group-2024", "--chart", "chart.svg")

    assert done.code == 2
    assert done.err.startswith("--chart: 'working-group-2024' is no statistic")
