"""`drafter roster import`: Members and committee leaders from the public data set into an office's own files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from helpers import Ran, names, run, run_installed, write

from drafter import assets
from drafter.appointments import appointed
from drafter.drafting import open_library

pytestmark = pytest.mark.usefixtures("desk")

REAL = Path(__file__).parents[2] / "shared" / "data" / "congress-legislators"
real = pytest.mark.skipif(not REAL.is_dir(), reason="the data on Members are not beside the checkout")


def legislator(bioguide: str, full: str, *terms: tuple[str, str, str, str], gender: str = "F") -> dict[str, object]:
    """A Member as the data set has one: terms by kind, State, start and end."""
    address = {
        "sen": "1 Hart Senate Office Building Washington DC 20510",
        "rep": "2 Cannon House Office Building Washington DC 20515-0001",
    }
    return {
        "id": {"bioguide": bioguide},
        "name": {"first": full.split()[0], "last": full.split()[-1], "official_full": full},
        "bio": {"gender": gender},
        "terms": [
            {"type": kind, "state": state, "start": start, "end": end, "address": address[kind]}
            for kind, state, start, end in terms
        ],
    }


MEMBERS = [
    legislator(
        "A000001", "Ada Arch", ("rep", "OH", "2015-01-06", "2017-01-03"), ("sen", "OH", "2019-01-03", "2025-01-03"),
        ("sen", "OH", "2025-01-04", "2031-01-03"),
    ),
    legislator(
        "B000002", 'Robert "Bob" O\'Beam', ("rep", "MD", "2013-01-03", "2015-01-03"),
        ("rep", "MD", "2021-01-03", "2027-01-03"), gender="M",
    ),
    legislator("C000003", "Cleo Pier", ("rep", "PR", "2025-01-03", "2029-01-03")),
]  # fmt: skip
COMMITTEES = [
    {
        "type": "house",
        "name": "House Committee on Bridges",
        "thomas_id": "HSBR",
        "address": "9 RHOB; Washington, DC 20515-6001",
    },
    {"type": "senate", "name": "Senate Committee on Bridges", "thomas_id": "SSBR"},
]
SEATS = {
    "HSBR": [
        {"name": "Bob O'Beam", "rank": 1, "title": "Chairman", "bioguide": "B000002"},
        {"name": "Cleo Pier", "rank": 1, "title": "Ranking Member", "bioguide": "C000003"},
        {"name": "Ada Arch", "rank": 2, "bioguide": "A000001"},
    ],
    "SSBR": [{"name": "Ada Arch", "rank": 1, "title": "Chairman", "bioguide": "A000001"}],
}
FILES = ("legislators.json", "committees.json", "seats.json")


@pytest.fixture
def office(desk: Path) -> Path:
    """An office's folder with a roster of its own, and the three files of the data set beside it."""
    for name, data in zip(FILES, (MEMBERS, COMMITTEES, SEATS), strict=True):
        write(desk / name, json.dumps(data, indent=1))
    (desk / "office").mkdir()
    return desk / "office"


def bring(*args: str, files: tuple[str, ...] = FILES, dated: str = "2026-06-15") -> Ran:
    """The import into the office's folder."""
    return run("roster", "import", *files, "--dated", dated, *args, "--into", "office")


def roster_file(office: Path, name: str) -> str:
    """One of the office's files."""
    return (office / "templates/roster" / f"{name}.yaml").read_text(encoding="utf-8")


def holder(office: Path, post: str, day: str) -> str | None:
    """Who holds a post in the office's library on a day."""
    library = open_library([assets.root(), office], None)
    person = appointed(library.posts[post], library, date.fromisoformat(day))
    return person.official.name if person and person.official else None


