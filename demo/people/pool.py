"""People without a seat: a pool in each district, and some who were written down twice."""

from random import Random

from demo.people.gathering import People
from teams.models import Member

_PER_DISTRICT = 6
# How the same name is spelt by two people who type it.
_SPELLINGS = (("ee", "i"), ("oo", "u"), ("v", "w"), ("sh", "s"), ("aa", "a"), ("j", "z"))


def pool_create(people: People, homes: dict[int, list[int]]) -> None:
    """Add people without a seat; ``homes`` gives for each district (by id) the units where somebody may live."""
    for units in homes.values():
        for _time in range(_PER_DISTRICT):
            people.somebody(people.random.choice(units), busy=False)


def second_records_create(people: People, homes: dict[int, list[int]]) -> None:
    """Write down one person of every third district a second time: another number, another spelling, the same place."""
    at_home: dict[int, Member] = {}
    for member in people.members:
        at_home.setdefault(member.home_unit_id, member)
    for units in list(homes.values())[::3]:
        first = next((at_home[unit] for unit in units if unit in at_home), None)
        if first:
            second = people.somebody(first.home_unit_id, busy=False)
            second.name_en, second.name_hi = _respelt(people.random, first.name_en), first.name_hi


def _respelt(random: Random, name: str) -> str:
    for one, other in _SPELLINGS:
        if one in name.lower():
            return name.replace(one, other, 1)
    return name.upper() if random.random() < 0.5 else name
