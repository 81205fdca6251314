"""Which files a library consists of, and the hash of their content."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import source_hash
from pathlib import Path
from typing import NamedTuple

import drafter
from drafter import assets
from drafter.digests import sha256
from drafter.errors import DrafterError, Fault, FileError, Location, did_you_mean, one_of

HOUSE = "house.yaml"
"""The file of templates/ that holds the house style."""

OFFICE = "office.yaml"
"""The file of an office's own folder that says whose it is."""

OWN_PAPER = (".docx", ".dotx")
"""How a letterhead's name ends that is a Word file of the office's own."""

LARGEST = 25_000_000
"""No more of a file is read, in bytes; what is nearly as large is refused where it is parsed."""

ENDINGS = {
    "letters": (".yaml",),
    "parts": (".txt.j2",),
    "letterheads": (".yaml", *OWN_PAPER),
    "signatories": (".yaml",),
    "roster": (".yaml",),
    "names": (".yaml",),
    "rules": (".yaml",),
    "styles": (".csl",),
}
"""The folders of templates/, and how the names of their files end. In clauses/ stand ISSUE/*.yaml and
ISSUE/SLOT/*.md.j2. Anything else there is reported, so that no misnamed file is overlooked."""

_PAPER_BY_ANOTHER_NAME = (*OWN_PAPER, ".docm", ".dotm", ".doc", ".dot", ".odt", ".rtf")

IGNORED = ("readme.md", "readme.txt", "demo.yaml", "thumbs.db", "desktop.ini")


class LibraryFile(NamedTuple):
    """One file: its content, the path by which messages name it, and the parts of its path inside its folder.

    `layer` counts the folders: 0 is the shipped library.
    """

    path: str
    content: bytes
    shown: str
    parts: tuple[str, ...]
    layer: int

    @property
    def stem(self) -> str:
        """The file's name up to its first full stop, which is the id of what stands in it."""
        return self.parts[-1].partition(".")[0]

    @property
    def is_paper(self) -> bool:
        """Whether it is a Word file, the office's own stationery."""
        return self.parts[-1].endswith(OWN_PAPER)


def library_files(folders: Sequence[Path]) -> tuple[LibraryFile, ...]:
    """Every file of these folders, folder by folder, by name. Raises DrafterError for files that are none of ours."""
    found: list[LibraryFile] = []
    strangers: list[Fault] = []
    for layer, folder in enumerate(folders):
        prefix = _shown(folder) if layer else ""
        if layer:
            found += _profile(folder, prefix, layer)
        for path, parts in sorted(_walk(str(folder))):
            shown = prefix + "/".join(parts)
            if _belongs(parts):
                found.append(LibraryFile(path, _bytes(path, shown), shown, parts, layer))
            else:
                strangers.append(_stranger(parts, shown))
    if strangers:
        raise DrafterError(*strangers)
    return tuple(found)


def fingerprint(files: Iterable[LibraryFile]) -> str:
    """What tells a library from what it was before: each file's name and content, and the program that reads them.

    It is the hash by which Python tells a changed module, quick to make, for it is asked at every letter.
    """
    parts = [f"{drafter.__version__} {_program()}".encode()]
    for file in files:
        parts += (f"\0{file.shown}\0{len(file.content)}\0".encode(), file.content)
    return source_hash(b"".join(parts)).hex()


def content_hash(files: Iterable[LibraryFile]) -> str:
    """The hash of what the files say, wherever they lie."""
    parts: list[bytes] = []
    for file in files:
        parts.append(f"\0{'/'.join(file.parts)}\0{len(file.content)}\0".encode())
        parts.append(file.content if file.is_paper else file.content.replace(b"\r\n", b"\n"))
    return sha256(b"".join(parts))[:16]


def _shown(folder: Path) -> str:
    """How messages name a folder: not at all for the shipped one and the one we are in, else as short as it can be."""
    if folder.resolve() in (assets.root(), Path.cwd()):
        return ""
    try:
        return f"{folder.resolve().relative_to(Path.cwd()).as_posix()}/"
    except ValueError:
        return f"{folder.as_posix()}/"


