"""Where somebody's rights held when a file was written, and whether they still do."""

from dataclasses import dataclass

from booths.models import Unit
from booths.scope import Right, Scope
from reports.exporters import Exporter
from reports.exporters.base import Parameters
from reports.models import ExportJob, Numbers

Reach = dict[str, list[int] | None]
"""By right the units in which it held; None for everywhere."""


def reach_of(scope: Scope, area: Unit | None, numbers: Numbers) -> Reach:
    """Return what whoever fetches the file must hold: the right to export its area, and to see the numbers in it.

    area: the unit to which the filter narrows the rows; without one they are of all that the scope may export.
    """
    reach = {Right.EXPORT.value: _roots(scope, Right.EXPORT, area)}
    if numbers in (Numbers.SOME, Numbers.FULL):
        reach[Right.PHONES.value] = _roots(scope, Right.PHONES, area)
    return reach


def still_holds(scope: Scope, job: ExportJob) -> bool:
    """Tell whether the rights in which a file was written hold still, in each of their units."""
    return all(_covers(scope, Right(right), roots) for right, roots in job.reach.items())


@dataclass(frozen=True, slots=True)
class Contents:
    """What will be in a file: so many rows, how numbers stand in it, and in how many rows they are full."""

    rows: int
    numbers: Numbers
    full: int


def contents_of(exporter: Exporter, keys: list[str], scope: Scope, parameters: Parameters) -> Contents:
    """Return what a file of these columns will hold."""
    rows = exporter.rows(scope, parameters).order_by()
    count = rows.count()
    if not any(column.phone or column.contact for column in exporter.chosen(keys)):
        return Contents(count, Numbers.NONE, 0)
    full = count if Right.PHONES in scope.everywhere else exporter.with_numbers(rows, scope).count()
    if not full:
        return Contents(count, Numbers.MASKED, 0)
    return Contents(count, Numbers.FULL if full == count else Numbers.SOME, full)


def _roots(scope: Scope, right: Right, area: Unit | None) -> list[int] | None:
    if area is not None and scope.may(right, area):
        return [area.pk]
    return None if right in scope.everywhere else sorted(scope.root_ids(right))


def _covers(scope: Scope, right: Right, roots: list[int] | None) -> bool:
    if roots is None or right in scope.everywhere:
        return right in scope.everywhere
    units = list(Unit.objects.filter(pk__in=roots))
    return len(units) == len(roots) and all(scope.may(right, unit) for unit in units)
