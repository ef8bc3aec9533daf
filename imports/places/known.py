"""The units of the register, held for looking names up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from booths.levels import Level
from booths.models import RevenueDistrict, Unit, UnitAlias
from core.names import Match, best_matches, clear_winner
from core.text import fold


class Known(NamedTuple):
    """A unit; ``names`` are all by which it is known: both scripts and the confirmed other spellings."""

    id: int
    level: int
    code: str
    number: int | None
    path: tuple[int | None, ...]
    names: tuple[str, ...]
    name_en: str
    name_hi: str

    @property
    def both(self) -> list[str]:
        """The name in English and in Hindi, as messages keep it."""
        return [self.name_en or self.name_hi, self.name_hi or self.name_en]

    @property
    def state_id(self) -> int:
        """The id of its state."""
        return self.path[0] or 0

    @property
    def district_id(self) -> int | None:
        """The id of its district, None when it has none."""
        return self.path[Level.DISTRICT - 1] if len(self.path) >= Level.DISTRICT else None


class Choice(NamedTuple):
    """What a name may mean: the units with exactly this name, or one that is clearly nearest, or the next three."""

    exact: Sequence[Known] = ()
    near: Known | None = None
    score: int = 0
    others: Sequence[tuple[Known, int]] = ()


def known_units(levels: Iterable[Level], **conditions: object) -> list[Known]:
    """Read units of some levels from the register, in their usual order."""
    units = Unit.objects.filter(level__in=[*levels], **conditions).order_by("level", "number", "code")
    aliases: dict[int, list[str]] = defaultdict(list)
    for unit_id, name in UnitAlias.objects.filter(unit__in=units).values_list("unit_id", "name"):
        aliases[unit_id].append(name)
    return [
        Known(pk, level, code, number, tuple(path), tuple(filter(None, (en, hi, *aliases[pk]))), en, hi)
        for pk, level, code, number, path, en, hi in units.values_list(
            "id", "level", "code", "number", "path", "name_en", "name_hi"
        )
    ]


def choose(name: str, units: Sequence[Known]) -> Choice:
    """Look for a name among units: the same when folded, else near by ``core.names``."""
    key = fold(name)
    exact = [unit for unit in units if key == fold(unit.code) or any(key == fold(known) for known in unit.names)]
    if exact:
        return Choice(exact)
    by_id = {unit.id: unit for unit in units}
    matches: list[Match[int]] = best_matches(name, ((unit.id, known) for unit in units for known in unit.names))
    if winner := clear_winner(matches):
        return Choice(near=by_id[winner.key], score=round(winner.score))
    return Choice(others=[(by_id[match.key], round(match.score)) for match in matches])


class UnitBook:
    """States, districts and assemblies, by number and for their names; a state's revenue districts with them."""

    def __init__(self) -> None:
        units = known_units((Level.STATE, Level.DISTRICT, Level.ASSEMBLY))
        self.states = [unit for unit in units if unit.level == Level.STATE]
        self.districts = [unit for unit in units if unit.level == Level.DISTRICT]
        self.assemblies = [unit for unit in units if unit.level == Level.ASSEMBLY]
        self.by_id = {unit.id: unit for unit in units}
        self._by_number: dict[int, list[Known]] = defaultdict(list)
        for unit in self.assemblies:
            if unit.number is not None:
                self._by_number[unit.number].append(unit)
        self._revenue = self._revenue_districts()

    def numbered(self, number: int, state_id: int | None) -> list[Known]:
        """Return the assemblies of this number, in one state or (None) in all."""
        return [unit for unit in self._by_number.get(number, ()) if state_id in (None, unit.state_id)]

    def districts_named(self, name: str, state_id: int | None) -> tuple[set[int], Choice]:
        """Return the ids of the districts that a name may mean, and what was found.

        A revenue district's name means each organisational district in it; "Lucknow" is Lucknow Mahanagar and Zila.
        """
        units = [unit for unit in (*self.districts, *self._revenue) if state_id in (None, unit.state_id)]
        choice = choose(name, units)
        found = [*choice.exact, *([choice.near] if choice.near else [])]
        return {pk for unit in found for pk in self._meaning(unit)}, choice

    def _meaning(self, unit: Known) -> list[int]:
        return [unit.id] if unit.id > 0 else [pk for pk in unit.path[1:] if pk]

    @staticmethod
    def _revenue_districts() -> list[Known]:
        """Revenue districts in the shape of units: a negative id, and in the path the state and their districts."""
        districts: dict[int, list[int]] = defaultdict(list)
        rows = Unit.objects.filter(level=Level.DISTRICT, revenue_district__isnull=False)
        for revenue_id, pk in rows.values_list("revenue_district_id", "pk"):
            districts[revenue_id].append(pk)
        return [
            Known(-row.pk, 0, row.code, None, (row.state_id, *districts[row.pk]),
                  tuple(filter(None, (row.name_en, row.name_hi))), row.name_en, row.name_hi)
            for row in RevenueDistrict.objects.all()
        ]  # fmt: skip
