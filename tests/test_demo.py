"""`drafter demo`: finished letters to look at, with how each was made."""

from __future__ import annotations

import re
import shlex
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from helpers import Ran, letter_xml, names, paragraphs, part, run, write

from drafter import assets
from drafter.commands.demo_index import Shown, page, plain
from drafter.commands.demo_letters import Sample, samples
from drafter.drafting import open_library

SHIPPED = samples(assets.root())
MARK = SHIPPED[0].request.via


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery, made once."""
    folder = tmp_path_factory.mktemp("demo") / "gallery"
    done = run("demo", folder)
    assert done.code == 0, done.err
    assert done.out.rstrip().endswith(f"Next: open {folder / 'index.html'} in a browser.")
    return folder


def stem(sample: Sample) -> str:
    return f"{SHIPPED.index(sample) + 1:02}-{sample.id}"


@pytest.mark.parametrize("sample", SHIPPED, ids=lambda one: one.id)
def test_each_letter_is_there_and_says_that_it_is_a_sample(gallery: Path, sample: Sample):
    """As a Word file, a web page and a record, each with the mark above the address."""
    word = gallery / f"{stem(sample)}.docx"

    assert MARK in paragraphs(word)
    assert MARK in (gallery / f"{stem(sample)}.html").read_text(encoding="utf-8")
    assert f'via: "{MARK}"' in (gallery / f"{stem(sample)}.yaml").read_text(encoding="utf-8")


def test_the_signatories_are_samples_or_nobody():
    """No Member who could send a letter appears in the demo, and every sample does."""
    library = open_library([assets.root()], None)
    signing = {one for sample in SHIPPED for one in sample.request.signatories}

    assert all(library.signatories[one].sample for one in signing)
    assert signing == {one.id for one in library.signatories.values() if one.sample}
    assert any(not sample.request.signatories for sample in SHIPPED)


def test_the_letters_show_every_ask_and_every_kind():
    """What is added to the library is added to templates/demo.yaml too."""
    library = open_library([assets.root()], None)
    asks = {one for sample in SHIPPED for one in sample.request.asks}
    kinds = {sample.request.kind or "request" for sample in SHIPPED}

    assert {one.id for one in library.clauses.values() if one.slot == "asks"} - asks == set()
    assert set(library.kinds) - kinds == set()
    assert len(SHIPPED) >= len(library.kinds)


def test_a_letter_shows_a_committee_and_a_letter_many_who_sign(gallery: Path):
    """With the committee’s own letterhead, and with all the names."""
    of_committee = next(one for one in SHIPPED if any(each.committee for each in one.request.cosigners))
    of_many = max(SHIPPED, key=lambda one: one.request.signing)

    assert "Jane Doe\nChair\nCommittee on Foreign Affairs" in paragraphs(gallery / f"{stem(of_committee)}.docx")
    assert of_many.request.signing >= 9
    assert {one.name for one in of_many.request.cosigners} <= {
        text.split("\n")[0] for text in paragraphs(gallery / f"{stem(of_many)}.docx")
    }


def test_private_persons_and_those_who_sign_along_are_invented():
    """Each is a Doe, a Roe or a Poe; a real person who is described holds an office."""
    described = [one for sample in SHIPPED for one in sample.request.recipients]
    signing = [one.name for sample in SHIPPED for one in sample.request.cosigners]
    named = [one.name for one in described if one.form in ("private-person", "local-official")] + signing

    assert len(named) > 8
    assert [name for name in named if not re.search(r" (?:Doe|Roe|Poe)(?:, Jr\.)?$", name)] == []


def test_the_command_in_the_index_makes_the_same_letter(gallery: Path, tmp_path: Path):
    """Each command is run where the gallery lies, as it stands there but for the folder that it writes to."""
    lines = (gallery / "index.txt").read_text(encoding="utf-8").splitlines()
    made = [line.strip().removeprefix("Made with: ") for line in lines if "Made with: " in line]

    assert len(made) == len(SHIPPED)
    for command, sample in zip(made, SHIPPED, strict=True):
        *words, output = shlex.split(command)[1:]
        done: Ran = run(*words, tmp_path / output, cwd=gallery)
        assert done.code == 0, done.err
        assert letter_xml(tmp_path / output) == letter_xml(gallery / f"{stem(sample)}.docx")


def test_the_index_leads_to_every_file_and_tells_the_findings(gallery: Path):
    """Links to what is there, and no file without a link; each finding is told as the check tells it."""
    text = (gallery / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+)"', text)

    assert sorted([*links, "index.html", "index.txt"]) == names(gallery)
    for sample in SHIPPED:
        checked = run("check", gallery / f"{stem(sample)}.yaml").out
        found = [line for line in checked.splitlines() if re.match(r"(error|unfinished|warning|suggestion): ", line)]
        index = (gallery / "index.txt").read_text(encoding="utf-8")
        block = index.split(f". {sample.title}\n")[1].split("\n\n")[0]
        assert [
            line.strip() for line in block.splitlines() if re.match(r" +(error|unfinished|warning|sugg)\w*: ", line)
        ] == found
    assert "These letters are samples." in text


def test_the_index_page_is_well_formed_and_asks_for_nothing_from_elsewhere(gallery: Path):
    """Every element that is opened is closed in order, and no address leads out of the folder."""
    open_ones: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            if tag not in ("meta", "!doctype"):
                open_ones.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_ones.pop() == tag

    text = (gallery / "index.html").read_text(encoding="utf-8")
    Reader().feed(text)

    assert open_ones == []
    assert "http" not in text
    assert "<script" not in text


def test_what_the_index_shows_is_escaped():
    """A title with signs of HTML stays a title."""
    one = Shown("<b>&", "", ("drafter new --subject '<i>'",), ("error: <x>",), (("Word file", 'a"b.docx'),))

    assert "<b>" not in page([one])
    assert "&lt;b&gt;&amp;" in page([one])
    assert '<a href="a&quot;b.docx">' in page([one])
    assert "1. <b>&" in plain([one])


def test_the_draft_has_comments_and_the_others_have_none(gallery: Path):
    """Comments stand in the one that is for review."""
    for sample in SHIPPED:
        has = "commentReference" in part(gallery / f"{stem(sample)}.docx", "document.xml").decode()
        assert has == sample.reviewed, sample.id


@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed")
def test_some_are_pdfs_where_libreoffice_is_there(gallery: Path):
    """Those that the file says."""
    assert [path.stem for path in sorted(gallery.glob("*.pdf"))] == [stem(one) for one in SHIPPED if one.printed]
    assert all(path.read_bytes().startswith(b"%PDF") for path in gallery.glob("*.pdf"))


def test_without_libreoffice_the_gallery_is_made_all_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Without the PDFs, and it says so once."""
    monkeypatch.setenv("DRAFTER_SOFFICE", str(desk / "nowhere"))

    done = run("demo")

    assert done.code == 0
    assert done.err.count("Without PDFs: ") == 1
    assert [name for name in names(desk) if name.endswith(".pdf")] == []
    assert "out/demo/index.html" in names(desk)


