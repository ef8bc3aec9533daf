"""The accounts that grow fastest: the card that comes after the page, which is there sooner without it."""

from dataclasses import dataclass

from django.utils import timezone

from booths.models import Unit
from teams.handles.cards import Card, cards_of
from teams.handles.figures import fastest
from teams.handles.growth import Growth
from teams.models import Handle

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Growing:
    """One account with its line, and its growth over 30 days."""

    card: Card
    growth: Growth


def growing(unit: Unit) -> list[Growing]:
    """Return the accounts of a unit and all below it that gained most followers in 30 days: five queries."""
    today = timezone.localdate()
    found = dict(fastest(unit, today=today, limit=_SHOWN))
    handles = Handle.objects.filter(pk__in=found).select_related("unit")
    cards = {card.handle.pk: card for card in cards_of(list(handles), today)}
    return [Growing(cards[pk], growth) for pk, growth in found.items()]
