"""Whom the letter goes to and who gets a copy: questions whose answers are searched for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter.appointments import appointments
from drafter.drafting import draft
from drafter.errors import DrafterError, Fault, Faults
from drafter.interview import asking, people
from drafter.interview.questions import Group, Question, State, again, settled
from drafter.interview.replies import Misread, picked


def addressees(state: State) -> Question:
    """Who the letter goes to."""
    found = tuple(people.choice(state.library, state.day, post) for post in state.found)
    words = "Which of these? Or type other letters." if found else "Who does the letter go to?"
    explained = (
        "Type a few letters of a title, of an agency, or of a name, and choose from what is found by its number. For "
        "one letter to several officials type several numbers, such as 1,3. The letter is addressed to whoever holds "
        "the post on its day."
    )
    default = "1" if len(found) == 1 else None
    groups = (Group("", found),) if found else ()
    shown = found[0].words if len(found) == 1 else ""
    return Question("to", words, explained, groups, default, shown, many=True)


def take_addressees(state: State, question: Question, text: str) -> State:
    """The posts addressed, or those that letters stand for, to choose from. Raises Misread."""
    chosen = picked(question, text)
    if chosen is None:
        return _searched(state, text)
    faults = Faults()
    appointments(chosen, state.library, state.day, state.spec, "to", faults)
    if faults.found:
        raise Misread(told(faults.found))
    return settled(state, question.name, replace(state.spec, to=chosen))


def copies(state: State) -> Question:
    """Who gets a copy beside those that rules add; it is asked again after each, until nobody is added."""
    made, library, day = draft(state.spec, state.library), state.library, state.day
    found = tuple(people.choice(library, day, post) for post in state.found)
    suggested = tuple(people.choice(library, day, one.value, one.why) for one in asking.copies(made))
    remarks = [
        f"A copy goes to {library.posts[post].called} already: {why}" for post, why in asking.copies_by_rule(made)
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
        draft(added, state.library)
    except DrafterError as error:
        raise Misread(told(error.faults)) from None
    return settled(state, f"{question.name} {len(added.copies)}", added)


def _searched(state: State, text: str) -> State:
    """The posts that the letters stand for; several searches may be parted by commas."""
    day, library = state.day, state.library
    found = tuple(dict.fromkeys(post for part in text.split(",") for post in people.find(library, day, part)))
    said = ""
    if not found:
        found = people.near(library, day, text)
        said = f"Nothing is called ‘{text}’." + ("" if found else " Type fewer letters, or part of the agency’s name.")
        said += " Perhaps one of these is meant:" if found else ""
    elif len(found) > people.MOST:
        said = f"{len(found)} posts are called so; these are the first {people.MOST}. Type more letters to narrow it."
    elsewhere = [people.found_choice(library, day, post, text).why for post in found[: people.MOST]]
    said = " ".join(
        filter(None, (said, *dict.fromkeys(f"{why}." for why in elsewhere if " is not in this post on " in why)))
    )
    return again(state, said, found[: people.MOST])


def told(faults: Iterable[Fault]) -> str:
    """Faults in the words in which they are told to somebody who can answer again."""
    return " ".join(f"{fault.message[:1].upper()}{fault.message[1:]}. {fault.hint}".strip() for fault in faults)
