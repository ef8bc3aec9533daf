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
from booths.models import StateSettings, Unit
from booths.state import state_settings

Chain = tuple[int | None, ...]
"""Ids of units from one level down to another, a slice of ``Unit.path``: None where a level is left out, shorter
where booths hang higher than the lower level."""

# Summed per assembly before the units are joined: a third of the time of joining first, at the size of a state.
_TALLY_BOOTHS = """
    SELECT unit.path[%(top)s:%(level)s] AS chain, sum(t.booths) AS booths, sum(t.covered) AS covered,
        sum(t.partly) AS partly, sum(t.uncovered) AS uncovered, sum(t.electors) AS electors
    FROM (
        SELECT assembly_id, sum(booths) AS booths, sum(booths) FILTER (WHERE active_groups >= %(target)s) AS covered,
            sum(booths) FILTER (WHERE active_groups > 0 AND active_groups < %(target)s) AS partly,
            sum(booths) FILTER (WHERE active_groups = 0) AS uncovered, sum(electors) AS electors
        FROM booths_boothtally
        WHERE assembly_id IN (SELECT id FROM booths_unit WHERE path @> ARRAY[%(root)s]::bigint[]) GROUP BY 1
    ) AS t JOIN booths_unit AS unit ON unit.id = t.assembly_id
    GROUP BY 1
"""
_TALLY_GROUPS = """
    SELECT unit.path[%(top)s:%(level)s] AS chain, sum(t.groups) AS groups, sum(t.verified) AS verified,
        sum(t.stale) AS stale, sum(t.members) AS members
    FROM (
        SELECT assembly_id, sum(groups) AS groups, sum(groups) FILTER (WHERE alive_on >= %(verified_from)s) AS verified,
            sum(groups) FILTER (WHERE alive_on < %(verified_from)s) AS stale, sum(members) AS members
        FROM booths_grouptally
        WHERE assembly_id IN (SELECT id FROM booths_unit WHERE path @> ARRAY[%(root)s]::bigint[]) GROUP BY 1
    ) AS t JOIN booths_unit AS unit ON unit.id = t.assembly_id
    GROUP BY 1
"""
_LIVE_BOOTHS = """
    SELECT unit.path[%(top)s:%(level)s] AS chain, count(*) AS booths,
        count(*) FILTER (WHERE booth.active_groups >= %(target)s) AS covered,
        count(*) FILTER (WHERE booth.active_groups > 0 AND booth.active_groups < %(target)s) AS partly,
        count(*) FILTER (WHERE booth.active_groups = 0) AS uncovered,
        sum(booth.electors) AS electors
    FROM booths_booth AS booth JOIN booths_unit AS unit ON unit.id = booth.unit_id
    WHERE unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""
_LIVE_GROUPS = """
    SELECT unit.path[%(top)s:%(level)s] AS chain, count(*) AS groups,
        count(*) FILTER (WHERE grp.alive AND grp.checked_on >= %(verified_from)s) AS verified,
        count(*) FILTER (WHERE grp.alive AND grp.checked_on < %(verified_from)s) AS stale,
        sum(grp.members) AS members
    FROM booths_whatsappgroup AS grp JOIN booths_booth AS booth ON booth.id = grp.booth_id
        JOIN booths_unit AS unit ON unit.id = booth.unit_id
    WHERE grp.status = 'active' AND unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""


def coverage_of(unit: Unit, *, today: date | None = None) -> Figures:
    """Return the figures of one unit as they stand; ``today`` decides which checks still hold."""
    level = Level(unit.level)
    figures = figures_below(unit, top=level, level=level, settings=state_settings(unit.state_id), today=today)
    return Figures.total(figures.values())


def coverage_by_level(unit: Unit, level: Level, *, today: date | None = None) -> list[UnitFigures]:
    """Return the figures of each unit of ``level`` below ``unit``, in the units' order.

    Units without booths are listed with zeros. Booths of ``unit`` that hang on no unit of that level come last,
    with ``unit`` None.
    """
    figures = figures_below(unit, top=level, level=level, settings=state_settings(unit.state_id), today=today)
    return by_unit(Unit.objects.below(unit, level), figures)


def figures_below(
    unit: Unit, *, top: Level, level: Level, settings: StateSettings, today: date | None = None, groups: bool = True
) -> dict[Chain, Figures]:
    """Return the figures below ``unit`` for each chain of units from level ``top`` down to ``level``.

    Two queries. Summing the chains through one unit gives that unit's figures at any level between the two, so that
    a page can show two levels at once; ``settings`` are the state's. Without ``groups`` only booths and electors are
    counted, by one query: that of the groups is the dear one.
    """
    values = {
        "root": unit.pk,
        "top": int(top),
        "level": int(level),
        "target": settings.groups_per_booth,
        "verified_from": (today or timezone.localdate()) - timedelta(days=settings.verified_days),
    }
    from_tally = level <= Level.ASSEMBLY and unit.level <= Level.ASSEMBLY
    statements = (_TALLY_BOOTHS, _TALLY_GROUPS) if from_tally else (_LIVE_BOOTHS, _LIVE_GROUPS)
    return figures_from(statements if groups else statements[:1], values, target=settings.groups_per_booth)


def by_unit(units: Iterable[Unit], figures: dict[Chain, Figures]) -> list[UnitFigures]:
    """Put the figures of chains of one level to their units; what belongs to none comes last."""
    listed = [UnitFigures(unit, figures.get((unit.pk,), Figures())) for unit in units]
    rest = [figures[chain] for chain in ((), (None,)) if chain in figures]
    if rest:
        listed.append(UnitFigures(None, Figures.total(rest)))
    return listed


def figures_from(statements: Iterable[str], values: dict[str, Any], *, target: int) -> dict[Chain, Figures]:
    """Run statements that each give rows with a ``chain``, and make figures of the rows of each chain."""
    rows: dict[Chain, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, values)
            names = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                record = dict(zip(names, row, strict=True))
                rows.setdefault(tuple(record.pop("chain")), {}).update(record)
    return {chain: Figures.from_row(row, target) for chain, row in rows.items()}
