"""Reads office.yaml: the profile of an office."""

from __future__ import annotations

import re

from drafter.library.districts import as_district, as_state, district_fault, no_state, senator_fault
from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.office import AT_LARGE, CHAMBERS, FORMAT, PRONOUNS, Contact, Office

OF_A_CONTACT = ("name", "phone", "email")


def read_office(fields: Fields, references: References) -> Office | None:
    """The profile; None for that of another format, of which nothing more is said than that it is one."""
    number = fields.integer("format", such_as=str(FORMAT))
    if "format" in fields and number != FORMAT:
        _note_format(number, fields)
        return None
    references.use("signatory", signs := fields.texts("signs"), fields, "signs")
    references.use("style", [style := fields.text("style", "")], fields, "style")
    chamber, state = fields.choice("chamber", CHAMBERS), fields.text("state")
    district = fields.text("district", "")
    office = Office(
        name=fields.text("name"),
        signs=signs,
        chamber=chamber,
        state=state,
        district=as_district(district) or district,
        pronoun=fields.choice("pronoun", PRONOUNS, ""),
        contact=_contact(fields),
        style=style,
        where=fields.where(),
    )
    _check_seat(office, fields)
    fields.done()
    return office


def _note_format(number: int, fields: Fields) -> None:
    newer = number > FORMAT
    made = f"made by {'a newer' if newer else 'an older'} drafter; this one reads format {FORMAT}"
    message = f"this office’s folder is of format {number}, {made}"
    if newer:
        hint = "Update drafter (drafter --version says which it is), or take an older copy of the folder."
    else:
        hint = (
            "Make a new folder with drafter init, which never writes over this one; copy your own clauses and rules "
            "into it; and have it remembered with drafter office use FOLDER."
        )
    fields.fault("format", message, hint)


def _check_seat(office: Office, fields: Fields) -> None:
    """The State is one, and the district one of its own; a Senator has none."""
    if office.state and as_state(office.state) != office.state:
        better = as_state(office.state)
        message, hint = no_state(office.state)
        fields.fault("state", message, f"Write {better}." if better else hint)
    elif fault := senator_fault(office.chamber, office.state):
        fields.fault("state", *fault)
    if not office.district:
        return
    if office.chamber == "senate":
        fields.fault("district", "a Senator has no district", "Take the line out, or write 'chamber: house'.")
    elif not as_district(office.district):
        fields.fault("district", f"'{office.district}' is no district", f"Write its number, or {AT_LARGE}.")
    elif found := district_fault(office.district, office.state):
        fields.fault("district", *found)


def _contact(fields: Fields) -> Contact:
    given = fields.fields("contact", "the staff contact")
    if given is None:
        return Contact()
    contact = Contact(*(" ".join(given.text(key, "").split()) for key in OF_A_CONTACT))
    if fault := email_fault(contact.email):
        given.fault("email", *fault)
    if fault := phone_fault(contact.phone):
        given.fault("phone", *fault)
    return contact


def email_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with an e-mail address, and what to do; None for none and for one that may be right."""
    if not text or re.fullmatch(r"[^\s@,;]+@[^\s@,;]+\.[A-Za-z]{2,}", text):
        return None
    return f"'{text}' is no e-mail address", "Write one, as jane.doe@mail.house.gov."


def phone_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with a telephone number, and what to do; None for none and for one that may be right."""
    if not text or 10 <= len(re.findall(r"\d", text)) <= 15:
        return None
    return f"'{text}' is no telephone number with its area code", "Write it so: (202) 225-0000."
