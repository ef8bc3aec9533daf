"""The way from the state down to a place, as the trail on each page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from booths.models import Unit
from booths.scope import Right, Scope
from dashboard.links import unit_address


@dataclass(frozen=True, slots=True)
class Step:
    """A place on the way; without ``href`` it is named and cannot be opened."""

    name: str
    href: str


def trail_of(above: Iterable[Unit], scope: Scope) -> list[Step]:
    """Return the steps for units from the state down; those outside the scope are named, as on a letterhead."""
    return [Step(unit.name, unit_address(unit) if scope.may(Right.SEE, unit) else "") for unit in above]
