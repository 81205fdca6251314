"""The files of a new office's folder, made of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from drafter.frozen import frozen
from drafter.importing.entries import Plain
from drafter.importing.yaml_text import lines_of
from drafter.office.answers import Answers, own_paper, pairs
from drafter.records.office import FORMAT


@frozen
class Made:
    """One file: its path inside the folder, what it is for, and what stands in it."""

    path: str
    purpose: str
    content: bytes


def files(answers: Answers, house: str, paper: bytes, source: str, today: date) -> tuple[Made, ...]:
    """Every file of the folder. `house` is the shipped house style, `paper` the office's own Word file, empty for none.

    `source` says where the facts about the Member are from.
    """
    made = list(_texts(answers, house, source, today))
    if own_paper(answers["letterhead"]):
        ending = PurePath(answers["letterhead"]).suffix.casefold()
        made.insert(2, Made(f"templates/letterheads/{answers['id']}{ending}", "your own letterhead, a copy", paper))
    return tuple(made)


def _texts(answers: Answers, house: str, source: str, today: date) -> Iterator[Made]:
    name = answers["id"]
    for path, purpose, text in (
        ("office.yaml", "the profile: whose office it is, and who signs", _profile(answers)),
        (f"templates/signatories/{name}.yaml", "the Member who signs", _signatory(answers, source, today)),
        ("templates/house.yaml", "the house style: forms of address, close", _house(answers, house)),
        ("templates/rules/office.yaml", "words that your letters never use", _rules(answers)),
        ("templates/names/organizations.yaml", "names of organizations that must be right", _ORGANIZATIONS),
        ("templates/names/people.yaml", "names of people that must be right", _PEOPLE),
        ("templates/README.txt", "what goes where in templates", _TEMPLATES),
        ("clauses/README.txt", "what goes where in clauses", _CLAUSES),
    ):
        yield Made(path, purpose, text.encode())


def _keys(entry: dict[str, Plain]) -> str:
    return "\n".join([*lines_of(entry, 0), ""])


def _profile(answers: Answers) -> str:
    contact: dict[str, Plain] = {key: answers.get(f"contact-{key}", "") for key in ("name", "phone", "email")}
    entry: dict[str, Plain] = {"format": str(FORMAT)}
    entry |= {key: answers.get(key, "") for key in ("name", "chamber", "state", "district", "pronoun")}
    entry |= {"signs": [answers["id"]], "style": answers.get("style", "")}
    if any(contact.values()):
        entry["contact"] = contact
    return _PROFILE + _keys(entry)


def _signatory(answers: Answers, source: str, today: date) -> str:
    letterhead = answers["id"] if own_paper(answers["letterhead"]) else answers["letterhead"]
    entry: dict[str, Plain] = {key: answers[key] for key in ("name", "title", "chamber", "state")}
    entry |= {"letterhead": letterhead, "zip": answers["zip"]}
    entry |= {key: answers.get(key, "") for key in ("since", "until")}
    entry["note"] = f"{source} Entered on {today}."
    return _SIGNATORY + _keys(entry)


def _house(answers: Answers, house: str) -> str:
    """The shipped house style with each key behind a '#', but for the two that the office answered."""
    lines = [_HOUSE]
    for line in house.splitlines():
        key = line.partition(":")[0]
        if key in ("forms", "close"):
            lines += lines_of({key: answers[key]}, 0)
        else:
            lines.append(line if not line or line.startswith("#") else f"# {line}")
    return "\n".join([*lines, ""])


def _rules(answers: Answers) -> str:
    if "avoid" not in answers:
        return _RULES + "".join(f"# {line}\n" for line in _rule({"utilize": "use"}))
    return _RULES + "".join(f"{line}\n" for line in _rule(pairs(answers["avoid"])))


def _rule(avoided: dict[str, str]) -> list[str]:
    entry: dict[str, Plain] = {
        "title": "A word that this office does not use",
        "check": "wording",
        "with": {"instead": {**avoided}},
        "level": "warning",
        "message": "“{found}” is a word that this office does not use.",
        "hint": "Write {right}.",
        "why": "Letters of one office sound alike.",
        "authority": "The office’s own style",
    }
    return ["words-to-avoid:", *lines_of(entry, 2)]


_PROFILE = """\
# The profile of this office. `signs` are the ids of those who sign where --from names nobody, each a file in
# templates/signatories/. `district` and `pronoun` (she, he, they) are for clauses that say them; `contact` is printed
# where a letter names somebody for questions: name, phone and email. `style` is how footnotes cite. The style of
# letters stands in templates/house.yaml. `format` is the form of this folder; leave it as it is.
"""
_SIGNATORY = """\
# The Member who signs. `title` stands under the name, `zip` is what the letterhead prints after the city. `since` and
# `until` are service in this chamber, each left out while it is not known or lasts; a letter dated outside them draws
# a finding. `letterhead` is the id of one in templates/letterheads/: your own Word file, or one that ships.
"""
_HOUSE = """\
# The house style of this office. A line that begins with '#' is as it ships, and stays so when drafter is updated;
# take the '#' away to change it. What ships says of itself:
#"""
_RULES = """\
# Rules of this office, over those that ship: drafter rules list shows them all, drafter rules show ID one of them. An
# entry with the id of one that ships takes its place; one with only `level` (error, warning, suggestion, off) and `why`
# changes how grave it is. The rule below holds the words that letters of this office never use, each with the one
# instead, whole words, as written.
"""
_ORGANIZATIONS = """\
# Names of organizations and places that your letters must get right: `name` as you print it, other right names under
# `also`, and under `wrong` those by which it is often called in error. Take the '#' away and write your own.
# rivers-alliance:
#   name: Alliance for Clean Rivers
#   also:
#     - ACR
#   wrong:
#     - Clean River Alliance
"""
_PEOPLE = """\
# People whom your letters mention and who are not on the roster: `name` as you print it, other right forms under
# `also`; `title` goes before the surname. Take the '#' away and write your own.
# jane-doe:
#   name: Jane Q. Doe
#   surname: Doe
#   title: Mayor
#   also:
#     - Jane Doe
"""
_TEMPLATES = """\
What goes into this folder stands over what ships with drafter, and stays when drafter is updated.

  house.yaml          the house style: forms of address, the close, the mark after the salutation
  signatories/        who signs, one file each; its name is the id that --from takes
  letterheads/        your own Word letterhead (.docx), or one described by lines (.yaml)
  letters/            kinds of letter of your own
  names/              names that letters must get right
  roster/             officials and posts of your own: posts.yaml, officials.yaml
  rules/              rules of your own, and changes to those that ship
  styles/             citation styles (.csl)

A file or an entry with the id of one that ships takes its place. drafter office show says what is in force and what is
still missing. drafter library check reads everything and names each fault with its file and line.
"""
_CLAUSES = """\
What your office says goes here, a folder for each issue; it stands over what ships with drafter, and stays when drafter
is updated.

  ISSUE/issue.yaml               what the issue is, and which clauses its letters have
  ISSUE/asks/NAME.md.j2          an ask: one numbered item of a letter
  ISSUE/opening/NAME.md.j2       other clauses, in the folder of their place in the letter
  ISSUE/statistics.yaml          figures, each with its source and its days
  ISSUE/sources.yaml             what the footnotes cite
  ISSUE/rules.yaml               rules for letters on the issue
  common/opening/NAME.md.j2      clauses that every issue may use

A file of the same name in the folder of an issue that ships takes the place of that clause. drafter list clauses shows
them all, drafter explain ID says where one is from.
"""
