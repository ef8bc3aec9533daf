"""How many groups were active at the end of each of the last days, for all units of a page at once.

Counting a state's 3.5 lakh groups day by day takes the database half a second, so the past days of its assemblies are
kept in the cache and refreshed by a task; today is always counted as it stands. In an assembly and below it the groups
themselves are counted. Why: docs/decisions/trends.md.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate

from django.core.cache import cache
from django.db import connection

from booths.coverage import Chain
from booths.levels import Level
from booths.models import Unit

DAYS = 30
_KEEP = 3600  # seconds; the task comes four times as often

Counts = Mapping[Chain, list[int]]
"""By path, the groups active at the end of each of the ``DAYS`` - 1 days before today, oldest first."""

_CHANGES = """
    SELECT unit.path, greatest(grp.activated_on, %(first)s), grp.closed_on, count(*)
    FROM booths_whatsappgroup AS grp JOIN booths_booth AS booth ON booth.id = grp.booth_id
        JOIN booths_unit AS unit ON unit.id = booth.{unit}
    WHERE grp.activated_on < %(today)s AND (grp.closed_on IS NULL OR grp.closed_on > %(first)s)
        AND unit.path @> ARRAY[%(root)s]::bigint[]
    GROUP BY 1, 2, 3
"""


def past_days(today: date) -> list[date]:
    """Return the days of a trend before today, oldest first."""
    return [today - timedelta(days=back) for back in range(DAYS - 1, 0, -1)]


def past_counts(unit: Unit, today: date) -> Counts | None:
    """Return the counts below ``unit``: of its assemblies as they are kept, in an assembly counted now by one query.

    None when nothing is kept for this day: then ``past_counts_refresh`` is for a task, or for a request of its own.
    """
    if unit.level < Level.ASSEMBLY:
        return cache.get(_key(unit.state_id, today))
    return _count("unit_id", unit.pk, today)


def past_counts_refresh(state_id: int, today: date) -> Counts:
    """Count a state's assemblies anew, keep the counts for all, and return them: one slow query."""
    counts = _count("assembly_id", state_id, today)
    cache.set(_key(state_id, today), counts, _KEEP)
    return counts


def by_unit(counts: Counts, level: Level) -> dict[int, list[int]]:
    """Return the counts of each unit of ``level``, by its id."""
    parts: dict[int, list[list[int]]] = defaultdict(list)
    for path, row in counts.items():
        if len(path) >= level and (unit_id := path[level - 1]):
            parts[unit_id].append(row)
    return {
        unit_id: rows[0] if len(rows) == 1 else [*map(sum, zip(*rows, strict=True))] for unit_id, rows in parts.items()
    }


def _count(unit: str, root: int, today: date) -> Counts:
    days = past_days(today)
    place = {day: index for index, day in enumerate(days)}
    changes: dict[Chain, list[int]] = defaultdict(lambda: [0] * len(days))
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES.format(unit=unit), {"first": days[0], "today": today, "root": root})
        for path, activated, closed, count in cursor.fetchall():
            row = changes[tuple(path)]
            row[place[activated]] += count
            if closed in place:
                row[place[closed]] -= count
    return {path: list(accumulate(row)) for path, row in changes.items()}


def _key(state_id: int, today: date) -> str:
    return f"trend:{state_id}:{today:%Y%m%d}"
