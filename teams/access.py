"""The doors to seats and assignments: who may fill which seat, who may send its holder a link.

Outside the scope 404, visible but not allowed 403, as in ``booths.access``.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from booths.levels import Level
from booths.models import Unit
from booths.scope import Right, Scope
from teams.models import Assignment, Member, Seat, Volunteer

ASSIGNS_BELOW = Level.DISTRICT
"""Down to this level the right to assign reaches the units below as well; further down it holds at one's own level only
(the table of rights in the product's description)."""


def may_assign(scope: Scope, unit: Unit) -> bool:
    """Tell whether seats of ``unit`` may be filled and vacated."""
    if Right.ASSIGN in scope.everywhere:
        return True
    roots = scope.root_ids(Right.ASSIGN)
    return any(pk in roots and (level <= ASSIGNS_BELOW or pk == unit.pk) for level, pk in enumerate(unit.path, 1))


def assignable(scope: Scope, unit: str = "unit") -> Q:
    """Return the condition that ``may_assign`` holds for the unit at the lookup ``unit``."""
    if Right.ASSIGN in scope.everywhere:
        return Q()
    roots = sorted(scope.root_ids(Right.ASSIGN))
    return Q(**{f"{unit}__path__0_{ASSIGNS_BELOW:d}__overlap": roots}) | Q(**{f"{unit}__in": roots})


def may_fill(scope: Scope, seat: Seat, extra_rights: Iterable[str] = ()) -> bool:
    """Tell whether ``seat`` may be filled and vacated: nobody hands out a right that they do not have there."""
    rights = {*seat.position.rights, *extra_rights}
    return may_assign(scope, seat.unit) and all(scope.may(Right(right), seat.unit) for right in rights)


def may_invite(scope: Scope, member: Member, held: Iterable[Assignment] | None = None) -> bool:
    """Tell whether ``member`` may be sent a link to their account.

    ``held`` are all their present and coming assignments with seat, unit and position, read here when not given.
    Whoever has the link can sign in as that person, so each seat that they hold has to be in reach (``may_take_over``).
    """
    account = member.user
    if account and (account.is_superuser or account.is_staff or not account.is_active):
        return False
    if held is None:
        held = member.assignments.ending_after(timezone.localdate()).select_related("seat__unit", "seat__position")
    return all(may_take_over(scope, one, account) for one in held)


def may_take_over(scope: Scope, held: Assignment, account: User | None) -> bool:
    """Tell whether one may do what could let somebody else sign in to a seat that ``account`` holds.

    It takes the right to fill the seat. For an account in use that leads, it also takes a right from above the seat:
    equals do not open each other's door.
    """
    in_use = bool(account and account.has_usable_password())
    leads = Right.ASSIGN in {*held.seat.position.rights, *held.extra_rights}
    from_above = Right.ASSIGN in scope.everywhere or not scope.root_ids(Right.ASSIGN).isdisjoint(
        held.seat.unit.path[:-1]
    )
    return may_fill(scope, held.seat, held.extra_rights) and (from_above or not (in_use and leads))


def seat_fetch(scope: Scope, pk: int) -> Seat:
    """Return a seat that may be filled, with its unit and position; raise Http404 or PermissionDenied."""
    seats = Seat.objects.within(scope).select_related("unit", "position")
    seat = get_object_or_404(seats, pk=pk)
    if not may_fill(scope, seat):
        raise PermissionDenied
    return seat


def assignment_fetch(scope: Scope, pk: int) -> Assignment:
    """Return an assignment that one may see, with its member, account, seat and unit; raise Http404 elsewhere."""
    assignments = Assignment.objects.within(scope).select_related("member__user", "seat__unit", "seat__position")
    return get_object_or_404(assignments, pk=pk)


def assignment_to_end(scope: Scope, user: User, pk: int) -> Assignment:
    """Return an assignment that ``user`` may end; raise Http404 or PermissionDenied."""
    assignment = assignment_fetch(scope, pk)
    if not may_end(scope, user, assignment):
        raise PermissionDenied
    return assignment


def may_end(scope: Scope, user: User, assignment: Assignment) -> bool:
    """Tell whether ``user`` may end an assignment: not their own, so that nobody locks themselves out by a tap."""
    own = assignment.member.user_id == user.pk
    return not own and may_fill(scope, assignment.seat, assignment.extra_rights)


def member_fetch(scope: Scope, pk: int, needed: Right = Right.SEE) -> Member:
    """Return a person with account and home; raise Http404 outside the scope, PermissionDenied without ``needed``.

    A right holds for a person where it holds in their home unit or in that of a seat that they hold or are to take.
    """
    people = Member.objects.within(scope).select_related("user", "home_unit").defer("search", "home_unit__search")
    member = get_object_or_404(people, pk=pk)
    if needed != Right.SEE and not Member.objects.within(scope, needed).filter(pk=pk).exists():
        raise PermissionDenied
    return member


def may_erase(scope: Scope, user: User, member: Member) -> bool:
    """Tell whether a person may be erased: by whoever edits their home and may end each seat they hold; not oneself.

    Administrators' accounts are closed by another administrator first.
    """
    account = member.user
    if member.erased_at or (account and (account == user or account.is_superuser or account.is_staff)):
        return False
    held = member.assignments.ending_after(timezone.localdate()).select_related("seat__unit", "seat__position")
    return scope.may(Right.EDIT, member.home_unit) and all(may_fill(scope, one.seat, one.extra_rights) for one in held)


def may_change_number(scope: Scope, user: User, member: Member) -> bool:
    """Tell whether ``user`` may change a person's number: their own, or where each seat that gives them rights is in
    reach (``may_take_over``).

    The number is the person: their invitation and, once they have an account, their sign-in go there. So whoever
    changed that of somebody who is to lead could come to lead in their place.
    """
    held = member.assignments.ending_after(timezone.localdate()).select_related("seat__unit", "seat__position")
    giving = [one for one in held if one.seat.position.rights or one.extra_rights]
    return member.user_id == user.pk or all(may_take_over(scope, one, member.user) for one in giving)


def volunteer_fetch(scope: Scope, pk: int) -> Volunteer:
    """Return a volunteer on whom one may decide, with their unit; raise Http404 or PermissionDenied."""
    volunteer = get_object_or_404(Volunteer.objects.within(scope).select_related("unit"), pk=pk)
    if not may_assign(scope, volunteer.unit):
        raise PermissionDenied
    return volunteer


def pair_fetch(scope: Scope, first: int, second: int) -> tuple[Member, Member]:
    """Return two people; raise Http404 where one is not seen, PermissionDenied where one may not be edited."""
    if first == second:
        raise Http404
    pair = member_fetch(scope, first), member_fetch(scope, second)
    editable = Member.objects.within(scope, Right.EDIT).filter(pk__in=[first, second])
    if editable.count() < 2:
        raise PermissionDenied
    return pair


def may_merge(scope: Scope, user: User | None, one: Member, other: Member) -> bool:
    """Tell whether ``user`` may make two records one, or two again: who edits both homes and reaches each seat of both.

    The seats of one go to the other, and with them their rights to whoever signs in as that one: hence
    ``may_take_over``, but for the door of one's own account. With an administrator's account it takes the right to
    assign everywhere.
    """
    if one.erased_at or other.erased_at:
        return False
    accounts = [member.user for member in (one, other) if member.user]
    if any(account.is_superuser or account.is_staff for account in accounts) and Right.ASSIGN not in scope.everywhere:
        return False
    if not all(scope.may(Right.EDIT, member.home_unit) for member in (one, other)):
        return False
    held = Assignment.objects.filter(member__in=[one, other]).ending_after(timezone.localdate())
    return all(
        may_take_over(scope, seated, None if user and seated.member.user_id == user.pk else seated.member.user)
        for seated in held.select_related("member__user", "seat__unit", "seat__position")
    )
