"""Coverage as it stood at the end of a day, from the dates on the groups and their checks.

Booths are today's booths: a list that was renumbered since is counted as it now is. Members are those that the
latest check up to that day counted, so a count typed in without a check is not part of the past. A check from before
the group's first day was of another group in the slot.
"""

from datetime import date, timedelta

from booths.coverage.figures import Figures, UnitFigures
from booths.coverage.now import Chain, by_unit, figures_from
from booths.levels import Level
from booths.models import Unit
from booths.state import state_settings

_STOOD = "grp.activated_on <= %(day)s AND (grp.closed_on IS NULL OR grp.closed_on > %(day)s)"
_BOOTHS = f"""
    WITH counted AS (
        SELECT unit.path[%(level)s:%(level)s] AS chain, booth.electors,
            (SELECT count(*) FROM booths_whatsappgroup AS grp WHERE grp.booth_id = booth.id AND {_STOOD}) AS active
        FROM booths_booth AS booth JOIN booths_unit AS unit ON unit.id = booth.unit_id
        WHERE unit.path @> ARRAY[%(root)s]::bigint[]
    )
    SELECT chain, count(*) AS booths, count(*) FILTER (WHERE active >= %(target)s) AS covered,
        count(*) FILTER (WHERE active > 0 AND active < %(target)s) AS partly,
        count(*) FILTER (WHERE active = 0) AS uncovered, sum(electors) AS electors
    FROM counted GROUP BY 1
"""
_GROUPS = f"""
    SELECT unit.path[%(level)s:%(level)s] AS chain, count(*) AS groups,
        count(*) FILTER (WHERE latest.alive AND latest.checked_on >= %(verified_from)s) AS verified,
        count(*) FILTER (WHERE latest.alive AND latest.checked_on < %(verified_from)s) AS stale,
        sum(latest.members) AS members
    FROM booths_whatsappgroup AS grp JOIN booths_booth AS booth ON booth.id = grp.booth_id
        JOIN booths_unit AS unit ON unit.id = booth.unit_id
        LEFT JOIN LATERAL (
            SELECT checked_on, alive, members FROM booths_groupcheck
            WHERE group_id = grp.id AND checked_on BETWEEN grp.activated_on AND %(day)s
            ORDER BY checked_on DESC, id DESC LIMIT 1
        ) AS latest ON TRUE
    WHERE {_STOOD} AND unit.path @> ARRAY[%(root)s]::bigint[] GROUP BY 1
"""


def coverage_of_on(unit: Unit, day: date) -> Figures:
    """Return the figures of one unit as they stood at the end of ``day``."""
    return Figures.total(_figures(unit, Level(unit.level), day).values())


def coverage_by_level_on(unit: Unit, level: Level, day: date) -> list[UnitFigures]:
    """Return the figures of each unit of ``level`` below ``unit`` as they stood at the end of ``day``."""
    return by_unit(Unit.objects.below(unit, level), _figures(unit, level, day))


def _figures(unit: Unit, level: Level, day: date) -> dict[Chain, Figures]:
    settings = state_settings(unit.state_id)
    values = {
        "root": unit.pk,
        "level": int(level),
        "day": day,
        "target": settings.groups_per_booth,
        "verified_from": day - timedelta(days=settings.verified_days),
    }
    return figures_from((_BOOTHS, _GROUPS), values, target=settings.groups_per_booth)