def test_a_member_becomes_a_post_with_each_unbroken_service_in_the_present_chamber(office: Path):
    """Terms that follow each other are one service; what was served in the other House is left out."""
    done = bring("--member", "Ada Arch")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "New post senator-ada-arch: Ada Arch, Senator from Ohio, United States Senate"
    assert names(office) == ["templates/roster/officials.yaml", "templates/roster/posts.yaml"]
    entry = roster_file(office, "officials")
    assert entry.count("since: ") == 1
    assert "      since: 2019-01-03\n      until: 2031-01-03\n      sure_until: 2026-06-15\n" in entry
    assert [holder(office, "senator-ada-arch", day) for day in ("2019-01-03", "2025-01-03", "2031-01-04")] == [
        "Ada Arch",
        "Ada Arch",
        None,
    ]


def test_a_service_that_was_broken_is_two(office: Path):
    """Nobody is a Member in the years between."""
    bring("--member", "B000002")

    days = ("2014-06-01", "2018-06-01", "2024-06-01")
    assert [holder(office, "representative-robert-bob-obeam", day) for day in days] == [
        "Robert “Bob” O’Beam",
        None,
        "Robert “Bob” O’Beam",
    ]


def test_leaders_of_a_committee_hold_their_seats_for_the_congress_and_are_certain_on_the_day_of_the_data(office: Path):
    """The file has no days, and says so in the note."""
    done = bring("--committee", "HSBR")

    assert "New post chair-house-bridges: Robert “Bob” O’Beam, Chairman, Committee on Bridges, United" in done.out
    assert "New post ranking-member-house-bridges: Cleo Pier, Ranking Member" in done.out
    assert "9 Rayburn House Office Building" in roster_file(office, "posts")
    library = open_library([assets.root(), office], None)
    post = library.posts["chair-house-bridges"]
    sure = {
        day: person.sure
        for day in (date(2025, 1, 3), date(2026, 6, 15), date(2026, 6, 16))
        if (person := appointed(post, library, day))
    }
    assert sure == {date(2025, 1, 3): False, date(2026, 6, 15): True, date(2026, 6, 16): False}


def test_who_is_brought_in_can_be_addressee_copy_and_signatory(office: Path):
    """The letter goes from one Member to a chair, with a copy to the ranking member."""
    assert bring("--member", "Arch", "--committee", "HSBR", "--sign").code == 0
    to = (
        "--to",
        "Chairman of the House Committee on Bridges",
        "--cc",
        "ranking member house bridges",
        "--from",
        "ada-arch",
    )
    done = run("preview", *to, "--asks", "kyc", "--date", "2026-06-15", "--library", "office")

    assert (
        "The Honorable Robert “Bob” O’Beam\nChairman\nCommittee on Bridges, United States House of Representatives\n"
        "9 Rayburn House Office Building\nWashington, DC 20515-6001\n\nDear Chairman O’Beam:" in done.out
    )
    assert "Ada Arch\nUnited States Senator" in done.out
    assert "cc:\n\nCleo Pier\nRanking Member\nCommittee on Bridges, United States House of Representatives" in done.out


def test_those_who_lead_a_committee_sign_for_it_on_its_letterhead(office: Path):
    """The chair first, whatever the order of the request; the committee is known by its name."""
    known = {**COMMITTEES[0], "name": "House Committee on Foreign Affairs"}
    write(office.parent / "committees.json", json.dumps([known]))
    done = bring("--committee", "HSBR", "--sign")
    lines = "ranking-member-house-foreign-affairs,chair-house-foreign-affairs"
    letter = run(
        *("preview", "--to", "Secretary of State", "--asks", "kyc", "--from", lines),
        *("--date", "2026-06-15", "--library", "office"),
    )

    assert done.code == 0, done.err
    assert "New signatory chair-house-foreign-affairs: Robert “Bob” O’Beam, Chairman, Committee on Foreign" in done.out
    assert "committee: house-foreign-affairs" in (
        office / "templates/signatories/chair-house-foreign-affairs.yaml"
    ).read_text("utf-8")
    assert [line.strip() for line in letter.out.splitlines()[:4]] == [
        "Congress of the United States",
        "House of Representatives",
        "Committee on Foreign Affairs",
        "Washington, DC",
    ]
    blocks = [f"{one}\nCommittee on Foreign Affairs\n" for one in ("Chairman", "Ranking Member")]
    assert letter.out.index(blocks[0]) < letter.out.index(blocks[1])


