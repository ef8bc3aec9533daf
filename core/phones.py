"""Indian mobile numbers: read from any cell, kept as E.164, shown masked unless the reader has the right.

The rules of reading are those of product.md and sheets.md: the first valid Indian mobile in a cell is the number, a
second one the alternate; what cannot be read for certain is refused, never guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import phonenumbers

from core.text import is_blank_marker, without_invisible

# phonenumbers' own pattern, matched directly: 0.3 µs a number instead of 18 µs for parsing it and asking its type.
# It takes also the series that mobiles share with landlines (FIXED_LINE_OR_MOBILE), which mobiles do use, and not
# 58765 43210, which is_valid_number alone would let pass as a landline.
_MOBILE: Final = re.compile(
    str(phonenumbers.PhoneMetadata.metadata_for_region("IN").mobile.national_number_pattern),  # type: ignore[union-attr]
    re.ASCII,
)
_WRITTEN: Final = re.compile(r"\+?(?:(?:00|0)?91)?0?([6-9]\d{9})", re.ASCII)
# The everyday forms, read in one step, for lakhs of rows: only a shortcut, the rest of the module says the same.
_EVERYDAY: Final = re.compile(r"(?:\+?91[ -]?|0)?([6-9]\d{4})[ -]?(\d{5})(?:(?<=\d{10})\.0)?", re.ASCII)
_PREFIX: Final = re.compile(r"^(?:(?:00|0)?91(?=\d{10})|0+)")
_SCIENTIFIC: Final = re.compile(r"\d\s?[eE][+-]\s?\d|\d[eE]\d")
_EXCEL_FLOAT: Final = re.compile(r"(\d{10,})\.0+(?!\d)")
_ENUMERATION: Final = re.compile(r"(?<![\d+])(?:\(\d\)|\d[.)](?:\s|(?=\+?\d{10})))\s*(?=[+\d(])")
# A run is one number, or several with only blanks and brackets between them; any other sign parts two runs.
_RUN: Final = re.compile(r"[+(]{0,3}\d(?:[\d\s().\u2010-\u2015-]*\d)?")
_LONGEST_NUMBER: Final = 15
_SHORTEST_LANDLINE: Final = 6


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """What a cell says: ``number`` and ``alternate`` in E.164, or an ``error`` code and no number.

    ``repairs`` holds any of ``words_dropped``, ``second_number`` (kept as the alternate), ``other_numbers_dropped``.
    ``error`` is one of ``missing``, ``no_digits``, ``scientific``, ``too_short``, ``too_long``, ``landline``,
    ``not_mobile``, ``not_indian``, ``unclear_digits`` (digits beside a number that belong to nothing).
    """

    number: str | None = None
    alternate: str | None = None
    repairs: tuple[str, ...] = ()
    error: str = ""


def is_mobile(text: str) -> bool:
    """Tell whether the text is an Indian mobile number in E.164, as it is stored: ``+919876543210``."""
    return len(text) == 13 and text.startswith("+91") and _is_national_mobile(text[3:])


def read_phone(text: str) -> PhoneReading:
    """Read the mobile number in a cell: digits of any script, blanks, hyphens, 0, 91 or +91 before it, Excel's ``.0``.

    Words around it are dropped and a second number becomes the alternate, both as repairs. ``9.87E+09`` has lost its
    digits in Excel and is refused.
    """
    everyday = _EVERYDAY.fullmatch(text)
    if everyday and _is_national_mobile(everyday[1] + everyday[2]):
        return PhoneReading(f"+91{everyday[1]}{everyday[2]}")
    return PhoneReading(error="missing") if is_blank_marker(text) else _read_cell(text)


def format_phone(number: str) -> str:
    """Return a stored number as people read it: ``+91 98765 43210``. Anything else is returned as it is."""
    return f"{number[:3]} {number[3:8]} {number[8:]}" if is_mobile(number) else number


def mask_phone(number: str) -> str:
    """Return a stored number for those who may not see it: ``+91 98••• ••210``. Anything else is masked whole."""
    return f"{number[:3]} {number[3:5]}••• ••{number[10:]}" if is_mobile(number) else "•" * min(len(number), 10)


def tel_url(number: str) -> str:
    """Return the address that rings a stored number."""
    return f"tel:{number}"


def wa_me_url(number: str, text: str = "") -> str:
    """Return the address that opens a WhatsApp chat with a stored number, with the text ready to be sent by hand."""
    return f"https://wa.me/{number.lstrip('+')}" + (f"?text={quote(text, safe='')}" if text else "")


def _is_national_mobile(digits: str) -> bool:
    return digits[:1] in "6789" and _MOBILE.fullmatch(digits) is not None


def _read_cell(text: str) -> PhoneReading:
    text = _EXCEL_FLOAT.sub(r"\1", _with_ascii_digits(text))
    if _SCIENTIFIC.search(text):
        return PhoneReading(error="scientific")
    text = _ENUMERATION.sub("", text)
    numbers, errors = [], []
    for run in _RUN.findall(text):
        found, error = _read_run(run)
        numbers += [number for number in found if number not in numbers]
        errors += [error] if error else []
    if not numbers or "unclear_digits" in errors:
        return PhoneReading(error="unclear_digits" if "unclear_digits" in errors else (errors or ["no_digits"])[0])
    repairs = {
        "words_dropped": any(letter.isalpha() for letter in _RUN.sub("", text)),
        "second_number": len(numbers) > 1,
        "other_numbers_dropped": len(numbers) > 2 or bool(errors),
    }
    alternate = numbers[1] if len(numbers) > 1 else None
    return PhoneReading(numbers[0], alternate, tuple(name for name, made in repairs.items() if made))


def _with_ascii_digits(text: str) -> str:
    text = without_invisible(text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _read_run(run: str) -> tuple[list[str], str]:
    """Return the numbers in a run of digits and what is wrong with the rest of it, if anything is.

    ``91600 00123 45`` could be read as a number and two digits too many, so of all ways to part the groups of digits
    into numbers the one counts that leaves the fewest over.
    """
    groups = re.findall(r"\d+", run)
    if "+" in run and not groups[0].startswith("91"):
        return [], "not_indian"
    best: list[tuple[str, list[str]]] = [("", [])]  # for the groups from each place on, the last place first
    for start in reversed(range(len(groups))):
        rest, numbers = best[-1]
        choices = [(groups[start] + rest, numbers)]
        for end in range(start + 1, len(groups) + 1):
            joined = "".join(groups[start:end])
            if len(joined) > _LONGEST_NUMBER:
                break
            written = _WRITTEN.fullmatch(joined)
            if written and _is_national_mobile(written[1]):
                rest, numbers = best[-(end - start)]
                choices.append((rest, [f"+91{written[1]}", *numbers]))
        best.append(min(choices, key=lambda choice: len(choice[0])))
    rest, numbers = best[-1]
    if numbers and 0 < len(rest) < _SHORTEST_LANDLINE:
        return numbers, "unclear_digits"
    return numbers, _what_is_wrong(rest) if rest else ""


def _what_is_wrong(digits: str) -> str:
    national = _PREFIX.sub("", digits)
    if len(national) != 10:
        return "too_short" if len(national) < 10 else "too_long"
    kind = phonenumbers.number_type(phonenumbers.PhoneNumber(country_code=91, national_number=int(national)))
    return "landline" if kind == phonenumbers.PhoneNumberType.FIXED_LINE else "not_mobile"
