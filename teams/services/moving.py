"""Moving a person to another seat, and letting two people exchange theirs: all of it or nothing."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record
from core.history import acting
from teams.models import Assignment, Seat
from teams.services.leaving import links_of_left_withdraw
from teams.services.seating import rules_of_the_database, seat_take, seating_lock


def assignment_move(
    *, actor: User | None, assignment: Assignment, seat: Seat, since: date | None = None, reason: str = ""
) -> Assignment:
    """Let the holder of one seat take another, vacant one from a day on (default: today); return the new assignment.

    Further rights that were granted with the old assignment end with it. ``reason`` is kept with the old one (default:
    where the person went). ValidationError when the person does not hold the old seat on that day, or by the rules of
    ``seat_assign``. Whether ``actor`` may do it is the caller's to ask, of both seats.
    """
    day = since or max(timezone.localdate(), assignment.since)
    with (
        rules_of_the_database(actor=actor, seat=seat, member=assignment.member, since=day, leaving=[assignment.pk]),
        transaction.atomic(),
        acting("assignment_move", actor, reason=reason),
    ):
        seating_lock(seats=[assignment.seat_id, seat.pk], members=[assignment.member_id], assignments=[assignment.pk])
        old = _holding(assignment, day)
        taken = _exchange(actor, [(old, seat)], day, reason)[0]
        links_of_left_withdraw(members=[old.member_id])
    return taken


def assignment_swap(
    *, actor: User | None, first: Assignment, second: Assignment, since: date | None = None, reason: str = ""
) -> tuple[Assignment, Assignment]:
    """Let two holders exchange their seats from a day on (default: today); return the new assignments, first's first.

    As ``assignment_move`` in all else.
    """
    day = since or max(timezone.localdate(), first.since, second.since)
    if first.seat_id == second.seat_id or first.member_id == second.member_id:
        raise ValidationError(_("These two cannot exchange their seats."), code="same_seat")
    with (
        rules_of_the_database(
            actor=actor, seat=second.seat, member=first.member, since=day, leaving=[first.pk, second.pk]
        ),
        transaction.atomic(),
        acting("assignment_swap", actor, reason=reason),
    ):
        seating_lock(
            seats=[first.seat_id, second.seat_id],
            members=[first.member_id, second.member_id],
            assignments=[first.pk, second.pk],
        )
        one, other = _holding(first, day), _holding(second, day)
        taken = _exchange(actor, [(one, other.seat), (other, one.seat)], day, reason)
        links_of_left_withdraw(members=[one.member_id, other.member_id])
    return taken[0], taken[1]


def _holding(assignment: Assignment, day: date) -> Assignment:
    """Return an assignment as it is now; ValidationError unless it holds on the day or begins on it."""
    found = Assignment.objects.filter(pk=assignment.pk).select_related("member", "seat__position", "seat__unit").first()
    if found is None or (found.until and found.until <= day):
        raise ValidationError(
            _("%(name)s no longer holds this seat on that day."),
            code="seat_left",
            params={"name": assignment.member.name},
        )
    if day < found.since:
        raise ValidationError(_("This day lies before the first day in the seat."), code="until_too_early")
    return found


def _exchange(actor: User | None, moves: list[tuple[Assignment, Seat]], day: date, reason: str) -> list[Assignment]:
    """End all the assignments, then let each person take their new seat: the seats are free by then."""
    leaving = [old.pk for old, _seat in moves]
    today = timezone.localdate()
    for old, seat in moves:
        if old.since > today and old.since == day:
            Assignment.objects.filter(pk=old.pk).delete()
            continue
        old.until = day
        old.reason = (reason or _("Moved to: %(seat)s") % {"seat": seat})[:200]
        old.save(update_fields=["until", "reason"])
    taken = []
    for old, seat in moves:
        new = seat_take(actor=actor, seat=seat, member=old.member, since=day, leaving=leaving)
        taken.append(new)
        activity_record(
            actor=actor,
            verb="assignment_move",
            subject=old.member,
            unit_id=seat.unit_id,
            seat=seat.pk,
            position=seat.position.key,
            left=old.seat_id,
        )
    return taken
