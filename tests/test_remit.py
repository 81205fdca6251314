"""Who can do what: an ask goes to those who decide it or can press for it, in words that claim no other power."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from helpers import Ran, run, write
from test_roster_import import COMMITTEES, FILES, MEMBERS, SEATS

from drafter import assets
from drafter.drafting import Draft, draft, open_library
from drafter.errors import DrafterError
from drafter.letter import paragraphs_of, plain_text
from drafter.records.issues import Clause
from drafter.spec import LetterSpec

LIBRARY = open_library((assets.root(),), None)
ASKING = {one.id: one for one in LIBRARY.clauses.values() if one.slot == "asks" or one.slot == "designation"}
GUIDE = (Path(__file__).parents[1] / "clauses/README.md").read_text(encoding="utf-8")
BECAUSE = "the office has spoken with the staff"


def letter(to: str | tuple[str, ...], day: str, ask: str = "kyc", *, designation: bool = False, who: str = "") -> Draft:
    """A letter with one ask, to one post or several, by one Member or several."""
    return draft(
        LetterSpec(
            to=(to,) if isinstance(to, str) else to,
            asks=(ask,),
            date=date.fromisoformat(day),
            signatories=tuple((who or "schumer").split(",")),
            designation=designation,
            issue="fentanyl",
        ),
        LIBRARY,
    )


def body(made: Draft) -> str:
    """What the letter says, in one line."""
    return " ".join(plain_text(part.runs) for block in made.letter.body for part in paragraphs_of(block))


def office_ask(desk: Path, front: str, text: str, name: str = "own-ask") -> None:
    """An ask of the office's own, with these keys beside those that every ask has."""
    front = "---\ntitle: An ask\nlead: Do it.\nphrase: that it be done\nreason: It helps.\n" + front
    write(desk / f"office/clauses/fentanyl/asks/{name}.md.j2", f"{front}\n---\n{text}\n")


def previewed(to: str, day: str, *more: str, ask: str = "own-ask") -> Ran:
    """A letter on the screen, with the office's folder."""
    given = ("--to", to, "--asks", ask, "--date", day, "--from", "schumer", "--library", "office")
    done = run("preview", *given, *more)
    return Ran(done.code, " ".join(done.out.split()), " ".join(done.err.split()))


def outside(made: Draft) -> list[str]:
    """The findings that an ask is not one for the addressee."""
    return [f"{one.message} {one.hint}" for one in made.findings if one.rule == "outside-remit"]


# --- what each ask says


@pytest.mark.parametrize("one", ASKING.values(), ids=lambda one: one.id)
def test_what_is_asked_says_who_decides_who_can_press_and_by_what_authority(one: Clause):
    """No ask ships without the three."""
    assert one.decided_by == "counterpart" or one.decided_by in LIBRARY.posts
    assert one.pressed_by
    assert len(one.authority) > 60


@pytest.mark.parametrize("name", ["scheduling", "majors-list"])
def test_explain_says_who_decides_who_can_press_and_what_has_met_it(name: str):
    """With the title of each post and the source of each event."""
    said = " ".join(run("explain", name).out.split())

    assert "authority" in said
    assert "secretary-of-state: Secretary of State" in said
    if name == "scheduling":
        assert "decided by counterpart: the People’s Republic of China" in said
        assert "congress: a Member or committee leader of Congress, who can hold hearings" in said
        assert "met in part by prc-control-2024, August 2, 2024: the PRC announced control" in said
    else:
        assert "decided by president: President of the United States" in said
        assert "decided otherwise by majors-list-fy2023, September 15, 2022" in said
        assert "met in full by majors-list-fy2026, September 15, 2025" in said
        assert "for letters until September 15, 2025" in said


def test_explain_says_what_a_body_can_do_and_who_belongs_to_it():
    """The Speaker is a Member of Congress, with its authority."""
    done = run("explain", "congress")

    assert "congress (body): a Member or committee leader of Congress" in done.out
    assert "354 U.S. 178" in " ".join(done.out.split())
    assert "senate-majority-leader" in done.out


# --- the designation, directed and recommended


