"""The zip that a .xlsx or .ods is."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from core.sheets.errors import SheetError

CHUNK = 1 << 18
INFLATED = 3 * 1024**3
RATIO = 200  # sheets of repeated rows reach 50
RATIO_FROM = 100 * 1024**2
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


class Archive:
    """The parts of a zip by name. What cannot be read is SheetError("damaged"), what has a password "encrypted"."""

    def __init__(self, path: Path) -> None:
        """Open the zip; SheetError("zip_bomb") when it says that it inflates to far more than a sheet needs.

        A directory that lies is caught while reading: zipfile stops at the size it was told and misses the checksum.
        """
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise SheetError("damaged", detail=str(error)) from error
        inflated = sum(item.file_size for item in self._zip.infolist())
        if inflated > INFLATED or (inflated > RATIO_FROM and inflated > RATIO * path.stat().st_size):
            self._zip.close()
            raise SheetError("zip_bomb", inflated=inflated)
        # Some writers use backslashes, or another case than the references to a part do.
        self._parts = {_normal(info.filename): info for info in self._zip.infolist()}

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case and with slashes."""
        return list(self._parts)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _normal(part) in self._parts

    def has_folder(self, folder: str) -> bool:
        """Whether there is a part in such a folder."""
        return any(name.startswith(f"{_normal(folder)}/") for name in self._parts)

    def size(self, part: str) -> int:
        """Return the inflated size of a part in bytes."""
        return self._parts[_normal(part)].file_size

    def open(self, part: str) -> IO[bytes]:
        """Open a part for reading."""
        try:
            return self._zip.open(self._parts[_normal(part)])
        except KeyError as error:
            raise SheetError("damaged", detail=f"no part {part}") from error
        except RuntimeError as error:  # zipfile's word for a password
            raise SheetError("encrypted") from error
        except _BROKEN as error:
            raise SheetError("damaged", detail=str(error)) from error

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the bytes of a part, piece by piece; its checksum is verified at the end."""
        with self.open(part) as file:
            try:
                while chunk := file.read(CHUNK):
                    yield chunk
            except _BROKEN as error:
                raise SheetError("damaged", detail=str(error)) from error


def _normal(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
