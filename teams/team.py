"""The team of one unit as its page shows it: each seat with its holder, and how far the holder is with signing in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from accounts.models import OneTimeLink, User
from booths.models import Unit
from booths.scope import Scope
from teams.access import may_end, may_fill, may_invite
from teams.models import Assignment, Platform, Seat
from teams.querysets import AssignmentQuerySet

_SEAT = ("seat__position", "seat__unit")


class Access(StrEnum):
    """Whether the holder of a seat can sign in."""

    NOT_NEEDED = "not_needed"
    NEVER_INVITED = "never_invited"
    INVITED = "invited"
    LAPSED = "lapsed"
    SIGNED_IN = "signed_in"


@dataclass
class SeatLine:
    """One seat on the page: who holds it, and what the reader may do about it."""

    seat: Seat
    assignment: Assignment | None = None
    access: Access = Access.NOT_NEEDED
    access_at: datetime | None = None
    """When the holder last signed in, or until when the invitation holds."""
    may_fill: bool = False
    may_end: bool = False
    may_invite: bool = False

    @property
    def wants_invitation(self) -> bool:
        """Whether the holder has no way in yet and no link that works."""
        return self.access in (Access.NEVER_INVITED, Access.LAPSED)

    @property
    def counts(self) -> bool:
        """Whether the seat is one that the unit is meant to fill."""
        return self.seat.is_wanted

    @property
    def is_surplus(self) -> bool:
        """Whether the holder sits in a seat that the team is no longer to have."""
        return self.assignment is not None and not self.seat.is_offered


@dataclass
class Section:
    """The seats of one platform, or those without one."""

    platform: Platform | None
    lines: list[SeatLine] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        """How many of the seats nobody holds."""
        return sum(line.assignment is None for line in self.lines)


def team_of(unit: Unit, *, scope: Scope, user: User, today: date) -> list[Section]:
    """Return the unit's seats by platform, vacant ones first; a vacant one that the unit does not need is left out."""
    seats = list(Seat.objects.within(scope).filter(unit=unit).select_related("position", "unit"))
    held = {assignment.seat_id: assignment for assignment in _assignments(seats, today)}
    seats_of = _all_seats(list(held.values()), today)
    links = _latest_links(list(held.values()))
    sections: dict[str, Section] = {}
    for seat in sorted(seats, key=lambda seat: (seat.pk in held, seat.position.order, seat.number)):
        assignment = held.get(seat.pk)
        line = SeatLine(seat, assignment, may_fill=may_fill(scope, seat))
        if assignment is None and not line.counts:
            continue
        if assignment:
            line.may_end = may_end(scope, user, assignment)
            line.access, line.access_at = _access(assignment, links.get(assignment.member.user_id or 0))
            line.may_invite = line.access != Access.NOT_NEEDED and may_invite(
                scope, assignment.member, seats_of[assignment.member_id]
            )
        platform = Platform(seat.position.platform) if seat.position.platform else None
        sections.setdefault(seat.position.platform, Section(platform)).lines.append(line)
    order = ["", *Platform.values]
    return sorted(sections.values(), key=lambda section: order.index(section.platform or ""))


def _assignments(seats: Sequence[Seat], today: date) -> AssignmentQuerySet:
    assignments = Assignment.objects.filter(seat__in=seats).current(today)
    return assignments.select_related("member__user", *_SEAT)


def _all_seats(assignments: Sequence[Assignment], today: date) -> dict[int, list[Assignment]]:
    """Return everything that the holders hold or are to hold, here and elsewhere, by member."""
    members = [assignment.member_id for assignment in assignments]
    found: dict[int, list[Assignment]] = defaultdict(list)
    for one in Assignment.objects.filter(member__in=members).ending_after(today).select_related(*_SEAT):
        found[one.member_id].append(one)
    return found


def _latest_links(assignments: Sequence[Assignment]) -> dict[int, OneTimeLink]:
    users = [assignment.member.user_id for assignment in assignments if assignment.member.user_id]
    links = OneTimeLink.objects.filter(user__in=users).order_by("created_at")
    return {link.user_id: link for link in links if link.user_id}


def _access(assignment: Assignment, link: OneTimeLink | None) -> tuple[Access, datetime | None]:
    if not (assignment.seat.position.rights or assignment.extra_rights):
        return Access.NOT_NEEDED, None
    account = assignment.member.user
    if account and account.last_login:
        return Access.SIGNED_IN, account.last_login
    if link is None:
        return Access.NEVER_INVITED, None
    return (Access.INVITED if link.state == "usable" else Access.LAPSED), link.expires_at
