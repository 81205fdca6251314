"""`drafter check` on letters that drafter never saw, and `--fix`, by the installed command and on real files."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from helpers import ROOT, Ran, names, run, run_installed, write
from papers import convert
from whole import WHOLE

from drafter import assets
from drafter.checks.reading import lines_of
from drafter.commands.making import content
from drafter.commands.request import read_spec
from drafter.drafting import draft, open_library
from drafter.letter import Block, Letter, NumberedList, Table, paragraphs_of, plain_text
from drafter.readers import read

REAL = ROOT.parent / "shared/seeds"
HOUSE, SENATE = REAL / "trone-2023-01-23.txt", REAL / "schumer-2024-09-12.txt"
CHECKER = ROOT.parent / "shared/tools/docxcheck.py"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_real = pytest.mark.skipif(not HOUSE.exists(), reason="the real letters are not beside the checkout")
needs_checker = pytest.mark.skipif(not CHECKER.exists(), reason="the checker of Word files is not beside the checkout")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")

LETTER = """Congress of the United States
House of Representatives
Washington, DC 20515

March 4, 2025

The Honorable Marco Rubio
Secretary of State
U.S. Department of State
2201 C Street, NW
Washington, DC 20520

Dear Secretary Rubio:

I write about the the depot in our town.[1] Please tell us what the Department plans  for it.

Sincerely,

Jane Q. Example
Member of Congress

