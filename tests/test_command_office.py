"""`drafter office`: which folder is in force, whose it is, what it changes and lacks; and what office.yaml does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from helpers import Ran, letter_xml, run, run_installed, words, write

from drafter import assets
from drafter.drafting import open_library
from drafter.errors import DrafterError
from drafter.records.office import FORMAT

pytestmark = pytest.mark.usefixtures("desk")

KYC = ("--to", "Secretary of State", "--asks", "kyc", "--date", "2025-09-12")
PROFILE = """\
format: 1
name: Jane Q. Smith
chamber: house
state: Ohio
district: 3
pronoun: she
signs: smith
contact:
  name: Sam Lee
  phone: (202) 225-0000
  email: sam.lee@mail.house.gov
style: apa
"""
SIGNATORY = """\
name: Jane Q. Smith
title: Member of Congress
chamber: house
state: Ohio
letterhead: house
zip: "20515"
since: 2025-01-03
note: Made up for the tests.
"""
CLAUSE = """\
---
title: Whom to call
---
Call {{ contact.name }} at {{ contact.phone }} or {{ contact.email }}{% if office.name %}, of {{ office.name }}’s staff
of {{ office.state }}{% if office.district == '3' %}, and {{ office.pronoun }} will answer{% endif %}{% endif %}.
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for what drafter remembers, for this test alone."""
    folder = tmp_path / "config"
    monkeypatch.setenv("DRAFTER_CONFIG", str(folder))
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's folder away from the desk."""
    folder = tmp_path / "office"
    write(folder / "office.yaml", PROFILE)
    write(folder / "templates/signatories/smith.yaml", SIGNATORY)
    (folder / "clauses").mkdir()
    return folder


def shown(*args: str | Path) -> Ran:
    done = run("office", "show", *args)
    assert done.code == 0, done.err
    return done


