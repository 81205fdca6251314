"""drafter explain: what something is, on what authority; and why a letter is as it is."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from drafter.commands.days import day_given
from drafter.commands.help import ExamplesFirst
from drafter.commands.json_schema import schema_option
from drafter.commands.overriding import in_pages, told_of
from drafter.commands.request import drafted, is_foreign, library_option, open_library, record_of
from drafter.commands.rules_show import rules_named
from drafter.commands.telling import as_json
from drafter.errors import DrafterError, Fault, did_you_mean

ENDINGS = (".yaml", ".yml", ".docx")


@click.command(
    "explain",
    cls=ExamplesFirst,
    examples=(
        "drafter explain kyc",
        "drafter explain out/2024-09-12-secretary-of-state-kyc.yaml",
        "drafter explain outside-remit out/2024-09-12-secretary-of-state-kyc.yaml",
    ),
)
@click.argument("name", metavar="ID|RULE|RECORD")
@click.argument("record", required=False, metavar="[RECORD]")
@click.option("--as-of", "as_of", metavar="DAY", help="Holders and figures as of this day; today where not given.")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program, as --schema describes it.")
@schema_option("explain.schema.json")
def command(name: str, record: str | None, as_of: str | None, library: str | None, as_data: bool) -> int:
    """Say what something in the library is, of what date, and on what authority.

    An ask, clause, figure (or one release of it, ID@DAY), source, event, post, official, signatory, letterhead, issue,
    kind of letter, citation style, rule or check; several where they share an ID. For a record, say what was decided
    for its letter and why, and what the rules found. For a rule and a record, say how each part of the rule's condition
    came out, and what its check looked at; the letter may be one that drafter did not write.
    """
    from drafter.commands import explain_letter, explain_pages, explain_text

    if record and is_foreign(record):
        from drafter.commands import explain_elsewhere

        base = open_library(library)
        about: dict[str, object] = {"rule": explain_elsewhere.rule(record, rules_named((name,), base), base)}
        lines = explain_text.rule_lines(about["rule"])  # type: ignore[arg-type]
    elif record:
        draft = drafted(record_of(record), {"library": library})
        rules = rules_named((name,), draft.plan.library)
        of_letter = draft.plan.library.rules_for(draft.plan.issue.id).get(name, rules[0])
        about = {"rule": explain_letter.rule(draft, of_letter, record)}
        lines = explain_text.rule_lines(about["rule"])  # type: ignore[arg-type]
    elif name.endswith(ENDINGS) or Path(name).is_file():
        if is_foreign(name):
            from drafter.commands.explain_elsewhere import no_decisions

            raise no_decisions(name)
        draft = drafted(record_of(name), {"library": library})
        about = {"letter": explain_letter.letter(draft, name)}
        lines = chain(told_of(draft.plan), explain_text.letter_lines(about["letter"]))  # type: ignore[arg-type]
    else:
        base = open_library(library)
        found = in_pages(explain_pages.pages(base, name, day_given(as_of, "--as-of")), base)
        if not found:
            hint = (
                did_you_mean(name, explain_pages.ids(base)) or "Lists of all there is: drafter list, drafter rules list"
            )
            raise DrafterError(Fault(f"nothing in the library is called '{name}'", None, hint))
        about = {"things": explain_pages.data(found)["things"]}
        lines = (line for page in found for line in explain_text.page_lines(page))
    click.echo(as_json({"schema": explain_pages.SCHEMA, **about}) if as_data else "\n".join(lines))
    return 0