[1] Town Record, volume 4.
"""


def parts(letter: Letter) -> dict[str, object]:
    """The parts of a letter as words, with single spaces."""
    lines = {
        "delivery": [letter.delivery_notation] if letter.delivery_notation else [],
        "addresses": letter.inside_addresses,
        "subject": [letter.subject_line] if letter.subject_line else [],
        "signers": letter.signature_blocks,
        "enclosures": letter.enclosure_notation,
        "copies": letter.copy_notation,
        "head": [head.line for head in letter.stationery.lines],
        "others": [letter.date_line, letter.salutation, letter.complimentary_close],
    }
    said = {name: [tuple(map(_squeezed, lines_of(one))) for one in found] for name, found in lines.items()}
    body = [_squeezed(plain_text(one.runs)) for block in letter.body for one in paragraphs_of(block)]
    notes = [_squeezed(plain_text(note.runs)) for note in letter.notes()]
    return {**said, "body": body, "notes": notes, "shape": [_shape(block) for block in letter.body]}


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _shape(block: Block) -> object:
    if isinstance(block, NumberedList):
        return [[_shape(one) for one in item] for item in block.items]
    return "T" if isinstance(block, Table) else "P"


@cache
def drafted() -> dict[str, Letter]:
    """Letters as drafter makes them, of each shape that it has."""
    library = open_library([assets.root()], None)
    requests = {
        "joint": "to: Secretary of State\nasks: kyc, scheduling\nfrom: schumer, cotton\ncc: AG\nvia: By Hand\n"
        "subject: Precursors\nenclosure:\n  - A list\n  - A map\ndate: 2024-09-12\n",
        "single": "to: AG\nasks: money-laundering\nfrom: schumer\nenclosure: A list\ndate: 2025-06-02\n",
        "designation": "to: president\nasks: kyc, enforcement\nkind: designation-request\nfrom: schumer\n"
        "cc: Secretary of State, AG\ndate: 2024-08-15\n",
    }
    made = {}
    for name, request in requests.items():
        path = write(Path(f"{name}-request.yaml"), request)
        made[name] = draft(read_spec(str(path)), library).letter
    return made


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("form", ["docx", "markdown", "plain"])
@pytest.mark.parametrize("name", ["joint", "single", "designation"])
def test_what_drafter_writes_is_read_back_part_by_part(name: str, form: str) -> None:
    """In Word, Markdown and plain text: the same words in the same parts, the notes at their anchors."""
    letter = drafted()[name]
    ending = {"docx": "docx", "markdown": "md", "plain": "txt"}[form]

    assert parts(read(f"letter.{ending}", content(letter, form))) == parts(letter)


@pytest.mark.parametrize("form", ["docx", "markdown"])
def test_a_letter_with_every_kind_of_part_is_read_back(form: str) -> None:
    """Lists in lists, a table with notes in it, several addressees, blanks."""
    ending = {"docx": "docx", "markdown": "md"}[form]

    assert parts(read(f"letter.{ending}", content(WHOLE, form))) == parts(WHOLE)


def test_a_letter_that_drafter_never_saw_is_read_and_judged(desk: Path) -> None:
    """What was read comes first; each finding has the line and column of its words; nothing forbids sending it."""
    write(desk / "letter.txt", LETTER)
    done = run_installed("check", "letter.txt", cwd=desk)

    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0] == (
        "letter.txt: a letter dated March 4, 2025, to the Secretary of State, signed by Jane Q. Example; "
        "1 note, no copies."
    )
    assert "  in letter.txt:15:15" in lines
    assert "(doubled-word)" in done.out
    assert "(doubled-space)" in done.out
    assert lines[-1].startswith("Findings: ")


def test_an_error_in_such_a_letter_exits_with_1_and_may_be_allowed(desk: Path) -> None:
    """As for a letter that drafter made; an allowance that allows nothing, or names no rule, is told."""
    because = ("--allow", "power-majors-list=the counsel agrees")
    asking = LETTER.replace(
        "I write about the the depot in our town.", "I ask you to place the PRC on the Majors List."
    )
    write(desk / "letter.txt", asking)
    write(desk / "other.txt", LETTER)
    done = run("check", "letter.txt")
    allowed = run("check", "letter.txt", *because)
    unused = run("check", "other.txt", *because)
    unknown = run("check", "letter.txt", "--allow", "power-major-list=x")

    assert (done.code, "(power-majors-list)" in done.out) == (1, True)
    assert (allowed.code, "allowed because: the counsel agrees" in allowed.out) == (0, True)
    assert "(unused-allowance)" in unused.out
    assert (unknown.code, "Did you mean 'power-majors-list'" in unknown.err) == (2, True)


def test_what_is_not_found_is_said_and_no_crash(desk: Path) -> None:
    """Without a date, the rules that hold on some days are left out, unless --as-of gives one."""
    write(desk / "letter.md", LETTER.replace("March 4, 2025\n\n", "").replace("Sincerely,\n\n", ""))
    done = run("check", "letter.md")
    given = run("check", "letter.md", "--as-of", "2025-03-04")

    assert "  No date was found; checks by date were left out." in done.out
    assert "Give its day with --as-of." in done.out
    assert "  Not found: complimentary close. What needs it was not judged." in done.out
    assert given.out.startswith("letter.md: a letter dated March 4, 2025, to the Secretary of State")


@pytest.mark.parametrize("title", ["Chairman, Committee on Foreign Affairs", "Chairman\nCommittee on Foreign Affairs"])
def test_a_title_of_one_word_is_not_taken_for_the_one_post_that_has_it(desk: Path, title: str):
    """A Chairman may be one of any body; the post is known by its body, or by who held it on the day."""
    letter = (
        "September 12, 2024\n\nThe Honorable {}\n\nDear {}:\n\nI write.\n\nSincerely,\n\nAnn Bee\nMember of Congress\n"
    )
    write(desk / "committee.txt", letter.format(f"Jane Doe\n{title}", "Chairman Doe"))
    write(desk / "commission.txt", letter.format("Jessica Rosenworcel\nChairwoman", "Chairwoman Rosenworcel"))

    assert "to The Honorable Jane Doe, whom the roster does not know" in run("check", "committee.txt").out
    assert "Federal Communications Commission" in run("check", "commission.txt").out


@pytest.mark.parametrize("edge", ["header", "footer"])
def test_a_placeholder_in_a_header_or_a_footer_is_found(desk: Path, edge: str):
    """Of any page, with the place where it stands."""
    made = docx.Document()
    for line in ("March 3, 2025", "The Honorable Marco Rubio", "Dear Secretary Rubio:", "I write.", "Sincerely,"):
        made.add_paragraph(line)
    section = made.sections[0]
    section.different_first_page_header_footer = True
    getattr(section, edge).paragraphs[0].text = "Office of (INSERT)"
    made.save(desk / "letter.docx")
    done = run("check", "letter.docx")

    assert "unfinished: '(INSERT)' is a placeholder; write the words meant. (leftover-placeholder)\n" in done.out
    assert f"  in letter.docx, {edge}\n" in done.out


def test_findings_about_such_a_letter_are_data_too(desk: Path) -> None:
    """--json has a version and what was read; --sarif names the paragraph, since a Word file has no lines."""
    made = docx.Document()
    for block in LETTER.split("\n\n"):
        made.add_paragraph(block)
    made.save(desk / "letter.docx")
    data = json.loads(run("check", "letter.docx", "--json").out)
    log = json.loads(run("check", "letter.docx", "--sarif").out)

    found = {one["rule"]: one for one in data["findings"]}
    places = {one["ruleId"]: one["locations"][0] for one in log["runs"][0]["results"]}
    assert (data["schema"], data["written"]) == ("drafter-check/1", "elsewhere")
    assert (data["letter"]["date"], data["letter"]["addressees"]) == ("2025-03-04", ["secretary-of-state"])
    assert data["letter"]["signers"] == [["Jane Q. Example", "Member of Congress"]]
    assert (found["doubled-word"]["where"], found["doubled-word"]["fix"]) == ("letter.docx, paragraph 5", "the")
    assert places["doubled-word"] == {
        "physicalLocation": {"artifactLocation": {"uri": "letter.docx"}},
        "logicalLocations": [{"name": "paragraph 5", "kind": "element"}],
    }


def test_a_request_that_was_typed_stays_a_request(desk: Path) -> None:
    """A letter is known by its salutation or date line; keys and values are none."""
    write(desk / "typed.txt", "# Dear me\nto: Secretary of State\nasks: kyc\nfrom: schumer\ndate: 2024-09-12\n")
    write(desk / "wrong.md", "to: Secretary of State\nasks: kycc\ndate: 2024-09-12\n")

    assert "a letter dated" not in run("check", "typed.txt").out
    assert run("check", "wrong.md").code == 2


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("letter.rtf", b"{\\rtf1}", "letter.rtf: this is a file in Rich Text Format"),
        ("letter.pdf", b"%PDF-1.7", "letter.pdf: this is a PDF"),
        ("letter.odt", b"PK", "letter.odt: this is an OpenDocument file"),
        ("letter.docx", b"PK\3\4", "letter.docx: this file is damaged"),
        ("letter.txt", LETTER.encode("utf-16"), "letter.txt: this text is in UTF-16; UTF-8 is read"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    desk: Path, name: str, data: bytes, expected: str
) -> None:
    """Exit 3, as for every file that cannot be read."""
    (desk / name).write_bytes(data)
    done = run("check", name)

    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(expected)
    assert "ave it" in done.err


# --fix


def test_fix_mends_a_copy_and_leaves_the_letter(desk: Path) -> None:
    """Each replacement is shown; all other bytes are as they were; a second run finds nothing left to mend."""
    letter = write(desk / "letter.txt", LETTER)
    done = run_installed("check", "letter.txt", "--fix", cwd=desk)
    again = run("check", "letter-fixed.txt", "--fix")

    mended = LETTER.replace("about the the depot", "about the depot").replace("plans  for", "plans for")
    assert letter.read_text("utf-8") == LETTER
    assert (desk / "letter-fixed.txt").read_text("utf-8") == mended
    assert "letter.txt:15:15: “the the” → “the” (doubled-word)" in done.out
    assert "Written: letter-fixed.txt, with 2 replacements." in done.out
    assert again.out.startswith("Nothing in it is safe to mend by machine.")
    assert names(desk) == ["letter-fixed.txt", "letter.txt"]


def test_fix_keeps_line_ends_and_line_breaks(desk: Path) -> None:
    """Also where the words it mends stand on two lines."""
    broken = "\ufeff" + LETTER.replace("about the the depot", "about the\nthe depot").replace("\n", "\r\n")
    (desk / "letter.txt").write_bytes(broken.encode())
    run("check", "letter.txt", "--fix", "-o", "mended.txt")

    expected = broken.replace("the\r\nthe depot", "the\r\ndepot").replace("plans  for", "plans for")
    assert (desk / "mended.txt").read_bytes().decode() == expected


def test_fix_never_replaces_a_file(desk: Path) -> None:
    """Neither the letter nor an earlier copy; and the copy keeps the letter's format."""
    write(desk / "letter.txt", LETTER)
    write(desk / "letter-fixed.txt", "mine")

    assert run("check", "letter.txt", "--fix").code == 3
    assert run("check", "letter.txt", "--fix", "-o", "letter.txt").code == 3
    assert run("check", "letter.txt", "--fix", "-o", "other.docx").code == 2
    assert run("check", "letter.txt", "-o", "other.txt").code == 2
    assert (desk / "letter-fixed.txt").read_text() == "mine"
    assert names(desk) == ["letter-fixed.txt", "letter.txt"]