def data(*args: str | Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(shown(*args, "--json").out)
    return found


# Which folder is in force


def test_without_an_office_what_ships_is_in_force_alone():
    """That is said, with why, and with what is missing."""
    done = shown()

    assert done.out.startswith("The library that ships with drafter is in force alone (")
    assert "no office’s folder is named, above, or remembered" in done.out
    assert "There is no profile (office.yaml), so nobody signs unless --from says so." in done.out
    assert data()["office"] is None


@pytest.mark.parametrize("way", ["flag", "environment", "above", "remembered"])
def test_each_way_to_an_office_is_told(office: Path, way: str, monkeypatch: pytest.MonkeyPatch):
    """And it is the one that letters are made with."""
    args: tuple[str | Path, ...] = ()
    if way == "flag":
        args = ("--library", office)
    elif way == "environment":
        monkeypatch.setenv("DRAFTER_LIBRARY", str(office))
    elif way == "above":
        (office / "letters").mkdir()
        monkeypatch.chdir(office / "letters")
    else:
        run("office", "use", office)
    found = data(*args)
    done = run("new", *KYC, "-o", "letter.docx", *args)

    assert found["office"] == str(office.resolve())
    assert found["found"] == way
    assert done.code == 0, done.err
    assert "Jane Q. Smith" in words(Path("letter.docx"))


def test_the_nearer_way_wins(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The flag, then the environment, then a folder above, then what is remembered."""
    others = {}
    for name in ("flag", "named", "above"):
        others[name] = shutil.copytree(office, tmp_path / name)
    run("office", "use", office)
    monkeypatch.chdir(others["above"])
    above = data()["office"]
    monkeypatch.setenv("DRAFTER_LIBRARY", str(others["named"]))
    named, flag = data()["office"], data("--library", others["flag"])["office"]

    assert [above, named, flag] == [str(others[name].resolve()) for name in ("above", "named", "flag")]


def test_in_a_whole_library_the_remembered_office_stands_over_it(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As in a clone of drafter: its own files take the place of the shipped ones, and the office signs all the same."""
    clone = tmp_path / "clone"
    for top in ("clauses", "templates"):
        shutil.copytree(assets.root() / top, clone / top)
    run("office", "use", office)
    monkeypatch.chdir(clone)
    found = data()
    done = run("new", *KYC, "-o", "letter.docx")

    assert (found["found"], found["office"], found["shipped"]) == ("remembered", str(office.resolve()), str(clone))
    assert done.code == 0, done.err
    assert "Jane Q. Smith" in words(Path("letter.docx"))


def test_a_remembered_folder_that_is_gone_stops_every_letter(office: Path, tmp_path: Path):
    """Without it the letter would be another one; what to do is said, and the ways on work."""
    run("office", "use", office)
    moved = office.rename(tmp_path / "moved")
    done = run("new", *KYC, "-o", "letter.docx")

    assert done.code == 3
    assert (
        f"{office.resolve()}: this is the office’s folder that drafter remembers, and there is none here now"
        in done.err
    )
    assert "drafter office use FOLDER" in done.err
    assert not Path("letter.docx").exists()
    assert run("office", "use", moved).code == 0
    assert run("new", *KYC, "-o", "letter.docx").code == 0
    assert run("--help").code == 0


def test_forgetting_leaves_the_folder(office: Path):
    """And says how to come back; a second time there is nothing to forget."""
    run("office", "use", office)
    done = run("office", "forget")

    assert f"Forgotten: {office.resolve()}, which stays as it is." in done.out
    assert (office / "office.yaml").is_file()
    assert data()["found"] == "none"
    assert run("office", "forget").out == "No office’s folder was remembered.\n"


@pytest.mark.parametrize(
    ("folder", "code", "message"),
    [
        ("nowhere", 3, "there is no such folder"),
        ("file", 3, "this is a file"),
        ("empty", 3, "this is no office’s folder"),
    ],
)
def test_only_an_offices_folder_can_be_used(folder: str, code: int, message: str, config: Path):
    """What is none is not remembered."""
    Path("empty").mkdir()
    write(Path("file"), "")
    done = run("office", "use", folder)

    assert done.code == code
    assert f"{folder}: {message}" in done.err
    assert not config.exists()


def test_a_folder_with_faults_is_not_remembered(office: Path, config: Path):
    """Its faults are told instead."""
    write(office / "office.yaml", PROFILE.replace("Ohio", "Ohoi"))
    done = run("office", "use", office)

    assert done.code == 2
    assert "'Ohoi' is no State" in done.err
    assert not config.exists()


# What is shown


def test_the_profile_the_files_and_what_is_missing_are_shown(office: Path):
    """Which files take the place of shipped ones, which add, and what is to be done before letters go out."""
    write(office / "templates/house.yaml", "close: Cordially\n")
    write(office / "templates/signatories/cotton.yaml", SIGNATORY.replace("Jane Q. Smith", "Tom Cotton"))
    write(office / "clauses/common/closing/thanks-for-attention.md.j2", "---\ntitle: Thanks\n---\nThank you.\n")
    write(office / "templates/names/people.yaml", "# nothing yet\n")
    done = shown("--library", office)

    assert "  Member      Jane Q. Smith (house, Ohio, 3)\n" in done.out
    assert "  Signs       smith: Jane Q. Smith, Member of Congress, on the letterhead house\n" in done.out
    assert "  Contact     Sam Lee, (202) 225-0000, sam.lee@mail.house.gov\n" in done.out
    assert "thanks-for-attention.md.j2: in place of what ships: clause common/thanks-for-attention\n" in done.out
    assert "templates/signatories/cotton.yaml: in place of what ships: signatory cotton\n" in done.out
    assert "templates/signatories/smith.yaml: adds signatory smith\n" in done.out
    assert "templates/house.yaml: changes close\n" in done.out
    assert "templates/names/people.yaml: nothing in it yet\n" in done.out
    assert "office.yaml: the profile\n" in done.out
    assert "smith writes on 'house', which drafter sets itself" in done.out
    assert "There is no staff contact" not in done.out
    assert "Roster: " in done.out


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (PROFILE.replace("signs: smith\n", ""), "The profile names nobody who signs"),
        (PROFILE.replace("signs: smith", "signs: schumer"), "schumer, who signs, is a sample that ships"),
        (PROFILE.replace("signs: smith", "signs: trone"), "trone, who signs, is not in this seat on"),
        (PROFILE.replace("  phone: (202) 225-0000\n", ""), "The staff contact has no phone."),
        (PROFILE.partition("contact:")[0], "There is no staff contact, for letters that name one"),
    ],
)
def test_what_an_office_lacks_is_told(office: Path, profile: str, message: str):
    """Each with what to do."""
    write(office / "office.yaml", profile)

    assert any(message in one for one in data("--library", office)["lacking"])


