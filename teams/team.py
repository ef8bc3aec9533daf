"""The team of one unit as its page shows it: each seat with its holder, and how far the holder is with signing in."""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from accounts.models import OneTimeLink, User
from booths.models import Unit
from booths.scope import Right, Scope
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
    coming: Assignment | None = None
    """Who is to take the seat later."""
    elsewhere: list[Seat] = field(default_factory=list)
    """The holder's other seats, as far as the reader may see them."""
    access: Access = Access.NOT_NEEDED
    access_at: datetime | None = None
    """When the holder last signed in, or until when the invitation holds."""
    may_fill: bool = False
    may_end: bool = False
    may_end_coming: bool = False
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

    @property
    def numbered(self) -> bool:
        """Whether the seat needs its number to be told from others of its kind."""
        return self.seat.number > 1 or self.seat.position.seats_per_unit > 1

    @property
    def leads(self) -> bool:
        """Whether the seat is one that hands out others: without its holder the team stands still."""
        return Right.ASSIGN in self.seat.position.rights

    @property
    def is_open(self) -> bool:
        """Whether nobody holds the seat or is to take it: somebody can be put into it today."""
        return self.assignment is None and self.coming is None


@dataclass
class Section:
    """The seats of one platform, or those without one."""

    platform: Platform | None
    lines: list[SeatLine] = field(default_factory=list)

    @property
    def key(self) -> str:
        """A word for addresses within the page."""
        return self.platform.value if self.platform else "leading"

    @property
    def vacant(self) -> int:
        """How many of the seats nobody holds."""
        return sum(line.assignment is None for line in self.lines)

    @property
    def surplus(self) -> int:
        """How many people sit in seats that the team is no longer to have."""
        return sum(line.is_surplus for line in self.lines)

    @property
    def seats(self) -> int:
        """How many seats there are, without those that the team is no longer to have."""
        return len(self.lines) - self.surplus

    @property
    def held(self) -> int:
        """How many of those somebody holds."""
        return self.seats - self.vacant


def team_of(unit: Unit, *, scope: Scope, user: User, today: date) -> list[Section]:
    """Return the unit's seats by platform, vacant ones first; a vacant one that the unit does not need is left out.

    Four queries, however many sit there.
    """
    seats = list(Seat.objects.within(scope).filter(unit=unit).select_related("position", "unit"))
    sitting = list(_assignments(seats, today))
    held = {one.seat_id: one for one in sitting if one.since <= today}
    coming = {one.seat_id: one for one in reversed(sitting) if one.since > today}
    all_seats = _all_seats(sitting, today)
    links = _latest_links(sitting)
    sections: dict[str, Section] = {}
    for seat in sorted(seats, key=lambda seat: _rank(seat, held, coming)):
        line = SeatLine(seat, held.get(seat.pk), coming.get(seat.pk), may_fill=may_fill(scope, seat))
        if line.is_open and not line.counts:
            continue
        if line.coming:
            line.may_end_coming = may_end(scope, user, line.coming)
        if line.assignment:
            _describe(line, line.assignment, all_seats[line.assignment.member_id], scope, user, today)
            line.access, line.access_at = _access(line.assignment, links.get(line.assignment.member.user_id or 0))
        platform = Platform(seat.position.platform) if seat.position.platform else None
        sections.setdefault(seat.position.platform, Section(platform)).lines.append(line)
    order = ["", *Platform.values]
    return sorted(sections.values(), key=lambda section: order.index(section.platform or ""))


def _rank(seat: Seat, held: Container[int], coming: Container[int]) -> tuple[int, int, int]:
    """Return the place of a seat in its section: to be filled, promised, held; then as the posts stand."""
    return (2 if seat.pk in held else 1 if seat.pk in coming else 0, seat.position.order, seat.number)


def _describe(
    line: SeatLine, assignment: Assignment, all_seats: list[Assignment], scope: Scope, user: User, today: date
) -> None:
    """Add to a line what is to be said of the holder, and what may be done about them."""
    others = [one.seat for one in all_seats if one.since <= today and one.pk != assignment.pk]
    line.elsewhere = [seat for seat in others if scope.may(Right.SEE, seat.unit)]
    line.may_end = may_end(scope, user, assignment)
    gives_rights = bool(assignment.seat.position.rights or assignment.extra_rights)
    line.may_invite = gives_rights and may_invite(scope, assignment.member, all_seats)


def _assignments(seats: Sequence[Seat], today: date) -> AssignmentQuerySet:
    assignments = Assignment.objects.filter(seat__in=seats).ending_after(today).order_by("since")
    return assignments.select_related("member__user", *_SEAT)


def _all_seats(assignments: Sequence[Assignment], today: date) -> dict[int, list[Assignment]]:
    """Return everything that the holders hold or are to hold, here and elsewhere, by member."""
    members = {assignment.member_id for assignment in assignments}
    found: dict[int, list[Assignment]] = defaultdict(list)
    for one in Assignment.objects.filter(member__in=members).ending_after(today).select_related(*_SEAT):
        found[one.member_id].append(one)
    return found


def _latest_links(assignments: Sequence[Assignment]) -> dict[int, OneTimeLink]:
    users = {assignment.member.user_id for assignment in assignments if assignment.member.user_id}
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
