"""Putting people into seats, and ending it. Rights follow at once: the scope is read at each request anew."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record, links_withdraw
from booths.scope import Right
from core.history import acting
from teams.models import Assignment, Member, Seat


def seat_assign(
    *,
    actor: User | None,
    seat: Seat,
    member: Member,
    since: date | None = None,
    extra_rights: frozenset[Right] = frozenset(),
) -> Assignment:
    """Put a member into a vacant seat from a day on (default: today) and return the assignment.

    ValidationError when the team is no longer to have the seat, when somebody holds it on that day or later, when the
    member holds another seat of the same level, or when both seats lead (give the right to assign): a person leads in
    one unit only.
    Unused links to the member's account that somebody else than ``actor`` made end: they would open more now.
    ``extra_rights`` come on top of the position's own; whether ``actor`` may give rights is the caller's to ask
    (``teams.access.may_assign``).
    """
    since = since or timezone.localdate()
    with transaction.atomic(), acting("seat_assign", actor):
        # The two rows are the locks: whoever fills the same seat, or seats the same person, comes after this.
        seat = Seat.objects.select_for_update(of=("self",), no_key=True).get(pk=seat.pk)
        locked = _lock_member(member)
        _refuse_closed_seat(seat)
        _refuse_held_seat(seat, since)
        _refuse_second_seat(seat, member, since)
        assignment = Assignment.objects.create(
            seat=seat, member=member, since=since, extra_rights=sorted(right.value for right in extra_rights)
        )
        if locked.user:
            links_withdraw(user=locked.user, spare=actor)
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
    """End an assignment and return it. ``until`` is the first day without the seat (default: today).

    An assignment that has ended already is returned unchanged; ValidationError without a reason, or when ``until``
    lies before its first day.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why the seat falls vacant."), code="reason_missing")
    with transaction.atomic(), acting("assignment_end", actor, reason=reason):
        assignment = (
            Assignment.objects.select_for_update(of=("self",)).select_related("seat", "member").get(pk=assignment.pk)
        )
        today = timezone.localdate()
        if assignment.until and assignment.until <= today:
            return assignment
        until = until or max(today, assignment.since)
        if until < assignment.since:
            raise ValidationError(_("This day lies before the first day in the seat."), code="until_too_early")
        assignment.until = until
        assignment.reason = reason
        assignment.save(update_fields=["until", "reason"])
        activity_record(
            actor=actor,
            verb="assignment_end",
            subject=assignment.member,
            unit_id=assignment.seat.unit_id,
            seat=assignment.seat_id,
            reason=reason,
        )
    return assignment


def _refuse_closed_seat(seat: Seat) -> None:
    if not seat.is_offered:
        raise ValidationError(_("This seat is no longer part of the team."), code="seat_closed")


def _lock_member(member: Member) -> Member:
    """Lock and return the person; ValidationError when they were erased, or merged with another record, meanwhile."""
    members = Member.objects.select_for_update(of=("self",), no_key=True).select_related("user")
    locked = members.filter(pk=member.pk, erased_at=None).first()
    if locked is None:
        raise ValidationError(_("This person is no longer registered. Search once more."), code="member_gone")
    return locked


def _refuse_held_seat(seat: Seat, since: date) -> None:
    holder = seat.assignments.ending_after(since).select_related("member").first()
    if holder is None:
        return
    if holder.since <= since:
        raise ValidationError(
            _("%(name)s holds this seat. End that first."), code="seat_held", params={"name": holder.member.name}
        )
    raise ValidationError(
        _("%(name)s is to take this seat later."), code="seat_held", params={"name": holder.member.name}
    )


def _refuse_second_seat(seat: Seat, member: Member, since: date) -> None:
    leads = Right.ASSIGN in seat.position.rights
    for other in member.assignments.ending_after(since).select_related("seat__position", "seat__unit"):
        place = {"seat": str(other.seat)}
        if other.seat.position.level == seat.position.level:
            raise ValidationError(
                _("This person holds a seat at this level already: %(seat)s."), code="level_held", params=place
            )
        if leads and Right.ASSIGN in other.seat.position.rights:
            raise ValidationError(
                _("This person leads elsewhere already: %(seat)s."), code="leads_elsewhere", params=place
            )
