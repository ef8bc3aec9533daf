"""Sheets for the tests of understanding, made of the text of a CSV."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.sheets import open_sheet
from imports.understanding import Understanding, understand

LINK_1 = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStU1"
LINK_2 = "https://chat.whatsapp.com/ZyXwVuTsRqPoNmLkJiHgF2"


@contextmanager
def understood(folder: Path, text: str, kind: str, mapping: dict | None = None) -> Iterator[Understanding]:
    """Understand a CSV; blanks at the beginning of lines do not count."""
    path = folder / "sheet.csv"
    path.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", encoding="utf-8")
    with open_sheet(path, filename=path.name) as sheet:
        yield understand(sheet, kind, mapping=mapping)


def fields(folder: Path, text: str, kind: str) -> dict[str, str | None]:
    """Return the field of each header (columns alike in their headers count once)."""
    with understood(folder, text, kind) as sheet:
        return {column.header: column.field for column in sheet.columns}
