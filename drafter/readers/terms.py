"""By what words the parts of a business letter are known, as manuals of correspondence have them."""

from __future__ import annotations

import re
from datetime import date

from drafter.dates import MONTHS

SPACES = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
"""The spaces of other widths, and those at which no line is broken: each reads as one that is typed."""

_MONTHS = {name[:length].casefold(): at for at, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DATES = (
    rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})",
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})",
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
)
_DATE_LINES = tuple(re.compile(rf"(?:date[d]?:?\s+)?{_WEEKDAY}{one}\.?", re.IGNORECASE) for one in _DATES)
_ALMOST_A_DATE = re.compile(rf"{_WEEKDAY}(?:{_MONTH})\.?\s+(?:\W*\w*\W*),?\s*\d{{4}}", re.IGNORECASE)

_GREETING = re.compile(
    r"(?:My )?Dear\b.{1,400}|To whom it may concern|To (?:the|all) .{1,80}|(?:Your )?Excellenc(?:y|ies)"
    r"|Sirs?|Gentlemen|Ladies and Gentlemen|(?:Mr\.|Madam) (?:President|Chairman|Chair|Secretary|Speaker)|Greetings",
    re.IGNORECASE | re.DOTALL,
)
_BARE_GREETING = re.compile(r"Dear(?: [\w.’'-]+){1,6}")
_SUBJECT = re.compile(r"(?:re|subject|subj|in re)\s*[:.]\s*\S", re.IGNORECASE)
_DELIVERY = re.compile(
    r"(?:(?:delivered|sent|transmitted|submitted)\s+)?(?:by|via)\s+.{2,80}"
    r"|(?:certified|registered|express) mail\b.{0,60}"
    r"|(?:personal(?: and confidential)?|confidential|hand delivered|electronic mail|e-?mail(?: only)?)",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"(?:(?:very|most)\s+)?(?:(?:yours\s+)?(?:sincerely|truly|faithfully|respectfully|cordially)"
    r"(?:,?\s+(?:and\s+\w+\s+)?(?:yours|submitted))?|gratefully(?: yours)?|with\s+(?:\w+\s+){0,4}\w+"
    r"|(?:(?:best|kind(?:est)?|warm(?:est)?)\s+)?regards|all the best|best wishes|best|(?:many )?thanks"
    r"|thank you|in (?:gratitude|appreciation|service)|yours)\s*,?",
    re.IGNORECASE,
)
_SURE_CLOSE = re.compile(r"(?:sincerely|truly|respectfully|regards|faithfully|cordially)", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"(?:enclosures?|encls?|enc|attachments?|attch)\b\.?\s*(?:\(\d+\)|\d+)?\s*(?::|$|–|-)", re.IGNORECASE
)
_COPIES = re.compile(
    r"(?P<lead>(?:b?c\.?\s?c\.?|(?:copy|copies)(?: (?:to|furnished))?|c)\s*(?::|$)|b?cc\s+(?=[A-Z])|copy to\s+)\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:member of congress|(?:united states|u\.s\.) (?:senator|senate|representative)|representative|senator|delegate"
    r"|resident commissioner|(?:(?:vice|co-?)[ -])?chair(?:man|woman|person)?\b.*"
    r"|(?:acting )?ranking (?:minority )?member\b.*)",
    re.IGNORECASE,
)
_SEAL = re.compile(r"[_\W]*|/s/\s*|\[?(?:signature|signed)\]?:?", re.IGNORECASE)
_RANKS = (
    r"(?:Gen(?:eral|\.)|Adm(?:iral|\.)|Lieutenant|Lt\.|Major|Colonel|Col\.|Ambassador|Governor|Senator|Representative"
    r"|Chief|Judge|Justice|Professor|Prof\.|President|Speaker)"
)
_NO_NAMES = (
    r"(?:of|from|for|to|at|and|in|on|pro|emeritus|emerita|elect|Pro|Emeritus|Emerita|Elect|At|Accounting|Administrative"
    r"|Assembly|Clerk|Counsel|Executive|Extraordinary|Financial|Information|Manager|Medical|Operating|Partner"
    r"|Plenipotentiary|Secretary|Services|Technology|Treasurer)"
)
"""What follows a rank where it begins the title below a name, and no name: President of, General Counsel."""