@pytest.mark.parametrize(("who", "me"), [("schumer", "I"), ("schumer,cotton", "we")])
def test_the_president_is_asked_to_identify_and_the_secretary_to_recommend(who: str, me: str):
    """The same request, worded for the one who decides and for the one who can only press."""
    president = body(letter("president", "2024-09-12", designation=True, who=who))
    secretary = body(letter("secretary-of-state", "2024-09-12", designation=True, who=who))
    i = me.capitalize() if me == "we" else me

    assert "Your report to Congress on the major drug transit countries" in president
    assert f"{i} ask that you identify the PRC again" in president
    assert "The President’s report to Congress on the major drug transit countries" in secretary
    assert f"{i} ask that you recommend to the President that the PRC be identified again" in secretary


@pytest.mark.parametrize("to", ["attorney-general", "ondcp-director", "dea-administrator", "speaker"])
def test_to_anybody_else_the_designation_is_refused_with_who_decides(to: str):
    """The President, by the statute; the letter only urges, and can be allowed with a reason."""
    made = letter(to, "2024-09-12", designation=True)
    (told,) = outside(made)

    assert made.blocked
    assert "is not one that the" in told
    assert "It can go to 'president' or 'secretary-of-state'." in told
    assert "The President of the United States decides it." in told
    assert "22 U.S.C. 2291j-1(1)" in told
    assert "ask you to urge the President to identify the PRC" in body(made)


def test_president_and_secretary_are_not_asked_in_one_letter():
    """What is right for one claims too little of the other, or too much."""
    with pytest.raises(DrafterError, match="one letter cannot say both") as refused:
        letter(("president", "secretary-of-state"), "2024-09-12", designation=True)

    assert "Write to each in a letter of its own." in refused.value.faults[0].hint


DUE = [
    ("2022-09-14", "September 15, 2022", 2023), ("2022-09-16", "September 15, 2023", 2024),
    ("2023-09-14", "September 15, 2023", 2024), ("2023-09-16", "September 15, 2024", 2025),
    ("2024-09-14", "September 15, 2024", 2025), ("2024-09-16", "September 15, 2025", 2026),
    ("2024-09-30", "September 15, 2025", 2026), ("2024-10-01", "September 15, 2025", 2026),
    ("2025-09-14", "September 15, 2025", 2026), ("2025-09-16", "September 15, 2026", 2027),
    ("2025-09-30", "September 15, 2026", 2027), ("2025-10-01", "September 15, 2026", 2027),
    ("2026-09-14", "September 15, 2026", 2027), ("2026-09-15", "September 15, 2026", 2027),
    ("2026-09-16", "September 15, 2027", 2028), ("2026-11-02", "September 15, 2027", 2028),
]  # fmt: skip


@pytest.mark.parametrize("to", ["president", "secretary-of-state"])
@pytest.mark.parametrize(("day", "due", "year"), DUE)
def test_the_deadline_and_the_fiscal_year_follow_the_letter_s_date(day: str, due: str, year: int, to: str):
    """The list due on September 15 is for the year that begins on October 1, which by itself moves nothing."""
    words = body(letter(to, day, designation=True))

    assert f"is due by {due} (22 U.S.C. 2291j-1)." in words
    assert re.findall(r"for fiscal year (\d{4})", words) == [str(year)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2022-09-15",
            "decided otherwise on September 15, 2022: the President signed the Majors List for fiscal year 2023",
        ),
        ("2023-09-15", "met on September 15, 2023: the President signed the Majors List for fiscal year 2024"),
        ("2024-09-15", "met on September 15, 2024: the President signed the Majors List for fiscal year 2025"),
        ("2025-09-15", "met on September 15, 2025: the President sent Congress the Majors List for fiscal year 2026"),
    ],
)
def test_on_the_day_on_which_the_list_was_made_it_is_not_asked_for(day: str, said: str):
    """The refusal names the day, the list and its source, and from when on the next one is asked for."""
    with pytest.raises(DrafterError) as refused:
        letter("president", day, designation=True)
    (fault,) = refused.value.faults

    assert said in fault.message
    assert fault.message.partition(said)[2].endswith(f" {day[:4]})")
    assert f"A letter dated September 16, {day[:4]} or later asks for the next one." in fault.hint


