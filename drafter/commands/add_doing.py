"""What `drafter add` does: where it goes, what it says, how it reads, how it looks, and only then the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from drafter.commands.add_from_file import names_in, of_file, refuse_gaps, with_places
from drafter.commands.add_kinds import FIRST_ASK, KINDS, TEXT, Addition, Asked, without_first_ask
from drafter.commands.add_made import Made, of_values, refused_values
from drafter.commands.add_outline import in_outline
from drafter.commands.add_places import ASIDES, ASKS, Spot, check_free, spot
from drafter.commands.add_rules import refuse_rules
from drafter.commands.add_showing import show
from drafter.commands.add_text import gaps_in, usual_values
from drafter.commands.add_trial import as_faults, objections, with_stand_ins
from drafter.commands.add_unread import with_word_faults
from drafter.commands.add_values import filled, in_order, shape_for, tree_of
from drafter.commands.conversing import chosen, may_converse, say
from drafter.commands.evidence_writing import Parts, Place, checked, shown_as, tell_files, text_of, write
from drafter.commands.telling import tell_error
from drafter.errors import DrafterError, Fault, Faults, Location
from drafter.frozen import frozen

if TYPE_CHECKING:
    from drafter.library import Library

AN_ID = "an-id"
"""What stands in a blank file where the id is to be written."""

_JOINS = Asked("joins", "The ask that it is added to")


@frozen
class Order:
    """What was typed: the kind, the id and the file, each empty where not given, the values, and the switches."""

    kind: str
    name: str
    file: str
    sets: tuple[str, ...]
    replaces: bool
    anyway: bool
    dry_run: bool
    no_input: bool

    @property
    def addition(self) -> Addition:
        """The kind of thing."""
        return KINDS[self.kind]


def blank(order: Order, slot: str | None, day: date) -> str:
    """The text of the file with a gap for all that is not given."""
    from drafter.commands import add_text
    from drafter.importing.yaml_text import record_lines

    addition = _for_slot(order.addition, slot)
    shape = shape_for(addition)
    faults = Faults()
    tree = tree_of(order.sets, shape, faults)
    faults.stop()
    filled(addition, tree, usual_values(order.name, day.isoformat()), shape, blank=True)
    tree.pop(FIRST_ASK, None)
    tree = in_order(tree, addition)
    if TEXT in shape.keys:
        return add_text.clause(tree, addition.schema, shape)
    if addition.file:
        head = add_text.heading(addition.schema, shape)
        return "\n".join([head, add_text.FILL, *record_lines(order.name or AN_ID, tree), ""])
    return add_text.commented(tree, addition.schema, shape)


def add(order: Order, at: Place, issue: str | None, slot: str | None, day: date) -> int:
    """Add it, or tell all that is wrong. Raises DrafterError and writes nothing."""
    talks = not order.file and may_converse(no_input=order.no_input)
    if talks:
        from drafter.commands.add_where import where

        order, issue, slot = where(order, at, issue, slot)
    here = spot(at, order.addition, issue, slot)
    here = replace(here, addition=_for_slot(order.addition, here.slot))
    name = _name(order, here)
    told = [check_free(here, one, replaces=order.replaces, where=Location(one)) for one in _names(order, here, name)]
    kept: dict[str, str] = {}
    while True:
        try:
            made, trial, outline = _ready(order, here, name, day, kept if talks else None)
            break
        except DrafterError as error:
            if not kept:
                raise
            tell_error(error)
            say("Nothing is written yet, and what you typed is kept: Enter takes an answer again, Ctrl-C stops.")
    for line in (*made.told, *filter(None, told)):
        say(line)
    if not made.texts:
        click.echo("Nothing is new; no file was changed.")
        return 0
    show(here, made.names, trial, day)
    files = [shown_as(at, parts) for parts in made.texts]
    if order.dry_run:
        tell_files("Nothing was written: without --dry-run this goes into", files)
        return 0
    if talks:
        tell_files("\nThis goes into", files)
        if chosen("Write it? Type y or n", "y", "What stands above goes into these files.") != "y":
            click.echo("Nothing was written.")
            return 0
    write(at, made.texts)
    tell_files("Written:", files)
    _tell_what_is_next(here, made, trial, outline)
    return 0


def _ready(order: Order, here: Spot, name: str, day: date, kept: dict[str, str] | None) -> tuple[Made, Library, str]:
    """The new texts, the library with them and stand-ins for its gaps, and what is to be told of the outline.

    `kept` are the answers that a person gave, None where nobody is asked. Raises DrafterError with all that is wrong.
    """
    made = _made(order, here, name, day, kept)
    outline = ""
    if here.slot and not here.below(name):
        texts, outline = in_outline(here, name)
        made = replace(made, texts={**made.texts, **texts})
    try:
        library = checked(here.at, made.texts, made.shown)
    except DrafterError as error:
        raise with_places(with_word_faults(error, made, here.at, day), made) from None
    trial = with_stand_ins(library)
    _refuse_words(order, made, trial, day)
    if here.schema == "rules":
        refuse_rules(here, made, trial, given=not order.file)
    return made, trial, outline


def _for_slot(addition: Addition, slot: str | None) -> Addition:
    """An aside is asked for the ask that it joins as well."""
    if slot != ASIDES or addition.schema != "clause":
        return addition
    return replace(addition, schema="aside", what="an aside", asked=(_JOINS, *addition.asked))


def _name(order: Order, here: Spot) -> str:
    """The id: the one given, else the file's name. Raises DrafterError where it is no id, or is not given."""
    from drafter.library.fields import check_id

    if order.name or order.file:
        name = order.name or ("" if here.addition.file else names_in(here, order.file)[0])
        faults = Faults()
        if name:
            check_id(name, Location(order.file or name), faults)
        faults.stop()
        return name
    hint = f"Write it after the kind: drafter add {order.kind} AN-ID"
    raise DrafterError(Fault(f"{here.addition.what} needs an id", None, hint))


