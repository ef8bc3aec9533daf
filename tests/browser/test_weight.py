"""What comes over the line: light at the first visit, lighter afterwards, also for a state with all its districts."""

from collections.abc import Iterator

import pytest

from booths.levels import Level
from booths.models import Booth, RevenueDistrict, Unit
from booths.services import state_load
from config.tests.fixtures import LiveStack
from tests.access.world import make_world
from tests.browser.stops import stops
from tests.browser.walker import Walker

FIRST_VISIT = 130 * 1024
LATER_PAGE = 15 * 1024
SEEN_BY = {"coordinator", "lucknow_convener"}
"""Whose pages the coordinator weighs: there is most on them for a coordinator."""


@pytest.fixture
def walker(browser: object, live_stack: LiveStack) -> Iterator[Walker]:
    """Somebody in the cast's state, grown to its real size: 98 districts, 403 assemblies with ten booths each."""
    world = make_world()
    Unit.objects.update(revenue_district=None)
    RevenueDistrict.objects.all().delete()  # the cast's stand elsewhere on the map
    state_load(actor=None, code="UP")
    assemblies = Unit.objects.filter(level=Level.ASSEMBLY)
    Booth.objects.bulk_create(
        Booth(
            unit=assembly,
            assembly=assembly,
            number=str(number),
            name_en=f"School {number}",
            name_hi=f"विद्यालय {number}",
        )
        for assembly in assemblies
        for number in range(101, 111)
    )
    walker = Walker(browser, live_stack, world, "hi")
    yield walker
    walker.close()


def test_pages_are_light(walker: Walker) -> None:
    first = walker.weigh("anonymous", "/sign-in/")
    assert first <= FIRST_VISIT
    walker.weigh("coordinator", "/profile/")  # now the browser has styles, scripts and fonts
    paths = {stop.path.partition("?")[0] for stop in stops(walker.world) if stop.role in SEEN_BY and stop.status == 200}
    weights = {path: walker.weigh("coordinator", path) for path in [*sorted(paths), "/u/UP/?level=assembly"]}
    assert min(weights.values()) > 1024, "nothing is measured"
    assert {path: weight for path, weight in weights.items() if weight > LATER_PAGE} == {}
