"""Putting a changeover into force, once, by whoever comes first on its day or after it."""

from django.db import connection, transaction
from django.utils import timezone

from accounts.services import activity_record
from booths.levels import Level
from booths.models import Unit
from core.history import acting
from teams.models import Changeover
from teams.services.changeovers.settling import seats_settle
from teams.services.seats import seats_open

# A position that goes keeps its number, for whoever looks at it later; it is no part of the team any more.
_SET_NUMBERS = """
    UPDATE teams_position AS post
    SET in_use = line.after > 0, seats_per_unit = CASE WHEN line.after > 0 THEN line.after ELSE post.seats_per_unit END
    FROM teams_changeoverline AS line
    WHERE line.changeover_id = %s AND line.position_id = post.id
"""


def changeovers_apply_due() -> list[Changeover]:
    """Apply the planned changeovers whose day has come, and return those that this call applied.

    Several workers may call it at once, and after days in which none ran: each changeover is applied once.
    """
    today = timezone.localdate()
    due = Changeover.objects.filter(state=Changeover.State.PLANNED, starts_on__lte=today).order_by("starts_on", "pk")
    applied = (changeover_apply(pk) for pk in due.values_list("pk", flat=True))
    return [changeover for changeover in applied if changeover]


def changeover_apply(pk: int) -> Changeover | None:
    """Apply a planned changeover whose day has come and return it; None when it is not due, or somebody else did.

    The numbers of its positions change, the new seats are opened in every unit, and who sits beyond the new number
    moves up into a seat that is vacant. Nobody's time ends.
    """
    with transaction.atomic(), acting("changeover_apply", None):
        now = timezone.now()
        due = Changeover.objects.filter(pk=pk, state=Changeover.State.PLANNED, starts_on__lte=timezone.localdate())
        if not due.update(state=Changeover.State.APPLIED, applied_at=now):
            return None
        changeover = Changeover.objects.select_related("created_by").get(pk=pk)
        actor = changeover.created_by
        acting("changeover_apply", actor, reason=changeover.reason)
        with connection.cursor() as cursor:
            cursor.execute(_SET_NUMBERS, [pk])
        states = Unit.objects.filter(level=Level.STATE).defer("search")
        opened = sum(seats_open(actor=actor, root=state) for state in states)
        acting("changeover_apply", actor, reason=changeover.reason)  # what opened the seats has named itself
        moved_up = seats_settle(positions=list(changeover.lines.values_list("position", flat=True)))
        activity_record(actor=actor, verb="changeover_apply", subject=changeover, opened=opened, moved_up=moved_up)
    return changeover
