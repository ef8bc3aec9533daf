"""Who came into a seat when, and who left it: two years of a seat, most of what happened in the last months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

# As the page that ends a seat proposes them, in the language that the demo's conveners write in.
_REASONS = ("दूसरा पद मिला", "पद छोड़ दिया", "काम नहीं कर रहे", "दूसरी जगह चले गए")
_OLDEST = 700


@dataclass(frozen=True, slots=True)
class Stay:
    """One holder's time in a seat; ``until`` is the first day without it, None for who sits there now."""

    since: date
    until: date | None = None
    reason: str = ""


def career(random: Random, *, today: date, share: float, opened: date | None) -> Iterator[Stay]:
    """Yield the stays in a seat, the earlier first; ``share`` is how likely somebody holds it now.

    ``opened`` is the day on which the seat came to be, None for one that was always there. Three in ten holders came in
    the last 90 days, and more of them lately; one seat in six had somebody before.
    """
    oldest = (today - opened).days if opened else _OLDEST
    held, age = random.random() < share, 0
    if held:
        recently = opened is not None or random.random() < 0.3
        age = int(min(90, oldest) * (1 - random.random() ** 0.5)) if recently else random.randint(91, _OLDEST)
    left = age + random.randint(0, 40) if held else random.randint(1, 150)
    if random.random() < 0.17 and left + 30 < oldest:
        began = min(left + random.randint(30, 400), oldest)
        yield Stay(_before(today, began), _before(today, left), random.choice(_REASONS))
    if held:
        yield Stay(_before(today, age))


def _before(today: date, days: int) -> date:
    return today - timedelta(days=days)
