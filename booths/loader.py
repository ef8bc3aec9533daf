"""The states that ship with the project: facts as files, one folder a state in ``booths/data``."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class StateFacts:
    """One state's folder: ``state.json`` and a CSV file each for regions, districts and assemblies."""

    folder: Path
    code: str
    name_en: str
    name_hi: str
    settings: dict[str, Any]

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the rows of one of the state's CSV files as dictionaries."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def available_states() -> list[StateFacts]:
    """Return the states that can be loaded, by code."""
    return [_read(path.parent) for path in sorted(DATA.glob("*/state.json"))]


def state_facts(code: str) -> StateFacts:
    """Return the facts of the state with this code; raise KeyError when none ships with the project."""
    for facts in available_states():
        if facts.code == code.strip().upper():
            return facts
    raise KeyError(code)


def _read(folder: Path) -> StateFacts:
    state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    return StateFacts(folder, state["code"], state["name_en"], state["name_hi"], state["settings"])
