"""Who may be put into a seat: people found, each with what speaks against it and the way out."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext as _

from accounts.models import User
from booths.scope import Right, Scope
from teams.access import may_end
from teams.models import Assignment, Member, Seat
from teams.querysets import AssignmentQuerySet, MemberQuerySet
from teams.rules import member_hindrances, other_posts
from teams.search import search_members, search_members_nearly

MOST_FOUND = 20
MOST_PROPOSED = 8


@dataclass
class Candidate:
    """A person for a seat. Seats outside the reader's area are in no list here, but they count."""

    member: Member
    held: list[Assignment]
    """What they hold beside what stands in the way."""
    reasons: list[str] = field(default_factory=list)
    """Why they cannot take the seat as it is; empty when they can."""
    moves_from: Assignment | None = None
    """The one seat that stands in the way, where the reader may take them out of it."""
    beside: list[str] = field(default_factory=list)
    """Their posts at other levels, which they would keep."""


def find_candidates(query: str, seat: Seat, *, scope: Scope, user: User, since: date) -> tuple[list[Candidate], bool]:
    """Return who is found by name or number, those who can first, and whether they are only near what was typed."""
    members = Member.objects.within(scope)
    exact = list(_with_seats(search_members(members, query), since)[:MOST_FOUND])
    found = exact or list(_with_seats(search_members_nearly(members, query), since)[:MOST_PROPOSED])
    told = [candidate(seat, member, scope=scope, user=user, since=since) for member in found]
    return sorted(told, key=lambda one: bool(one.reasons)), not exact


def propose_candidates(seat: Seat, *, scope: Scope, user: User, since: date) -> list[Candidate]:
    """Return some of the unit's people who hold no seat anywhere."""
    sits = Assignment.objects.filter(member=OuterRef("pk")).ending_after(since)
    free = Member.objects.within(scope).filter(~Exists(sits), home_unit__path__contains=[seat.unit_id], erased_at=None)
    members = _with_seats(free.order_by("-pk"), since)[:MOST_PROPOSED]
    return [candidate(seat, member, scope=scope, user=user, since=since) for member in members]


def candidate(seat: Seat, member: Member, *, scope: Scope, user: User, since: date) -> Candidate:
    """Return what is to be said of one person, whose seats were read with them."""
    sits: list[Assignment] = getattr(member, "sits", [])
    hindrances = member_hindrances(seat, sits, since=since)
    in_the_way = {hindrance.by.pk: hindrance.by for hindrance in hindrances}
    moves_from = next(iter(in_the_way.values())) if len(in_the_way) == 1 else None
    if moves_from and not (moves_from.since <= since and may_end(scope, user, moves_from)):
        moves_from = None
    return Candidate(
        member,
        [one for one in sits if one.pk not in in_the_way and scope.may(Right.SEE, one.seat.unit)],
        [hindrance.words(scope) for hindrance in hindrances],
        moves_from,
        _names(other_posts(seat, sits, since=since), scope),
    )


def candidate_fetch(
    seat: Seat, members: MemberQuerySet, pk: int, *, scope: Scope, user: User, since: date
) -> Candidate:
    """Return one of ``members``; raise Member.DoesNotExist when they are not among them."""
    return candidate(seat, _with_seats(members, since).get(pk=pk), scope=scope, user=user, since=since)


def _with_seats(members: MemberQuerySet, since: date) -> MemberQuerySet:
    sits: AssignmentQuerySet = Assignment.objects.ending_after(since).order_by("since")
    sits = sits.select_related("member", "seat__position", "seat__unit")
    return members.select_related("home_unit").prefetch_related(Prefetch("assignments", sits, to_attr="sits"))


def _names(assignments: list[Assignment], scope: Scope) -> list[str]:
    seen = [one for one in assignments if scope.may(Right.SEE, one.seat.unit)]
    names = [str(one.seat) for one in seen]
    return names if len(seen) == len(assignments) else [*names, _("a post outside your area")]
