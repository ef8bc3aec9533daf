"""Who sits in a seat beyond the number takes a vacant one of the same post in the same unit: the seats change numbers.

Not the assignments: the days of others in the vacant seat may overlap with the holder's. So each seat keeps its
holders, now and before, and only the number that it goes by is another.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.utils import timezone

# As ``seat_assign`` locks: whoever fills one of these seats comes before or after.
_LOCK = """
    SELECT count(*) FROM (
        SELECT seat.id FROM teams_seat AS seat
        WHERE (seat.unit_id, seat.position_id) IN (
            SELECT beyond.unit_id, beyond.position_id
            FROM teams_seat AS beyond
            JOIN teams_position AS post ON post.id = beyond.position_id AND beyond.number > post.seats_per_unit
            WHERE post.id = ANY(%(positions)s) AND post.in_use AND post.seats_per_unit > 0
        )
        ORDER BY seat.id FOR NO KEY UPDATE OF seat
    ) AS locked
"""
# ``since`` is the first day of who holds the seat or is to take it. A seat that makes room goes behind the last number.
_PAIRS = """
    WITH seats AS (
        SELECT seat.id, seat.unit_id, seat.position_id, seat.number, post.seats_per_unit AS wanted, held.since,
            max(seat.number) OVER (PARTITION BY seat.unit_id, seat.position_id) AS last
        FROM teams_seat AS seat
        JOIN teams_position AS post ON post.id = seat.position_id AND post.in_use AND post.seats_per_unit > 0
        LEFT JOIN (
            SELECT seat_id, min(since) AS since FROM teams_assignment
            WHERE until IS NULL OR until > greatest(%(today)s, since) GROUP BY 1
        ) AS held ON held.seat_id = seat.id
        WHERE post.id = ANY(%(positions)s)
    ), beyond AS (
        SELECT *, row_number() OVER (PARTITION BY unit_id, position_id ORDER BY since, number) AS nth
        FROM seats WHERE number > wanted AND since IS NOT NULL
    ), vacant AS (
        SELECT *, row_number() OVER (PARTITION BY unit_id, position_id ORDER BY number) AS nth
        FROM seats WHERE number <= wanted AND since IS NULL
    )
    SELECT beyond.id, vacant.id, vacant.number, vacant.last + vacant.nth
    FROM beyond JOIN vacant USING (unit_id, position_id, nth)
"""
_RENUMBER = """
    UPDATE teams_seat AS seat SET number = pair.number
    FROM unnest(%s::bigint[], %s::int[]) AS pair (id, number)
    WHERE seat.id = pair.id
"""


def seats_settle(*, positions: Collection[int]) -> int:
    """Give holders beyond the number of ``positions`` (ids) the numbers of vacant seats, who sits longest first.

    Returns how many that were. Call it in a transaction, after the seats were opened. Four statements at any size.
    """
    values: dict[str, Any] = {"positions": list(positions), "today": timezone.localdate()}
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, values)
        cursor.execute(_PAIRS, values)
        pairs = cursor.fetchall()
        if pairs:
            beyond, vacant, numbers, last = (list(column) for column in zip(*pairs, strict=True))
            cursor.execute(_RENUMBER, [vacant, last])  # first, as no two seats may go by one number
            cursor.execute(_RENUMBER, [beyond, numbers])
    return len(pairs)
