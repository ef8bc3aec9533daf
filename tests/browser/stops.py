"""The walk through all pages: for each address somebody who may open it, and the states that an address alone lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from teams.models import Seat
from tests.access.addresses import addresses
from tests.access.rights import holds
from tests.access.table import TABLE
from tests.access.world import World

NO_PAGES = {
    *("healthz", "dashboard:worker", "dashboard:manifest", "dashboard:theme", "dashboard:unit_growth"),
    *("imports:template", "imports:refused", "imports:annotated", "imports:original"),
    *("teams:team_pdf", "teams:team_vcf"),
    *("imports:names_search", "imports:assemblies"),
    *("reports:file", "teams:volunteer_poster"),
}
"""What is no page of its own: files, and pieces of pages."""
_READERS = {
    "public": "anonymous",
    "signed in": "lucknow_convener",
    "administrator": "administrator",
    "administrator without code": "administrator_without_code",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A page, and who opens it."""

    role: str
    path: str
    status: int = 200

    def __str__(self) -> str:
        return f"{self.path} as {self.role}"


def stops(world: World) -> Iterator[Stop]:
    """Yield all pages."""
    for address in addresses():
        row = TABLE.get(address.name)
        if row is None or row.api or not row.get or address.name in NO_PAGES:
            continue
        role = _READERS.get(row.get, "lucknow_convener")
        for place, values in world.targets[row.kind].items():
            if role != "lucknow_convener" or not place or holds(role, row.get, place):
                yield Stop(role, address.fill(values))
                break
    yield from _states(world)


def _states(world: World) -> Iterator[Stop]:
    """Yield pages in another state, or for somebody else."""
    uncovered = world.cast.booths["171/10A"].pk
    yield Stop("lucknow_convener", f"/booths/{uncovered}/")
    yield Stop("lucknow_convener", f"/booths/{uncovered}/register/?list=state%3Duncovered")
    yield Stop("coordinator", "/u/UP/")
    yield Stop("coordinator", "/teams/UP/")
    vacant = Seat.objects.filter(unit=world.cast.lucknow, position__key="x")[0].pk
    yield Stop("lucknow_convener", f"/teams/seats/{vacant}/assign/?q=farid")
    yield Stop("assembly_convener", "/u/UP-171/")
    yield Stop("mandal_convener", "/u/UP-171-01/")
    yield Stop("viewer", "/u/LKO-M/?measure=verified")
    yield Stop("staff", "/booths/?state=uncovered")
    yield Stop("lucknow_convener", "/booths/?q=nothing+of+that+name")
    yield Stop("lucknow_convener", "/booths/?collision=1")
    yield Stop("lucknow_convener", "/jump?q=sch")
    yield Stop("lucknow_convener", "/jump?q=nothing+of+that+name")
    sheet = world.targets["import"]["lucknow"]["pk"]
    for tab in ("changed", "units"):
        yield Stop("lucknow_convener", f"/imports/{sheet}/?show={tab}")
    yield Stop("lucknow_convener", "/exports/new/members/?unit=LKO-M")
    yield Stop("staff", "/exports/new/booths/?state=covered&q=nothing+of+that+name")
    yield Stop("staff", "/exports/")
    yield Stop("lucknow_convener", "/teams/volunteers/?show=pages")
    yield Stop("anonymous", "/volunteer/no-such-link/", 404)
    yield Stop("lucknow_convener", f"/teams/changeovers/{world.targets['planned']['']['pk']}/?unit=UP-171")
    yield Stop("outsider", "/")
    yield Stop("outsider", "/booths/", 403)
    yield Stop("lucknow_convener", "/u/STP/", 404)
    yield Stop("anonymous", "/no/such/page/", 404)
