"""The assembly of all rows of a sheet that does not name it."""

from dataclasses import dataclass

from booths.models import Unit
from imports.messages import say_units
from imports.models import ImportJob
from imports.places import Area
from imports.places.choosing import assemblies_of, find_assemblies
from imports.services.running import scope_of

LEFT = "-"
"""What is sent instead of a code by who leaves rows without an assembly as they are."""


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """An assembly to choose, and the text of the sheet that speaks of it; None for one that is not proposed by that."""

    unit: Unit
    chosen: bool = False
    found_in: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What is offered and what was chosen.

    offered: the assemblies that were chosen or are proposed. found: those that were sought by what was typed (find).
    chosen: the id of the one chosen. needed: the sheet has no column for it. left: it has one, and the rows without are
    to stay so. several: those that its headings name, "" when they name one at most.
    """

    offered: list[PlaceOption]
    found: list[PlaceOption]
    chosen: int | None
    needed: bool
    left: bool
    several: str
    find: str

    @property
    def lacks_choice(self) -> bool:
        """Whether nothing was chosen that can be."""
        return self.chosen is None and not self.left


def place_answer(job: ImportJob, *, assembly: str, find: str) -> PlaceAnswer:
    """Return what is offered for the job, given the code that was chosen and the text that was typed.

    A code outside the area of the job's importer counts as none.
    """
    asked = job.notes["place"]
    area = Area(scope_of(job))
    allowed = assemblies_of(area).select_related("parent")
    before, suggested = job.answers.get("assembly"), asked["suggestion"]
    known = {unit.pk: unit for unit in allowed.filter(pk__in=[pk for pk in (before, suggested) if pk])}
    given = allowed.filter(code=assembly).first() if assembly else None
    chosen = given or (known.get(before) if not find and assembly != LEFT else None)
    offered = {unit.pk: unit for unit in (*([chosen] if chosen else []), *known.values())}
    options = [
        PlaceOption(unit, unit == chosen, asked["found_in"] if pk == suggested else None)
        for pk, unit in offered.items()
    ]
    found = [PlaceOption(unit) for unit in find_assemblies(area, find) if unit.pk not in offered]
    return PlaceAnswer(
        offered=options,
        found=found,
        chosen=chosen.pk if chosen else None,
        needed=asked["needed"],
        left=not asked["needed"] and (assembly == LEFT or bool(job.confirmed and not before and not assembly)),
        several=say_units(asked["several"]),
        find=find,
    )