@pytest.mark.parametrize(
    ("day", "refused"),
    [("2027-09-07", False), ("2027-09-08", True), ("2027-09-15", True), ("2027-09-16", False)],
)
def test_a_list_that_was_signed_early_settles_the_request_until_its_deadline(desk: Path, day: str, refused: bool):
    """As of its signature the list is no longer open; from the day after the deadline the next one is asked for."""
    write(
        desk / "office/clauses/fentanyl/timeline.yaml",
        "majors-list-fy2028:\n  what: the President signed the Majors List for fiscal year 2028\n"
        "  announced: 2027-09-08\n  until: 2028-09-30\n  source: majors-list-fy2027\n  checked: 2027-09-08\n",
    )
    shipped = (assets.root() / "clauses/fentanyl/designation/majors-list.md.j2").read_text(encoding="utf-8")
    met = "met_by:\n  majors-list-fy2028:\n    how: full\n    until: 2027-09-15\n"
    write(desk / "office/clauses/fentanyl/designation/majors-list.md.j2", shipped.replace("met_by:\n", met))
    done = previewed("president", day, "--designation", ask="kyc")

    assert ("it was met on September 8, 2027" in done.err) == refused
    assert ("for fiscal year 2028" in done.out) == (day == "2027-09-07")
    assert ("for fiscal year 2029" in done.out) == (day == "2027-09-16")


# --- what was met


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-08-05", "broke off counternarcotics talks over a visit that had nothing to do with them."),
        ("2023-11-14", "It should resume them now and keep them apart from other disputes."),
        ("2023-11-15", "that deserves credit. The PRC should now agree to a first date"),
        ("2024-01-29", "that deserves credit. The PRC should now agree to a first date"),
    ],
)
def test_what_was_met_in_part_is_credited_and_the_rest_is_asked_for(day: str, words: str):
    """From the announcement that talks would resume to the day they did."""
    made = letter("secretary-of-state", day, "resume-talks")
    (decision,) = [one for one in made.plan.decisions if one.subject == "resume-talks"]

    assert words in body(made).replace("The People’s Republic of China (PRC)", "The PRC")
    assert ("talks-resumed-2023 (November 15, 2023)" in decision.because) == (day >= "2023-11-15")
    assert {"woodside-2023", "knickmeyer-2022"} & {note.source for note in made.letter.notes()}


@pytest.mark.parametrize("day", ["2024-01-30", "2026-11-02"])
def test_what_was_met_in_full_is_refused_with_the_day_and_the_source(day: str, desk: Path):
    """From the day on which the talks took place."""
    done = run("new", "--to", "secretary-of-state", "--asks", "resume-talks", "--date", day, "--from", "schumer")

    assert done.code == 2
    assert "the ask 'resume-talks' is not for this letter: it was met on January 30, 2024" in done.err
    assert "working group opened in Beijing (The White House 2024)" in done.err
    assert "Ask for what is still missing" in done.err
    assert not list(desk.glob("out/*"))


@pytest.mark.parametrize(("day", "met"), [("2025-06-24", False), ("2025-07-19", False), ("2025-07-20", True)])
def test_the_control_of_two_chemicals_is_asked_for_until_it_takes_effect(desk: Path, day: str, met: bool):
    """An ask of the office's own: what was announced and is not in force yet has not met it."""
    office_ask(
        desk,
        "decided_by: counterpart\npressed_by: secretary-of-state\nauthority: Article 12.\n"
        "met_by:\n  prc-control-2025:\n    how: full",
        "{{ counterpart.short }} should control both piperidones.",
    )
    done = previewed("secretary-of-state", day)

    assert ("it was met on July 20, 2025: the PRC announced control" in done.err) == met
    assert ("should control both piperidones" in done.out) != met


