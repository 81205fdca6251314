"""drafter rules test: whether each rule fires and stays silent where its examples say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.telling import as_json
from drafter.errors import DrafterError, Fault, did_you_mean

if TYPE_CHECKING:
    from drafter.examples import Outcome
    from drafter.records.rules import Rule


@click.command(
    "test",
    cls=ExamplesFirst,
    examples=("drafter rules test", "drafter rules test outside-remit", "drafter rules test --library office"),
)
@click.argument("names", nargs=-1, metavar="[RULE]...")
@library_option
@click.option("--json", "as_data", is_flag=True, help="As data for a program.")
def command(names: tuple[str, ...], library: str | None, as_data: bool) -> int:
    """Try the rules, or those that are named, on their examples.

    Exits with 1 where a rule does otherwise than an example says, or has no example that fires or none that is silent.
    """
    from drafter.examples import tried

    base = open_library(library)
    if unknown := [name for name in names if name not in base.rules]:
        hints = [did_you_mean(name, base.rules) or "All rules: drafter rules list" for name in unknown]
        faults = [Fault(f"there is no rule '{name}'", None, hint) for name, hint in zip(unknown, hints, strict=True)]
        raise DrafterError(*faults)
    rules = [base.rules[name] for name in names] or list(base.rules.values())
    outcomes = [outcome for rule in rules for outcome in tried(rule, base)]
    lacking = [(rule, lack) for rule in rules if (lack := _lacks(rule))]
    if as_data:
        click.echo(
            as_json({"examples": list(map(_data, outcomes)), "lacking": {one.id: lack for one, lack in lacking}})
        )
    else:
        _tell(rules, outcomes, lacking)
    return 1 if lacking or not all(outcome.good for outcome in outcomes) else 0


def _lacks(rule: Rule) -> str:
    """Which examples a rule should have and has not; empty where it has both."""
    there = {example.fires for example in rule.examples}
    lacks = [name for name, fires in (("fires", True), ("silent", False)) if fires not in there]
    return " and ".join(lacks)


def _tell(rules: list[Rule], outcomes: list[Outcome], lacking: list[tuple[Rule, str]]) -> None:
    for outcome in outcomes:
        if not outcome.good:
            click.echo("\n".join(_lines(outcome)))
    for rule, lack in lacking:
        click.echo(f"{rule.where}: the rule '{rule.id}' has no example under '{lack}'")
    bad = sum(not outcome.good for outcome in outcomes)
    tried = f"{len(rules)} rule{'s' * (len(rules) != 1)}, {len(outcomes)} example{'s' * (len(outcomes) != 1)}"
    wrong = f"{bad} not as {'it says' if bad == 1 else 'they say'}" if bad else "all as they say"
    without = f"; {len(lacking)} without examples of both kinds" if lacking else ""
    click.echo(f"{tried}: {wrong}{without}.")


def _lines(outcome: Outcome) -> list[str]:
    where, rule = outcome.example.where, outcome.rule.id
    if outcome.fired is None:
        what = "no letter can be made of this example"
    elif outcome.fired:
        what = f"the rule '{rule}' fires here, and should be silent"
    else:
        what = f"the rule '{rule}' is silent here, and should fire"
    return [f"{where}: {what}", *(f"  {said}" for said in outcome.said)]


def _data(outcome: Outcome) -> dict[str, object]:
    return {
        "rule": outcome.rule.id,
        "where": str(outcome.example.where),
        "should_fire": outcome.example.fires,
        "fired": outcome.fired,
        "said": outcome.said,
    }
