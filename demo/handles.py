"""The demo's official accounts: invented names, ninety days of counts, and some that nobody looks after."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from booths.levels import Level
from booths.models import Unit
from core.social import Network
from demo.copying import copy_rows
from teams.models import Assignment, Handle, HandleKeeper

_SHARE = {Level.STATE: 1.0, Level.REGION: 0.9, Level.DISTRICT: 0.85, Level.ASSEMBLY: 0.5, Level.MANDAL: 0.15}
"""The share of units of a level that have an account on a network."""
_FOLLOWERS = {
    Level.STATE: (90_000, 900_000), Level.REGION: (8_000, 90_000), Level.DISTRICT: (1_500, 40_000),
    Level.ASSEMBLY: (300, 9_000), Level.MANDAL: (40, 2_000),
}  # fmt: skip
_NEVER, _LONG_AGO = 0.06, 0.15
"""The shares of accounts that nobody counted, and that nobody counted for over a month."""


def handles_create(random: Random, *, today: date, districts: list[int]) -> int:
    """Give the units of the demo's area accounts with keepers and weekly counts; return how many accounts."""
    tops = Unit.objects.filter(level__lt=Level.DISTRICT)
    units = (tops | Unit.objects.filter(path__overlap=districts, level__lte=Level.MANDAL)).distinct()
    made = [
        Handle(unit=unit, network=network, address=_address(network, unit), title=_title(unit))
        for unit in units.order_by("pk")
        for network in Network
        if random.random() < _SHARE[Level(unit.level)]
    ]
    Handle.objects.bulk_create(made, batch_size=2000)
    _keepers(made, today)
    copy_rows("teams_handlecount", ("handle_id", "day", "followers", "noted_at"), _counts(random, made, today))
    return len(made)


def _address(network: Network, unit: Unit) -> str:
    """Return a name that nobody has, in the form of the network."""
    # Facebook tells no names apart by their dots, so a letter parts the numbers of UP-2-05, lest it be UP-205.
    slug = re.sub(r"[^a-z0-9]", "", re.sub(r"(?<=\d)-(?=\d)", "m", unit.code.lower()))
    if network is Network.WHATSAPP:
        return f"0029Demo{unit.pk:016d}"
    return f"demo.{slug}.it" if network is Network.FACEBOOK else f"demo_{slug}"


def _title(unit: Unit) -> str:
    return f"डेमो {unit.name_hi or unit.name_en}"[:120]


def _keepers(handles: list[Handle], today: date) -> None:
    """Let the first holder of a seat of its platform run each account."""
    held = Assignment.objects.current(today).filter(seat__unit__in={handle.unit_id for handle in handles})
    values = held.order_by("-seat__number").values_list("seat__unit", "seat__position__platform", "member")
    holders = {(unit, platform): member for unit, platform, member in values}
    pairs = ((handle, holders.get((handle.unit_id, handle.network))) for handle in handles)
    HandleKeeper.objects.bulk_create(
        (HandleKeeper(handle=handle, member_id=member) for handle, member in pairs if member), batch_size=2000
    )


def _counts(random: Random, handles: list[Handle], today: date) -> Iterator[tuple[Any, ...]]:
    """Yield a count a week over 98 days, backwards from some followers today."""
    for handle in handles:
        fate = random.random()
        if fate < _NEVER:
            continue
        newest = random.randint(33, 80) if fate < _NEVER + _LONG_AGO else random.randint(0, 6)
        followers = float(random.randint(*_FOLLOWERS[Level(handle.unit.level)]))
        weekly = random.choice((-0.004, 0.002, 0.006, 0.012, 0.02, 0.035))
        for back in range(newest, 99, 7):
            day = today - timedelta(days=back)
            yield handle.pk, day, int(followers), f"{day} 12:00+05:30"
            followers /= 1 + weekly * random.uniform(0.3, 1.7)
