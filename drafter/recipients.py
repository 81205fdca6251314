"""People on no roster who are written to: what their form of address needs, and the appointment each stands for."""

from __future__ import annotations

import re
from datetime import date

from drafter.appointments import Appointment
from drafter.courtesy import COURTESY, WAITING, formal, honorific, lines_for, spelled, titled
from drafter.errors import Faults
from drafter.library import Library
from drafter.library.objections import objections
from drafter.records.forms import Recipient
from drafter.records.roster import Official, Post
from drafter.spec import LetterSpec


def received(spec: LetterSpec, library: Library, faults: Faults) -> tuple[Appointment, ...]:
    """The people whom a request describes itself, in its order; what their forms lack becomes a fault."""
    found: list[Appointment] = []
    for at, one in enumerate(spec.recipients):
        if one in spec.recipients[:at]:
            faults.add(f"'{one.name}' is written to twice", one.where, "Name each person once.")
            continue
        wrong = list(objections(one, library.forms))
        for _, message, hint in wrong:
            faults.add(message, one.where, hint)
        if not wrong:
            found.append(described(one, library))
    return tuple(found)


def described(one: Recipient, library: Library) -> Appointment:
    """A recipient as somebody who is addressed, by a form that there is.

    Whoever holds the office or acts in it counts as the post of the form's id, where the roster has one, so that asks
    can say what is theirs to decide.
    """
    form = library.forms[one.form]
    mr = one.formal or formal(one.vocative)
    name = "-".join(re.findall(r"[a-z0-9]+", one.name.casefold())) or one.form
    holds = one.status not in ("former", *WAITING)
    official = Official(
        id=name,
        name=one.name,
        surname=one.surname,
        honorific=one.honorific or honorific(form, mr, one.vocative, one.status, one.name),
        vocative=one.vocative,
        tenures=(),
        where=one.where,
        formal=mr,
    )
    post = Post(
        id=form.id if holds and form.id in library.posts else name,
        title=titled(one.title, one.status, form.office) if one.title else "",
        department=one.organization or (form.organization if holds else ""),
        address=spelled(one.address, library.house),
        name_lines=lines_for(form, one.status),
        salutation=form.salutation if holds else {one.status: COURTESY, **form.salutation},
        also_called=(),
        rank=form.rank if one.rank is None else one.rank,
        gaps=(),
        source=None,
        checked=date.min,
        where=one.where,
        form=form.id,
        close=form.close,
        without_dear=form.without_dear,
    )
    return Appointment(post, official, None, True, None, one)
