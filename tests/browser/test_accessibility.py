"""Every page, in both languages, by day and night, on a phone and at a desk: all can read it, and nothing breaks."""

from collections.abc import Iterator

import pytest

from config.tests.fixtures import LiveStack
from tests.access.world import make_world
from tests.browser.stops import stops
from tests.browser.walker import DESK, NARROWEST, PHONE, Walker

# Between them the two languages see each page on a phone and at a desk, by day and by night.
WAYS = ((PHONE, "light"), (DESK, "dark"), (PHONE, "dark"), (DESK, "light"))


@pytest.fixture(params=["hi", "en"])
def walker(request: pytest.FixtureRequest, browser: object, live_stack: LiveStack) -> Iterator[Walker]:
    """Somebody who walks through all pages in one language."""
    walker = Walker(browser, live_stack, make_world(), request.param)
    yield walker
    walker.close()


def test_every_page_can_be_read_by_everybody(walker: Walker) -> None:
    """axe finds nothing; nothing is wider than 320 px, also with text twice as large; no script complains."""
    wrong, seen = walker.complaints, set()
    for number, stop in enumerate(stops(walker.world)):
        page = walker.open(stop)
        if (stop.role, page.url) in seen:  # led to a page that was looked at before
            continue
        seen.add((stop.role, page.url))
        size, scheme = WAYS[number % 4 ^ (walker.language == "en")]
        wrong += [f"{stop}, {size['width']} px, {scheme}: {fault}" for fault in walker.axe(page, size, scheme)]
        for text in ("100%", "200%"):
            if (width := walker.width(page, text)) > NARROWEST["width"]:
                wrong.append(f"{stop}: {width} px wide with text at {text}")
    assert not wrong, "\n" + "\n".join(wrong)
