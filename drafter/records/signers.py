"""Members who sign a letter with others, as a list of them names them."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from drafter.errors import Location
from drafter.frozen import frozen

CHAMBERS = ("senate", "house")
"""The chambers in the order in which their Members are ranked: the Senate first."""

AS_GIVEN, BY_SENIORITY, ALPHABETICAL, BY_CHAMBER = ORDERS = ("as-given", "seniority", "alphabetical", "chamber")
"""The rules by which those who sign can be put in order."""


@frozen
class Cosigner:
    """A Member who signs a letter and has no file among the signatories.

    `state` is written out. `surname` is empty where the name shows it, `title` where the chamber gives it, `committee`
    where the Member signs for none. `since` is the first day of service in the chamber, None where it is not known;
    `seniority`, the place among the chamber's Members, ranks those of one day.
    """

    name: str
    chamber: str
    state: str
    surname: str = ""
    title: str = ""
    district: str = ""
    committee: str = ""
    since: date | None = None
    seniority: int | None = None
    where: Location = field(default=Location("--cosigners"), compare=False)
