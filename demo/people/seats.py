"""Filling the demo's seats: vacancies where there are some in life, seats that changed hands, people in two."""

from collections import defaultdict
from datetime import date

from booths.levels import Level
from booths.scope import Right
from demo.changeovers import opened_on
from demo.people.careers import career
from demo.people.gathering import People
from teams.models import Member, Seat

# The share of seats of each kind that somebody holds: the rest are the vacancies that the product is to show.
_FILLED = {"convener": 0.8, "co-convener": 0.7, "whatsapp": 0.6}
_FILLED_ELSE = 0.45


def seats_fill(people: People, seats: list[Seat], *, today: date) -> None:
    """Let people hold the seats, now and before, so that no rule of the teams is broken."""
    random = people.random
    free = _Free()
    for seat in seats:
        leads_a_district = seat.position.key == "convener" and seat.unit.level <= Level.DISTRICT
        share = 1.0 if leads_a_district else _FILLED.get(seat.position.key, _FILLED_ELSE)
        for stay in career(random, today=today, share=share, opened=opened_on(seat.position, today)):
            leads = Right.ASSIGN in seat.position.rights
            member = None
            if not leads and random.random() < 0.05:
                member = free.to_sit(seat, stay.since)
            member = member or people.somebody(seat.unit_id)
            people.hold(seat, member, stay.since, stay.until, stay.reason)
            if not leads:
                free.note(seat, member, stay.until)


class _Free:
    """Who could take one more seat nearby: from the assembly a mandal's of the same platform, or any after leaving."""

    def __init__(self) -> None:
        self._sitting: dict[tuple[int, str], Member] = {}
        self._left: dict[int, list[tuple[date, Member]]] = defaultdict(list)

    def note(self, seat: Seat, member: Member, until: date | None) -> None:
        if until:
            self._left[_district(seat)].append((until, member))
        elif seat.unit.level == Level.ASSEMBLY:
            self._sitting[seat.unit_id, seat.position.platform] = member

    def to_sit(self, seat: Seat, since: date) -> Member | None:
        """Return somebody who may sit here from a day on, and takes no third seat."""
        assembly = seat.unit.ancestor_id(Level.ASSEMBLY) or 0
        if seat.unit.level == Level.MANDAL and (double := self._sitting.pop((assembly, seat.position.platform), None)):
            return double
        left = self._left[_district(seat)]
        return left.pop()[1] if left and left[-1][0] <= since else None


def _district(seat: Seat) -> int:
    return seat.unit.ancestor_id(Level.DISTRICT) or 0
