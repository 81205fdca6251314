"""Reads what a request holds that is more than a word: questions, documents, and the letter that is followed up."""

from __future__ import annotations

from drafter.library.fields import Fields
from drafter.records.requests import Earlier, Item
from drafter.typed_items import item, typed_number


def read_items(fields: Fields, key: str) -> tuple[Item, ...]:
    """The items under a key, in their order: each a text, or a set of keys with a `text` and its `parts`."""
    found = []
    for given in fields.mixed(key, "an item of a numbered list"):
        one = item(given) if isinstance(given, str) else _item(given)
        found.append(one)
        for text in (one.text, *one.parts):
            if fault := typed_number(text):
                fields.fault(key, *fault)
    return tuple(found)


def _item(given: Fields) -> Item:
    return Item(" ".join(given.text("text").split()), tuple(" ".join(part.split()) for part in given.texts("parts")))


def read_earlier(fields: Fields) -> Earlier | None:
    """The letter that is followed up: described, or named by the file of its record; None where there is none."""
    if not fields.holds_keys("about"):
        record = fields.text("about", "")
        return Earlier(record=record) if record else None
    given = fields.fields("about", "the earlier letter")
    assert given is not None
    one = Earlier(
        date=given.day("date"),
        to=given.texts("to"),
        signers=given.texts("from"),
        subject=" ".join(given.text("subject", "").split()),
        asks=given.texts("asks"),
        questions=given.integer("questions", 0),
        documents=given.integer("documents", 0),
        kind=given.text("kind", ""),
        matter=" ".join(given.text("matter", "").split()),
        purpose=" ".join(given.text("purpose", "").split()),
        enclosures=given.texts("enclosures"),
        respond_by=given.day("respond-by", None),
    )
    if not one.asked:
        hint = "Add what it asked for under 'asks', how many 'questions' or 'documents', or its 'purpose' or 'subject'."
        fields.fault("about", "nobody has said what the earlier letter asked", hint)
    return one
