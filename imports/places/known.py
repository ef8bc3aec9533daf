"""The units of the register, held for looking names up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from booths.levels import Level
from booths.models import RevenueDistrict, Unit, UnitAlias
from core.names import Match, best_matches, clear_winner
from core.text import fold
from imports.places.answers import NOT_ANY
from imports.places.renamed import other_names


class Known(NamedTuple):
    """A unit; ``names`` are all by which it is known: both scripts and, last, the ``aliases`` that people confirmed."""

    id: int
    level: int
    code: str
    number: int | None
    path: tuple[int | None, ...]
    names: tuple[str, ...]
    name_en: str
    name_hi: str
    aliases: tuple[str, ...] = ()

    @property
    def proper(self) -> set[str]:
        """What it is called in the register, folded: its code and its names, without the other spellings."""
        return {fold(text) for text in (self.code, self.name_en, self.name_hi) if text}

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
    """What a name may mean: the units with exactly this name, or one that is clearly nearest, or the next three.

    how: "alias" when the exact ones have it as another spelling only, "answered" when the person named the unit.
    """

    exact: Sequence[Known] = ()
    near: Known | None = None
    score: int = 0
    others: Sequence[tuple[Known, int]] = ()
    how: str = ""

    @property
    def taken(self) -> Known | None:
        """The one unit that is taken for meant."""
        return self.exact[0] if len(self.exact) == 1 else self.near

    def repair(self) -> tuple[str, dict[str, Any]] | None:
        """Return code and facts of what has to be told about the unit taken, None when it has just this name."""
        if self.taken is None or not (self.near or self.how):
            return None
        facts = {"unit": self.taken.both} | ({"score": self.score} if self.near else {})
        return ("name_near" if self.near else f"name_{self.how}"), facts


def known_units(levels: Iterable[Level], **conditions: object) -> list[Known]:
    """Read units of some levels from the register, in their usual order."""
    units = Unit.objects.filter(level__in=[*levels], **conditions).order_by("level", "number", "code")
    aliases: dict[int, list[str]] = defaultdict(list)
    for unit_id, name in UnitAlias.objects.filter(unit__in=units).values_list("unit_id", "name"):
        aliases[unit_id].append(name)
    return [
        known(pk, level, code, number, path, (en, hi), aliases[pk])
        for pk, level, code, number, path, en, hi in units.values_list(
            "id", "level", "code", "number", "path", "name_en", "name_hi"
        )
    ]


def known(
    pk: int, level: int, code: str, number: int | None, path: Iterable[int | None], both: tuple[str, str],
    aliases: Sequence[str] = (),
) -> Known:  # fmt: skip
    """Return a unit with all its names, those of renamed places in them counted among the aliases."""
    names = tuple(filter(None, both))
    others = (*aliases, *other_names([*names, *aliases]))
    return Known(pk, level, code, number, tuple(path), (*names, *others), *both, others)


def choose(name: str, units: Sequence[Known], answer: int | None = None) -> Choice:
    """Look for a name among units: the same when folded, else near by ``core.names``.

    answer: what the person said, see ``imports.places.answers``; a unit that is not among these says nothing.
    """
    if answered := [unit for unit in units if unit.id == answer]:
        return Choice(answered, how="answered")
    if answer != NOT_ANY:
        key = fold(name)
        if exact := [unit for unit in units if key in unit.proper]:
            return Choice(exact)
        if exact := [unit for unit in units if any(key == fold(alias) for alias in unit.aliases)]:
            return Choice(exact, how="alias")
    by_id = {unit.id: unit for unit in units}
    matches: list[Match[int]] = best_matches(name, ((unit.id, known) for unit in units for known in unit.names))
    if answer != NOT_ANY and (winner := clear_winner(matches)):
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
        self.revenue = self._revenue_districts()

    def numbered(self, number: int, state_id: int | None) -> list[Known]:
        """Return the assemblies of this number, in one state or (None) in all."""
        return [unit for unit in self._by_number.get(number, ()) if state_id in (None, unit.state_id)]

    def districts_named(self, name: str, state_id: int | None, answer: int | None = None) -> tuple[set[int], Choice]:
        """Return the ids of the districts that a name may mean, and what was found.

        A revenue district's name means each organisational district in it; "Lucknow" is Lucknow Mahanagar and Zila.
        """
        units = [unit for unit in (*self.districts, *self.revenue) if state_id in (None, unit.state_id)]
        choice = choose(name, units, answer)
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
            known(-row.pk, 0, row.code, None, (row.state_id, *districts[row.pk]), (row.name_en, row.name_hi))
            for row in RevenueDistrict.objects.all()
        ]
