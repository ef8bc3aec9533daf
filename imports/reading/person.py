"""The cells of a person: names, numbers, e-mail, what they can do, their accounts."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from core.text import clean
from imports.reading import cells
from imports.reading.accounts import read_accounts
from imports.reading.row import RowReading
from imports.reading.talents import read_languages, read_skills

LONGEST_EMAIL = 254


class PersonReading(NamedTuple):
    """What a row says of a person; None where it says nothing. Skills and languages are values with commas between."""

    phone: str | None
    name_en: str | None
    name_hi: str | None
    alternate: str | None
    email: str | None
    skills: str | None
    languages: str | None
    facebook: str | None
    instagram: str | None
    x: str | None
    youtube: str | None


def read_person(row: RowReading) -> PersonReading:
    """Read who a row is about: it must have a number and a name."""
    name_en, name_hi = cells.person(row, "name_en"), cells.person(row, "name_hi")
    if name_en is None and name_hi is None and not row.refused:
        row.error("name_en", "person_name_missing")
    own_cell = not cells.is_empty(row.text("phone_alternate"))
    phone, second = cells.phone(row, "phone", two=not own_cell)
    if cells.is_empty(row.text("phone")):
        row.error("phone", "person_phone_missing")
    alternate = cells.phone(row, "phone_alternate")[0] if own_cell else second
    other = alternate if alternate != phone else None
    talents = read_skills(row), read_languages(row)
    return PersonReading(phone, name_en, name_hi, other, read_email(row), *talents, *read_accounts(row))


def read_email(row: RowReading) -> str | None:
    """Read an e-mail address; what is none is left out with a warning."""
    written = row.text("email")
    if cells.is_empty(written):
        return None
    address = clean(written).text.removeprefix("mailto:").strip(" <>;,.").lower()
    try:
        validate_email(address)
    except ValidationError:
        row.warn("email", "email_unreadable")
        return None
    if len(address) > LONGEST_EMAIL:
        row.warn("email", "email_unreadable")
        return None
    if address != written:
        row.repair("email", "email_read", new=address)
    return address
