"""What an office answers about itself: each answer read and judged, wherever it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, Faults, Location, did_you_mean, one_of
from drafter.frozen import frozen
from drafter.importing.congress import words_of
from drafter.library.districts import as_district, as_state, district_fault, no_state, senator_fault
from drafter.library.files import OWN_PAPER
from drafter.library.office import email_fault, phone_fault
from drafter.library.surnames import surname_of
from drafter.records.forms import STYLES
from drafter.records.office import AT_LARGE, CHAMBERS, PRONOUNS

if TYPE_CHECKING:
    from drafter.library.fields import Fields

Answers = Mapping[str, str]
"""Answers by their keys, in the form in which files have them; a key that nobody answered is absent."""

NEEDED = ("name", "chamber", "state")
TITLES = {"house": "Member of Congress", "senate": "United States Senator"}
ZIPS = {"house": "20515", "senate": "20510"}
"""What stands under the name, and the ZIP code of the chamber, where the office does not say otherwise."""

LONGEST = 100
"""The characters of the longest answer; a file is named after the Member."""

_BEFORE = re.compile(
    r"(the honorable|hon\.?|rep\.|representative|sen\.|senator|congress(?:man|woman)|delegate|mr\.|mrs\.|ms\.)\s", re.I
)
_AFTER = ("jr", "sr", "ii", "iii", "iv", "md", "phd")
_WORDS = re.compile(r"[^\W\d_][\w ’'.\-]*")


class Refused(ValueError):  # noqa: N818  a slip of the hand, and no error
    """An answer that will not do: what is wrong with it, and what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@frozen
class Offered:
    """What an answer may choose among: ids with their titles; and whose each signatory that ships is.

    `check_paper` and `check_folder` take what was typed, and raise DrafterError where it is no letterhead that can be
    used, or no place for a new folder.
    """

    letterheads: Mapping[str, str]
    styles: Mapping[str, str]
    signatories: Mapping[str, str]
    check_paper: Callable[[str], None]
    check_folder: Callable[[str], None]


def read_answers(given: Answers, places: Mapping[str, Location], offered: Offered, faults: Faults) -> Answers:
    """The answers in the form of the files, but for the folder; what will not do is noted, each where it was given."""
    read: dict[str, str] = {}
    for key in (key for key in READERS if key != "folder"):
        try:
            if text := " ".join(given.get(key, "").split()):
                read[key] = read_answer(key, text, read, offered)
        except Refused as slip:
            faults.add(slip.message, places.get(key), slip.hint)
    return read


def read_answer(key: str, text: str, read: Answers, offered: Offered) -> str:
    """One answer, judged beside those read before it. Raises Refused."""
    return READERS[key](text, read, offered)


def with_defaults(read: Answers, offered: Offered) -> dict[str, str]:
    """The answers, and what goes without saying where nothing was answered."""
    chamber = read["chamber"]
    usual = {"title": TITLES[chamber], "zip": ZIPS[chamber], "letterhead": chamber, "forms": STYLES[0]}
    return {**usual, "close": "Sincerely", "id": usual_id(read["name"], offered), **read}


def usual_id(name: str, offered: Offered) -> str:
    """The id of the Member: the surname; the whole name where a shipped signatory has that id and another name."""
    surname = "-".join(words_of(surname_of(name)))
    return surname if _is_free(surname, name, offered) else "-".join(_plain(name))


def _plain(name: str) -> list[str]:
    """The words of a name as an id has them, without what follows a name."""
    return [word for word in words_of(name) if word not in _AFTER]


def own_paper(letterhead: str) -> bool:
    """Whether a letterhead is named by a Word file and not by an id."""
    return letterhead.casefold().endswith(OWN_PAPER)


def pairs(avoided: str) -> dict[str, str]:
    """The words to avoid, each with the one to use instead."""
    return {wrong.strip(): right.strip() for wrong, _, right in (part.partition("=") for part in avoided.split(","))}


# How each answer is read