def test_a_committee_that_no_file_of_names_knows_is_told_of(office: Path):
    """Its leader signs with its name in the title, on the chamber's letterhead."""
    done = bring("--committee", "HSBR", "--sign")

    assert done.code == 0, done.err
    assert "No letterhead of its own: the House Committee on Bridges is not in templates/names/comm" in done.out
    assert "title: Chairman, House Committee on Bridges" in (
        office / "templates/signatories/chair-house-bridges.yaml"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    ("printed", "gender", "title", "greeted"),
    [
        ("Chair", "M", "Chairman", "Dear Chairman Arch:"),
        ("Chair", "F", "Chairwoman", "Dear Chairwoman Arch:"),
        ("Chair", "", "Chair", "Dear Chair Arch:"),
        ("Chairman", "F", "Chairman", "Dear Chairman Arch:"),
    ],
)
def test_a_chair_is_called_as_the_house_calls_one_unless_the_committee_has_its_own_word(
    office: Path, printed: str, gender: str, title: str, greeted: str
):
    """By Mr. or Ms. where the file tells; the word of the file still finds the post, and the chamber is named."""
    member = legislator("A000001", "Ada Arch", ("sen", "OH", "2019-01-03", "2031-01-03"), gender=gender)
    seats = {"SSBR": [{"name": "Ada Arch", "rank": 1, "title": printed, "bioguide": "A000001"}]}
    for name, data in zip(FILES, ([member], COMMITTEES, seats), strict=True):
        write(office.parent / name, json.dumps(data))
    assert bring("--committee", "SSBR").code == 0

    to = f"{printed} of the Senate Committee on Bridges"
    said = run("preview", "--to", to, "--asks", "kyc", "--date", "2026-06-15", "--library", "office").out

    assert f"The Honorable Ada Arch\n{title}\nCommittee on Bridges, United States Senate\n" in said
    assert greeted in said


def test_a_resident_commissioner_is_called_so(office: Path):
    """Who sits for a territory has a title of its own."""
    bring("--state", "pr")

    assert "title: Resident Commissioner from Puerto Rico" in roster_file(office, "posts")


def test_a_second_import_changes_nothing(office: Path):
    """What is there is told with its place."""
    bring("--state", "OH,MD", "--committee", "HSBR", "--sign")
    before = {name: (office / name).read_bytes() for name in names(office)}
    done = bring("--state", "OH,MD", "--committee", "HSBR", "--sign")

    assert done.code == 0
    assert "There already (office/templates/roster/posts.yaml:3:1): senator-ada-arch" in done.out
    assert done.out.endswith("Nothing is new; no file was changed.\n")
    assert {name: (office / name).read_bytes() for name in names(office)} == before


def test_a_seat_is_added_to_a_member_who_is_there_and_every_other_line_stays(office: Path):
    """The office's own comments and corrections are as they were."""
    bring("--member", "Arch")
    path = office / "templates/roster/officials.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("  vocative: Ms.\n", "  vocative: Dr.   # she asked\n"),
        encoding="utf-8",
    )
    before = path.read_text(encoding="utf-8").splitlines()
    done = bring("--committee", "SSBR")

    after = path.read_text(encoding="utf-8").splitlines()
    assert done.code == 0
    assert [line for line in after if line in before] == before or set(before) <= set(after)
    assert after.count("  vocative: Dr.   # she asked") == 1
    assert [line.strip() for line in after if "post:" in line] == [
        "- post: senator-ada-arch",
        "- post: chair-senate-bridges",
    ]


def test_a_post_that_the_office_corrected_stands(office: Path):
    """The office knows its rooms better than the file."""
    bring("--member", "Arch")
    path = office / "templates/roster/posts.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("1 Hart", "7 Hart"), encoding="utf-8")

    assert "senator-ada-arch; your own address stands, and the file has another" in bring("--member", "Arch").out
    assert "7 Hart" in roster_file(office, "posts")


