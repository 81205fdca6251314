"""drafter init: a folder of an office's own, from a few answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafter.commands.asking import no_input_option
from drafter.commands.help import ExamplesFirst
from drafter.errors import Fault, Faults, FileError, Location

_FLAGS = (
    ("name", "NAME", "The Member's full name, without a title."),
    ("chamber", "NAME", "house or senate."),
    ("state", "STATE", "As Ohio, or OH."),
    ("district", "NUMBER", "House only: the number, or at-large."),
    ("title", "TEXT", "Under the name; Member of Congress or United States Senator where not given."),
    ("pronoun", "WORD", "she, he or they, for sentences that speak of the Member."),
    ("zip", "CODE", "On the letterhead; the chamber's where not given."),
    ("since", "DAY", "The first day of service in this chamber."),
    ("until", "DAY", "The last day of service."),
    ("id", "ID", "What --from calls the Member; the surname where not given."),
    ("letterhead", "ID|FILE", "A shipped one (drafter list letterheads), or your own Word file, which is copied."),
    ("contact-name", "NAME", "The person on the staff for questions."),
    ("contact-phone", "NUMBER", "That person's telephone number."),
    ("contact-email", "ADDRESS", "That person's e-mail address."),
    ("forms", "NAME", "Forms of address: congressional, or manual."),
    ("close", "TEXT", "Above the signature; Sincerely where not given."),
    ("style", "NAME", "How footnotes cite (drafter list styles)."),
    ("avoid", "WORD=WORD", "A word that letters never use, and the one instead; more parted by commas."),
)


def _flags(function: Any) -> Any:
    for name, metavar, text in reversed(_FLAGS):
        function = click.option(f"--{name}", metavar=metavar, help=text)(function)
    return function


@click.command(
    "init",
    cls=ExamplesFirst,
    examples=(
        "drafter init",
        'drafter init office --name "Jane Q. Doe" --chamber house --state Ohio --district 3',
        "drafter init office --member Cantwell --from-file legislators-current.json",
        "drafter init --blank answers.yaml",
    ),
)
@click.argument("folder", required=False, metavar="[FOLDER]")
@_flags
@click.option("--member", metavar="NAME|BIOGUIDE", help="Take the Member from a file on Members of Congress.")
@click.option("--from-file", metavar="FILE", help="That file: legislators-current.json of congress-legislators.")
@click.option("--answers", metavar="FILE", help="Take the answers from a file that is filled in.")
@click.option("--blank", metavar="FILE", help="Write such a file to fill in, and stop.")
@click.option("--no-remember", is_flag=True, help="Do not make it the folder that every letter uses.")
@no_input_option
def command(
    folder: str | None,
    member: str | None,
    from_file: str | None,
    answers: str | None,
    blank: str | None,
    no_remember: bool,
    no_input: bool,
    **flags: str | None,
) -> int:
    """Set up your office: a folder with the Member who signs, the letterhead, the house style, and room for your own.

    FOLDER is made anew, office where not given; nothing there is ever replaced. What is in it stands over what ships
    with drafter, and every letter from now on uses it, from whatever folder. At a terminal it asks for what is not
    given and shows what it will write. Flags stand over --answers, which stands over --member.
    """
    if blank:
        return _blank(blank)
    from drafter.commands.conversing import may_converse
    from drafter.commands.init_making import Setting, offered, set_up
    from drafter.office.answers import read_answers
    from drafter.office.steps import FOLDER

    faults = Faults()
    among = offered()
    given, places, source = _given(member, from_file, answers, faults)
    typed = {key.replace("_", "-"): text for key, text in flags.items() if text is not None}
    places |= {key: Location(f"--{key}") for key in typed}
    given |= typed
    asks = may_converse(no_input=no_input)
    if not asks:
        _note_missing(given, faults)
    read = read_answers(given, places, among, faults)
    faults.stop()
    if folder or not asks:
        among.check_folder(folder or FOLDER)
        read = {**read, "folder": folder or FOLDER}
    setting = Setting(among, source, remembers=not no_remember, of_file=bool(member))
    if asks:
        from drafter.commands.init_asking import converse

        return converse(read, setting)
    return set_up(read, setting)


def _given(
    member: str | None, from_file: str | None, answers: str | None, faults: Faults
) -> tuple[dict[str, str], dict[str, Location], str]:
    """The answers of files, where each stands, and where the facts about the Member are from."""
    given: dict[str, str] = {}
    places: dict[str, Location] = {}
    source = "As the office said when it was set up."
    if bool(member) != bool(from_file):
        missing, there = ("--from-file", "--member") if member else ("--member", "--from-file")
        faults.add(
            f"{there} needs {missing} too", Location(there), "Name the Member, and the file that has him or her."
        )
    elif member and from_file:
        from drafter.commands.init_making import of_member

        given |= of_member(member, from_file)
        places |= dict.fromkeys(given, Location(from_file))
        source = f"From the public data on Members ({Path(from_file).name}); `until` is the end of the term."
    if answers:
        from drafter.library.fields import Fields
        from drafter.library.source import parse_yaml, read_text
        from drafter.office.answers import from_fields

        written, where = from_fields(
            Fields(parse_yaml(read_text(Path(answers), answers), answers), "a file of answers", faults)
        )
        given, places = {**given, **written}, {**places, **where}
    return given, places, source


def _note_missing(given: dict[str, str], faults: Faults) -> None:
    """Every flag that is needed and not there, in one message."""
    from drafter.office.answers import NEEDED

    missing = [f"--{key}" for key in NEEDED if not given.get(key)]
    if missing:
        *others, last = missing
        named = f"{', '.join(others)} and {last}" if others else last
        hint = (
            'Give them, as --name "Jane Q. Doe" --chamber house --state Ohio; or --answers FILE (drafter init '
            "--blank FILE writes one to fill in); or --member with --from-file. At a terminal, drafter init asks."
        )
        faults.add(f"to set up an office, {named} {'are' if others else 'is'} needed", None, hint)


def _blank(name: str) -> int:
    from drafter.commands.writing import check_targets, write_files
    from drafter.office.blank import BLANK

    path = Path(name)
    if path.suffix.casefold() not in (".yaml", ".yml", ".txt"):
        hint = f"Name it {path.with_suffix('.yaml')}."
        raise FileError(Fault("a file of answers is plain text and ends in .yaml", Location(name), hint))
    check_targets([path], force=False, made_by_us=False, flag="--blank")
    write_files({path: BLANK.encode()}, flag="--blank")
    click.echo(f"{path}: the answers to fill in. Next: write them in it, then run drafter init --answers {path}")
    return 0