def _names(order: Order, here: Spot, name: str) -> tuple[str, ...]:
    """The ids that are to be free: a statistic of a file may be there already, and is given more releases."""
    if order.file and here.addition.file:
        return names_in(here, order.file) if here.schema not in ("sources", "statistics") or order.replaces else ()
    return (name,)


def _made(order: Order, here: Spot, name: str, day: date, kept: dict[str, str] | None) -> Made:
    """The new texts; `kept` is as in `_ready`."""
    if order.file:
        if not here.addition.is_words:
            refuse_gaps(order.file)
        return of_file(here, name, order.file, replaces=order.replaces)
    shape = shape_for(here.addition)
    faults = Faults()
    tree = tree_of(order.sets, shape, faults)
    usual = usual_values(name, day.isoformat())
    if kept is not None:
        faults.stop()
        from drafter.commands.add_asking import asked_for

        tree = asked_for(here.addition, tree, usual, shape, here.at.library, kept)
    elif here.schema == "issue" and FIRST_ASK not in tree:
        here = replace(here, addition=without_first_ask(here.addition))
    faults.found += refused_values(here, name, tree) if here.addition.folder or here.addition.file else []
    missing = filled(here.addition, tree, usual, shape)
    missing.found += faults.found
    if missing.found:
        hint = (
            f"Give these with --set, run it at a terminal, or fill in a file: drafter add {order.kind} {name} --blank"
        )
        *others, last = missing.found
        raise DrafterError(*others, replace(last, hint="\n  ".join(filter(None, (last.hint, hint)))))
    ordered = in_order(tree, here.addition)
    return of_values(here, name, ordered, shape, day.isoformat(), replaces=order.replaces)


def _refuse_words(order: Order, made: Made, trial: Library, day: date) -> None:
    """Raise DrafterError where the rules object to the words of a clause, unless it is to be added anyway."""
    faults: list[Fault] = []
    for parts, text in made.texts.items():
        if parts[-1].endswith(".md.j2") and isinstance(text, str):
            clause = trial.clauses[f"{parts[1]}/{parts[3].partition('.')[0]}"]
            faults += as_faults(objections(clause, trial, day, text), text)
    if faults and not order.anyway:
        *others, last = faults
        hint = f"{last.hint} Nothing was written; add --anyway where it is meant.".strip()
        raise DrafterError(*others, replace(last, hint=hint))
    for fault in faults:
        click.echo(f"{fault.where}: {fault.message}", err=True)


def _tell_what_is_next(here: Spot, made: Made, library: Library, outline: str) -> None:
    waiting = [
        f"  {Location(shown_as(here.at, parts), line, column)}: {words}"
        for parts, text in made.texts.items()
        if isinstance(text, str)
        for line, column, words in gaps_in(text)
        if words not in _gaps_before(here, parts)
    ]
    if waiting:
        click.echo("\n".join([f"To be filled in ({len(waiting)}):", *waiting]))
    if outline:
        say(outline)
    name = made.names[0]
    after = {
        "issue": "edit these files, then drafter library check."
        if any(one.issue == name and one.slot == ASKS for one in library.clauses.values())
        else f"drafter add ask {AN_ID.upper()} --issue {name}",
        "ask": f"drafter explain {name}",
        "clause": f"drafter explain {name}",
        "rules": f"drafter rules test {name}",
        "letterhead": f"name it in your signatory’s file, or with --letterhead {name}.",
        "signatory": f"drafter new --from {name} …",
    }.get(here.schema, f"drafter explain {name}")
    say(f"Next: {after}")


def _gaps_before(here: Spot, parts: Parts) -> list[str]:
    """The gaps that a file had already."""
    return [words for _, _, words in gaps_in(text_of(here.at, parts))]
