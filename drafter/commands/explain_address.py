"""Forms of address as they come out: how a person of each would be named, greeted and taken leave of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.explain_page import Page, without_empty
from drafter.commands.rows import Row
from drafter.records.forms import STATUSES, STYLES

if TYPE_CHECKING:
    from drafter.addressing import Addressing
    from drafter.library import Library
    from drafter.records.forms import Form

ALWAYS = "of no date: custom, not law"


def forms_of_address(library: Library, _: date) -> Iterator[Row]:
    """The table of forms: each with how it greets a woman, and where it is from."""
    for form in library.forms.values():
        said = {style: _greeting(form, library, style) for style in STYLES}
        data: dict[str, object] = {**said, "close": form.close or library.house.close}
        data |= {"basis": form.basis, "sources": form.sources}
        yield Row(form.id, form.title, " or ".join(dict.fromkeys(said.values())), str(form.where), data)


def form_of_address(form: Form, library: Library, _: date) -> Page:
    """One form: the lines of the inside address, and the salutation in each style and for each status."""
    from drafter.citation import short

    example = _example(form, library, STYLES[0])
    lines = [str(line) for line in example.addressees[0].name_lines]
    facts = without_empty(
        inside_address=[line for line in (*lines, form.organization) if line],
        salutation=list(_greetings(form, library)),
        close=form.close or library.house.close,
        rank=str(form.rank),
        basis=form.basis.replace("-", " "),
        sources=[f"{name}: {library.sources[name].title}" for name in form.sources],
        posts=[post.id for post in library.posts.values() if post.form == form.id],
        note=form.note,
    )
    authority = "; ".join(short(library.sources[name]) for name in form.sources)
    return Page("form", form.id, form.title, authority, ALWAYS, str(form.where), facts)


def _greetings(form: Form, library: Library) -> Iterator[str]:
    """Each greeting of a form, with the style and the status that it is for."""
    for status in ("", *(status for status in STATUSES if status in form.salutation)):
        said = [_greeting(form, library, style, status) for style in STYLES]
        for style, words in zip(STYLES, said, strict=True):
            yield f"{words} ({style}{f', {status}' if status else ''})"
    yield f"{_greeting(form, library, STYLES[1], vocative='')} ({STYLES[1]}, Mr. or Ms. not known)"


def _greeting(form: Form, library: Library, style: str, status: str = "", vocative: str = "Ms.") -> str:
    forms = _example(form, library, style, status, vocative).forms()
    return f"{'Dear ' if forms.dear else ''}{forms.greeting}{forms.mark}"


def _example(form: Form, library: Library, style: str, status: str = "", vocative: str = "Ms.") -> Addressing:
    from drafter.addressing import Addressing
    from drafter.recipients import described
    from drafter.records.forms import Recipient

    person = Recipient("Jane Q. Doe", "Doe", form.id, status, title="(title)", vocative=vocative)
    return Addressing((described(person, library),), style, library)
