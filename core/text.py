"""Text as it arrives from sheets and forms: cleaned for keeping, folded for comparing.

Two results for two purposes. ``clean`` gives what is stored and shown, so it changes nothing that a reader could see.
``fold`` gives a key in which spellings of the same Hindi or English words meet; it is never shown.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Joiners, soft hyphens, bidi marks, byte-order marks: they arrive from Word, web pages and WhatsApp and show nothing.
_INVISIBLE_CLASS = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u00ad\u061c\u180e\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_INVISIBLE = re.compile(f"[{_INVISIBLE_CLASS}]")
_INVISIBLE_BUT_JOINERS = re.compile(f"(?![\u200c\u200d])[{_INVISIBLE_CLASS}]")
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# A joiner matters where it chooses between half form and visible halant (virama, joiner, letter) and where it holds
# an emoji together. Anywhere else fonts ignore it, so that all it does is to hide a name from searches.
_MEANT_JOINER = f"(?<=[{_VIRAMAS}])[\u200c\u200d](?=[\u0900-\u0dff])|(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])"
_STRAY_JOINER = re.compile(f"(?!{_MEANT_JOINER})[\u200c\u200d]")
# NUL and its kind cannot be stored; a lone surrogate, which JSON can carry, has no UTF-8 form.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_UNSEEN = re.compile(f"[{_INVISIBLE_CLASS}]|[^\\S \n]|(?<= ) ")
_BLANKS = re.compile(r"\s+")
_QUOTES: Final = "\"'`´‘’“”«»"
_EDGE: Final = frozenset(" " + _QUOTES)

_ACCENTS_AND_NUKTA = re.compile("[\u0300-\u036f\u093c]")
_HALF_NASAL = re.compile("[ङञणनम]\u094d(?=[क-घच-झट-ढत-धप-भ])")
_PUNCTUATION = re.compile(r"[\s!-/:-@\[-`{-~\x80-\xbf\u2010-\u205e।॥॰×÷]+")
_DEVANAGARI_DIGITS: Final = str.maketrans("०१२३४५६७८९", "0123456789")
_BLANK_MARKERS: Final = frozenset(
    [
        *("", "na", "n a", "nan", "nil", "none", "null", "no", "not available", "not applicable", "x", "xx", "xxx"),
        *("नहीं", "नहीं है", "नही", "नही है", "कोई नहीं", "कोई नही", "उपलब्ध नहीं", "उपलब्ध नही", "लागू नहीं", "लागू नही"),
        *("अनुपलब्ध", "रिक्त", "खाली", "निल"),
    ]
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for keeping, and the names of what was put right in it.

    ``repairs`` holds any of ``control_characters``, ``invisible_characters``, ``blanks``, ``unicode_form``, ``quotes``.
    """

    text: str
    repairs: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Return the text in NFC, on one line, without what cannot be seen, stray blanks and stray outer quotes.

    Zero-width joiners stay where they change how a conjunct or an emoji is drawn. Cleaning twice changes nothing more.
    """
    if is_clean(text):
        return Cleaned(text)
    repairs = []
    for name, repair in _REPAIRS:
        repaired = repair(text)
        if repaired != text:
            repairs.append(name)
            text = repaired
    return Cleaned(text, tuple(repairs))


def fold(text: str) -> str:
    """Return the search key of a text: two spellings that a Hindi or English reader takes for the same give one key.

    Folded are case, accents, nukta (ज़ = ज), ँ = ं, half nasals (सम्भल = संभल), digits of both scripts, punctuation
    (a blank) and everything invisible. Folding twice changes nothing more.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).casefold())
        text = _ACCENTS_AND_NUKTA.sub("", text).replace("ँ", "ं").translate(_DEVANAGARI_DIGITS)
        text = unicodedata.normalize("NFC", _HALF_NASAL.sub("ं", text).casefold())
    return _PUNCTUATION.sub(" ", text.lower()).strip()


def devanagari_digits_to_ascii(text: str) -> str:
    """Return the text with ० to ९ written as 0 to 9."""
    return text.translate(_DEVANAGARI_DIGITS)


def without_invisible(text: str) -> str:
    """Return the text without any invisible character, joiners included: for reading numbers and links."""
    return _INVISIBLE.sub("", text)


def visible(text: str) -> str:
    """Return a text with a dot for each character that nobody can see, and for blanks that are no plain spaces."""
    return _UNSEEN.sub("·", text)


def is_blank_marker(text: str) -> bool:
    """Tell whether a cell says "nothing here": empty, ``-``, ``NA``, ``नहीं है``, ``x`` (sheets.md). A 0 is a figure."""
    return len(text) < 40 and fold(text) in _BLANK_MARKERS


def is_clean(text: str) -> bool:
    """Tell quickly that a text needs nothing done, as most do: its only blank is the space, nothing is invisible."""
    return (
        text.isprintable()
        and "  " not in text
        and text[:1] not in _EDGE
        and text[-1:] not in _EDGE
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    ) or not text


def _drop_invisible(text: str) -> str:
    return _STRAY_JOINER.sub("", _INVISIBLE_BUT_JOINERS.sub("", text))


def _drop_blanks(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _drop_outer_quotes(text: str) -> str:
    """Drop Excel's leading apostrophe, a pair around the whole and a mark at either end that has no other."""
    before = None
    while text != before:
        before = text
        first, last, inside = text[:1], text[-1:], text[1:-1]
        if first in _QUOTES and last in _QUOTES and not any(quote in inside for quote in _QUOTES):
            text = inside.strip()
        elif (first in _QUOTES or last in _QUOTES) and sum(text.count(q) for q in _QUOTES) == 1:
            text = text.strip(_QUOTES).strip()
    return text


_REPAIRS: Final = (
    ("control_characters", lambda text: _CONTROL.sub("", text)),
    ("invisible_characters", _drop_invisible),
    ("blanks", _drop_blanks),
    ("unicode_form", lambda text: unicodedata.normalize("NFC", text)),
    ("quotes", _drop_outer_quotes),
)