def split_word_file(path: Path) -> None:
    """A letter in Word whose words to mend stand in several runs of different looks, with a footnote."""
    data = content(drafted()["single"])
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    added = (
        b'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>We ask for th</w:t></w:r><w:r><w:t xml:space="preserve">e </w:t></w:r>'
        b'<w:ins w:id="90" w:author="A"><w:r><w:rPr><w:i/></w:rPr><w:t>the</w:t></w:r></w:ins>'
        b'<w:r><w:t xml:space="preserve"> map &amp;  the plan.</w:t></w:r></w:p>'
    )
    document = files["word/document.xml"]
    at = document.index(b"<w:p>", document.index(b"Sincerely") - 400)
    files["word/document.xml"] = document[:at] + added + document[at:]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in files.items():
            packed.writestr(name, part)


@pytest.fixture
def mended_word(desk: Path) -> tuple[Path, Path, Ran]:
    """A Word file with two slips in one paragraph, its mended copy, and what the command said."""
    split_word_file(desk / "letter.docx")
    done = run("check", "letter.docx", "--fix")
    return desk / "letter.docx", desk / "letter-fixed.docx", done


def test_fix_mends_a_word_file_in_its_runs(mended_word: tuple[Path, Path, Ran]) -> None:
    """The look of every run, the notes and all other parts are byte for byte as they were."""
    letter, copy, done = mended_word
    with zipfile.ZipFile(letter) as before, zipfile.ZipFile(copy) as after:
        names_before = before.namelist()
        others = [name for name in names_before if before.read(name) != after.read(name)]
        was, now = before.read("word/document.xml").decode(), after.read("word/document.xml").decode()
        assert after.namelist() == names_before

    kept = '<w:t xml:space="preserve">'
    expected = was.replace("<w:t>We ask for th</w:t>", f"{kept}We ask for the</w:t>").replace(
        f"{kept}e </w:t>", f"{kept}</w:t>"
    )
    expected = expected.replace("<w:t>the</w:t>", f"{kept}</w:t>").replace("&amp;  the plan", "&amp; the plan")
    assert (others, now) == (["word/document.xml"], expected)
    assert "letter.docx, paragraph" in done.out
    assert "with 2 replacements" in done.out


