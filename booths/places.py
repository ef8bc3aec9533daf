"""Where a page stands in the tree, as far as its reader may see it."""

from dataclasses import dataclass

from django.urls import reverse

from booths.levels import Level
from booths.models import Unit
from booths.scope import Right, Scope


@dataclass(frozen=True, slots=True)
class Step:
    """One place of the trail; without ``href`` it is named and cannot be opened."""

    name: str
    href: str


def own_unit(scope: Scope) -> Unit | None:
    """Return the one unit that holds all that the scope sees; None when that is several units, or nothing."""
    if Right.SEE in scope.everywhere:
        found = list(Unit.objects.filter(level=Level.STATE)[:2])
    else:
        roots = scope.root_ids()
        found = [unit for unit in Unit.objects.filter(pk__in=roots) if roots.isdisjoint(unit.path[:-1])]
    return found[0] if len(found) == 1 else None


def trail_to(scope: Scope, unit: Unit, *further: Step) -> list[Step]:
    """Return the units from the state down to ``unit``, those outside the scope by name only, and ``further`` steps."""
    above = Unit.objects.above(unit).defer("search")
    places = [Step(place.name, unit_address(place) if scope.may(Right.SEE, place) else "") for place in above]
    return [*places, *further]


def unit_address(unit: Unit) -> str:
    """Return the address of a unit's page."""
    return reverse("dashboard:unit", args=[unit.code])
