"""Posts and titles in their forms of address: what a form gives a post, and what a status does to a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from drafter.records.forms import STATUSES, Form, House
from drafter.records.roster import Post

NAME_LINES = ("{{ official.honorific }} {{ official.name }}", "{{ post.title }}")
"""The lines of the inside address above the department, where neither post nor form gives any."""

COURTESY = "{{ official.courtesy }}"
"""Mr., Ms. or Dr. and the surname: what is left to say where a form has no words for a status."""

WAITING = ("elect", "designate")
"""The statuses of those who wait for an office, elected to it or chosen for it; each stands after the title."""

UNRANKED = 1000
"""The rank of a post that gives none and whose form has none."""

ACTING = "Acting"
"""What stands before the title of one who acts in an office, and before the name in the salutation."""

_IN_OTHER_WORDS = "Performing the "
"""What a title has that says the same and is no title to greet by: Senior Official Performing the Duties of …"""

_CAPITAL = r"\bWashington,? D\. ?C\.(?=\s|$)|\bWashington,? DC\b"


def formed(post: Post, form: Form) -> Post:
    """A post with all that its form gives and the post does not say otherwise."""
    own = post.salutation
    given = {key: words for key, words in form.salutation.items() if key not in _of_people() and key not in own}
    if "acting" in own:
        given.pop("acting_manual", None)
    return replace(
        post,
        name_lines=post.name_lines or form.name_lines,
        salutation={**given, **own},
        close=post.close or form.close,
        without_dear=post.without_dear or tuple(key for key in form.without_dear if key not in own),
        rank=form.rank if post.rank == UNRANKED else post.rank,
    )


def _of_people() -> frozenset[str]:
    """The keys of a salutation that no holder of a post needs: who is former or only elected holds none."""
    others = [status for status in STATUSES if status != "acting"]
    return frozenset((*others, *(f"{status}_manual" for status in others)))


def spelled(lines: Iterable[str], house: House) -> tuple[str, ...]:
    """The lines of an address or a letterhead, the capital written as the house writes it."""
    return tuple(re.sub(_CAPITAL, house.capital, line) if "Washington" in line else line for line in lines)


def titled(title: str, status: str, office: str) -> str:
    """A title as one who acts in the office bears it, or one who waits for it; any other stands as it is."""
    if status == "acting":
        return title if ACTING in title or _IN_OTHER_WORDS in title else f"{ACTING} {title}"
    if status in WAITING and not any(f"-{one}" in title for one in WAITING):
        head = office if office and office in title else re.split(r" (?:of|for) |, ", title, maxsplit=1)[0]
        return title.replace(head, f"{head}-{status}", 1)
    return title


def lines_for(form: Form, status: str) -> tuple[str, ...]:
    """The name lines for a status: those given for it, for one who has left the first alone, else the form's own."""
    usual = form.name_lines[:1] if status == "former" else form.name_lines
    return form.status_lines.get(status, usual)


def honorific(form: Form, formal: str, vocative: str, status: str, name: str) -> str:
    """What stands before a name where nobody said: the form's, for Mr. and Madam apart, else the vocative.

    One who acts in an office that is filled by appointment, or waits for it, has not come by its honorific; one with a
    doctorate after the name has no Dr. before it.
    """
    usual = {} if form.appointed and status in ("acting", "designate") else form.honorific
    said = usual.get("") or usual.get(formal) or ("" if usual else vocative)
    return "" if said == "Dr." and has_doctorate(name) else said


def has_doctorate(name: str) -> bool:
    """Whether a doctorate stands after a name, in capitals, with points or without: Kim, M.D.; Kim, PhD."""
    degrees = r"Ph\.?\s?D|M\.?D|Ed\.?D|D\.?D\.?S|D\.?O|D\.?V\.?M|Psy\.?D|Pharm\.?D|Dr\.?P\.?H|Sc\.?D"
    return re.search(rf"(?:,\s*|\s)(?:{degrees})\b", name) is not None


def formal(vocative: str) -> str:
    """The Mr. or Madam before a title, as in Mr. Secretary; empty where the vocative does not tell, as Dr. does not."""
    return {"Mr.": "Mr.", "Ms.": "Madam", "Mrs.": "Madam", "Miss": "Madam"}.get(vocative, "")