_PERSON = re.compile(
    r"(?:The\s+)?(?:(?:(?:Right\s+)?Hon(?:orable|\.)|Dr\.|Mr\.|Mrs\.|Ms\.|Mx\.|Madam\b|His\b|Her\b|Excellency"
    rf"|Rev(?:erend|\.))\s|(?:{_RANKS}\s+)+(?!(?:{_NO_NAMES}|{_RANKS})\b)[^\W\d_])"
)
_FURNITURE = re.compile(r"(?:page\s+\d+(?:\s+of\s+\d+)?|[-–—]\s*\d{1,3}\s*[-–—]|p\.\s*\d+|\d{1,3})", re.IGNORECASE)
_NOTES_HEADING = re.compile(r"(?:notes|footnotes|endnotes|references|sources|citations)\s*:?", re.IGNORECASE)


def day_in(text: str) -> date | None:
    """The day that a date line names, and nothing more than a day; None for any other line."""
    for form in _DATE_LINES:
        if found := form.fullmatch(text.strip()):
            month = found["month"].casefold()
            try:
                return date(int(found["year"]), int(month) if month.isdigit() else _MONTHS[month], int(found["day"]))
            except ValueError:
                return None
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is meant for the letter's date, though it may lack a day or name one that no calendar has."""
    text = text.strip()
    return any(form.fullmatch(text) for form in _DATE_LINES) or bool(_ALMOST_A_DATE.fullmatch(text))


def is_greeting(text: str) -> bool:
    """Whether a paragraph is a salutation."""
    text = text.strip()
    if text.endswith((":", ",")):
        return bool(_GREETING.fullmatch(text[:-1].rstrip()))
    return bool(_BARE_GREETING.fullmatch(text))


def opens_greeting(text: str) -> bool:
    """Whether a line may begin a salutation that goes on in the next."""
    return text.casefold().startswith(("dear ", "my dear "))


def is_subject(text: str) -> bool:
    """Whether a line says what the letter is about."""
    return bool(_SUBJECT.match(text.strip().lstrip("*")))


def is_delivery(text: str) -> bool:
    """Whether a line says how the letter is delivered."""
    return bool(_DELIVERY.fullmatch(text.strip().strip("()")))


def is_close(text: str) -> bool:
    """Whether a line is a complimentary close."""
    text = text.strip()
    return len(text) <= 60 and bool(_CLOSE.fullmatch(text)) and (text.endswith(",") or bool(_SURE_CLOSE.search(text)))


def is_enclosure(text: str) -> bool:
    """Whether a line opens the enclosure notation."""
    return bool(_ENCLOSED.match(text.strip()))


def copies_lead(text: str) -> str | None:
    """The words that open a copy notation, as they stand; None where a line opens none."""
    found = _COPIES.match(text)
    return found["lead"].strip() if found else None


def is_title(text: str) -> bool:
    """Whether a line is the title under a Member's name."""
    return bool(_TITLE.fullmatch(text.strip().rstrip(",")))


def is_seal(text: str) -> bool:
    """Whether a line only holds the place of a signature."""
    return bool(_SEAL.fullmatch(text.strip()))


def opens_person(text: str) -> bool:
    """Whether a line begins with how a person is styled."""
    return bool(_PERSON.match(text.strip()))


def is_furniture(text: str) -> bool:
    """Whether a line only numbers its page."""
    return bool(_FURNITURE.fullmatch(text.strip()))


def heads_notes(text: str) -> bool:
    """Whether a line stands over the notes at the end of a text."""
    return bool(_NOTES_HEADING.fullmatch(text.strip().strip("#* ")))
