"""The demo's mandals and booths."""

from collections.abc import Iterator
from random import Random
from typing import Any

from booths.levels import Level
from booths.models import StateSettings, Unit
from demo.copying import copy_rows
from demo.names import Name, building, place
from demo.sizes import booths_in_2014, spread


def state_copy(original: Unit, code: str) -> Unit:
    """Copy a state's structure down to its assemblies under a new state ``code``, for sizes beyond one state."""
    copies: dict[int | None, Unit] = {}
    for level in (Level.STATE, Level.REGION, Level.DISTRICT, Level.ASSEMBLY):
        units = list(Unit.objects.below(original, level).order_by("pk"))
        made = Unit.objects.bulk_create(
            Unit(
                level=level,
                code=code if level == Level.STATE else f"{code}-{unit.code}",
                name_en=unit.name_en,
                name_hi=unit.name_hi,
                number=unit.number,
                parent=copies.get(unit.parent_id),
            )
            for unit in units
        )
        copies.update({unit.pk: copy for unit, copy in zip(units, made, strict=True)})
    state = copies[original.pk]
    StateSettings.objects.create(state=state)
    return state


def mandals_create(random: Random, assemblies: list[Unit], total: int) -> None:
    """Create ``total`` mandals, more in assemblies with more booths; the first of each carries the assembly's name."""
    weights = booths_in_2014()
    parts = spread(total, {assembly.pk: weights[assembly.number or 0] for assembly in assemblies})
    mandals = []
    for assembly in assemblies:
        names = [Name(f"{assembly.name_en} Nagar", f"{assembly.name_hi} नगर")]
        while len(names) < parts[assembly.pk]:
            name = place(random)
            if name not in names:
                names.append(name)
        mandals += [
            Unit(
                level=Level.MANDAL,
                code=f"{assembly.code}-{number:02d}",
                name_en=name.en,
                name_hi=name.hi,
                number=number,
                parent=assembly,
            )
            for number, name in enumerate(names, 1)
        ]
    Unit.objects.bulk_create(mandals, batch_size=2000)


def booths_create(random: Random, assemblies: list[Unit], total: int) -> int:
    """Create ``total`` booths, spread over the assemblies as the list of 2014 was; return how many."""
    weights = booths_in_2014()
    parts = spread(total, {assembly.pk: weights[assembly.number or 0] for assembly in assemblies})
    mandals: dict[int, list[int]] = {}
    for pk, parent in (
        Unit.objects.filter(level=Level.MANDAL, parent__in=assemblies).order_by("pk").values_list("pk", "parent_id")
    ):
        mandals.setdefault(parent or 0, []).append(pk)
    columns = ("assembly_id", "unit_id", "number", "name_en", "name_hi", "place", "electors")
    rows = (row for a in assemblies for row in _booths(random, a.pk, mandals.get(a.pk, [a.pk]), parts[a.pk]))
    return copy_rows("booths_booth", columns, rows)


def _booths(random: Random, assembly_id: int, mandals: list[int], count: int) -> Iterator[tuple[Any, ...]]:
    """Yield an assembly's booths: runs of one to four rooms in one building, now and then a ``12A`` after ``12``."""
    number, suffix, where, village, rooms, room = 0, "A", Name("", ""), Name("", ""), 0, 0
    for made in range(count):
        if room >= rooms:
            village = place(random)
            where, rooms, room = building(random, village), random.choice((1, 1, 2, 2, 3, 4)), 0
        room += 1
        suffix = "A" if not suffix and random.random() < 0.012 else ""
        number += not suffix
        name = where if rooms == 1 else Name(f"{where.en}, Room {room}", f"{where.hi}, कक्ष {room}")
        mandal = mandals[made * len(mandals) // count]
        yield assembly_id, mandal, f"{number}{suffix}", name.en, name.hi, village.hi, random.randint(350, 1450)
