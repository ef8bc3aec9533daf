"""How many accounts there are, how many follow them, how they grew: of a unit and all below it, in one query each."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from booths.levels import Level
from booths.models import Unit
from teams.handles.growth import MONTH, Growth, stale_before

# A unit's path holds the unit at each level above it, so that "in which place of this level" is an element of it.
_BY_PLACE = """
    SELECT unit.path[%(place)s], account.network,
        count(*), count(DISTINCT account.unit_id), coalesce(sum(account.followers), 0),
        count(*) FILTER (WHERE account.counted_on IS NULL OR account.counted_on < %(stale)s),
        coalesce(sum(account.followers) FILTER (WHERE past.followers IS NOT NULL), 0), coalesce(sum(past.followers), 0)
    FROM teams_handle AS account JOIN booths_unit AS unit ON unit.id = account.unit_id
    LEFT JOIN LATERAL (
        SELECT followers FROM teams_handlecount WHERE handle_id = account.id AND day <= %(month)s
        ORDER BY day DESC LIMIT 1
    ) AS past ON account.counted_on > %(month)s
    WHERE account.closed_on IS NULL AND unit.level = %(teams)s AND unit.path @> ARRAY[%(unit)s]::bigint[]
    GROUP BY 1, 2
"""
_BY_NETWORK = """
    SELECT account.network, count(*), coalesce(sum(account.followers), 0),
        count(*) FILTER (WHERE account.counted_on IS NULL OR account.counted_on < %(stale)s)
    FROM teams_handle AS account JOIN booths_unit AS unit ON unit.id = account.unit_id
    WHERE account.closed_on IS NULL AND unit.path @> ARRAY[%(unit)s]::bigint[]
    GROUP BY 1
"""
_FASTEST = """
    SELECT account.id, account.followers - past.followers, past.followers
    FROM teams_handle AS account JOIN booths_unit AS unit ON unit.id = account.unit_id
    CROSS JOIN LATERAL (
        SELECT followers FROM teams_handlecount WHERE handle_id = account.id AND day <= %(month)s
        ORDER BY day DESC LIMIT 1
    ) AS past
    WHERE account.closed_on IS NULL AND account.counted_on > %(month)s AND account.followers > past.followers
        AND unit.path @> ARRAY[%(unit)s]::bigint[]
    ORDER BY 2 DESC, account.id LIMIT %(limit)s
"""
_BARE = """
    SELECT count(*) FROM booths_unit AS unit
    WHERE unit.path @> ARRAY[%(unit)s]::bigint[] AND unit.level <= %(lowest)s AND NOT EXISTS (
        SELECT FROM teams_handle AS account WHERE account.unit_id = unit.id AND account.closed_on IS NULL
    )
"""
_UNITS = """
    SELECT path[%(place)s], count(*) FROM booths_unit
    WHERE level = %(teams)s AND path @> ARRAY[%(unit)s]::bigint[]
    GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """The open accounts on one network in one place (None: in none of the level).

    ``units`` of the place have one; ``stale`` accounts were counted too long ago or never. ``growth`` over 30 days is
    that of the accounts with a count both now and then.
    """

    place: int | None
    network: str
    accounts: int
    units: int
    followers: int
    stale: int
    growth: Growth


@dataclass(frozen=True, slots=True)
class NetworkTotal:
    """All open accounts on one network, of a unit and all below it."""

    network: str
    accounts: int
    followers: int
    stale: int


def figures_by_place(unit: Unit, *, place: Level, teams: Level, today: date) -> list[NetworkFigures]:
    """Return the figures of the accounts of units of level ``teams`` below ``unit``, by place and network."""
    rows = _rows(_BY_PLACE, unit, today, place=place, teams=teams)
    return [
        NetworkFigures(where, network, accounts, units, followers, stale, Growth(now - before, before))
        for where, network, accounts, units, followers, stale, now, before in rows
    ]


def totals(unit: Unit, *, today: date) -> list[NetworkTotal]:
    """Return the sums of each network that has an account."""
    return [NetworkTotal(*row) for row in _rows(_BY_NETWORK, unit, today)]


def fastest(unit: Unit, *, today: date, limit: int) -> list[tuple[int, Growth]]:
    """Return the ids of the accounts that gained most followers in 30 days, each with its growth, the first first."""
    rows = _rows(_FASTEST, unit, today, limit=limit)
    return [(pk, Growth(gained, before)) for pk, gained, before in rows]


def units_by_place(unit: Unit, *, place: Level, teams: Level, today: date) -> dict[int | None, int]:
    """Return how many units of level ``teams`` lie in each place of level ``place`` below ``unit``."""
    return dict(_rows(_UNITS, unit, today, place=place, teams=teams))


def units_without(unit: Unit, *, today: date) -> int:
    """Return how many units, this one and those below it down to the mandals, have no account at all."""
    [(count,)] = _rows(_BARE, unit, today, lowest=Level.MANDAL)
    return int(count)


def _rows(statement: str, unit: Unit, today: date, **more: int) -> list[tuple[Any, ...]]:
    month = today - timedelta(days=MONTH)
    values: dict[str, Any] = {"unit": unit.pk, "month": month, "stale": stale_before(today)}
    values |= {name: int(value) for name, value in more.items()}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
