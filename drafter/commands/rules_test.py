"""drafter rules test: whether each rule fires and stays silent where its examples say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafter.commands.help import ExamplesFirst
from drafter.commands.request import library_option, open_library
from drafter.commands.rules_show import rules_named
from drafter.commands.telling import as_json
from drafter.findings import OFF

if TYPE_CHECKING:
    from drafter.examples import Outcome
    from drafter.records.rules import Example, Rule


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

    A rule that is turned off is not tried. Exits with 1 where a rule does otherwise than an example says, or has no
    example that fires or none that is silent.
    """
    from drafter.examples import tried

    base = open_library(library)
    asked = rules_named(names, base) if names else list(base.rules.values())
    rules = [rule for rule in asked if rule.level != OFF]
    outcomes = [outcome for rule in rules for outcome in tried(rule, base)]
    lacking = [(rule, lack) for rule in rules if (lack := _lacks(base.examples.get(rule.key, ())))]
    if as_data:
        data = {"examples": list(map(_data, outcomes)), "lacking": {one.id: lack for one, lack in lacking}}
        click.echo(as_json(data | {"off": [one.id for one in asked if one.level == OFF]}))
    else:
        _tell(rules, outcomes, lacking, len(asked) - len(rules))
    return 1 if lacking or not all(outcome.good for outcome in outcomes) else 0


def _lacks(examples: tuple[Example, ...]) -> str:
    """Which examples a rule should have and has not; empty where it has both."""
    there = {example.fires for example in examples}
    lacks = [name for name, fires in (("fires", True), ("silent", False)) if fires not in there]
    return " and ".join(lacks)


def _tell(rules: list[Rule], outcomes: list[Outcome], lacking: list[tuple[Rule, str]], off: int) -> None:
    for outcome in outcomes:
        if not outcome.good:
            click.echo("\n".join(_lines(outcome)))
    for rule, lack in lacking:
        click.echo(f"{rule.where}: the rule '{rule.id}' has no example under '{lack}'")
    bad = sum(not outcome.good for outcome in outcomes)
    tried = f"{len(rules)} rule{'s' * (len(rules) != 1)}, {len(outcomes)} example{'s' * (len(outcomes) != 1)}"
    wrong = f"{bad} not as {'it says' if bad == 1 else 'they say'}" if bad else "all as they say"
    without = f"; {len(lacking)} without examples of both kinds" if lacking else ""
    turned_off = f"; {off} turned off, and not tried" if off else ""
    click.echo(f"{tried}: {wrong}{without}{turned_off}.")


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