def test_a_term_that_the_file_ends_on_another_day_is_told_and_kept(office: Path):
    """A correction is a person's to make."""
    bring("--member", "Arch")
    path = office / "templates/roster/officials.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2031-01-03", "2026-09-01"), encoding="utf-8")
    done = bring("--member", "Arch")

    assert (
        "Kept as it is (office/templates/roster/officials.yaml:10:7): senator-ada-arch until 2026-09-01; the file says "
        "2031-01-03. Correct it by hand if the file is right." in done.out
    )
    assert "Nothing is new" in done.out


def test_another_chair_for_the_same_days_is_refused_until_the_first_one_has_ended(office: Path):
    """Two holders of one seat are a fault, and nothing is changed; then the second follows the first."""
    bring("--committee", "HSBR")
    swapped = {"HSBR": [{**SEATS["HSBR"][0], "bioguide": "C000003"}]}
    write(office.parent / "seats.json", json.dumps(swapped))
    before = roster_file(office, "officials")
    refused = bring("--committee", "HSBR", dated="2026-11-01")

    assert (refused.code, roster_file(office, "officials")) == (2, before)
    assert "Cleo Pier holds 'chair-house-bridges', and so does Robert “Bob” O’Beam" in refused.err
    assert "End that tenure at office/templates/roster/officials.yaml:10:7 on the day it ended" in refused.err

    ended = before.replace("until: 2027-01-03\n      sure_until: 2026-06-15", "until: 2026-09-01", 1)
    write(office / "templates/roster/officials.yaml", ended)
    assert bring("--committee", "HSBR", dated="2026-11-01").code == 0
    assert holder(office, "chair-house-bridges", "2026-08-31") == "Robert “Bob” O’Beam"
    assert holder(office, "chair-house-bridges", "2026-09-01") == "Cleo Pier"


def test_a_dry_run_writes_nothing(office: Path):
    """It says what would be new, and where it would go."""
    done = bring("--member", "Arch", "--sign", "--dry-run")

    assert (done.code, names(office)) == (0, [])
    assert "New signatory ada-arch: Ada Arch, United States Senator" in done.out
    assert "Nothing was written: without --dry-run this goes into\n  office/templates/roster/posts.yaml\n" in done.out


def test_data_of_another_day_bring_a_source_of_their_own(office: Path):
    """Each entry names the data that it is from."""
    bring("--member", "Arch", dated="2026-11-01")

    assert "congress-legislators-2026-11-01:\n  type: webpage\n" in roster_file(office, "sources")
    assert "source: congress-legislators-2026-11-01" in roster_file(office, "officials")