@needs_checker
def test_a_mended_word_file_opens_in_every_reader(mended_word: tuple[Path, Path, Ran]) -> None:
    """What the checker says of the copy is what it says of the letter."""
    said = [_checked(path).replace(path.name, "") for path in mended_word[:2]]

    assert said[0] == said[1]


def _checked(path: Path) -> str:
    done = subprocess.run(
        ["python3", str(CHECKER), str(path), "--brief"], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    return done.stdout


def test_what_drafter_makes_is_not_mended_but_its_clauses_named(desk: Path) -> None:
    """A mended copy would be lost when the letter is made again."""
    write(
        desk / "letter.yaml",
        "to: Secretary of State\nasks: kyc\nfrom: schumer\ndate: 2024-09-12\nsubject: the the map\n",
    )
    done = run("check", "letter.yaml", "--fix")

    assert (done.code, done.out) == (2, "")
    assert "letter.yaml: drafter makes this letter from clauses" in done.err
    assert "templates/parts/subject-line.txt.j2" in done.err
    assert "“the the” should read “the”" in done.err


# drafter's own letters


def test_a_letter_of_drafter_without_its_record_is_a_letter_like_any_other(desk: Path) -> None:
    """Its record lost, it is read; its words are good."""
    run(
        "new",
        write(desk / "letter.yaml", "to: AG\nasks: money-laundering\nfrom: schumer\ndate: 2025-06-02\n"),
        "-o",
        "made.docx",
    )
    (desk / "made.yaml").unlink()
    done = run("check", "made.docx")

    assert done.code == 0
    assert done.out.startswith(
        "made.docx: a letter dated June 2, 2025, to the Attorney General, signed by Charles E. Schumer"
    )


def test_an_edited_word_file_is_judged_as_it_stands_too(desk: Path) -> None:
    """Beside what is found in its record’s letter, each with its own place."""
    run(
        "new",
        write(desk / "letter.yaml", "to: AG\nasks: money-laundering\nfrom: schumer\ndate: 2025-06-02\n"),
        "-o",
        "made.docx",
    )
    before = run("check", "made.docx").out
    made = docx.Document(str(desk / "made.docx"))
    made.add_paragraph("See the the map.")
    made.save(str(desk / "made.docx"))
    done = run("check", "made.docx")

    assert "doubled-word" not in before
    assert "was edited in Word" in done.err
    assert re.search(r"\(doubled-word\)\n(?:  .*\n)?  in made\.docx, paragraph \d+\n", done.out)


# rules

RULE = """our-depot:
  title: The depot has another name now
  check: wording
  with: {{instead: {{the depot: the Ann Bell Depot}}}}
  level: warning
  message: "'{{found}}' should read '{{right}}'."
  why: The town renamed it.
  examples:
    fires:
      - {key}
        text: |
          March 4, 2025

          Dear Secretary Rubio:

          I write about the depot.

          Sincerely,

          Jane Q. Example
    silent:
      - sentence: I write about the Ann Bell Depot.
"""


def test_a_rule_may_be_tried_on_a_whole_letter(desk: Path) -> None:
    """An example under `text` is read as a letter that drafter never saw; keys of a request have no place beside it."""
    rules = desk / "office/templates/rules/ours.yaml"
    write(rules, RULE.format(key="date: 2025-03-04"))
    done = run("rules", "test", "our-depot", "--library", "office")
    write(rules, RULE.format(key="subject: A depot"))
    wrong = run("rules", "test", "our-depot", "--library", "office")

    assert (done.code, done.out) == (0, "1 rule, 2 examples: all as they say.\n")
    assert wrong.code == 2
    assert (
        "ours.yaml:10:18: 'subject' describes a letter that drafter makes, and 'text' one that it does not" in wrong.err
    )


# the two real letters


def same_but_for_marks(letter: Letter) -> dict[str, object]:
    """The parts with straight quotes, plain spaces and no asterisks or angle brackets, which converters change."""
    table = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "*": None, "<": None, ">": None, "\xa0": " "})
    said = json.dumps(parts(letter), ensure_ascii=False)
    found: dict[str, object] = json.loads(said.replace('\\"', "'").translate(table).replace(" - ", " "))
    return found