def test_a_step_that_the_text_does_not_credit_is_a_fault_of_the_file(desk: Path):
    """With its place; so is an event that nobody knows, and a word that says nothing."""
    office_ask(
        desk,
        "decided_by: counterpart\nauthority: Article 12.\nmet_by:\n  prc-control-2025:\n    how: part\n"
        "  prc-control-2052:\n    how: full\n  prc-control-2024:\n    how: partly",
        "{{ counterpart.short }} should control both.",
    )
    done = previewed("secretary-of-state", "2025-07-20")

    assert "own-ask.md.j2:10:10: 'prc-control-2025' met this in part, and the text does not credit it" in done.err
    assert "'how' is 'partly' here; 'part', 'full' or 'denied' is expected" in done.err
    write_again = (desk / "office/clauses/fentanyl/asks/own-ask.md.j2").read_text(encoding="utf-8")
    own = write_again.replace("how: partly", "how: full").replace("how: part\n", "how: full\n")
    write(desk / "office/clauses/fentanyl/asks/own-ask.md.j2", own)
    assert "prc-control-2052', and there is no such event" in previewed("secretary-of-state", "2025-07-20").err


# --- powers


def test_the_guide_s_ask_directs_those_who_decide_and_urges_those_who_press(desk: Path):
    """The Attorney General is asked to act, and so is the Administrator, his delegate; others recommend."""
    shown = re.search(r"<!-- remit -->\n```\n(.*?)```", GUIDE, re.DOTALL)
    assert shown
    write(desk / "office/clauses/fentanyl/asks/own-ask.md.j2", shown[1])

    for to in ("attorney-general", "dea-administrator"):
        assert "I ask that you place them in schedule I" in previewed(to, "2024-09-12").out
    assert "I ask that you recommend to the Attorney General" in previewed("ondcp-director", "2024-09-12").out
    told = previewed("secretary-of-state", "2024-09-12").err
    assert "is not one that the Secretary of State can decide or press for" in told
    assert "It can go to 'attorney-general', 'dea-administrator' or 'ondcp-director'" in told
    assert "The Attorney General decides it." in told
    assert "it was met on July 16, 2025" in previewed("attorney-general", "2025-07-16").err


POWER = "decided_by: dea-administrator\npressed_by: attorney-general\nauthority: 21 U.S.C. 811(a); 28 CFR 0.100(b)."


@pytest.mark.parametrize("to", ["secretary-of-state", "attorney-general"])
def test_an_ask_that_states_a_power_of_somebody_else_is_refused_and_cannot_be_allowed(desk: Path, to: str):
    """It has no words for anybody but the post that decides; the refusal names that post and the law."""
    office_ask(desk, POWER, "I ask you to schedule xylazine.")
    done = previewed(to, "2024-09-12", "--allow", f"outside-remit={BECAUSE}")

    assert done.code == 2
    title = LIBRARY.posts[to].title
    assert f"it asks the {title} for what the Administrator, Drug Enforcement Administration decides" in done.err
    assert "It can go to 'dea-administrator'. For others its text needs words that urge" in done.err
    assert "21 U.S.C. 811(a)" in done.err
    assert "schedule xylazine" in previewed("dea-administrator", "2024-09-12").out


@pytest.mark.parametrize("to", ["fda-commissioner", "secretary-of-energy", "chief-justice"])
def test_who_has_no_part_in_an_ask_can_be_urged_with_a_reason_and_is_asked_for_a_voice_only(desk: Path, to: str):
    """Without the reason nothing is written; with it the letter asks, and requires nothing."""
    given = ("--to", to, "--asks", "kyc,enforcement", "--date", "2024-09-12", "--from", "schumer")
    refused = run("new", *given)
    allowed = run("preview", *given, "--allow", f"outside-remit={BECAUSE}")
    said = " ".join(allowed.out.split())

    assert refused.code == 1
    assert "It can go to 'president'" in refused.err
    assert "the People’s Republic of China decides it." in refused.err.replace("The People", "the People")
    assert not list(desk.glob("out/*.docx"))
    assert "I therefore ask you to add your voice to the call for these two steps by the PRC:" in said
    assert not re.search(r"\byou (?:must|shall|should|are to)\b|press the PRC|require you", said)


# --- Congress