WRONG = {
    "nobody chosen": ((), FILES, "--member: nobody is chosen"),
    "a member of no file": (("--member", "Zorn"), FILES, "--member: the file has no Member 'Zorn'"),
    "a misspelt member": (("--member", "Arck"), FILES, "Did you mean 'Arch'?"),
    "several committees": (
        ("--committee", "Bridges"),
        FILES,
        "Give the code. 'HSBR: House Committee on Bridges' or 'SSBR:",
    ),
    "no committees": (("--committee", "HSBR"), FILES[:1], "--committee: none of these files has committees"),
    "no legislators": (("--member", "Arch"), FILES[1:], "the terms of the Members are in none of these files"),
    "a file twice": (("--member", "Arch"), (FILES[0], FILES[0]), "this holds legislators again"),
    "no such file": (("--member", "Arch"), ("nowhere.json",), "nowhere.json: there is no such file"),
    "a State of none": (("--state", "XX"), FILES, "--state: 'XX' is no State"),
    "a State without Members": (("--state", "WY"), FILES, "--state: the file has no Member of WY"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_will_not_do_is_told_and_nothing_is_written(name: str, office: Path):
    """The flag or the file, what was found, and what to do."""
    args, files, said = WRONG[name]
    done = bring(*args, files=files)

    assert done.code == (3 if name == "no such file" else 2)
    assert said in done.err
    assert names(office) == []


FILES_OF_NO_USE = {
    "a table without days": ("last_name,first_name,bioguide_id\nArch,Ada,A000001\n", "this table has no days of terms"),
    "words": ("Dear colleagues,\n", "this is no JSON"),
    "cut short": (json.dumps(MEMBERS, indent=1)[:900], "this is no JSON from here on"),
    "other JSON": ('{"items": [1, 2]}', "this is JSON, and no file on Members or committees"),
    "nested without end": ("[" * 200_000, "this is nested without end"),
    "a record without terms": (
        json.dumps([MEMBERS[0], {"id": {"bioguide": "X"}, "name": {"last": "X"}}]), "record 2 lacks 'terms'",
    ),
    "a term without a day": (json.dumps(MEMBERS).replace("2019-01-03", "soon"), "record 1 is not as expected"),
    "empty": ("", "this is no JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES_OF_NO_USE)
def test_a_file_of_no_use_is_told_with_its_name(name: str, office: Path):
    """No trace, no guess, and nothing written."""
    text, said = FILES_OF_NO_USE[name]
    write(office.parent / "wrong.json", text)
    done = bring("--member", "Arch", files=("wrong.json",))

    assert done.code == 2
    assert done.err.startswith("wrong.json")
    assert said in done.err
    assert names(office) == []


def test_the_day_of_the_data_is_needed_and_is_not_to_come(office: Path):
    """The files do not say it."""
    missing = run("roster", "import", *FILES, "--member", "Arch", "--into", "office")

    assert (missing.code, "--dated: the day of the data is needed" in missing.err) == (2, True)
    assert "9999-01-01 is still to come" in bring("--member", "Arch", dated="9999-01-01").err


# --- the real files ---------------------------------------------------------------------------------------------------


@real
def test_a_whole_delegation_and_a_committee_come_out_of_the_real_files(office: Path):
    """With the installed command: every Member of a State, and both leaders, each with dated terms."""
    files = [
        REAL / name
        for name in ("legislators-current.json", "committees-current.json", "committee-membership-current.json")
    ]
    done = run_installed(
        "roster", "import", *files, "--dated", "2026-06-15", "--state", "MD", "--committee", "House Foreign Affairs",
        "--into", "office", cwd=office.parent,
    )  # fmt: skip

    assert (done.code, done.err) == (0, "")
    assert done.out.count("New post representative-") == 8
    assert done.out.count("New post senator-") == 2
    assert "New post chair-house-foreign-affairs: Brian J. Mast, Chairman, Committee on Foreign Affairs" in done.out
    assert holder(office, "ranking-member-house-foreign-affairs", "2026-06-15") == "Gregory W. Meeks"
    assert holder(office, "representative-steny-h-hoyer", "1995-06-01") == "Steny H. Hoyer"


@real
def test_every_member_and_every_leader_of_the_real_files_can_be_brought_in(office: Path):
    """537 Members and the leaders of 49 committees make a library that reads without a fault."""
    from drafter.importing.congress import read_congress
    from drafter.library.stationery import STATES

    files = [
        str(REAL / name)
        for name in ("legislators-current.json", "committees-current.json", "committee-membership-current.json")
    ]
    whole = read_congress((file, Path(file).read_text(encoding="utf-8")) for file in files)
    codes = [flag for code in whole.committees for flag in ("--committee", code)]
    done = bring("--state", ",".join(STATES), *codes, "--sign", files=tuple(files))

    assert (done.code, done.err) == (0, "")
    assert len(whole.members) == 537
    assert roster_file(office, "posts").count("\n  title: ") > 537 + 80


@real
def test_the_real_table_of_former_members_is_refused_for_want_of_days(office: Path):
    """A roster in time cannot be made of it."""
    done = bring("--member", "Bassett", files=(str(REAL / "legislators-historical.csv"),))

    assert (done.code, names(office)) == (2, [])
    assert "this table has no days of terms" in done.err
