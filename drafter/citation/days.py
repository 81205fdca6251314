"""The date of a source, as exact as it is known."""

from __future__ import annotations

from drafter.dates import MONTHS, RoughDate

SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def year_first(issued: RoughDate | None) -> str:
    """'2022, August 5', '2022, March' or '2022'; 'n.d.' where there is none (APA, section 9.14)."""
    if issued is None:
        return "n.d."
    year, *rest = str(issued).split("-")
    month = f", {MONTHS[issued.first.month - 1]}" if rest else ""
    return f"{year}{month}{f' {issued.first.day}' if issued.exact else ''}"


def year(issued: RoughDate | None) -> str:
    """The year; 'n.d.' where there is none."""
    return str(issued.first.year) if issued else "n.d."


def in_words(issued: RoughDate | None) -> str:
    """'August 5, 2022'; empty where there is none."""
    return issued.in_words if issued else ""


def abbreviated(issued: RoughDate | None) -> str:
    """'Aug. 5, 2022', as legal citations abbreviate months (Bluebook, table T12); empty where there is none."""
    words = in_words(issued)
    if issued and words:
        month = issued.first.month - 1
        return words.replace(MONTHS[month], SHORT_MONTHS[month])
    return words