@needs_real
def test_the_real_letters_are_read_into_their_parts() -> None:
    """As text that was copied from their pages."""
    house, senate = (read(path.name, path.read_bytes()) for path in (HOUSE, SENATE))

    assert (len(house.body), len(list(house.notes())), len(house.copy_notation)) == (6, 4, 0)
    assert (len(senate.body), len(list(senate.notes())), len(senate.copy_notation)) == (8, 0, 3)
    assert [_shape(block) for block in house.body][4] == [["P"]] * 3
    assert [_shape(block) for block in senate.body][5] == [["P"]] * 3
    assert [lines_of(one)[0] for one in senate.copy_notation] == ["CC:", "Merrick B. Garland", "Dr. Rahul Gupta"]


@needs_real
@needs_libreoffice
@needs_pandoc
def test_the_real_letters_read_alike_from_word_files_of_other_programs(tmp_path: Path) -> None:
    """Made by LibreOffice and by pandoc of the same words."""
    assert SOFFICE
    sources = [Path(shutil.copy(path, tmp_path)) for path in (HOUSE, SENATE)]
    made = {file.stem: file.read_bytes() for file in convert(SOFFICE, sources, "docx")}
    for path in sources:
        by_pandoc = tmp_path / f"{path.stem}-p.docx"
        subprocess.run(
            ["pandoc", "-f", "markdown+hard_line_breaks-smart", str(path), "-o", str(by_pandoc)],
            timeout=120,
            check=True,
        )
        expected = same_but_for_marks(read(path.name, path.read_bytes()))

        assert same_but_for_marks(read("a.docx", made[path.stem])) == expected
        assert same_but_for_marks(read("b.docx", by_pandoc.read_bytes())) == expected


def test_a_letter_without_an_inside_address_is_checked_all_the_same(desk: Path) -> None:
    """What was not found is said, and nothing fails for it."""
    parts = ("September 12, 2024", "Dear Sir:", "I write to you.", "Sincerely,", "Pat Doe")
    (desk / "short.txt").write_text("\n\n".join(parts) + "\n", "utf-8")

    done = run("check", "short.txt")

    assert done.code == 0, done.err
    assert "Not found: inside address" in done.out