def _words(text: str, _: Answers, __: Offered) -> str:
    if unseen := next((sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn")), ""):
        hint = "Type the words anew; a copy from a web page or a PDF may carry such signs."
        raise Refused(f"a sign that nobody sees (U+{ord(unseen):04X}) stands in '{text.replace(unseen, '')}'", hint)
    if len(text) > LONGEST:
        raise Refused(f"this has {len(text)} characters; at most {LONGEST} are expected", "Write it shorter.")
    return text


def _name(text: str, read: Answers, offered: Offered) -> str:
    text = _words(text, read, offered)
    if found := _BEFORE.match(text):
        raise Refused(f"'{text}' begins with a title", f"Write the name alone, as {text[found.end() :].strip()}.")
    if not _plain(text) or any(sign in text for sign in "{}<>\\"):
        raise Refused(f"'{text}' is no name", "Write it as letters print it, as Jane Q. Doe.")
    return text


def _among(known: tuple[str, ...], what: str) -> Callable[[str, Answers, Offered], str]:
    def read(text: str, _: Answers, __: Offered) -> str:
        word = text.casefold().partition("/")[0].strip()
        if word in known:
            return word
        hint = did_you_mean(word, known) or f"Write {one_of(known)}."
        raise Refused(f"'{text}' is no {what}", hint)

    return read


def _chamber(text: str, read: Answers, offered: Offered) -> str:
    words = {"h": "house", "s": "senate", "house of representatives": "house"}
    return _among(CHAMBERS, "chamber")(words.get(text.casefold(), text), read, offered)


def _state(text: str, read: Answers, _: Offered) -> str:
    state = as_state(text)
    if not state:
        raise Refused(*no_state(text))
    if fault := senator_fault(read.get("chamber", ""), state):
        raise Refused(*fault)
    return state


def _district(text: str, read: Answers, _: Offered) -> str:
    if read.get("chamber") == "senate":
        raise Refused("a Senator has no district", "Leave it out.")
    district = as_district(text)
    if not district:
        raise Refused(f"'{text}' is no district", f"Write its number, or {AT_LARGE}.")
    if fault := district_fault(district, read.get("state", "")):
        raise Refused(*fault)
    return district


def _letterhead(text: str, _: Answers, offered: Offered) -> str:
    if own_paper(text):
        try:
            offered.check_paper(text)
        except DrafterError as error:
            raise Refused(*_told(error)) from None
        return text
    if text not in offered.letterheads:
        near = did_you_mean(text, offered.letterheads)
        hint = near or f"Write {one_of(offered.letterheads)}, or name your office’s own Word file (.docx)."
        raise Refused(f"there is no letterhead '{text}'", hint)
    return text


def _zip(text: str, _: Answers, __: Offered) -> str:
    if not re.fullmatch(r"\d{5}(-\d{4})?", text):
        raise Refused(f"'{text}' is no ZIP code", "Write five digits, or five and four: 20510-3203.")
    return text


def _day(text: str, read: Answers, _: Offered) -> str:
    from drafter.typed_days import read_day

    faults = Faults()
    day = read_day(text, Location(""), faults)
    if day is None:
        raise Refused(faults.found[0].message, faults.found[0].hint)
    if (since := read.get("since")) and str(day) < since:
        raise Refused(f"the service ends on {day}, before it begins on {since}", "Check the two days.")
    return str(day)


def _email(text: str, _: Answers, __: Offered) -> str:
    if fault := email_fault(text):
        raise Refused(*fault)
    return text


def _phone(text: str, _: Answers, __: Offered) -> str:
    if fault := phone_fault(text):
        raise Refused(*fault)
    return text


def _style(text: str, _: Answers, offered: Offered) -> str:
    if text not in offered.styles:
        near = did_you_mean(text, offered.styles)
        raise Refused(f"there is no citation style '{text}'", near or f"Write {one_of(offered.styles)}.")
    return text


def _id(text: str, read: Answers, offered: Offered) -> str:
    text = _words(text, read, offered)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        better = "-".join(words_of(text))
        message = f"'{text}' is not an id: lower-case letters, digits and single hyphens are expected"
        raise Refused(message, f"Write {better}." if better else "")
    if not _is_free(text, read.get("name", ""), offered):
        message = f"the id '{text}' is that of {offered.signatories[text]}, a signatory who ships with drafter"
        raise Refused(message, "Give another with --id, or leave it out.")
    return text


def _avoid(text: str, read: Answers, offered: Offered) -> str:
    for part in text.split(","):
        _words(part, read, offered)
        wrong, parted, right = (one.strip() for one in part.partition("="))
        if not parted or not _WORDS.fullmatch(wrong) or not right:
            hint = "Write each as utilize=use, parted by commas: the word that letters never use, and the one instead."
            raise Refused(f"'{part.strip()}' is no word to avoid with the one to use instead", hint)
    return ", ".join(f"{wrong}={right}" for wrong, right in pairs(text).items())


def _folder(text: str, _: Answers, offered: Offered) -> str:
    try:
        offered.check_folder(text)
    except DrafterError as error:
        raise Refused(*_told(error)) from None
    return text


def _told(error: DrafterError) -> tuple[str, str]:
    """The faults of a file in one sentence, and what to do about the first."""
    places = (f"{fault.where}: " if fault.where else "" for fault in error.faults)
    said = "; ".join(f"{place}{fault.message}" for place, fault in zip(places, error.faults, strict=True))
    return said, error.faults[0].hint


def _is_free(name: str, whose: str, offered: Offered) -> bool:
    return offered.signatories.get(name, whose).casefold() == whose.casefold()


READERS: dict[str, Callable[[str, Answers, Offered], str]] = {
    "name": _name,
    "chamber": _chamber,
    "state": _state,
    "district": _district,
    "title": _words,
    "pronoun": _among(PRONOUNS, "pronoun that drafter knows"),
    "zip": _zip,
    "since": _day,
    "until": _day,
    "id": _id,
    "letterhead": _letterhead,
    "contact-name": _words,
    "contact-phone": _phone,
    "contact-email": _email,
    "forms": _among(STYLES, "style of forms of address"),
    "close": lambda text, read, offered: _words(text.rstrip(","), read, offered),
    "style": _style,
    "avoid": _avoid,
    "folder": _folder,
}
"""How each answer is read, by its key, in the order in which one may depend on another. Each key is a flag too."""

CONTACT = ("contact-name", "contact-phone", "contact-email")
"""The keys that a file of answers has under `contact`."""


def from_fields(fields: Fields) -> tuple[dict[str, str], dict[str, Location]]:
    """The answers of a file, and where each stands in it; `avoid` is a set of keys there, or one text."""
    given: dict[str, str] = {}
    places: dict[str, Location] = {}
    for key in (key for key in READERS if key not in (*CONTACT, "avoid", "folder")):
        given[key], places[key] = fields.text(key, ""), fields.value_where(key)
    if contact := fields.fields("contact", "the staff contact"):
        for key in CONTACT:
            short = key.removeprefix("contact-")
            given[key], places[key] = contact.text(short, ""), contact.value_where(short)
    avoided = fields.named_texts("avoid")
    given["avoid"], places["avoid"] = ", ".join(f"{w}={r}" for w, r in avoided.items()), fields.value_where("avoid")
    fields.done()
    return {key: text for key, text in given.items() if text}, places
