"""What goes wrong in a file or a flag, and where."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.frozen import frozen


@frozen
class Location:
    """A place in a file or among the flags.

    `path` is the file as the person would name it, or a flag such as `--asks`. `line` and `column` count from 1;
    0 means that the place is the whole file or flag.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@frozen
class Fault:
    """One thing that a person has to mend before drafter can go on.

    `where` is None when no single place is to blame. `excerpt` is the offending line of the file, empty where there
    is none. `hint` says what to do, empty where the message says it.
    """

    message: str
    where: Location | None = None
    hint: str = ""
    excerpt: str = ""


class DrafterError(Exception):
    """Faults that stop the work: in the request or the library (exit 2), or in reading and writing files (exit 3)."""

    exit_code = 2

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{f.where}: {f.message}" if f.where else f.message for f in faults))
        self.faults = faults


class FileError(DrafterError):
    """A file that could not be read or written."""

    exit_code = 3


class Faults:
    """Collects faults, so that a person sees all of them at once and not one a run."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, message: str, where: Location | None = None, hint: str = "", excerpt: str = "") -> None:
        """Note one fault and go on."""
        self.found.append(Fault(message, where, hint, excerpt))

    def extend(self, error: DrafterError) -> None:
        """Take over the faults of an error that ended one part of the work."""
        self.found.extend(error.faults)

    def stop(self) -> None:
        """Raise DrafterError with every fault found, in the order found; return where there is none."""
        if self.found:
            raise DrafterError(*dict.fromkeys(self.found))


def near_to(word: str, known: Iterable[str]) -> list[str]:
    """The known names nearest to `word`, at most three, best first; all must be in lower case.

    Those that have it as one of their words come first, the shortest of them before the others.
    """
    import difflib  # needed only where something is wrong

    if len(word) < 2:
        return []
    word, known = word.casefold(), list(known)
    holding = sorted((name for name in known if word in name.replace("-", " ").split()), key=len)
    return list(dict.fromkeys([*holding, *difflib.get_close_matches(word, known, n=3, cutoff=0.6)]))[:3]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the known names nearest to `word`, at most three, best first; empty where none is near."""
    by_fold = {name.casefold(): name for name in known}
    near = [by_fold[name] for name in near_to(word, by_fold)]
    return f"Did you mean {one_of(near)}?" if near else ""


def one_of(names: Iterable[str]) -> str:
    """The names in quotes, joined with commas and a last 'or'."""
    quoted = [f"'{name}'" for name in names] or ["nothing"]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
