"""What a cell says, by what it should hold (design: sheets.md).

Identity and contact cells that cannot be read refuse the row; describing cells are left empty with a warning. Each
function takes the row and the field, notes its findings in the row, and returns the value or None for nothing.
"""

import datetime
import re
from dataclasses import astuple
from functools import lru_cache

from core.booth_numbers import read_booth_number
from core.dates import read_date
from core.links import find_invite_codes, invite_url, read_invite
from core.numbers import read_count
from core.phones import is_mobile, read_phone
from core.text import clean, is_blank_marker, is_clean
from imports.reading.row import RowReading

LONGEST_MARKER = 16  # "not applicable", "उपलब्ध नहीं": a longer text is no sign for an empty cell
_MARKER_STARTS = frozenset("nNxX")  # of those in Latin letters; asking first saves folding nearly every cell
_LETTER = re.compile(r"[^\W\d_]")
_LINK = invite_url("")
_ADDRESS = re.compile(r"[./:]")  # without these a text is no address at all, but words that one may click on
_CODE_LENGTHS = range(20, 25)
_USUAL_PHONE = re.compile(r"[\d+() -]+", re.ASCII)  # with 0, 91 or +91 before it a number is the same to everybody
_LOST = "\ufffd"  # stands where the file's letters could not be read


def is_empty(written: str) -> bool:
    """Tell whether a cell says nothing: empty, ``-``, ``NA``, ``नहीं है``."""
    if not written:
        return True
    first = written[0]
    if first.isascii() and first.isalnum() and first not in _MARKER_STARTS:
        return False
    return len(written) <= LONGEST_MARKER and is_blank_marker(written)


def text(row: RowReading, field: str, longest: int) -> str | None:
    """Read a describing text; what is longer than its column in the register is cut, with a warning."""
    written = row.texts.get(field, "")
    if is_empty(written):
        return None
    if not is_clean(written):
        written, repairs = astuple(clean(written))
        for repair in repairs:
            row.repair(field, f"text_{repair}", new=written)
    if _LOST in written:
        row.warn(field, "text_letters_lost")
    if len(written) <= longest:
        return written or None
    row.warn(field, "text_cut", longest=longest)
    return written[:longest].rstrip()


def person(row: RowReading, field: str, longest: int = 120) -> str | None:
    """Read the name of a person: without a letter, or too long, it is none and refuses the row."""
    if not row.texts.get(field):
        return None
    name = text(row, field, 10_000)
    if name is None:
        return None
    if not _LETTER.search(name):
        row.error(field, "name_without_letters")
    elif len(name) > longest:
        row.error(field, "name_too_long", longest=longest)
    else:
        return name
    return None


# The same numbers come back in every assembly.
_read_booth_number = lru_cache(maxsize=20_000)(read_booth_number)


def booth_number(row: RowReading, field: str = "booth_no") -> str | None:
    """Read the booth number, which every row must have."""
    written = row.texts.get(field, "")
    reading = _read_booth_number(written)
    if reading.error:
        row.error(field, f"booth_no_{reading.error}")
    elif reading.number != written:
        row.repair(field, "booth_no_read", number=reading.number)
    return reading.number


def count(row: RowReading, field: str, maximum: int = 1_000_000) -> int | None:
    """Read a count of people."""
    written = row.texts.get(field, "")
    if not written:
        return None
    if len(written) < 7 and written.isascii() and written.isdecimal() and (written[0] != "0" or written == "0"):
        return int(written)
    reading = read_count(written, maximum=maximum)
    if reading.error:
        row.warn(field, f"count_{reading.error}", maximum=maximum)
    elif reading.value is not None and str(reading.value) != written.replace(",", ""):
        row.repair(field, "count_read", new=str(reading.value))
    return reading.value


def date(row: RowReading, field: str) -> datetime.date | None:
    """Read a date; whether it lies too far back or ahead is for the caller to say."""
    written = row.texts.get(field, "")
    if not written:
        return None
    reading = read_date(written)
    if reading.error and reading.error != "missing":
        row.error(field, f"date_{reading.error}")
    elif reading.date and reading.repaired:
        row.repair(field, "date_read", date=reading.date.isoformat())
    return reading.date


def phone(row: RowReading, field: str, *, two: bool = False) -> tuple[str | None, str | None]:
    """Read a mobile number and, where the cell holds a second one and ``two`` may be kept, that one; both in E.164."""
    written = row.texts.get(field, "")
    if not written:
        return None, None
    if len(written) == 10 and is_mobile(number := f"+91{written}"):
        return number, None  # ten digits and nothing else, as most are
    reading = read_phone(written)
    if reading.error == "missing":
        return None, None
    if reading.error:
        row.error(field, f"phone_{reading.error}")
    for repair in reading.repairs:
        code = "other_numbers_dropped" if repair == "second_number" and not two else repair
        row.repair(field, f"phone_{code}", number=reading.number, alternate=reading.alternate)
    if not (reading.error or reading.repairs or _USUAL_PHONE.fullmatch(written)):
        row.repair(field, "phone_read", number=reading.number)
    return reading.number, reading.alternate if two else None


def invite(row: RowReading, field: str) -> str | None:
    """Read the code of the one invite link in a cell."""
    written = row.texts.get(field, "")
    if not written:
        return None
    code = written.removeprefix(_LINK)
    if len(code) in _CODE_LENGTHS and code is not written and code.isascii() and code.isalnum():
        return code  # in its one form already, as most are
    reading = read_invite(written)
    if reading.error == "missing":
        return None
    if reading.error == "two_links":
        row.error(field, "link_two_links", links=[invite_url(code) for code in find_invite_codes(written)])
    elif reading.error == "not_a_link" and not _ADDRESS.search(written):
        row.error(field, "link_behind_text")
    elif reading.error:
        row.error(field, f"link_{reading.error}")
    elif reading.repaired:
        row.repair(field, "link_read", link=invite_url(reading.code or ""))
    return reading.code
