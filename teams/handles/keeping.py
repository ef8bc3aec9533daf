"""Who may run an account, and whom to suggest."""

from datetime import date

from django.db.models import Q

from booths.models import Unit
from teams.models import Assignment, Member


def may_keep(unit: Unit, today: date) -> Q:
    """Return the condition that a member may run an account of ``unit``.

    Their home, or a seat that they hold today, lies in the unit, below it, or in one above it: the district's person
    for Facebook may well run the pages of its mandals, but not those of the next district.
    """
    line = [pk for pk in unit.path if pk]
    near = Q(seat__unit__in=line) | Q(seat__unit__path__contains=[unit.pk])
    held = Assignment.objects.current(today).filter(near)
    return Q(home_unit__in=line) | Q(home_unit__path__contains=[unit.pk]) | Q(pk__in=held.values("member"))


def team_members(unit: Unit, network: str, today: date) -> list[tuple[Member, str, bool]]:
    """Return who holds a seat of the unit today, with the name of the post, those of the network's platform first.

    The last says whether the seat is of that platform: whom to suggest.
    """
    held = Assignment.objects.current(today).filter(seat__unit=unit).select_related("member", "seat__position")
    found = [(one.member, one.seat.position, one.seat.position.platform == network) for one in held]
    found.sort(key=lambda one: (not one[2], one[1].order, one[0].pk))
    return [(member, position.name, suits) for member, position, suits in found]
