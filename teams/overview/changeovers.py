"""How far the changeovers of the teams have come, and what a planned one will do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Prefetch, Q

from booths.levels import Level
from booths.models import Unit
from teams.models import Changeover, ChangeoverLine
from teams.querysets import WANTED

# Of a level at most one changeover is asked about, so that a position has at most one line.
_PROGRESS = f"""
    SELECT post.level, unit.path[%(narrow)s],
        count(*) FILTER (WHERE {WANTED} AND seat.number > line.before AND seat.number <= line.after),
        count(held.id) FILTER (WHERE {WANTED} AND seat.number > line.before AND seat.number <= line.after),
        count(held.id) FILTER (WHERE NOT {WANTED} AND NOT (post.in_use AND post.seats_per_unit = 0))
    FROM teams_seat AS seat
    JOIN teams_position AS post ON post.id = seat.position_id AND post.level = ANY(%(levels)s)
    JOIN booths_unit AS unit ON unit.id = seat.unit_id
    LEFT JOIN teams_changeoverline AS line
        ON line.position_id = post.id AND line.changeover_id = ANY(%(changeovers)s)
    LEFT JOIN teams_assignment AS held
        ON held.seat_id = seat.id AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)
    WHERE unit.path @> ARRAY[%(root)s]::bigint[]
    GROUP BY 1, 2
"""
# Who holds a seat beyond the new number moves up where one is vacant: what is left are holders beyond the number.
_BEYOND = """
    SELECT place, sum(many - after)
    FROM (
        SELECT unit.path[%(narrow)s] AS place, line.after, count(*) AS many
        FROM teams_assignment AS held
        JOIN teams_seat AS seat ON seat.id = held.seat_id
        JOIN unnest(%(positions)s::bigint[], %(numbers)s::int[]) AS line (position, after)
            ON line.position = seat.position_id
        JOIN booths_unit AS unit ON unit.id = seat.unit_id
        WHERE unit.path @> ARRAY[%(root)s]::bigint[]
            AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)
        GROUP BY 1, 2, seat.unit_id, seat.position_id
    ) AS team
    WHERE many > after
    GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """The seats that a changeover brought: how many, how many held; and ``surplus``, the holders beyond the number.

    ``surplus`` counts all teams of the level, also those who sit beyond the number since an earlier changeover.
    """

    brought: int = 0
    filled: int = 0
    surplus: int = 0

    @property
    def vacant(self) -> int:
        """How many of the new seats nobody holds."""
        return self.brought - self.filled

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do: each new seat is held, and nobody sits in one that is no longer wanted."""
        return not self.vacant and not self.surplus


def changeovers_standing(levels: Iterable[Level]) -> list[Changeover]:
    """Return what is planned for the teams of some levels and what was put into force last, with lines: two queries."""
    at_levels = Changeover.objects.filter(level__in=list(levels))
    applied = at_levels.filter(state=Changeover.State.APPLIED)
    last = applied.order_by("level", "-applied_at", "-pk").distinct("level")
    found = at_levels.filter(Q(state=Changeover.State.PLANNED) | Q(pk__in=last.values("pk")))
    return list(found.order_by("level", "state", "pk").prefetch_related(_LINES))


def changeover_progress(
    root: Unit, changeovers: Iterable[Changeover], *, narrow: Level, today: date
) -> dict[tuple[int, int | None], Progress]:
    """Return how far changeovers, at most one a level, have come in ``root`` and below it: one query.

    By level and the id of the unit of the level ``narrow`` in which the teams lie; None where they lie in none.
    """
    changeovers = list(changeovers)
    values: dict[str, Any] = {
        "root": root.pk,
        "narrow": narrow,
        "today": today,
        "levels": [one.level for one in changeovers],
        "changeovers": [one.pk for one in changeovers],
    }
    with connection.cursor() as cursor:
        cursor.execute(_PROGRESS, values)
        return {(level, place): Progress(*counts) for level, place, *counts in cursor.fetchall()}


def changeovers_open(root: Unit, levels: Iterable[Level], *, today: date) -> list[tuple[Changeover, Progress]]:
    """Return the changeovers that are planned, or not finished in ``root`` and below it: at most three queries."""
    standing = changeovers_standing(levels)
    applied = [one for one in standing if one.state == Changeover.State.APPLIED]
    reached = changeover_progress(root, applied, narrow=Level(root.level), today=today) if applied else {}
    told = []
    for one in standing:
        progress = reached.get((one.level, root.pk), Progress())
        if one not in applied or not progress.is_finished:
            told.append((one, progress))
    return told


def beyond_after(root: Unit, numbers: Mapping[int, int], *, narrow: Level, today: date) -> dict[int | None, int]:
    """Return how many people would sit beyond the number if positions (ids) had ``numbers`` of seats: one query.

    By the id of the unit of the level ``narrow`` in which they sit; None where they sit in none.
    """
    values: dict[str, Any] = {
        "root": root.pk,
        "narrow": narrow,
        "today": today,
        "positions": list(numbers),
        "numbers": list(numbers.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEYOND, values)
        return {place: int(many) for place, many in cursor.fetchall()}


_LINES = Prefetch("lines", ChangeoverLine.objects.select_related("position").order_by("position__order", "pk"))
