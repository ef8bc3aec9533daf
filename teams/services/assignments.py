"""Putting people into seats, and ending it. Rights follow at once: the scope is read at each request anew."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record
from booths.scope import Right
from core.history import acting
from teams.models import Assignment, Member, Seat
from teams.services.leaving import links_of_left_withdraw
from teams.services.seating import rules_of_the_database, seat_refuse, seat_take, seating_lock


def seat_assign(
    *,
    actor: User | None,
    seat: Seat,
    member: Member,
    since: date | None = None,
    extra_rights: frozenset[Right] = frozenset(),
) -> Assignment:
    """Put a member into a vacant seat from a day on (default: today) and return the assignment.

    ValidationError when the team is no longer to have the seat (code ``seat_closed``), when somebody holds it on that
    day or is to hold it later (``seat_held``), when the member holds another seat of the same level (``level_held``),
    or when both seats lead (``leads_elsewhere``): a person leads in one unit only. Who sits there already by such an
    assignment stays: asking twice does it once.
    ``extra_rights`` come on top of the position's own; whether ``actor`` may give rights is the caller's to ask
    (``teams.access.may_assign``).
    """
    since = since or timezone.localdate()
    with (
        rules_of_the_database(actor=actor, seat=seat, member=member, since=since),
        transaction.atomic(),
        acting("seat_assign", actor),
    ):
        seating_lock(seats=[seat.pk], members=[member.pk])
        extra = sorted(right.value for right in extra_rights)
        sits = Assignment.objects.filter(seat=seat, member=member, since=since, until=None, extra_rights=extra)
        if there := sits.first():
            return there
        assignment = seat_take(actor=actor, seat=seat, member=member, since=since, extra_rights=extra_rights)
        activity_record(
            actor=actor,
            verb="seat_assign",
            subject=member,
            unit_id=seat.unit_id,
            seat=seat.pk,
            position=seat.position.key,
            extra_rights=assignment.extra_rights,
        )
    return assignment


def assignment_end(*, actor: User | None, assignment: Assignment, reason: str, until: date | None = None) -> Assignment:
    """End an assignment and return it. ``until`` is the first day without the seat (default: today); it may lie ahead,
    and a planned end may be changed.

    One that has ended already is returned unchanged. One that has not begun is withdrawn when ``until`` is not given or
    not after its first day: nothing was held, so the row goes, and the history keeps it. ValidationError without a
    reason, when ``until`` lies before the first day, or when the seat or the person is promised elsewhere by then.
    Unused links to the account end when nothing that gives rights is left to it.
    """
    reason = _reason(reason)
    with transaction.atomic(), acting("assignment_end", actor, reason=reason):
        assignment = _locked(assignment)
        today = timezone.localdate()
        if assignment.until and assignment.until <= today:
            return assignment
        day = until or max(today, assignment.since)
        if day < assignment.since:
            raise ValidationError(_("This day lies before the first day in the seat."), code="until_too_early")
        if assignment.since > today and day == assignment.since:
            _record(actor, "assignment_withdraw", assignment, reason)
            assignment.delete()
        else:
            if assignment.until and assignment.until < day:
                _refuse_longer(actor, assignment, day)
            assignment.until, assignment.reason = day, reason
            assignment.save(update_fields=["until", "reason"])
            _record(actor, "assignment_end", assignment, reason)
        links_of_left_withdraw(members=[assignment.member_id])
    return assignment


def assignment_keep(*, actor: User | None, assignment: Assignment) -> Assignment:
    """Withdraw the planned end of an assignment and return it; one without a planned end is returned unchanged.

    ValidationError when it has ended, or when the seat or the person is promised elsewhere from that day on.
    """
    with transaction.atomic(), acting("assignment_keep", actor):
        assignment = _locked(assignment)
        if assignment.until is None:
            return assignment
        if assignment.until <= timezone.localdate():
            raise ValidationError(_("This person no longer holds the seat."), code="seat_left")
        _refuse_longer(actor, assignment, None)
        assignment.until, assignment.reason = None, ""
        assignment.save(update_fields=["until", "reason"])
        _record(actor, "assignment_keep", assignment, "")
    return assignment


def _reason(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Say why the seat falls vacant."), code="reason_missing")
    return text


def _locked(assignment: Assignment) -> Assignment:
    """Return the assignment as it is now, with the locks of whoever changes who sits where."""
    seating_lock(seats=[assignment.seat_id], members=[assignment.member_id], assignments=[assignment.pk])
    found = Assignment.objects.select_related("seat__position", "seat__unit", "member").filter(pk=assignment.pk).first()
    if found is None:
        raise ValidationError(_("This person no longer holds the seat."), code="seat_left")
    return found


def _refuse_longer(actor: User | None, assignment: Assignment, until: date | None) -> None:
    """Refuse to let an assignment last longer than was planned where something else was planned from then on."""
    planned = assignment.until or assignment.since
    seat_refuse(actor, assignment.seat, assignment.member, since=planned, until=until, leaving=[assignment.pk])


def _record(actor: User | None, verb: str, assignment: Assignment, reason: str) -> None:
    seat = assignment.seat
    activity_record(
        actor=actor, verb=verb, subject=assignment.member, unit_id=seat.unit_id, seat=seat.pk, reason=reason
    )
