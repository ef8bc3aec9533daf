"""What a changeover will do, counted as the teams stand now."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import Unit
from teams.overview import beyond_after


@dataclass(frozen=True, slots=True)
class Change:
    """One post of it: so many seats in a unit before, so many after. ``position`` is its id, None for a new post."""

    name: str
    before: int
    after: int
    position: int | None = None


@dataclass
class Outlook:
    """What ``changes`` do to the teams of ``level``, in ``roots`` (default: everywhere) and below them."""

    level: Level
    changes: list[Change]
    today: date
    root: Unit | None = None

    @property
    def added(self) -> int:
        """How many seats each team gets."""
        return sum(max(0, change.after - change.before) for change in self.changes)

    @property
    def removed(self) -> int:
        """How many seats each team loses."""
        return sum(max(0, change.before - change.after) for change in self.changes)

    @cached_property
    def units(self) -> int:
        """How many teams there are."""
        units = Unit.objects.under(self.root) if self.root else Unit.objects.all()
        return units.filter(level=self.level).count()

    @property
    def opened(self) -> int:
        """How many seats open."""
        return self.added * self.units

    @property
    def closed(self) -> int:
        """How many seats are no longer wanted, held or not."""
        return self.removed * self.units

    @property
    def beyond(self) -> int:
        """How many people will sit in a seat beyond the number."""
        return sum(many for _name, many in self.places)

    @cached_property
    def places(self) -> list[tuple[str, int]]:
        """The districts in which those sit, by name, most first; what lies in none comes last."""
        numbers = {change.position: change.after for change in self.changes if change.position}
        roots = [self.root] if self.root else Unit.objects.filter(level=Level.STATE).defer("search")
        narrow = self._narrow
        counts: dict[int | None, int] = {}
        for root in roots if numbers else ():
            for place, many in beyond_after(root, numbers, narrow=narrow, today=self.today).items():
                counts[place] = counts.get(place, 0) + many
        names = {unit.pk: unit.name for unit in Unit.objects.filter(pk__in=[pk for pk in counts if pk]).defer("search")}
        rows = [(names.get(pk or 0, _("Elsewhere")), many, pk is None) for pk, many in counts.items()]
        return [(name, many) for name, many, _last in sorted(rows, key=lambda row: (row[2], -row[1], row[0]))]

    @property
    def _narrow(self) -> Level:
        below = (Level(self.root.level).below or Level.SECTOR) if self.root else Level.DISTRICT
        return min(self.level, max(below, Level.DISTRICT))
