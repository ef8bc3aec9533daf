"""The encoding of a text file, found from all of its bytes."""

import codecs
from pathlib import Path

CHUNK = 1 << 20
REPLACED = "\ufffd".encode()


def _undefined_byte(error: UnicodeError) -> tuple[str, int]:
    """Windows-1252 leaves five bytes undefined; like browsers, read them as the control characters of Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("boothwise-c1", _undefined_byte)


def encoding_of(path: Path) -> tuple[str, str]:
    """Return (encoding, errors) with which the file at `path` is to be opened.

    A byte order mark decides; then UTF-16 without a mark (every second byte is mostly 0 or the same Devanagari
    block); then UTF-8 when the bytes are valid, or broken in only a few places (those read as U+FFFD); otherwise
    Windows-1252, what Excel in India writes for "CSV".
    """
    with path.open("rb") as file:
        head = file.read(1 << 16)
        if head.startswith(codecs.BOM_UTF8):
            return "utf-8-sig", "replace"
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", "replace"
        if wide := _utf16_without_mark(head):
            return wide, "replace"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        good = broken = 0
        while chunk := file.read(CHUNK):
            if chunk.isascii():
                continue
            text = decoder.decode(chunk)
            bad = text.count("\ufffd") - chunk.count(REPLACED)  # those that stood in the file are no fault of it
            broken += bad
            good += len(text.encode("utf-8")) - len(text) - 2 * bad
    if broken * 20 <= good:
        return "utf-8", "replace"
    return "cp1252", "boothwise-c1"


def _utf16_without_mark(head: bytes) -> str | None:
    """Text in UTF-16 has ASCII as pairs with one 0 byte and Devanagari as pairs with one 0x09 byte."""
    head = head[: len(head) & ~1]
    if len(head) < 4:
        return None
    half = len(head) // 2
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        low = head[0::2] if encoding == "utf-16-le" else head[1::2]
        if high.count(0) + high.count(9) > 0.9 * half and low.count(0) < 0.1 * half and high.count(0) > 0:
            return encoding
    return None