# What the profile does


def test_who_signs_stands_in_the_record_and_is_explained(office: Path):
    """With no --from it is the office's; the record names it, and the same letter comes of it again."""
    run("office", "use", office)
    run("new", *KYC, "-o", "letter.docx")
    write(Path("request.yaml"), "to: Secretary of State\nasks: kyc\ndate: 2025-09-12\n")
    asked = run("explain", "request.yaml").out
    recorded = run("explain", "letter.yaml").out
    again = run("new", "letter.yaml", "-o", "again.docx")

    assert "from:\n  - smith\n" in Path("letter.yaml").read_text(encoding="utf-8")
    assert "signatory:\n  + smith: the office’s profile names who signs\n" in asked
    assert "  + smith: the record has it, as the office’s profile does\n" in recorded
    assert again.code == 0, again.err
    assert letter_xml(Path("again.docx")) == letter_xml(Path("letter.docx"))


def test_a_flag_and_a_record_stand_over_the_profile(office: Path):
    """--from names another; a record that was made with no sender keeps none."""
    run("new", *KYC, "-o", "unset.docx")
    run("office", "use", office)
    run("new", *KYC, "--from", "schumer", "-o", "other.docx")
    run("new", "unset.yaml", "-o", "again.docx")

    assert "Charles E. Schumer" in words(Path("other.docx"))
    assert "  + schumer: the record has it, and not the office’s profile\n" in run("explain", "other.yaml").out
    assert letter_xml(Path("again.docx")) == letter_xml(Path("unset.docx"))


def test_the_style_of_the_profile_serves_where_the_signatory_has_none(office: Path):
    """--style, then the signatory's, then the office's, then the house's."""
    run("office", "use", office)
    run("new", *KYC, "-o", "office.docx")
    write(office / "templates/signatories/smith.yaml", f"{SIGNATORY}style: chicago\n")
    run("new", *KYC, "-o", "own.docx")
    run("new", *KYC, "--style", "house", "-o", "flag.docx")

    styles = [Path(f"{name}.yaml").read_text(encoding="utf-8") for name in ("office", "own", "flag")]
    assert [f"style: {name}\n" in text for name, text in zip(("apa", "chicago", "house"), styles, strict=True)] == [
        True
    ] * 3


def test_clauses_may_name_the_office_and_its_contact(office: Path):
    """As the profile has them; without one, the contact is a gap that nobody can overlook."""
    write(office / "clauses/common/closing/call.md.j2", CLAUSE)
    args = (*KYC, "--clause", "call", "--library", office)
    full = run("preview", *args)
    assert full.code == 0, full.err
    (office / "office.yaml").unlink()
    bare = run("preview", *args)

    said = " ".join(full.out.split())
    assert "Call Sam Lee at (202) 225-0000 or sam.lee@mail.house.gov, of Jane Q. Smith’s staff of Ohio, and she" in said
    assert "Call [THE NAME OF THE PERSON ON THE STAFF FOR QUESTIONS] at [" in " ".join(bare.out.split())


# What will not do


def test_all_faults_of_a_profile_are_told_at_once(office: Path):
    """Each with its file, line and column, and what to write."""
    write(
        office / "office.yaml",
        "format: 1\nname: Jane Q. Smith\nchamber: house\nstate: OH\ndistrict: third\nsigns: smith\n"
        "contact:\n  phone: 225-0000\n  email: sam\n  fax: none\nphone: 1\n",
    )
    done = run("office", "show", "--library", "../office")
    told = [
        line.removeprefix("../office/office.yaml:") for line in done.err.splitlines() if line.startswith("../office")
    ]

    assert done.code == 2
    assert sorted(told) == [
        "10:3: unknown key 'fax' in the staff contact",
        "11:1: unknown key 'phone' in an office’s profile",
        "4:8: 'OH' is no State",
        "5:11: 'third' is no district",
        "8:10: '225-0000' is no telephone number with its area code",
        "9:10: 'sam' is no e-mail address",
    ]
    assert "  Write Ohio.\n" in done.err


