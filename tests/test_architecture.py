"""Who may import whom, which package has which door, and what no module below the commands does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import drafter
from drafter import assets
from drafter.drafting import open_library
from drafter.library.stationery import STATES
from drafter.library.surnames import PARTICLES

ROOMS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("office",),
    ("interview",),
    ("review", "examples"),
    ("drafting", "recognizing"),
    ("charts",),
    ("upkeep",),
    ("uses",),
    ("checks", "writers", "readers"),
    ("assemble",),
    ("addressing",),
    ("following",),
    ("naming", "citing", "numbering", "commas"),
    ("plan",),
    ("reasons", "address_reasons", "signing"),
    ("selection",),
    ("grounds",),
    ("remit",),
    ("recipients", "particulars", "substance"),
    ("appointments",),
    ("recording",),
    ("spec", "importing"),
    ("library",),
    ("conditions", "citation", "templating"),
    ("names", "rendering"),
    ("series",),
    ("arithmetic", "courtesy", "typed_days", "typed_items"),
    ("records",),
    ("markup",),
    ("blocks",),
    ("letter", "findings", "opc"),
    ("errors", "dates", "holidays", "assets", "phrases", "digests", "patterns"),
    ("frozen",),
    ("",),  # the package itself, for its version
)
"""From left to right: a module imports from rooms to its right, and a package's modules from each other."""

DOORS = {
    "yaml": ("library.source",),
    "jinja2": ("templating",),
    "docx": ("writers.docx",),
    "lxml": ("writers.docx",),
    "click": ("cli", "commands"),
    "bibtexparser": ("importing.bibtex",),
    "pylatexenc": ("importing.bibtex",),
    "matplotlib": ("charts.picture",),
    "citeproc": ("citation.engine",),
}
"""The modules or packages through which alone an outside package comes in."""

FOR_WRITERS = (
    "letter",
    "errors",
    "dates",
    "digests",
    "frozen",
    "opc",
    "writers.addresses",
    "writers.columns",
    "writers.figures",
    "writers.layout",
)
ABOVE = ("__main__", "cli", "commands")
READERS = ("library.source", "library.files", "library.cache")
CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time", "monotonic", "perf_counter"}
BUILT_IN = {"print", "input", "open"}
READS = {"open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes"}
LONGEST = 350

HOUSE = Path(drafter.__file__).parent


class Module(NamedTuple):
    """A module under drafter/ by its dotted name without `drafter.`, with its tree and its text."""

    name: str
    path: Path
    tree: ast.Module
    text: str


def module(path: Path) -> Module:
    """The module that a file holds."""
    parts = list(path.relative_to(HOUSE).with_suffix("").parts)
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, path, ast.parse(text), text)


MODULES = [module(path) for path in sorted(HOUSE.rglob("*.py"))]
NAMES = {one.name for one in MODULES}
each_module = pytest.mark.parametrize("one", MODULES, ids=lambda one: one.name or "drafter")


def imports(one: Module) -> Iterator[tuple[str, int]]:
    """Everything a module imports, in whatever place, with its line; ours without `drafter.`."""
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{one.path}:{node.lineno}: imports are written out from 'drafter'"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [name if name.removeprefix("drafter.") in NAMES else str(node.module) for name in inner]
        else:
            continue
        for name in found:
            yield ("" if name == "drafter" else name.removeprefix("drafter.") if _is_ours(name) else name), node.lineno


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] == "drafter"


def is_in(name: str, places: tuple[str, ...]) -> bool:
    """Whether a module is one of these modules or lies in one of these packages."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


def room(name: str) -> int:
    """The room of a module, counted from the left."""
    return next(number for number, doors in enumerate(ROOMS) if name.partition(".")[0] in doors)


@each_module
def test_frozen_values_take_the_one_form(one: Module):
    """`dataclass(frozen=True, slots=True)` costs a letter's start three times what `frozen` does."""
    assert one.name == "frozen" or "dataclass(frozen=True, slots=True)" not in one.text


def test_every_module_has_one_room():
    """A new module is entered in the table, and nothing stands there that does not exist."""
    doors = [door for doors in ROOMS for door in doors]

    assert sorted(doors) == sorted({one.name.partition(".")[0] for one in MODULES})


@each_module
def test_a_module_imports_only_from_rooms_to_its_right(one: Module):
    """The chain of the design; only the modules of one package may import each other."""
    wrong = [
        f"{one.path}:{line}: {name}"
        for name, line in imports(one)
        if name in NAMES and name.partition(".")[0] != one.name.partition(".")[0] and room(name) <= room(one.name)
    ]

    assert wrong == []