def _profile(folder: Path, prefix: str, layer: int) -> Iterator[LibraryFile]:
    """The file that says whose folder it is; one that is likely meant for it is refused."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  four times as fast as pathlib
    except OSError:
        return
    if OFFICE in names:
        path, shown = str(folder / OFFICE), f"{prefix}{OFFICE}"
        yield LibraryFile(path, _bytes(path, shown), shown, (OFFICE,), layer)
    for name in names:
        if name != OFFICE and name.casefold() in (OFFICE, "office.yml", f"{OFFICE}.txt"):
            hint = f"Rename it {OFFICE}."
            raise DrafterError(Fault("drafter reads no file of this name here", Location(f"{prefix}{name}"), hint))


def _walk(folder: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every file below clauses/ and templates/ that is not hidden, not a program's leftover and not a page about it."""
    for top in ("templates", "clauses"):
        for place, below, names in os.walk(os.path.join(folder, top)):  # noqa: PTH118  four times as fast as pathlib
            below[:] = [name for name in below if not name.startswith((".", "_"))]
            inside = tuple(place[len(folder) :].replace(os.sep, "/").strip("/").split("/"))
            for name in names:
                leftover = name.startswith((".", "~$", "_")) or name.endswith(("~", ".bak", ".tmp"))
                if not leftover and name.casefold() not in IGNORED:
                    yield f"{place}{os.sep}{name}", (*inside, name)


def _belongs(parts: tuple[str, ...]) -> bool:
    if parts == ("templates", HOUSE):
        return True
    if parts[0] == "templates":
        return len(parts) == 3 and parts[1] in ENDINGS and parts[2].endswith(ENDINGS[parts[1]])
    return parts[-1].endswith({3: ".yaml", 4: ".md.j2"}.get(len(parts), "/"))


def _stranger(parts: Sequence[str], shown: str) -> Fault:
    """A file that is none of ours, with the name or the folder that was probably meant."""
    name = parts[-1]
    stem, folded = name.split(".")[0], name.casefold()
    better = stem + (".txt.j2" if parts[1:2] == ("parts",) else ".md.j2" if parts[0] == "clauses" else ".yaml")
    if parts[0] == "clauses" and folded.endswith((".yml", ".yaml.txt", ".yaml")):
        better = f"{stem}.yaml"
    kinds = "A clause is clauses/ISSUE/SLOT/NAME.md.j2. See clauses/README.md for every kind of file."
    if parts[1:2] == ("letterheads",) and folded.endswith(_PAPER_BY_ANOTHER_NAME):
        own = folded.endswith(OWN_PAPER)
        better = f"{stem.casefold()}{Path(folded).suffix if own else '.docx'}"
        hint = f"Rename it {better}." if own else f"In Word: Save As, Word Document (.docx), under the name {better}."
    elif folded.endswith((".docx", ".doc", ".rtf", ".odt")):
        hint = f"Save it as plain text (UTF-8) under the name {better}. {kinds}"
    elif name == better and parts[0] == "clauses":
        where = "the folder of its slot" if name.endswith(".j2") else "its issue's folder, not a slot's"
        hint = f"Move it into {where}. {kinds}"
    elif parts[0] == "templates" and parts[1] not in ENDINGS:
        hint = did_you_mean(parts[1], ENDINGS) or f"The folders of templates are {one_of(ENDINGS)}."
    else:
        hint = f"Rename it {better}." if parts[0] == "templates" else f"Rename it {better}. {kinds}"
    return Fault("drafter reads no file of this name here", Location(shown), hint)


def _bytes(path: str, shown: str) -> bytes:
    try:
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            size = os.fstat(file.fileno()).st_size  # to be told how much there is saves making room for more
            return file.read(min(size, LARGEST)) or b""
    except OSError as error:
        raise FileError(Fault(f"this file cannot be read: {error.strerror}", Location(shown))) from None


def _without_waiting(path: str, flags: int) -> int:
    """Open a file that may be none: a pipe that nobody writes to gives nothing at once, and is refused when parsed."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _program() -> str:
    """The state of the code that parses, so that a cache made by other code is not trusted."""
    package = str(Path(drafter.__file__).parent)
    folders = ("checks", "citation", "conditions", "library", "opc", "records", "templating")
    modules = ("courtesy", "dates", "findings", "letter", "markup", "names", "phrases", "rendering", "series")
    wanted = {f"{module}.py" for module in modules}
    parts = [one for folder in folders for one in os.scandir(os.path.join(package, folder))]  # noqa: PTH118  as below
    parts = [one for one in parts if one.name.endswith(".py")]
    parts += [one for one in os.scandir(package) if one.name in wanted]
    stats = sorted((one.path[len(package) :], one.stat()) for one in parts)
    return " ".join(f"{path}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in stats)
