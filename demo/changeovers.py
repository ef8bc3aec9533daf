"""The demo's changeovers: the mandals' teams grew from two to five, the assemblies' are to grow from five to six."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from booths.levels import Level
from teams.models import Changeover, ChangeoverLine, Position
from teams.services import changeover_plan

_GREW_BEFORE = timedelta(days=45)
_CAME_THEN = ("facebook", "instagram", "x")
_ALWAYS_THERE = timedelta(days=700)

# The history knows when a seat was opened, and the pages say from there since when it is vacant.
_OPENED = """
    UPDATE teams_seatevent SET pgh_created_at = CASE WHEN position_id = ANY(%s) THEN %s ELSE %s END
    WHERE pgh_label = 'insert'
"""


def opened_on(position: Position, today: date) -> date | None:
    """Return the day on which the seats of a position came with a changeover; None for those always there."""
    came = position.level == Level.MANDAL and position.key in _CAME_THEN
    return today - _GREW_BEFORE if came else None


def changeovers_create(today: date) -> None:
    """Write down the changeover that is in force and date the seats as it says."""
    came = list(Position.objects.filter(level=Level.MANDAL, key__in=_CAME_THEN).order_by("order"))
    began = _moment(today - _GREW_BEFORE)
    changeover = Changeover.objects.create(
        level=Level.MANDAL,
        starts_on=today - _GREW_BEFORE,
        reason="हर मंडल में दो की जगह पाँच पद",
        state=Changeover.State.APPLIED,
        created_at=began - timedelta(days=10),
        applied_at=began,
    )
    ChangeoverLine.objects.bulk_create(
        ChangeoverLine(changeover=changeover, position=position, before=0, after=position.seats_per_unit)
        for position in came
    )
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, [[position.pk for position in came], began, _moment(today - _ALWAYS_THERE)])


def changeover_to_come(today: date) -> None:
    """Plan a changeover, after all else is loaded, or the history of all that would tell its reason."""
    whatsapp = Position.objects.get(level=Level.ASSEMBLY, key="whatsapp")
    changeover_plan(
        actor=None,
        level=Level.ASSEMBLY,
        starts_on=today + timedelta(days=21),
        reason="हर विधानसभा में व्हाट्सऐप के दो प्रभारी",
        seats={whatsapp.pk: (whatsapp.seats_per_unit, whatsapp.seats_per_unit + 1)},
    )


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
