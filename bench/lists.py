"""The booth list that the benchmarks load: the size of a state or of the country, or a real list from a file.

``BOOTHWISE_BOOTH_LIST`` names a CSV (also .gz) with the columns ``ac_no, part_no, name, electors``; without it the list
is invented, with as many booths in each assembly as there were in 2014. ``bench/run --size country`` spreads as many as
all of India has over the assemblies of one state.
"""

import csv
import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from demo.names import building, place
from demo.sizes import booths_in_2014, spread

COUNTRY = 10_50_000


class BoothRow(NamedTuple):
    """One line of the list, as text."""

    assembly: str
    number: str
    name: str
    electors: str


def booth_list() -> list[BoothRow]:
    """Return the list, 1,38,771 rows unless a file or the size asked for says otherwise."""
    if os.environ.get("BOOTHWISE_BENCH_SIZE") == "country":
        return list(_invented(spread(COUNTRY, booths_in_2014())))
    path = os.environ.get("BOOTHWISE_BOOTH_LIST")
    return list(_read(Path(path)) if path else _invented(booths_in_2014()))


def _read(path: Path) -> Iterator[BoothRow]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield BoothRow(row["ac_no"], row["part_no"], row["name"], row["electors"])


def _invented(per_assembly: dict[int, int]) -> Iterator[BoothRow]:
    random = Random(1)
    for assembly, count in per_assembly.items():
        for number in range(1, count + 1):
            name = building(random, place(random)).en.upper()
            yield BoothRow(str(assembly), str(number), name, str(random.randint(300, 1500)))
