"""The styles of the office's own file, with ours beside them: theirs where the names are the same, ours where not."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from drafter.opc.elements import W
from drafter.writers.docx.parts import LANGUAGE
from drafter.writers.docx.styles import STYLES

_LIKE = {style.name: style.like for style in STYLES if style.like}
_BELOW_HEADER = "Date Line"
"""It stands right below the office's header, which rarely ends with room of its own: it brings a line of its own."""

_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
_AFTER_CONTEXTUAL = (
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr",
)  # fmt: skip


def join_styles(theirs: etree._Element, ours: etree._Element) -> dict[str, str]:
    """Give the office's styles the ids that our writer uses, and add those of our styles that it lacks.

    Returns the new ids of theirs by the old ones. Names count as Word compares them, in whatever case.
    """
    _set_language(theirs)
    renamed: dict[str, str] = {}
    missing = []
    for style in ours.findall(f"{W}style"):
        match = _default(theirs, _kind(style)) if _is_default(style) else None
        match = _named(theirs, _name(style), _kind(style)) if match is None else match
        if match is None:
            missing.append(style)
        else:
            renamed[_id(match)] = _id(style)
    ids = {_id(style) for style in ours.findall(f"{W}style")}
    taken = {_id(style) for style in theirs.findall(f"{W}style")} | ids
    for squatter in sorted({_id(style) for style in theirs.findall(f"{W}style")} & ids - set(renamed)):
        renamed[squatter] = _free(squatter, taken)
    for style in theirs.findall(f"{W}style"):
        style.set(f"{W}styleId", renamed.get(_id(style), _id(style)))
    rename(theirs, renamed)
    for style in missing:
        theirs.append(_added(style, theirs))
    return renamed


def rename(root: etree._Element, renamed: dict[str, str]) -> None:
    """Let a part refer to the styles by their new ids."""
    for reference in root.iter(*(f"{W}{name}" for name in _REFERENCES)):
        if (new := renamed.get(reference.get(f"{W}val", ""))) is not None:
            reference.set(f"{W}val", new)


def _added(style: etree._Element, theirs: etree._Element) -> etree._Element:
    """One of our styles for the office's file: after the style it is like, its own space said outright."""
    added = deepcopy(style)
    like = _named(theirs, _LIKE.get(_name(style), ""), _kind(style))
    if like is not None and (based := added.find(f"{W}basedOn")) is not None:
        based.set(f"{W}val", _id(like))
    if any(_name(one).casefold() == _name(style).casefold() for one in theirs.findall(f"{W}style")):
        name = added.find(f"{W}name")
        assert name is not None
        name.set(f"{W}val", f"Letter {_name(style)}")  # theirs of that name is of another kind
    properties = added.find(f"{W}pPr")
    if _kind(style) == "paragraph" and properties is not None:
        _say_outright(properties)
        if _name(style) == _BELOW_HEADER and (space := properties.find(f"{W}spacing")) is not None:
            space.set(f"{W}before", space.get(f"{W}after", "0"))
    return added


def _say_outright(properties: etree._Element) -> None:
    """Set aside what the style below may bring that would undo our space or our indent."""
    indent = properties.find(f"{W}ind")
    if indent is not None:
        indent.set(f"{W}firstLine", "0")
    if properties.find(f"{W}contextualSpacing") is None:
        off = etree.Element(f"{W}contextualSpacing", {f"{W}val": "0"})
        after = [at for at, one in enumerate(properties) if etree.QName(one).localname in _AFTER_CONTEXTUAL]
        properties.insert(min(after, default=len(properties)), off)


def _set_language(styles: etree._Element) -> None:
    """Make our language the default of all text; `write` puts a letter's own in its place."""
    defaults = styles.find(f"{W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        styles.insert(0, defaults)
    properties = _inner(_inner(defaults, "rPrDefault", 0), "rPr", 0)
    language = properties.find(f"{W}lang")
    others = {} if language is None else {k: v for k, v in language.attrib.items() if k != f"{W}val"}
    last = next((at for at, one in enumerate(properties) if one.tag == f"{W}eastAsianLayout"), len(properties))
    new = etree.Element(f"{W}lang")
    for key, value in {f"{W}val": LANGUAGE, **others}.items():
        new.set(key, value)
    if language is None:
        properties.insert(last, new)
    else:
        properties.replace(language, new)


def _inner(parent: etree._Element, name: str, at: int) -> etree._Element:
    """A child of this name, made at a place where it is missing."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        parent.insert(at, found)
    return found


def _named(styles: etree._Element, name: str, kind: str) -> etree._Element | None:
    folded = name.casefold()
    found = (one for one in styles.findall(f"{W}style") if _name(one).casefold() == folded and _kind(one) == kind)
    return next(found, None)


def _default(styles: etree._Element, kind: str) -> etree._Element | None:
    return next((one for one in styles.findall(f"{W}style") if _is_default(one) and _kind(one) == kind), None)


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}default", "") in ("1", "true", "on")


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "")


def _kind(style: etree._Element) -> str:
    return style.get(f"{W}type", "paragraph")


def _id(style: etree._Element) -> str:
    return style.get(f"{W}styleId", "")


def _free(name: str, taken: set[str]) -> str:
    """An id like this one that no style has."""
    number = next(n for n in range(2, len(taken) + 3) if f"{name}{n}" not in taken)
    taken.add(f"{name}{number}")
    return f"{name}{number}"