@each_module
def test_each_outside_package_has_one_door(one: Module):
    """A package from outside is imported in its own place only."""
    wrong = [
        f"{one.path}:{line}: {name}"
        for name, line in imports(one)
        if (doors := DOORS.get(name.partition(".")[0])) and not is_in(one.name, doors)
    ]

    assert wrong == []


def test_no_other_outside_package_comes_in():
    """What is neither ours, nor Python's own, nor in the table of doors, is not imported."""
    import sys

    outside = {name.partition(".")[0] for one in MODULES for name, _ in imports(one) if name not in NAMES}

    assert outside - sys.stdlib_module_names == set(DOORS)


@each_module
def test_writers_see_the_letter_only(one: Module):
    """A writer imports the letter, its errors and dates, and what is in its own package."""
    if not is_in(one.name, ("writers",)):
        return
    own = ".".join(one.name.split(".")[:2])
    wrong = [
        f"{one.path}:{line}: {name}"
        for name, line in imports(one)
        if name in NAMES and not is_in(name, (*FOR_WRITERS, own))
    ]

    assert wrong == []


@each_module
def test_only_the_commands_ask_for_the_time(one: Module):
    """Below the commands, dates come in as arguments."""
    if is_in(one.name, ABOVE):
        return
    wrong = [f"{one.path}:{node.lineno}" for node in calls(one) if isinstance(node.func, ast.Attribute)
             and node.func.attr in CLOCKS]  # fmt: skip
    wrong += [f"{one.path}:{line}" for name, line in imports(one) if name == "time"]

    assert wrong == []


@each_module
def test_only_the_library_reads_and_only_the_commands_write(one: Module):
    """Below the commands nothing prints, and files are opened in three modules of the library only."""
    if is_in(one.name, (*ABOVE, *READERS)):
        return
    wrong = [f"{one.path}:{node.lineno}: {ast.unparse(node.func)}" for node in calls(one) if touches_disk(node)]

    assert wrong == []


def calls(one: Module) -> Iterator[ast.Call]:
    """Every call in a module."""
    return (node for node in ast.walk(one.tree) if isinstance(node, ast.Call))


def touches_disk(node: ast.Call) -> bool:
    """Whether a call prints, or opens, reads or writes a file."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in READS
    return isinstance(node.func, ast.Name) and node.func.id in BUILT_IN


@each_module
def test_modules_stay_short(one: Module):
    """A module that outgrows this is two."""
    assert one.text.count("\n") <= LONGEST


@each_module
def test_everything_public_says_what_it_is(one: Module):
    """Every module, public class, and public function or method has a docstring."""
    wrong = [f"{one.path}:{getattr(node, 'lineno', 1)}" for node in public(one.tree) if not ast.get_docstring(node)]

    assert wrong == []


Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def public(node: ast.Module | ast.ClassDef) -> Iterator[Documented]:
    """A module or class and all that is public in it; not what stands inside functions."""
    yield node
    for child in node.body:
        name = getattr(child, "name", "_")
        overload = any("overload" in ast.unparse(one) for one in getattr(child, "decorator_list", ()))
        if name.startswith("_") or overload:
            continue
        if isinstance(child, ast.ClassDef):
            yield from public(child)
        elif isinstance(child, ast.FunctionDef):
            yield child


def policy_words() -> set[str]:
    """What only clauses/ and templates/ may name: issues, asks, counterparts, posts and people."""
    library = open_library([assets.root()], None)
    words = {*library.issues, *library.posts, *library.officials, *library.signatories}
    words |= {clause.id for clause in library.clauses.values() if clause.slot == "asks"}
    words |= {official.surname for official in library.officials.values()} - {*STATES.values()}  # some are places too
    words -= {*PARTICLES}  # and some begin the names of others
    for issue in library.issues.values():
        if issue.counterpart:
            words |= {issue.counterpart.name.removeprefix("the "), issue.counterpart.adjective}
    return words | {"fentanyl", "China", "Chinese", "PRC"}


def test_no_policy_is_named_in_python():
    """No issue, ask, official or post stands in the code; only the examples of the commands' help name some."""
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, policy_words())))})(?![\w-])")
    wrong = [
        f"{one.path}:{number}: {line.strip()}"
        for one in MODULES
        for number, line in enumerate(one.text.splitlines(), 1)
        if found.search(line) and not (is_in(one.name, ABOVE) and re.search(r"drafter |help=|--\w+", line))
    ]

    assert wrong == []
