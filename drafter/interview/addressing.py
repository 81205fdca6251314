"""Whom the letter goes to and who gets a copy: questions whose answers are searched for."""

from __future__ import annotations

from dataclasses import replace

from drafter.appointments import appointments
from drafter.errors import DrafterError, Faults
from drafter.interview import asking, people
from drafter.interview.questions import Group, Question, State, again, made, settled
from drafter.interview.replies import Misread, picked, told
from drafter.interview.somebody import UNKNOWN
from drafter.library.recipients import read_people

ELSE = ("else", "somebody else", "someone else")
FILES = (".yaml", ".yml")


def addressees(state: State) -> Question | None:
    """Who the letter goes to; None where its kind says it."""
    if state.kind and state.kind.recipient:
        return None
    found = tuple(people.choice(state.library, state.day, post) for post in state.found)
    words = "Which of these? Or type other letters." if found else "Who does the letter go to?"
    explained = (
        "Type a few letters of a title, of an agency, or of a name, and choose from what is found by its number. For "
        "one letter to several officials type several numbers, such as 1,3. The letter is addressed to whoever holds "
        "the post on its day. For anybody else, such as a constituent, type 0, and you are asked for the name and the "
        "address; or type the name of a file that describes the person, as --to-file takes it."
    )
    default = "1" if len(found) == 1 else None
    groups = (Group("", found),) if found else ()
    shown = found[0].words if len(found) == 1 else ""
    somebody = "" if found else "somebody else: I give the name and the address"
    remarks = () if found else ("Type part of a title, of an agency, or of a name, or 0.",)
    return Question("to", words, explained, groups, default, shown, many=True, none=somebody, hints=remarks)


def take_addressees(state: State, question: Question, text: str) -> State:
    """The posts or people addressed, or the posts that letters stand for, to choose from. Raises Misread."""
    faults = Faults()
    if text.casefold().endswith(FILES):
        return _described(state, question, text)
    chosen = () if text.casefold() in ELSE else picked(question, text)
    if chosen is None:
        return _searched(state, text, " 0 is for somebody who is on no list.")
    if not chosen:
        return settled(state, question.name, replace(state.spec, to=(), recipients=(UNKNOWN,)))
    appointments(chosen, state.library, state.day, state.spec, "to", faults)
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, replace(state.spec, to=chosen))


def _described(state: State, question: Question, file: str) -> State:
    """The people whom a file describes. Raises Misread."""
    faults = Faults()
    try:
        described = read_people(file, state.library.forms, faults)
    except DrafterError as error:
        raise Misread(told(error.faults)) from None
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, replace(state.spec, to=(), recipients=described))


def copies(state: State) -> Question:
    """Who gets a copy beside those that rules add; it is asked again after each, until nobody is added."""
    drafted, library, day = made(state), state.library, state.day
    found = tuple(people.choice(library, day, post) for post in state.found)
    suggested = tuple(people.choice(library, day, one.value, one.why) for one in asking.copies(drafted))
    remarks = [
        f"A copy goes to {library.posts[post].called} already: {why}" for post, why in asking.copies_by_rule(drafted)
    ]
    remarks += [f"A copy goes to {people.choice(library, day, post).words}." for post in state.spec.copies]
    groups = (Group("", found),) if found else (Group("Suggested:", suggested),) if suggested else ()
    words = (
        "Which of these gets a copy?" if found else "Who else gets a copy?" if remarks else "Does anybody get a copy?"
    )
    explained = (
        "Type a number, or a few letters of another official’s title or name. Enter goes on. Whoever gets a copy is "
        "named at the foot of the letter."
    )
    return Question(
        "cc",
        words,
        explained,
        groups,
        "0",
        "nobody else" if remarks else "nobody",
        True,
        "none of these" if found else "nobody",
        tuple(remarks),
    )


def take_copies(state: State, question: Question, text: str) -> State:
    """The posts that get a copy, or those that letters stand for, to choose from. Raises Misread."""
    chosen = picked(question, text)
    if chosen is None:
        return _searched(state, text)
    if not chosen and state.found:
        return again(state, "")
    if not chosen:
        return settled(state, question.name, state.spec)
    added = replace(state.spec, copies=tuple(dict.fromkeys((*state.spec.copies, *chosen))))
    try:
        made(replace(state, spec=added))
    except DrafterError as error:
        raise Misread(told(error.faults)) from None
    return settled(state, f"{question.name} {len(added.copies)}", added)


def _searched(state: State, text: str, otherwise: str = "") -> State:
    """The posts that letters stand for, of searches parted by commas; `otherwise` is told where there are none."""
    day, library = state.day, state.library
    found = tuple(dict.fromkeys(post for part in text.split(",") for post in people.find(library, day, part)))
    said = ""
    if not found:
        found = people.near(library, day, text)
        narrower = f" Type fewer letters, or part of the agency’s name.{otherwise}"
        said = f"Nothing is called ‘{text}’." + ("" if found else narrower)
        said += " Perhaps one of these is meant:" if found else ""
    elif len(found) > people.MOST:
        said = f"{len(found)} posts are called so; these are the first {people.MOST}. Type more letters to narrow it."
    elsewhere = [people.found_choice(library, day, post, text).why for post in found[: people.MOST]]
    said = " ".join(
        filter(None, (said, *dict.fromkeys(f"{why}." for why in elsewhere if " is not in this post on " in why)))
    )
    return again(state, said, found[: people.MOST])
