"""The values of cells as a person would read them."""

import datetime
import re

from core.sheets.values import clock_text, moment_text, number_text
from core.sheets.xlsx.package import Package

_ENTITY = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9a-fA-F]{4})_")  # ECMA-376 22.9.2.19: characters that XML cannot hold
_TEXT = re.compile(r"<t(?:\s[^>]*)?>([^<]*)</t>")
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_BUILTIN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


def unescape(text: str) -> str:
    """Return XML text with its entities and Excel's _xHHHH_ resolved."""
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: _character(int(match[1], 16)), text)
    return text


def _entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    return _character(int(decimal) if decimal else int(hexadecimal, 16))


def _character(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def rich_text(xml: str) -> str:
    """Return the text of a string element: its runs joined, without phonetic guides."""
    if "<rPh" in xml:
        xml = _PHONETIC.sub("", xml)
    return unescape("".join(_TEXT.findall(xml)))


def date_text(serial: float, *, from_1904: bool) -> str:
    """Return a number shown as a date as 2026-09-15, 2026-09-15 10:30 or 10:30; beyond all dates the number."""
    days = serial + 1462 if from_1904 else serial
    if not 0 <= days < 2958466:  # 31 December 9999
        return number_text(serial)
    # Excel believes in 29 February 1900, so that serials up to 60 are one day ahead of the epoch that fits all others.
    epoch = datetime.datetime(1899, 12, 31 if days < 60 else 30)
    moment = epoch + datetime.timedelta(seconds=round(days * 86400))
    return clock_text(moment.time()) if days < 1 else moment_text(moment)


def date_styles(package: Package, part: str) -> frozenset[str]:
    """Return the numbers of the cell styles that show a number as a date or a time."""
    if not part:
        return frozenset()
    root = package.xml(part)
    codes = {element.get("numFmtId", ""): element.get("formatCode", "") for element in root.iter("numFmt")}
    formats = root.find("cellXfs")
    return frozenset(
        str(index)
        for index, style in enumerate([] if formats is None else formats)
        if _is_date(style.get("numFmtId", "0"), codes)
    )


def _is_date(format_id: str, codes: dict[str, str]) -> bool:
    if format_id in codes:
        code = _NOT_LETTERS.sub("", codes[format_id].partition(";")[0])
        return code.strip().lower() != "general" and bool(_DATE_LETTERS.search(code))
    return format_id.isdecimal() and int(format_id) in _BUILTIN_DATES