def test_nothing_is_ever_overwritten(desk: Path):
    """A folder that holds something, and a file, are left as they are."""
    write(desk / "mine/letter.txt", "mine")
    write(desk / "file", "mine")

    for place, what in (("mine", "this folder holds something already"), ("file", "this is a file")):
        done = run("demo", place)
        assert done.code == 3
        assert f"{place}: {what}" in done.err
    done = run("demo", "no/such/place")
    assert (done.code, "there is no folder" in done.err) == (3, True)
    assert names(desk) == ["file", "mine/letter.txt"]


def test_an_empty_folder_is_used(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """As somebody may have made it for this."""
    monkeypatch.setenv("DRAFTER_SOFFICE", str(desk / "nowhere"))
    (desk / "samples").mkdir()

    assert run("demo", "samples").code == 0
    assert "samples/index.html" in names(desk)


def test_a_fault_in_the_list_is_told_with_its_place(tmp_path: Path):
    """All faults at once, as for every file that people edit."""
    from drafter.errors import DrafterError

    write(
        tmp_path / "templates/demo.yaml",
        "mark: x\nletters:\n  one:\n    titel: A\n    request: {to: x, ask: y}\n"
        "  two:\n    title: B\n    shows: C\n    request: {to: x, about: on}\n",
    )

    with pytest.raises(DrafterError) as told:
        samples(tmp_path)
    said = [f"{one.where}: {one.message}" for one in told.value.faults]
    assert any(line.startswith("templates/demo.yaml:4:5: ") and "titel" in line for line in said)
    assert any(line.startswith("templates/demo.yaml:5:") and "ask" in line for line in said)
    assert any(line.endswith("there is no sample 'on' to follow up") for line in said)
