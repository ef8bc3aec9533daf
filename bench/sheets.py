"""The sheets that the benchmarks import: booths, and two groups of each, of which one in a hundred is bad."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.lists import BoothRow

BOOTH_COLUMNS = ("AC No", "Booth No", "Booth Name", "Electors")
GROUP_COLUMNS = ("AC No", "Booth No", "Group No", "Group Link", "Admin Name", "Admin Mobile", "Members")
BAD = 100  # every hundredth row of groups is bad


def write_sheet(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    """Write a CSV and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def invite_code(index: int) -> str:
    """Return the code of a group's link, by its number."""
    return f"Bench{index:017d}"


def phone(index: int) -> str:
    """Return the number of a group's admin, of the range that belongs to nobody."""
    return f"+91600{index % 1_000_000:07d}"


def group_rows(rows: list[BoothRow]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of two groups for each booth."""
    index = 0
    for row in rows:
        for slot in (1, 2):
            index += 1
            link = f"https://chat.whatsapp.com/{invite_code(index)}"
            number = phone(index)[3:] if index % BAD else "9.87E+09"
            yield row.assembly, row.number, slot, link, f"Admin {index}", number, 150
