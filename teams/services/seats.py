"""Opening the seats of units."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import Unit
from core.history import acting
from teams.models import Position, Seat

_OPEN = """
    INSERT INTO teams_seat (unit_id, position_id, number)
    SELECT unit.id, post.id, series.number
    FROM booths_unit AS unit
    JOIN teams_position AS post ON post.level = unit.level AND post.in_use
    CROSS JOIN LATERAL generate_series(1, post.seats_per_unit) AS series (number)
    WHERE unit.path @> ARRAY[%s]::bigint[]
        AND NOT EXISTS (
            SELECT FROM teams_seat AS seat
            WHERE seat.unit_id = unit.id AND seat.position_id = post.id AND seat.number = series.number
        )
    ORDER BY unit.level, unit.id, post.order, series.number
    ON CONFLICT DO NOTHING
"""


def seats_open(*, actor: User | None, root: Unit) -> int:
    """Open the seats that ``root`` and the units below it should have and do not; return how many those were.

    One statement for a whole state. Seats beyond a position's number stay as they are.
    """
    with transaction.atomic(), acting("seats_open", actor), connection.cursor() as cursor:
        cursor.execute(_OPEN, [root.pk])
        opened = cursor.rowcount
        if opened:
            activity_record(actor=actor, verb="seats_open", subject=root, unit_id=root.pk, count=opened)
    return opened


def seat_add(*, actor: User | None, unit: Unit, position: Position) -> Seat:
    """Return a vacant seat of a position that has no fixed number of seats (office, viewer), opening one if need be.

    ValidationError when the position has a fixed number of seats, is no part of the team or belongs to another level.
    """
    if position.level != unit.level or not position.in_use or position.seats_per_unit:
        raise ValidationError(_("The number of these seats is fixed."), code="seats_fixed")
    with transaction.atomic(), acting("seat_add", actor):
        Unit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=unit.pk)
        seats = Seat.objects.filter(unit=unit, position=position)
        vacant = seats.vacant(timezone.localdate()).first()
        if vacant:
            return vacant
        number = (seats.aggregate(last=Max("number"))["last"] or 0) + 1
        seat = Seat.objects.create(unit=unit, position=position, number=number)
        activity_record(actor=actor, verb="seat_add", subject=seat, unit_id=unit.pk)
    return seat