@pytest.fixture
def with_members(desk: Path) -> Path:
    """The office's roster with two Members and the leaders of a committee."""
    for name, data in zip(FILES, (MEMBERS, COMMITTEES, SEATS), strict=True):
        write(desk / name, json.dumps(data, indent=1))
    (desk / "office").mkdir()
    given = ("--member", "Ada Arch", "--committee", "HSBR", "--dated", "2026-06-15", "--into", "office")
    assert run("roster", "import", *FILES, *given).code == 0
    return desk


@pytest.mark.parametrize("to", ["senator-ada-arch", "chair-house-bridges", "ranking-member-house-bridges"])
@pytest.mark.parametrize(
    "ask", [one.id for one in ASKING.values() if one.decided_by == "counterpart" and one.id != "resume-talks"]
)
def test_an_imported_member_can_be_asked_to_press_with_the_means_of_congress(with_members: Path, to: str, ask: str):
    """No rule objects, and the letter does not have a Member negotiate with another government."""
    done = previewed(to, "2026-06-15", ask=ask)

    assert "outside-remit" not in done.err
    assert "ask you to press, through hearings, oversight, and legislation, for one step by the PRC:" in done.out
    assert "press the PRC to take" not in done.out


def test_each_member_s_post_begins_as_the_body_says():
    """What `roster import` makes, and the leaders of both Houses who ship with drafter."""
    congress = LIBRARY.bodies["congress"]
    made = ("senator-x", "representative-x", "delegate-x", "resident-commissioner-x", "chair-x", "vice-chair-x",
            "ranking-member-x", "cochair-x", "speaker", "house-minority-leader")  # fmt: skip

    assert all(post in congress for post in made)
    assert not any(post in congress for post in ("fcc-chair", "vice-president", "secretary-of-state"))


def test_a_misspelt_body_is_found_when_the_file_is_read(desk: Path):
    """In a clause's `if` and under `pressed_by`, with the place."""
    front = "decided_by: counterpart\npressed_by: congres\nauthority: Article 12."
    text = '{% if remit.body == "congres" %}One.{% else %}Two.{% endif %}'
    office_ask(desk, front, text)
    first = previewed("secretary-of-state", "2024-09-12").err
    office_ask(desk, front.replace("congres", "congress"), text)
    second = previewed("secretary-of-state", "2024-09-12").err

    assert "own-ask.md.j2:7:13: 'pressed_by' names 'congres', and there is no such post" in first
    assert "Did you mean 'congress'?" in first
    assert "'remit.body' is compared with 'congres', which it can never be" in second


# --- what a letter's words claim


POWERS = [name for name, rule in LIBRARY.rules.items() if rule.id.startswith("power-")]


@pytest.mark.parametrize("name", POWERS)
def test_each_power_is_told_with_who_has_it_and_by_what_law(name: str):
    """The message names both, and the hint says what to do."""
    rule = LIBRARY.rules[name]

    assert rule.level == "error"
    assert re.search(r"\b(only|Treasury)\b", rule.message)
    assert re.search(r"U\.S\.C\. \d|Executive Order \d|U\.S\. Const\.", rule.message)
    assert re.search(r"\bask (that|the)\b", rule.hint.lower())
    assert any(one.fires for one in LIBRARY.examples[rule.key])
    assert any(not one.fires for one in LIBRARY.examples[rule.key])


def test_a_claimed_power_stops_the_letter(desk: Path):
    """A clause of the office's own that has the Secretary keep the list."""
    front = "---\ntitle: The list\n---\n"
    write(
        desk / "office/clauses/fentanyl/closing/own-words.md.j2",
        f"{front}{{{{ I }}}} urge you to keep that country’s place among the major drug transit countries.\n",
    )
    done = previewed("secretary-of-state", "2024-09-12", "--clause", "own-words", ask="kyc")
    right = previewed("president", "2024-09-12", "--clause", "own-words", ask="kyc")

    assert "asks for what only the President determines (22 U.S.C. 2291j-1). (power-majors-list)" in done.err
    assert "recommend to the President that" in done.err
    assert "power-majors-list" not in right.err
