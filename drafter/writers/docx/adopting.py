"""XML of the office's own file: read, and rid of all that tells of its makers or of what is not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from drafter.opc.elements import R, W
from drafter.writers.docx.marks import TARGET

_TRACES = {
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
    "lastRenderedPageBreak", "rsid", "dataBinding", "placeholder", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange",
    "tblPrExChange", "tblGridChange", "sectPrChange", "numberingChange",
}  # fmt: skip
"""Elements that a letter keeps nothing of, in any namespace of Word's."""

_MISSPELT = {
    ("{urn:schemas-microsoft-com:vml}shape", "ID"): "id",
    (f"{W}charset", f"{W}characterSet"): None,
}
"""Attributes that LibreOffice writes and the schema does not know: what each should be, None for nothing."""

_WRAPPERS = {f"{W}smartTag", f"{W}customXml"}
_WRAPPERS_SAY = {f"{W}smartTagPr", f"{W}customXmlPr"}
_IDS = ("paraId", "textId")


def adopted(data: bytes) -> etree._Element:
    """A part that was judged safe, as a tree of our own: its prefixes `w` and `r` are as everywhere.

    Without comments, bookmarks, revision ids, ids of paragraphs, marks of spelling and bindings to parts that go.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = _with_our_prefixes(etree.fromstring(data, parser))
    for element in list(root.iter()):
        name = etree.QName(element)
        if (name.localname in _TRACES and "word" in (name.namespace or "")) or element.tag == f"{W}commentReference":
            _remove(element)
        elif element.tag in _WRAPPERS:
            _unwrap(element)
        else:
            _clean_attributes(element)
    return root


def _with_our_prefixes(root: etree._Element) -> etree._Element:
    """The same tree, in which WordprocessingML and relationships have the prefixes that our own parts give them."""
    ours = {"w": W.strip("{}"), "r": R.strip("{}")}
    others: dict[Any, str] = {
        prefix: uri for prefix, uri in root.nsmap.items() if prefix not in ours and uri not in ours.values()
    }
    new = etree.Element(root.tag, nsmap={**others, **ours})
    for key, value in root.attrib.items():
        new.set(key, value)
    new.text = root.text
    new.extend(list(root))
    return new


def _clean_attributes(element: etree._Element) -> None:
    """Leave out the ids of revisions and paragraphs, and mend what is misspelt."""
    for key, value in element.attrib.items():
        local = etree.QName(key).localname
        traces = local.startswith("rsid") or local in _IDS
        if traces or (element.tag, key) in _MISSPELT:
            del element.attrib[key]
            if not traces and (better := _MISSPELT[element.tag, str(key)]):
                element.set(better, value)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Leave what a wrapper holds in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = [child for child in element if child.tag not in _WRAPPERS_SAY]


def part(root: etree._Element) -> bytes:
    """A tree as a part of the file."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def blocks(xml: str) -> list[etree._Element]:
    """Blocks and marks from our own text, to be put into a part of the office's."""
    namespaces = f'xmlns:w="{W.strip("{}")}" xmlns:r="{R.strip("{}")}"'
    return list(etree.fromstring(f"<_ {namespaces}>{xml}</_>"))


def mark(name: str) -> etree._Element:
    """A mark, to be put into a part of the office's."""
    return etree.ProcessingInstruction(TARGET, name)


def in_order(parent: etree._Element, names: Iterable[str]) -> Iterator[etree._Element]:
    """The children of these names, in the order of the names, which is that of the schema."""
    for name in names:
        yield from parent.findall(f"{W}{name}")