@pytest.mark.parametrize(("key", "word", "better"), [("chamber", "huose", "house"), ("pronoun", "thy", "they")])
def test_a_word_of_a_closed_set_is_offered(office: Path, key: str, word: str, better: str):
    """One that is nearly a chamber or a pronoun."""
    write(
        office / "office.yaml",
        PROFILE.replace(f"{key}: house" if key == "chamber" else f"{key}: she", f"{key}: {word}"),
    )
    done = run("office", "show", "--library", "../office")

    assert f"'{key}' is '{word}' here; " in done.err
    assert f"Did you mean '{better}'?" in done.err


def test_a_profile_names_what_there_is(office: Path):
    """A signatory and a style that are none are told with the nearest that is."""
    write(office / "office.yaml", PROFILE.replace("signs: smith", "signs: smyth").replace("apa", "apaa"))
    done = run("office", "show", "--library", "../office")

    assert "office.yaml:7:8: 'signs' names 'smyth', and there is no such signatory" in done.err
    assert "Did you mean 'smith'?" in done.err
    assert "office.yaml:12:8: 'style' names 'apaa', and there is no such style" in done.err


@pytest.mark.parametrize(
    ("district", "chamber", "message"),
    [
        ("16", "house", "office.yaml:5:11: Ohio has no district 16"),
        ("third", "house", "office.yaml:5:11: 'third' is no district"),
        ("3", "senate", "office.yaml:5:11: a Senator has no district"),
    ],
)
def test_a_district_is_one_of_the_state(office: Path, district: str, chamber: str, message: str):
    """As at `drafter init`."""
    text = PROFILE.replace("district: 3", f"district: {district}").replace("house\n", f"{chamber}\n", 1)
    write(office / "office.yaml", text)

    assert message in run("office", "show", "--library", "../office").err


@pytest.mark.parametrize(
    ("number", "message", "hint"),
    [
        (FORMAT - 1, f"is of format {FORMAT - 1}, made by an older drafter", "Make a new folder with drafter init"),
        (FORMAT + 1, f"is of format {FORMAT + 1}, made by a newer drafter", "Update drafter"),
    ],
)
def test_a_folder_of_another_format_gets_one_message(office: Path, number: int, message: str, hint: str):
    """And the way on; of nothing else in it can anything be said."""
    write(office / "office.yaml", f"format: {number}\nmembers: [smith]\n")
    write(office / "templates/signatories/doe.yaml", "nonsense: true\n")
    with pytest.raises(DrafterError) as refused:
        open_library([assets.root(), office], None)

    (fault,) = refused.value.faults
    assert message in fault.message
    assert fault.hint.startswith(hint)


def test_a_profile_without_its_format_says_so(office: Path):
    """It is the first thing that a later drafter will ask."""
    write(office / "office.yaml", PROFILE.removeprefix("format: 1\n"))

    assert "office.yaml:1:1: 'format' is missing" in run("office", "show", "--library", "../office").err


@pytest.mark.parametrize("name", ["office.yml", "Office.yaml", "office.yaml.txt"])
def test_a_profile_under_nearly_its_name_is_not_overlooked(office: Path, name: str):
    """What Notepad or another habit makes of the name is told."""
    text = (office / "office.yaml").read_text(encoding="utf-8")
    (office / "office.yaml").unlink()
    write(office / name, text)
    done = run("office", "show", "--library", "../office")

    assert done.code == 2
    assert "Rename it office.yaml." in done.err


def test_a_cached_office_is_the_office(office: Path):
    """The profile comes back from the cache as it was read."""
    first = open_library([assets.root(), office], office.parent / "cache")
    second = open_library([assets.root(), office], office.parent / "cache")

    assert second.office == first.office
    assert second.office.contact.name == "Sam Lee"
    assert second.office.signs == ("smith",)


def test_the_installed_command_remembers(office: Path, config: Path, desk: Path):
    """From one process to the next."""
    run_installed("office", "use", office, cwd=desk)
    done = run_installed("office", "show", "--json", cwd=desk)

    assert json.loads(done.out)["because"] == f"drafter remembers it ({config / 'office'})"
