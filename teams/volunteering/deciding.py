"""What a convener needs to decide on an offer: whether the person is known, and which seats are free for them."""

from dataclasses import dataclass

from django.utils import timezone

from booths.models import Unit
from booths.scope import Right, Scope
from booths.search import name_has, words_of
from teams.access import may_fill
from teams.models import Member, Seat, Volunteer
from teams.querysets import wanted_seat
from teams.volunteering.queue import to_decide

MOST_SEATS = 40
MOST_READ = 400
MOST_UNITS = 12


@dataclass(frozen=True, slots=True)
class Known:
    """Whether the number of an offer is registered: ``member`` where one may see them, else only ``elsewhere``."""

    member: Member | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Free:
    """A vacant seat that one may fill; ``liked``: on a platform on which the person likes to work."""

    seat: Seat
    liked: bool


def known_as(scope: Scope, volunteer: Volunteer) -> Known:
    """Tell whether somebody is registered under the number of an offer."""
    member = Member.objects.filter(phone=volunteer.phone).select_related("home_unit").first()
    if member is None:
        return Known()
    within = Member.objects.within(scope).filter(pk=member.pk).exists()
    return Known(member) if within else Known(elsewhere=True)


def free_seats(scope: Scope, volunteer: Volunteer) -> list[Free]:
    """Return the vacant seats of the volunteer's unit and those below it, one of each kind in a unit.

    Those that they like first, then from the unit downwards; of the nearest ``MOST_READ``, at most ``MOST_SEATS``.
    """
    seats = (
        Seat.objects.within(scope, Right.ASSIGN)
        .filter(wanted_seat(), unit__path__contains=[volunteer.unit_id])
        .vacant(timezone.localdate())
        .select_related("unit", "position")
        .defer("unit__search")
        .distinct("unit__level", "unit__code", "position__order", "position_id")
        .order_by("unit__level", "unit__code", "position__order", "position_id", "number")
    )
    free = [
        Free(seat, seat.position.platform in volunteer.platforms) for seat in seats[:MOST_READ] if may_fill(scope, seat)
    ]
    return sorted(free, key=lambda one: not one.liked)[:MOST_SEATS]


def further_offers(scope: Scope, volunteer: Volunteer) -> list[Volunteer]:
    """Return what else the same number sent and one may see, the oldest first; decided on together with it."""
    others = to_decide(scope).waiting().filter(phone=volunteer.phone).exclude(pk=volunteer.pk)
    return list(others.select_related("unit").order_by("pk"))


def units_named(text: str) -> list[Unit]:
    """Return units anywhere whose name, in either script, sounds like each word of ``text``; by level, at most 12."""
    words = words_of(text)
    if not words:
        return []
    units = Unit.objects.select_related("parent")
    for word in words:
        units = units.filter(name_has(word))
    return list(units.order_by("level", "code")[:MOST_UNITS])
