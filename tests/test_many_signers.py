"""Many signers: a list of co-signers, their order, their committees, and back to one."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from helpers import ROOT, paragraphs, run, run_installed, words, write
from pictures import PLAIN, SENTENCE, says, signers

from drafter.assemble import assemble
from drafter.drafting import open_library
from drafter.errors import DrafterError
from drafter.letter import Letter, paragraphs_of, plain_text
from drafter.library.cosigners import as_day
from drafter.library.surnames import alphabetical, surname_of
from drafter.plan import make_plan
from drafter.records.requests import Earlier, Item
from drafter.records.signers import Cosigner
from drafter.spec import LetterSpec
from drafter.writers.docx import write as docx_of

KYC = ("--to", "secretary-of-state", "--asks", "kyc,export-controls", "--date", "2024-09-12")
TABLE = """\
name,chamber,state,district,since
Monica De La Cruz,House,TX,15,1/3/2023
Chris Van Hollen,Senate,Maryland,,2017-01-03
"Donald S. Beyer, Jr.",Rep.,VA,8,2015-01-06
Nydia M. Velázquez,house,ny,7,1993-01-05
"""
AS_GIVEN = ["David Trone", "Monica De La Cruz", "Chris Van Hollen", "Donald S. Beyer, Jr.", "Nydia M. Velázquez"]
COMMITTEE = """\
name: {0}
title: {1}
committee: {2}
chamber: {3}
state: Ohio
letterhead: {3}
zip: "20515"
since: 2015-01-06
note: Invented.
"""

FIRST = re.compile(r"\b(?:I|me|my|mine|myself)\b(?!\.)")
SEVERAL = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
OUR_COUNTRY = re.compile(r"our (?:border|laws|own work|investigators|side)|concession from us")
"""Words for the country, which one signer says as well."""


def signed(desk: Path, *flags: str | Path, name: str = "letter") -> list[str]:
    """The names under a letter, in order."""
    done = run("new", *KYC, *flags, "-o", f"{name}.docx", "--force", cwd=desk)
    assert done.code == 0, done.err
    return below(desk / f"{name}.docx")


def below(docx: Path) -> list[str]:
    said = paragraphs(docx)
    blocks = [one for one in said[said.index("Sincerely,") + 1 :] if "\n" in one]
    return [one.split("\n")[0] for one in blocks]


@pytest.fixture
def table(desk: Path) -> Path:
    return write(desk / "signers.csv", TABLE)


# The list


def test_the_installed_command_takes_a_list(desk, table):
    """Co-signers stand after the one whose letter it is, with the title of their chamber, on the joint letterhead."""
    done = run_installed("new", *KYC, "--from", "trone", "--cosigners", table, "-o", "letter.docx", cwd=desk)

    assert done.code == 0, done.err
    assert below(desk / "letter.docx") == AS_GIVEN
    assert "Chris Van Hollen\nUnited States Senator" in paragraphs(desk / "letter.docx")
    assert paragraphs(desk / "letter.docx")[:2] == ["Congress of the United States", "Washington, DC"]
    assert "We therefore ask" in words(desk / "letter.docx")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_list_may_be_as_excel_writes_it(desk, encoding, sign):
    """With a byte-order mark, in UTF-16, with semicolons or tabs, CRLF, empty rows at the end, and Excel’s own line."""
    text = TABLE.replace('"Donald S. Beyer, Jr."', "@").replace(",", sign).replace("@", '"Donald S. Beyer, Jr."')
    text = (f"sep={sign}\n" + text + sign * 4 + "\n").replace("\n", "\r\n")
    if encoding == "utf-16-le-bom":
        (desk / "signers.csv").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    else:
        (desk / "signers.csv").write_bytes(text.encode(encoding))

    assert signed(desk, "--from", "trone", "--cosigners", "signers.csv") == AS_GIVEN


def test_the_older_encoding_of_windows_is_refused_by_its_name(desk):
    """A guess would spell a name wrongly; the place and the remedy are said."""
    (desk / "signers.csv").write_bytes("name,chamber,state\nNydia Velázquez,house,NY\n".encode("cp1252"))
    done = run("new", *KYC, "--cosigners", "signers.csv", cwd=desk)

    assert done.code == 3
    assert "signers.csv:2:10: this table seems to be in Windows-1252" in done.err
    assert "In Excel: File, Save As, 'CSV UTF-8 (Comma delimited)'." in done.err


def test_a_workbook_is_refused(desk):
    """It is no table of text, whatever its name ends in."""
    (desk / "signers.csv").write_bytes(b"PK\x03\x04 and more")
    done = run("new", *KYC, "--cosigners", "signers.csv", cwd=desk)

    assert (done.code, done.err.splitlines()[0]) == (
        3,
        "signers.csv: this is a workbook; a plain table (CSV) is expected",
    )


def test_everything_that_is_wrong_in_a_list_is_said_at_once(desk):
    """Each fault with its line and column, and with those of the other flags."""
    rows = (
        "name;chamber;state;district;since;seniority",
        ";House;TX;15;;",
        "Smith, John;house;TX;99;;",
        ";;;;;",
        "Ann Bee;hous;Texs;;2/30/2020;first",
        "David Trone;House;MD;6;;",
        "ANN BEE;House;MD;;2013;",
        "Cy Dee;senate;OH;3;;",
        "Ed Eff;senate;OH;;;;;;more",
    )
    write(desk / "signers.csv", "\n".join(rows))
    done = run("new", *KYC, "--from", "trone", "--cosigners", "signers.csv", "--order", "senority", cwd=desk)
    told = [line for line in done.err.splitlines() if re.match(r"(signers\.csv|--order)", line)]

    assert done.code == 2
    assert told == [
        "signers.csv:2:1: the name is missing",
        "signers.csv:3:1: 'Smith, John' begins with the surname",
        "signers.csv:3:22: Texas has no district 99",
        "signers.csv:4:1: this row is empty, and others follow",
        "signers.csv:5:9: 'hous' is no chamber",
        "signers.csv:5:14: 'Texs' is no State",
        "signers.csv:5:20: '2/30/2020' is not on the calendar",
        "signers.csv:5:30: 'first' is no place in the order of seniority",
        "signers.csv:7:19: '2013' is no day",
        "signers.csv:7:1: 'ANN BEE' stands here twice: see line 5",
        "signers.csv:8:18: a Senator has no district, and '3' stands here",
        "signers.csv:9:1: this row has 9 cells, and the first row names 6",
        "signers.csv:6:1: 'David Trone' signs already: 'trone' is among those of --from",
        "--order: there is no order 'senority'",
    ]


def test_the_columns_are_named_by_the_first_row(desk):
    """One that is missing or misspelt is said, with what there is."""
    write(desk / "signers.csv", "name,chamber,stat\nAnn Bee,house,TX\n")
    done = run("new", *KYC, "--cosigners", "signers.csv", cwd=desk)

    assert done.code == 2
    assert "signers.csv:1:14: there is no column 'stat' in a table of co-signers" in done.err
    assert "Did you mean 'state'?" in done.err
    assert "the column 'state' is missing" in done.err


# The record


def test_the_record_makes_the_same_letter_without_the_list(desk, table):
    """Everything that the list said is in it."""
    signed(desk, "--from", "trone", "--cosigners", table, "--order", "chamber,alphabetical")
    table.unlink()
    again = run("new", "letter.yaml", "-o", "again.docx", cwd=desk)

    assert again.code == 0, again.err
    assert (desk / "again.docx").read_bytes() == (desk / "letter.docx").read_bytes()
    assert (desk / "again.yaml").read_bytes() == (desk / "letter.yaml").read_bytes()


def test_back_to_one_signer_is_the_letter_of_one_word_for_word(desk, table):
    """The experience that dropped out comes back, and so does the letterhead."""
    signed(desk, "--from", "trone", name="one")
    signed(desk, "--from", "trone", "--cosigners", table, "--order", "chamber", name="many")
    run("new", "many.yaml", "--cosigners", "none", "-o", "back.docx", cwd=desk)
    run("new", "one.yaml", "--cosigners", table, "--order", "chamber", "-o", "forth.docx", cwd=desk)

    assert words(desk / "one.docx") != words(desk / "many.docx")
    assert (desk / "back.docx").read_bytes() == (desk / "one.docx").read_bytes()
    assert (desk / "forth.docx").read_bytes() == (desk / "many.docx").read_bytes()


def test_a_clause_that_was_left_out_stays_out_whoever_signs(desk, table):
    """What waits for other signers in the record is what the request would have had, and no more."""
    signed(desk, "--from", "trone", "--cosigners", table, "--without", "business-owner,death-toll", name="many")
    run("new", "many.yaml", "--cosigners", "none", "-o", "back.docx", cwd=desk)

    assert "run a business" not in words(desk / "back.docx")
    assert "served with Senator Tom Cotton" in words(desk / "back.docx")


def test_a_letters_file_names_a_list_beside_it(desk, table):
    """A table by its name, found from the letter’s own folder, or Members one by one."""
    write(desk / "sub/signers.csv", TABLE)
    request = "to: secretary-of-state\nasks: kyc\ndate: 2024-09-12\nfrom: trone\ncosigners:\n  - signers.csv\n"
    write(desk / "sub/letter.yaml", f"{request}  - name: Ann Bee\n    chamber: senate\n    state: OH\n")
    table.unlink()
    done = run("new", "sub/letter.yaml", "-o", "letter.docx", cwd=desk)

    assert done.code == 0, done.err
    assert below(desk / "letter.docx") == [*AS_GIVEN, "Ann Bee"]


# The order


@pytest.mark.parametrize(
    ("flags", "order"),
    [
        ((), "Trone, De La Cruz, Van Hollen, Beyer, Velázquez"),
        (("--order", "as-given"), "Trone, De La Cruz, Van Hollen, Beyer, Velázquez"),
        (("--order", "alphabetical"), "Beyer, De La Cruz, Trone, Van Hollen, Velázquez"),
        (("--order", "alphabetical", "--lead", "trone"), "Trone, Beyer, De La Cruz, Van Hollen, Velázquez"),
        (("--order", "chamber"), "Van Hollen, Trone, De La Cruz, Beyer, Velázquez"),
        (("--order", "chamber,alphabetical"), "Van Hollen, Beyer, De La Cruz, Trone, Velázquez"),
        (("--order", "seniority"), "Velázquez, Beyer, Van Hollen, Trone, De La Cruz"),
        (
            ("--order", "seniority", "--lead", "Chris Van Hollen,trone"),
            "Van Hollen, Trone, Velázquez, Beyer, De La Cruz",
        ),
    ],
)
def test_signers_stand_by_a_stated_rule(desk, table, flags, order):
    """As given, by surname, Senate first, or by the first day in the chamber; those of --lead before all others."""
    found = signed(desk, "--from", "trone", "--cosigners", table, *flags)

    assert ", ".join(map(surname_of, found)) == order


def test_the_letterhead_is_that_of_the_one_whose_letter_it_is(desk):
    """Whatever the order: another office’s paper is not taken because of the alphabet."""
    write(desk / "signers.csv", "name,chamber,state\nAda Able,house,OH\n")
    signed(desk, "--from", "trone", "--cosigners", "signers.csv", "--order", "alphabetical")

    assert below(desk / "letter.docx") == ["Ada Able", "David Trone"]
    assert "Washington, DC 20515" in paragraphs(desk / "letter.docx")[:3]


def test_seniority_needs_the_first_day_of_everybody(desk):
    """Whoever has none is named."""
    write(desk / "signers.csv", "name,chamber,state\nAda Able,house,OH\n")
    done = run("new", *KYC, "--from", "trone", "--cosigners", "signers.csv", "--order", "seniority", cwd=desk)

    assert done.code == 2
    assert "nobody has said since when Ada Able served" in done.err


def test_the_rule_and_its_source_are_told(desk, table):
    """`explain` says why the signers stand as they do."""
    signed(desk, "--from", "trone", "--cosigners", table, "--order", "chamber")
    done = run("explain", "letter.yaml", cwd=desk)

    assert "Senators before Representatives" in " ".join(done.out.split())
    assert "Department of State" in " ".join(done.out.split())


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Chris Van Hollen", "Van Hollen"),
        ("Monica de la Cruz", "de la Cruz"),
        ("Van Taylor", "Taylor"),
        ("Donald S. Beyer, Jr.", "Beyer"),
        ("Earl L. “Buddy” Carter", "Carter"),
        ("John Q. Public III", "Public"),
        ("Cher", "Cher"),
    ],
)
def test_a_surname_is_told_from_the_name(name, surname):
    """With its particles, without what follows it; a first name that looks like a particle is none."""
    assert surname_of(name) == surname


def test_surnames_are_compared_letter_by_letter():
    """Accents, hyphens, apostrophes and capitals count for nothing; equal surnames go by the first names."""
    names = ["Bob O’Hara", "Zoe Ohanian", "Ann O’Hara", "Ida Öhm", "Monica De La Cruz", "Amy Dean", "Al Delacroix"]
    found = sorted(names, key=alphabetical)

    assert found == [
        "Amy Dean", "Al Delacroix", "Monica De La Cruz", "Zoe Ohanian", "Ann O’Hara", "Bob O’Hara", "Ida Öhm",
    ]  # fmt: skip
    assert alphabetical("Catherine Cortez Masto", "Cortez Masto") < alphabetical("Chris Dodd")


def test_excels_days_have_the_month_first():
    """A spreadsheet of the United States writes them so."""
    assert as_day("1/3/2013") == as_day("2013-01-03") == date(2013, 1, 3)


# Whose experience it is


def test_an_experience_is_told_by_name_where_the_clause_has_words_for_it(desk, table):
    """One signer says it of himself, several say it of him, and a clause without such words drops out."""
    signed(desk, "--from", "trone", name="one")
    signed(desk, "--from", "trone", "--cosigners", table, name="many")

    assert "I have run a business" in words(desk / "one.docx")
    assert "Representative Trone has run a business" in words(desk / "many.docx")
    assert "I served with Senator Tom Cotton" in words(desk / "one.docx")
    assert "co-chair" not in words(desk / "many.docx")


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("attributed: true", "nobody's experience is attributed here"),
        ("by: trone\nattributed: true", "the text never names the Member whom it tells of"),
    ],
)
def test_words_for_several_signers_name_the_member(desk, front, message):
    """A clause that says it has them is held to it when it is read."""
    write(
        desk / "office/clauses/fentanyl/asides/farm.md.j2", f"---\ntitle: A farm\njoins: kyc\n{front}\n---\nA farm.\n"
    )
    done = run("new", *KYC, "--library", "office", cwd=desk)

    assert done.code == 2
    assert message in done.err


# Committees


def office(desk: Path) -> None:
    for name, title, committee, chamber in (
        ("Ann Doe", "Chairwoman", "house-foreign-affairs", "house"),
        ("Bob Roe", "Ranking Member", "house-foreign-affairs", "house"),
        ("Cy Poe", "Chairman", "senate-foreign-relations", "senate"),
    ):
        text = COMMITTEE.format(name, title, committee, chamber)
        write(desk / f"office/templates/signatories/{name.split()[0].casefold()}.yaml", text)


@pytest.mark.parametrize(
    ("signers", "head", "order"),
    [
        (
            "bob,ann",
            ["Congress of the United States", "House of Representatives", "Committee on Foreign Affairs"],
            ["Ann Doe", "Bob Roe"],
        ),
        ("cy", ["United States Senate", "Committee on Foreign Relations"], ["Cy Poe"]),
        (
            "ann,cy,bob",
            [
                "Congress of the United States",
                "House Committee on Foreign Affairs\nSenate Committee on Foreign Relations",
            ],
            ["Ann Doe", "Cy Poe", "Bob Roe"],
        ),
    ],
)
def test_committees_write_on_their_own_letterhead_chair_first(desk, signers, head, order):
    """One committee, or two of both chambers; the block names the title and the committee."""
    office(desk)
    assert signed(desk, "--from", signers, "--library", "office") == order
    said = paragraphs(desk / "letter.docx")
    assert said[: len(head) + 1] == [*head, "Washington, DC"]
    if "ann" in signers:
        assert "Ann Doe\nChairwoman\nCommittee on Foreign Affairs" in said


def test_a_list_names_committees_by_id_or_name(desk):
    """The committee must be one of the Member’s chamber."""
    office(desk)
    head = "name,chamber,state,title,committee\n"
    rows = "Di Foe,house,OH,Ranking Member,House Committee on Foreign Affairs\n"
    write(desk / "signers.csv", head + rows)
    signed(desk, "--from", "ann", "--library", "office", "--cosigners", "signers.csv")

    assert "Di Foe\nRanking Member\nCommittee on Foreign Affairs" in paragraphs(desk / "letter.docx")
    write(desk / "signers.csv", head + rows.replace("House Committee", "Senate Committee"))
    done = run("new", *KYC, "--cosigners", "signers.csv", cwd=desk)
    assert done.code == 2
    assert "the house has no committee 'Senate Committee on Foreign Affairs'" in done.err


# One and many, throughout


@cache
def library():
    return open_library([ROOT], None)


def crowd(count: int, own: tuple[str, ...] = ()) -> tuple[Cosigner, ...]:
    """So many co-signers, of one chamber and the other by turns; the first is not of the chamber of `own`."""
    since = sum(library().signatories[one].chamber == "house" for one in own)
    return tuple(Cosigner(f"Ada Number{n}", ("house", "senate")[n % 2], "Ohio") for n in range(since, since + count))


def particulars(kind) -> dict[str, object]:
    """What a kind of letter has a place for."""
    has = {
        "question": {"questions": (Item("What is done?"),)},
        "document": {"documents": (Item("The file."),)},
        "respond-by": {"respond_by": "2026-12-18"},
        "about": {"about": Earlier(date=date(2026, 9, 1), to=("Ann Bee",), subject="it", asks=("that",), questions=1)},
    }
    return {key: value for one in (*kind.needs, *kind.takes) for key, value in has.get(one, {}).items()}


def prose(spec: LetterSpec) -> str:
    """The words of a letter between its address and its signatures, without the hints of its blanks."""
    letter = assemble(make_plan(spec, library()))
    own = ("letterhead", "inside-address", "signature-block", "copy-notation")
    said = [plain_text(one.runs) for part, block in letter.parts() if part not in own for one in paragraphs_of(block)]
    return re.sub(r"\[[^\]]*\]", "", "\n".join(said))


def requests() -> list:
    """A letter of each kind, with each ask that the kind may carry, with all the clauses that are there on request."""
    found = []
    for kind in library().kinds.values():
        asks = [one for one in library().clauses.values() if one.slot == "asks"] if kind.asks != "none" else [None]
        for ask in asks:
            issue = ask.issue if ask else ""
            of_issue = () if kind.issue == "none" else library().clauses_of(issue)
            of_kind = [library().clauses[f"common/{name}"] for names in kind.outline.values() for name in names]
            known = {"about"} & {*kind.needs, *kind.takes}
            asked = {
                one.id
                for one in (*of_issue, *of_kind)
                if one.on_request and one.slot in {*kind.slots} - {"asks"} and (known or "about." not in one.body)
            }
            spec = LetterSpec(
                to=() if kind.recipient else (_post(ask) if ask else "secretary-of-state",),
                asks=(ask.id,) if ask else (),
                issue=issue,
                kind=kind.id,
                date=date(2026, 11, 21),
                clauses=tuple(sorted(asked)),
                **particulars(kind),
            )
            found.append(pytest.param(spec, id=f"{kind.id}-{ask.id if ask else 'alone'}"))
    return found


def _post(ask) -> str:
    """Somebody who may be asked."""
    posts = [ask.decided_by, *ask.pressed_by]
    return next((one for one in posts if one in library().posts), "secretary-of-state")


OWN = ((), ("trone",), ("schumer",), ("cotton",))
"""Whose letter it is: somebody’s of whom the library knows nothing more, or a Member’s with experience to tell."""

NOT_OF_ONE = re.compile(r"\bI (?:are|were)\b")
NOT_OF_SEVERAL = re.compile(r"\b[Ww]e (?:am|was|is|has|does|asks|hopes|urges|certifies|writes|looks)\b")


@pytest.mark.parametrize("spec", requests())
def test_every_ask_and_every_kind_is_worded_for_one_and_for_many(spec):
    """No first person plural with one signer but for the country, no singular with two, three or a hundred."""
    for own in OWN:
        spec = replace(spec, signatories=own)
        try:
            one, two, three, many = (prose(replace(spec, cosigners=crowd(n - len(own), own))) for n in (1, 2, 3, 100))
        except DrafterError as error:
            assert "is not for this letter" in str(error)  # an ask that was met is no letter at all
            return

        assert SEVERAL.findall(OUR_COUNTRY.sub("", one)) == []
        assert NOT_OF_ONE.findall(one) == []
        assert FIRST.findall(two) == []
        assert NOT_OF_SEVERAL.findall(two) == []
        assert three == two
        assert many == two


@pytest.mark.parametrize("kind", sorted(library().kinds))
def test_a_committee_speaks_as_one_chair_or_as_two_leaders(kind):
    """The chair alone says I, the chair and the ranking member say we."""
    spec = next(one.values[0] for one in requests() if one.values[0].kind == kind)
    chair = Cosigner("Jane Doe", "house", "Ohio", title="Chair", committee="house-foreign-affairs")
    ranking = replace(chair, name="Richard Roe", title="Ranking Member")
    alone, both = (prose(replace(spec, cosigners=people)) for people in ((chair,), (chair, ranking)))

    assert SEVERAL.findall(OUR_COUNTRY.sub("", alone)) == []
    assert FIRST.findall(both) == []


def test_a_letter_is_the_same_for_two_signers_and_for_any_number_up_to_a_hundred():
    """Between the address and the signatures nothing depends on how many more than one there are."""
    ids = [one.id for one in library().clauses.values() if one.slot == "asks" and one.id != "resume-talks"]
    spec = LetterSpec(to=("secretary-of-state",), asks=tuple(ids[:4]), date=date(2024, 9, 12), issue="fentanyl")
    found = {prose(replace(spec, cosigners=crowd(count))) for count in range(2, 101)}

    assert len(found) == 1
    assert FIRST.findall(found.pop()) == []


# The page


def falling(signed_by: int, lines: int) -> Letter:
    """A letter whose close falls so many lines down the page."""
    body = (*(says(SENTENCE * 4) for _ in range(4)), *(says(f"Line {n}.") for n in range(lines)))
    return replace(PLAIN, body=body, signature_blocks=signers(signed_by), continuation_header=says("Continued"))


SHAPES = {
    "request of one": ("request-kyc", 1),
    "request of three": ("request-kyc", 3),
    "request of a hundred": ("request-kyc", 100),
    "designation of thirty-one": ("designation-request-kyc", 31),
    "oversight of a hundred": ("oversight-alone", 100),
    "condolence of a hundred": ("condolence-alone", 100),
    "colleagues of forty-four": ("dear-colleague-alone", 44),
}
"""Letters whose pages are looked at: the request, by its id among `requests`, and how many sign."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The pages of letters as LibreOffice lays them out, each page as its text; all are converted at once."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    folder = tmp_path_factory.mktemp("pages")
    for count in (3, 5, 13, 40):
        for at in range(1, 38, 4):
            (folder / f"{count}-{at}.docx").write_bytes(docx_of(falling(count, at)))
    specs = {one.id: one.values[0] for one in requests()}
    for name, (id_, count) in SHAPES.items():
        letter = assemble(make_plan(replace(specs[id_], cosigners=crowd(count)), library()))
        (folder / f"{name}.docx").write_bytes(docx_of(letter))
    home = f"-env:UserInstallation=file://{folder}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx")]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    return {file.stem: pages_of(file) for file in sorted(folder.glob("*.pdf"))}


