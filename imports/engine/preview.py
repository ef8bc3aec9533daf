"""What a person sees of the plans before they agree: rows by what would become of them, and changes field by field."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection
from django.utils.translation import get_language

from imports.engine.compare import rows_query
from imports.engine.stage import Stage
from imports.kinds import KINDS, Kind
from imports.models import ImportJob
from imports.targets import Outcome

LISTED = """
SELECT r.row, unit.name_en, unit.name_hi, {label}
FROM ({rows}) AS r
JOIN {stage} AS s ON s.row = r.row
LEFT JOIN booths_unit AS unit ON unit.id = r.unit
WHERE r.outcome = %(outcome)s AND r.row > %(after)s
ORDER BY r.row LIMIT %(limit)s
"""


@contextmanager
def preview(job: ImportJob) -> Iterator[Stage]:
    """Give the stage of a job that is ready, for reading."""
    with connection.cursor() as cursor:
        params = {"suffix": list(KINDS[job.kind].suffixes), "hindi": get_language() == "hi"}
        yield Stage(job.pk, cursor, params)


class Change(NamedTuple):
    """One field that a row would change; ``old`` is '' where there was nothing."""

    field: str
    old: str
    new: str


class Listed(NamedTuple):
    """A row of the sheet: its number, its unit's names in English and Hindi, what it is about, what it would change."""

    row: int
    name_en: str | None
    name_hi: str | None
    label: str
    changes: list[Change]


def listed(stage: Stage, kind: type[Kind], outcome: Outcome, *, after: int, limit: int) -> list[Listed]:
    """Return rows that would become ``outcome``, by row number, from the one after ``after``."""
    first = kind.targets[0]
    template = LISTED.replace("{rows}", rows_query(stage, kind)).replace("{label}", first.label)
    found = stage.all(template, first.name, outcome=int(outcome), after=after, limit=limit)
    changes: dict[int, list[Change]] = defaultdict(list)
    for target in kind.targets:
        if outcome == Outcome.CHANGED or (outcome == Outcome.NEW and target.beside):
            for row, field, old, new in target.changes(stage, [row[0] for row in found]):
                changes[row].append(Change(field, old or "", new))
    return [Listed(row, name_en, name_hi, label, changes[row]) for row, name_en, name_hi, label in found]
