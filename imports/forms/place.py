"""The assembly of all rows of a sheet that does not name it."""

from dataclasses import dataclass
from functools import cached_property

from booths.models import Unit
from imports.models import ImportJob
from imports.places import Area
from imports.places.choosing import assemblies_of, find_assemblies
from imports.services.running import scope_of


@dataclass
class PlaceAnswer:
    """What is offered and what was chosen.

    options: assemblies to choose from. chosen: the id of the one chosen. suggested, found_in: the id of the one that
    is proposed, and the text of the sheet that speaks of it ("": said of the last such sheet). needed: the sheet has no
    column for it. find: what was typed to find others.
    """

    options: list[Unit]
    chosen: int | None
    suggested: int | None
    found_in: str
    needed: bool
    find: str

    @property
    def lacks_choice(self) -> bool:
        """Whether an assembly must be chosen and is not, or one was sought and none of the found was chosen."""
        return self.chosen is None and (self.needed or bool(self.find))

    @cached_property
    def lines(self) -> list[tuple[Unit, bool, bool]]:
        """Each option, whether it is chosen, and whether it is the suggestion."""
        return [(unit, unit.pk == self.chosen, unit.pk == self.suggested) for unit in self.options]


def place_answer(job: ImportJob, *, assembly: str, find: str) -> PlaceAnswer:
    """Return what is offered for the job, given the code that was chosen and the text that was typed.

    A code outside the area of the job's importer counts as none.
    """
    asked = job.notes["place"]
    area = Area(scope_of(job))
    allowed = assemblies_of(area).select_related("parent")
    before = job.answers.get("assembly")
    known = {unit.pk: unit for unit in allowed.filter(pk__in=[pk for pk in (asked["suggestion"], before) if pk])}
    given = allowed.filter(code=assembly).first() if assembly else None
    chosen = given or (known.get(before) if not find else None)
    found = find_assemblies(area, find) if find else []
    options = {unit.pk: unit for unit in (*([chosen] if chosen else []), *known.values(), *found)}
    return PlaceAnswer(
        options=list(options.values()),
        chosen=chosen.pk if chosen else None,
        suggested=asked["suggestion"] if asked["suggestion"] in known else None,
        found_in=asked["found_in"],
        needed=asked["needed"],
        find=find,
    )