def pages_of(file: Path) -> list[str]:
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return said.removesuffix("\f").split("\f")


@pytest.mark.parametrize("shape", SHAPES)
def test_no_page_is_empty_and_no_name_is_parted_from_its_title(printed, shape):
    """Every name once, in its order, with the title right under it, and each page with words of its own."""
    pages, count = printed[shape], SHAPES[shape][1]
    named = []
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()]
        assert len([line for line in lines if not re.match(r"(?:The Honorable .*|\w+ \d+, \d{4}|Page \d+)$", line)]) > 1
        for at, line in enumerate(lines):
            names = re.findall(r"Ada Number\d+", line)
            titles = re.findall("United States Senator|Member of Congress", lines[at + 1]) if names else []
            assert len(titles) == len(names)
            named += names

    assert named == [one.name for one in crowd(count)]


def test_no_row_of_signatures_stands_on_a_page_alone(printed):
    """However far down the close falls: the last row takes the one before it along, and the close has its first row."""
    falls = {name: [page for page in pages if page.strip()] for name, pages in printed.items() if name not in SHAPES}
    wrong = []
    for name, pages in falls.items():
        rows = [sum(bool(re.search("signer", line, re.IGNORECASE)) for line in page.splitlines()) for page in pages]
        alone = rows[-1] == 1 and "Sincerely," not in pages[-1]
        without = any("Sincerely," in page and not count for page, count in zip(pages, rows, strict=True))
        wrong += [name] if alone or without else []

    assert len(falls) == 40
    assert wrong == []
