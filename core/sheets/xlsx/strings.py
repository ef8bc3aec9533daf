"""The shared strings of a workbook, kept on disk so that memory stays flat however many there are."""

import mmap
import re
import tempfile
from array import array
from collections.abc import Iterator
from itertools import accumulate, islice

from core.sheets import limits
from core.sheets.errors import SheetError
from core.sheets.xlsx.package import Package
from core.sheets.xlsx.values import rich_text, unescape

_PLAIN = re.compile(r"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>")
_STRING = re.compile(r"<si(?:\s[^>]*)?(?:/>|>(.*?)</si>)", re.DOTALL)


class SharedStrings:
    """Strings by number, in a temporary file that the system pages in and out; 8 bytes of memory each."""

    def __init__(self, package: Package, part: str) -> None:
        self._ends = array("Q", [0])
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this object
        for texts in _texts(package, part) if part else ():
            encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
            self._ends.extend(islice(accumulate(map(len, encoded), initial=self._ends[-1]), 1, None))
            self._file.write(b"".join(encoded))
        self._file.flush()
        self._data = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if self._ends[-1] else b""

    def __getitem__(self, number: str) -> str:
        """Return the string of a number as it stands in a cell. Raises SheetError("damaged") when there is none."""
        try:
            index = int(number)
            return self._data[self._ends[index] : self._ends[index + 1]].decode("utf-8", "replace")
        except (ValueError, IndexError, OverflowError) as error:
            raise SheetError("damaged", detail=f"no shared string {number}") from error

    def close(self) -> None:
        """Remove the temporary file."""
        if isinstance(self._data, mmap.mmap):
            self._data.close()
        self._file.close()


def _texts(package: Package, part: str) -> Iterator[list[str]]:
    """Yield the strings in batches. Almost all are plain, and one pattern reads a batch of those at once."""
    carry = ""
    for piece in package.texts(part):
        text = carry + piece
        cut = text.rfind("</si>") + len("</si>")
        if cut < len("</si>"):
            if len(text) > 100 * limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS)
            carry = text
            continue
        carry, text = text[cut:], text[:cut]
        plain = _PLAIN.findall(text)
        if len(plain) == text.count("<si"):
            yield [unescape(string) if "&" in string or "_x" in string else string for string in plain]
        else:
            yield [rich_text(string) for string in _STRING.findall(text)]
    if "<si" in carry:
        yield [rich_text(string) for string in _STRING.findall(carry)]
