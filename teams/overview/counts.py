"""How many seats there are and how many are held, by place and position."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from booths.levels import Level
from booths.models import Unit
from teams.overview.posts import Posts
from teams.querysets import WANTED

_COUNTS = f"""
    SELECT unit.path[%(wide)s], unit.path[%(narrow)s], seat.position_id,
        count(*), count(held.id), count(held.id) - count(signed_in.id)
    FROM teams_seat AS seat
    JOIN teams_position AS post ON post.id = seat.position_id AND {WANTED}
    JOIN booths_unit AS unit ON unit.id = seat.unit_id
    LEFT JOIN teams_assignment AS held
        ON held.seat_id = seat.id AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)
    LEFT JOIN (
        SELECT member.id FROM teams_member AS member JOIN accounts_user AS account ON account.id = member.user_id
        WHERE account.last_login IS NOT NULL
    ) AS signed_in ON signed_in.id = held.member_id
    WHERE unit.path @> ARRAY[%(root)s]::bigint[] AND seat.position_id = ANY(%(positions)s)
    GROUP BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class SeatCount:
    """The seats of one position in one place: how many, how many held, how many of the holders never signed in.

    ``wide`` and ``narrow`` are the ids of the units of two levels that the seats lie in; None where they lie higher,
    or where that level is left out.
    """

    wide: int | None
    narrow: int | None
    position: int
    seats: int
    held: int
    unsigned: int

    @property
    def vacant(self) -> int:
        """How many nobody holds."""
        return self.seats - self.held


def seat_counts(root: Unit, *, posts: Posts, wide: Level, narrow: Level, today: date) -> list[SeatCount]:
    """Return the counts of ``root`` and all below it, by the units of the levels ``wide`` and ``narrow``: one query."""
    values: dict[str, Any] = {"root": root.pk, "wide": wide, "narrow": narrow, "positions": posts.ids, "today": today}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, values)
        return [SeatCount(*row) for row in cursor.fetchall()]
