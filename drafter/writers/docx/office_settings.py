"""The settings of the office's own file: those that bear on how its pages look, and ours."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from drafter.opc.elements import R, W
from drafter.opc.sheet import MODE
from drafter.writers.docx.adopting import adopted
from drafter.writers.docx.parts import PARTS

_IN_ORDER = (
    "zoom", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl",
    "noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "compat", "themeFontLang", "clrSchemeMapping",
    "decimalSymbol", "listSeparator",
)  # fmt: skip
"""What a letter keeps, in the schema's order. All else tells of the makers, of their program or of their work: revision
ids, the template's address, spelling, protection, mail merge, variables."""

_OURS = ("zoom", "footnotePr")


def settings(theirs: bytes | None) -> etree._Element:
    """The settings part; ours alone where the office's file has none."""
    ours = adopted(PARTS["word/settings.xml"].encode())
    if theirs is None:
        return ours
    office = adopted(theirs)
    made = etree.Element(f"{W}settings", nsmap={"w": W.strip("{}"), "r": R.strip("{}")})
    for name in _IN_ORDER:
        from_office = None if name in _OURS else office.find(f"{W}{name}")
        if name == "compat" and from_office is not None:
            made.append(_compatible(from_office, ours))
        elif (found := ours.find(f"{W}{name}") if from_office is None else from_office) is not None:
            made.append(deepcopy(found))
    return made


def _compatible(theirs: etree._Element, ours: etree._Element) -> etree._Element:
    """Their way of setting lines, and the mode in which their file opens: another one would move tables in a header.

    A file that names no mode comes from a program that knows one way only, which is that of Word's newer files.
    """
    made = deepcopy(theirs)
    if all(one.get(f"{W}name") != MODE for one in made.findall(f"{W}compatSetting")):
        made.extend(deepcopy(list(ours.iter(f"{W}compatSetting"))))
    return made
