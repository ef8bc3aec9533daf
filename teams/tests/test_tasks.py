"""Work that the schedule starts."""

from booths.levels import Level
from booths.services import unit_create
from teams.models import Seat
from teams.tasks import task_open_seats


def test_new_units_get_their_seats_without_anybody_asking(cast):
    new = unit_create(actor=None, level=Level.MANDAL, code="M-1", parent=cast.lucknow_west, name_en="New")
    task_open_seats()
    assert Seat.objects.filter(unit=new).count() == 5
