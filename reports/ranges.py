"""One range of bytes of a file, as a browser asks for it to go on with a download (RFC 9110, section 14)."""

import re
from collections.abc import Iterator
from pathlib import Path

PIECE = 1 << 16
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class Unsatisfiable(Exception):
    """The range begins behind the end of the file."""


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """Return where the range begins and where it ends, the end excluded; None for the whole file.

    What is no range of bytes, and several at once, is answered with the whole file, as a server may.
    """
    found = _RANGE.fullmatch(header.replace(" ", ""))
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        length = int(found[2])
        if not length or not size:
            raise Unsatisfiable
        return max(0, size - length), size
    start = int(found[1])
    end = min(int(found[2]) + 1, size) if found[2] else size
    if found[2] and int(found[2]) < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return start, end


def pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    """Yield the bytes of a file from ``start`` to ``end``, a piece at a time."""
    with path.open("rb") as file:
        file.seek(start)
        left = end - start
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
