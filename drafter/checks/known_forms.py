"""The names that the library knows, by the words in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from drafter.checks.capitals import LINKS, Run, form_of, runs, stem
from drafter.checks.name_slips import Known
from drafter.checks.nearness import plain
from drafter.library import Library

_NATION = ("united states ", "u.s. ", "the ")
_LONG = 5
"""A name of fewer words, the small ones counted, may have two that make it."""

_LEAST = 10
"""A name that is shorter than this without the Nation before it keeps the Nation: United States Senate."""


class Form(NamedTuple):
    """A form in which a name stands in texts, by its words as they are compared.

    `name` is the right name; `wrong` tells a form that should not stand, and `until` is the last day, as written, of
    one of earlier times. `kind` is that of the slips that are looked for; `institution` the id of an agency.
    """

    forms: tuple[str, ...]
    name: str
    kind: str = "titles"
    chamber: str = ""
    institution: str = ""
    wrong: bool = False
    until: str = ""


class Leading(NamedTuple):
    """The agency with whose name a text begins, and where that ends."""

    institution: str
    end: int


class KnownNames:
    """The names of a library; to be asked for by `Library.once`.

    There are many, and a letter holds words of few: a name is taken apart only when a text has some of its words.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        forms, self._by_first, self._by_word = library.index("names", index)
        self._kept: list[list[Any]] = forms
        self._forms: dict[int, Form] = {}
        self._known: dict[int, Known] = {}
        self._beginning: dict[str, tuple[Form, ...]] = {}

    def _form(self, i: int) -> Form:
        if i not in self._forms:
            forms, *others = self._kept[i]
            self._forms[i] = Form(tuple(forms), *others)
        return self._forms[i]

    def at(self, run: Run, start: int) -> Form | None:
        """The longest known form that begins at a word of a run."""
        for one in self._that_begin(run[start].form) or self._that_begin(run[start].bare):
            last = start + len(one.forms) - 1
            ends = last < len(run) and one.forms[-1] in (run[last].form, run[last].bare)
            if ends and all(run[start + i].form == form for i, form in enumerate(one.forms[:-1])):
                return one
        return None

    def _that_begin(self, word: str) -> tuple[Form, ...]:
        """The forms that begin with a word, the longest first."""
        if word not in self._beginning:
            found = [self._form(i) for i in self._by_first.get(word, ())]
            self._beginning[word] = tuple(sorted(found, key=lambda one: -len(one.forms)))
        return self._beginning[word]

    def near(self, run: Run, lacking: int = 1) -> Iterator[Known]:
        """The known names of whose words no more than this are lacking in a run, and two are there, or one of two."""
        shared: dict[int, int] = {}
        for word in {stem(word.form) for word in run if not word.links}:
            for form in _of_stem(word):
                for i in self._by_word.get(form, ()):
                    shared[i] = shared.get(i, 0) + 1
        for i, count in sorted(shared.items()):
            forms = self._kept[i][0]
            if count > 1 or len(forms) < _LONG:
                words = len(forms) - sum(map(LINKS.__contains__, forms))
                if count >= words - lacking and (count > 1 or words == 2):
                    yield self._as_known(i)

    def _as_known(self, i: int) -> Known:
        if i not in self._known:
            one = self._form(i)
            content = tuple([form for form in one.forms if form not in LINKS])
            self._known[i] = Known(one.name, one.kind, one.forms, content, tuple(map(stem, content)), one.chamber)
        return self._known[i]

    def leading(self, text: str) -> Leading | None:
        """The agency with whose name a text begins, None where it begins with none."""
        run = next(iter(runs(text)), ())
        if run and run[0].start == 0 and (one := self.at(run, 0)) and not one.wrong and one.institution:
            return Leading(one.institution, run[len(one.forms) - 1].bare_end)
        word = text.split(" ", 1)[0].rstrip(".,;:?!")
        short = [one for one in self._that_begin(form_of(word)) if len(one.forms) == 1 and one.institution]
        return Leading(short[0].institution, len(word)) if short and word.isupper() else None

    def within(self, text: str) -> Iterator[str]:
        """The agencies that a text names."""
        for run in runs(text):
            found = (self.at(run, at) for at in range(len(run)))
            yield from (one.institution for one in found if one and one.institution)

    def related(self, one: str, own: set[str]) -> bool:
        """Whether an agency is one of these, belongs to one of them, or has one of them within it."""
        above = self._library.institutions
        family = {one, above[one].within}
        return any(other in family or above[other].within == one for other in own)

    def knows(self, word: str) -> bool:
        """Whether a word, by its stem, stands in any known name."""
        return not self._by_word.keys().isdisjoint(_of_stem(word))


def _of_stem(stem: str) -> tuple[str, ...]:
    """The words of a name that may have a stem."""
    return (stem, f"{stem}s", f"{stem[:-1]}ies") if stem.endswith("y") else (stem, f"{stem}s")


def index(library: Library) -> tuple[list[list[Any]], dict[str, list[int]], dict[str, list[int]]]:
    """The forms of all names; then the places of these by their first words, and by each word of those in use."""
    forms = tuple(_forms(library))
    by_first: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    for i, one in enumerate(forms):
        by_first.setdefault(one.forms[0], []).append(i)
        if not one.wrong and not one.until:
            for word in one.forms:
                if word not in LINKS:
                    by_word.setdefault(word, []).append(i)
    for word in [word for word in by_word if not word.isascii()]:
        by_word.setdefault(plain(word), []).extend(by_word[word])
    return [[list(one.forms), *one[1:]] for one in forms], by_first, by_word


def _forms(library: Library) -> Iterator[Form]:
    seen: set[tuple[str, ...]] = set()
    for one in library.institutions.values():
        agency = one.id if one.kind == "agencies" else ""
        for name in (one.name, *one.also, *one.parts):
            forms = _bare(name)
            seen.add(forms)
            yield Form(forms, name, one.kind, one.chamber, agency)
            if one.chamber and name.startswith("Committee on "):
                subject = name.removeprefix("Committee on ").removeprefix("the ")
                yield Form((*_words(subject.casefold()), "committee"), name, one.kind, one.chamber)
        for name in one.wrong:
            yield Form(_bare(name), one.name, wrong=True)
        for name, until in one.former.items():
            yield Form(_words(name.casefold()), one.name, until=until)
    posts = library.posts.values()
    titles = (post.title for post in posts if " " in post.title)
    for name in dict.fromkeys((*(post.department for post in posts), *titles)):
        if (forms := _bare(name)) not in seen:
            yield Form(forms, name)


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without the Nation before them."""
    said = name.casefold()
    if said.startswith(_NATION):
        for nation in _NATION:
            if len(said) > len(nation) + _LEAST and said.startswith(nation):
                return _words(said[len(nation) :])
    return _words(said)


def _words(said: str) -> tuple[str, ...]:
    """The words of a name in small letters as they are compared, its commas left out."""
    words = said.replace(",", " ").split()
    return tuple(words) if said.isascii() and "'" not in said and "&" not in said else tuple(map(form_of, words))
