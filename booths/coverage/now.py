"""Coverage as it stands.

From the tallies where the table's level is the assembly or above (some thousand rows whatever the size of the
state), from the booths and groups themselves below that (some hundred rows). Two queries for the figures, one for
the units, at any size.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from booths.coverage.figures import Figures, UnitFigures
from booths.levels import Level
from booths.models import Unit
from booths.state import state_settings

_TALLY_BOOTHS = """
    SELECT unit.path[%(level)s] AS unit_id, sum(tally.booths) AS booths,
        sum(tally.booths) FILTER (WHERE tally.active_groups >= %(target)s) AS covered,
        sum(tally.booths) FILTER (WHERE tally.active_groups > 0 AND tally.active_groups < %(target)s) AS partly,
        sum(tally.booths) FILTER (WHERE tally.active_groups = 0) AS uncovered,
        sum(tally.electors) AS electors
    FROM booths_boothtally AS tally JOIN booths_unit AS unit ON unit.id = tally.assembly_id
    WHERE unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""
_TALLY_GROUPS = """
    SELECT unit.path[%(level)s] AS unit_id, sum(tally.groups) AS groups,
        sum(tally.groups) FILTER (WHERE tally.alive_on >= %(verified_from)s) AS verified,
        sum(tally.groups) FILTER (WHERE tally.alive_on < %(verified_from)s) AS stale,
        sum(tally.members) AS members
    FROM booths_grouptally AS tally JOIN booths_unit AS unit ON unit.id = tally.assembly_id
    WHERE unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""
_LIVE_BOOTHS = """
    SELECT unit.path[%(level)s] AS unit_id, count(*) AS booths,
        count(*) FILTER (WHERE booth.active_groups >= %(target)s) AS covered,
        count(*) FILTER (WHERE booth.active_groups > 0 AND booth.active_groups < %(target)s) AS partly,
        count(*) FILTER (WHERE booth.active_groups = 0) AS uncovered,
        sum(booth.electors) AS electors
    FROM booths_booth AS booth JOIN booths_unit AS unit ON unit.id = booth.unit_id
    WHERE unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""
_LIVE_GROUPS = """
    SELECT unit.path[%(level)s] AS unit_id, count(*) AS groups,
        count(*) FILTER (WHERE grp.alive AND grp.checked_on >= %(verified_from)s) AS verified,
        count(*) FILTER (WHERE grp.alive AND grp.checked_on < %(verified_from)s) AS stale,
        sum(grp.members) AS members
    FROM booths_whatsappgroup AS grp JOIN booths_booth AS booth ON booth.id = grp.booth_id
        JOIN booths_unit AS unit ON unit.id = booth.unit_id
    WHERE grp.status = 'active' AND unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""


def coverage_of(unit: Unit, *, today: date | None = None) -> Figures:
    """Return the figures of one unit as they stand; ``today`` decides which checks still hold."""
    rows, target = _rows(unit, Level(unit.level), today)
    return Figures.from_row(rows.get(unit.pk, {}), target)


def coverage_by_level(unit: Unit, level: Level, *, today: date | None = None) -> list[UnitFigures]:
    """Return the figures of each unit of ``level`` below ``unit``, in the units' order.

    Units without booths are listed with zeros. Booths of ``unit`` that hang on no unit of that level come last,
    with ``unit`` None.
    """
    rows, target = _rows(unit, level, today)
    return by_unit(Unit.objects.below(unit, level), rows, target)


def by_unit(units: Iterable[Unit], rows: dict[int | None, dict[str, Any]], target: int) -> list[UnitFigures]:
    """Put the rows of the queries to their units; what belongs to none comes last."""
    listed = [UnitFigures(unit, Figures.from_row(rows.get(unit.pk, {}), target)) for unit in units]
    if None in rows:
        listed.append(UnitFigures(None, Figures.from_row(rows[None], target)))
    return listed


def _rows(unit: Unit, level: Level, today: date | None) -> tuple[dict[int | None, dict[str, Any]], int]:
    settings = state_settings(unit.state_id)
    values = {
        "root": unit.pk,
        "level": int(level),
        "target": settings.groups_per_booth,
        "verified_from": (today or timezone.localdate()) - timedelta(days=settings.verified_days),
    }
    from_tally = level <= Level.ASSEMBLY and unit.level <= Level.ASSEMBLY
    statements = (_TALLY_BOOTHS, _TALLY_GROUPS) if from_tally else (_LIVE_BOOTHS, _LIVE_GROUPS)
    return merged(statements, values), settings.groups_per_booth


def merged(statements: Iterable[str], values: dict[str, Any]) -> dict[int | None, dict[str, Any]]:
    """Run statements that each give rows with a ``unit_id``, and merge the rows of each unit into one."""
    rows: dict[int | None, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, values)
            names = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                record = dict(zip(names, row, strict=True))
                rows.setdefault(record.pop("unit_id"), {}).update(record)
    return rows
