"""The accounts of one unit as its page shows them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from booths.models import Unit
from booths.scope import Scope
from core.social import Network
from teams.handles.growth import MONTH, QUARTER, Growth, growth_of, is_stale, weekly
from teams.handles.words import ICONS
from teams.models import Handle, HandleCount, HandleKeeper, Member


@dataclass(frozen=True)
class Card:
    """One account: its counts of the last months, the oldest first, and who runs it."""

    handle: Handle
    today: date
    counts: list[tuple[date, int]] = field(default_factory=list)
    keepers: list[Member] = field(default_factory=list)

    @property
    def icon(self) -> str:
        """The neutral sign of the network."""
        return ICONS[Network(self.handle.network)]

    @property
    def stale(self) -> bool:
        """Whether it was counted too long ago, or never."""
        return is_stale(self.handle.counted_on, self.today)

    @property
    def month(self) -> Growth | None:
        """The growth over 30 days."""
        return growth_of(self.counts, today=self.today, days=MONTH)

    @property
    def quarter(self) -> Growth | None:
        """The growth over 90 days."""
        return growth_of(self.counts, today=self.today, days=QUARTER)

    @cached_property
    def line(self) -> list[int]:
        """The followers week by week."""
        return weekly(self.counts, today=self.today)


class UnitAccounts:
    """The accounts of ``unit``: four queries, whatever their number."""

    def __init__(self, unit: Unit, scope: Scope, today: date) -> None:
        handles = list(Handle.objects.within(scope).filter(unit=unit).order_by("network", "pk"))
        self._cards = cards_of(handles, today)

    @property
    def open(self) -> list[Card]:
        """Those in use, in the order of the networks."""
        order = list(Network)
        found = [card for card in self._cards if not card.handle.closed_on]
        return sorted(found, key=lambda card: order.index(Network(card.handle.network)))

    @property
    def closed(self) -> list[Card]:
        """Those that were closed."""
        return [card for card in self._cards if card.handle.closed_on]

    @property
    def missing(self) -> list[tuple[Network, str]]:
        """The networks on which there is none, each with its sign."""
        there = {card.handle.network for card in self.open}
        return [(network, ICONS[network]) for network in Network if network not in there]


def cards_of(handles: Sequence[Handle], today: date) -> list[Card]:
    """Return the cards of accounts, in their order: three queries."""
    start = today - timedelta(days=QUARTER)
    counts = HandleCount.objects.filter(handle__in=handles)
    before = counts.filter(day__lte=start).order_by("handle_id", "-day").distinct("handle_id")
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for rows in (before, counts.filter(day__gt=start).order_by("day")):
        for handle, day, followers in rows.values_list("handle_id", "day", "followers"):
            found[handle].append((day, followers))
    keepers: dict[int, list[Member]] = defaultdict(list)
    for keeping in HandleKeeper.objects.filter(handle__in=handles).select_related("member").order_by("pk"):
        keepers[keeping.handle_id].append(keeping.member)
    return [Card(handle, today, found[handle.pk], keepers[handle.pk]) for handle in handles]
