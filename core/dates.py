"""Dates as people type them and as Excel leaves them, always with the day first, as India writes them."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.text import devanagari_digits_to_ascii, fold, is_blank_marker, without_invisible

_TIME: Final = r"(?P<time>[T,\s]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?)?)?"
_SIGN: Final = r"\s*[-/.\u2010-\u2015]\s*"
_BETWEEN: Final = r"[\s,./\u2010-\u2015-]*"
_NAME: Final = r"(?P<name>[A-Za-z]{3,}|[\u0900-\u0963]{2,})"
_YEAR: Final = r"(?P<year>\d{4}|\d{2})"
_ENDING: Final = r"(?:\s?(?:st|nd|rd|th))?"
_FORMS: Final = tuple(
    re.compile(form + _TIME, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}{_YEAR}",
        rf"(?P<year>\d{{4}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}}){_ENDING}{_BETWEEN}{_NAME}{_BETWEEN}{_YEAR}",
        rf"{_NAME}[\s.]*(?P<day>\d{{1,2}}){_ENDING}[\s,]+(?P<year>\d{{4}})",
    )
)
_NO_YEAR: Final = re.compile(
    rf"\d{{1,2}}{_SIGN}\d{{1,2}}|\d{{1,2}}{_ENDING}{_BETWEEN}{_NAME}\.?", re.ASCII | re.IGNORECASE
)
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_SERIALS: Final = range(20_000, 80_000)  # of the years 1954 to 2119: other numbers are hardly meant as days
_EPOCH: Final = datetime.date(1899, 12, 30)  # day 0 of Excel
_LONGEST: Final = 60
_CENTURY_ENDS: Final = 70  # as POSIX has it: 69 is 2069, 70 is 1970

_MONTHS: Final = (
    "january jan janvari janwari जनवरी जन",
    "february feb febuary farvari farwari फरवरी फर फरव",
    "march mar मार्च",
    "april apr aprail अप्रैल अप्रेल अप्रै",
    "may mai मई",
    "june jun जून",
    "july jul julai जुलाई जुला",
    "august aug agast अगस्त अग",
    "september sept sep sitambar sitamber सितंबर सितं सित",
    "october oct aktubar aktoobar अक्टूबर अक्तूबर अक्टू",
    "november nov navambar navamber नवंबर नवं नव",
    "december dec disambar disamber दिसंबर दिसं दिस",
)
_MONTH_NAMED: Final = {fold(word): number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a cell says: the ``date``, or an ``error`` and no date.

    ``repaired`` is true when more than the form was changed: a year of two digits completed, a time of day left out, a
    day number of Excel counted out. ``error`` is one of ``missing``, ``no_year``, ``impossible`` (also a month in the
    place of the day: 09/15/2026), ``not_a_date``.
    """

    date: datetime.date | None = None
    repaired: bool = False
    error: str = ""


def read_date(text: str) -> DateReading:
    """Read a date: ``15/09/2026``, ``15-09-26``, ``15.9.2026``, ``2026-09-15``, ``15 सितंबर 2026``, ``15 Sep 2026``.

    Digits of either script, months by their names in either script; a time of day may follow. ``46280`` is Excel's
    number of a day. The day always comes before the month; what would then be no day is refused, never turned round.
    """
    return _read_text(text) if len(text) <= _LONGEST else DateReading(error="not_a_date")


@lru_cache(maxsize=4096)  # a sheet of checks has some dozen days
def _read_text(text: str) -> DateReading:
    if is_blank_marker(text):
        return DateReading(error="missing")
    text = devanagari_digits_to_ascii(without_invisible(text)).strip().rstrip(".,।")
    if _SERIAL.fullmatch(text) and int(text[:5]) in _SERIALS:
        return DateReading(_EPOCH + datetime.timedelta(int(text[:5])), repaired=True)
    for form in _FORMS:
        if written := form.fullmatch(text):
            return _read(written)
    without = _NO_YEAR.fullmatch(text)
    known = without and (not without["name"] or fold(without["name"]) in _MONTH_NAMED)
    return DateReading(error="no_year" if known else "not_a_date")


def _read(written: re.Match[str]) -> DateReading:
    parts = written.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTH_NAMED.get(fold(parts["name"]))
    if month is None:
        return DateReading(error="not_a_date")
    year, short = int(parts["year"]), len(parts["year"]) == 2
    if short:
        year += 2000 if year < _CENTURY_ENDS else 1900
    try:
        return DateReading(datetime.date(year, month, int(parts["day"])), short or bool(parts["time"]))
    except ValueError:
        return DateReading(error="impossible")
