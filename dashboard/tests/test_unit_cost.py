"""What the page of a unit costs: the same queries whatever the size, never more than twelve."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from booths.levels import Level
from booths.models import Booth, Unit
from dashboard.trends import past_counts_refresh
from teams.services import seats_open


@pytest.fixture
def queries_of(client_of):
    """Return a function that gives the number of queries of a page, opened for the second time."""

    def count(user, code, query=""):
        client, address = client_of(user), reverse("dashboard:unit", args=[code]) + query
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def test_no_page_needs_more_than_twelve_queries(cast, queries_of):
    for code in ("UP", "AWD", "LKO-M", "UP-171", "UP-171-01"):
        assert queries_of(cast.coordinator, code) <= 12, f"{code}, with no trend kept"
    past_counts_refresh(cast.state.pk, timezone.localdate())
    for code in ("UP", "AWD", "LKO-M", "UP-171", "UP-171-01"):
        assert queries_of(cast.coordinator, code) <= 12, f"{code}, with the trend kept"


def test_a_larger_state_needs_no_more(cast, queries_of):
    pages = [
        ("UP", ""),
        ("UP", "?level=assembly"),
        ("UP", "?level=revenue"),
        ("LKO-M", "?level=mandal"),
        ("UP-171", ""),
    ]
    small = [queries_of(cast.coordinator, code, query) for code, query in pages]
    _grow(cast)
    assert [queries_of(cast.coordinator, code, query) for code, query in pages] == small


def _grow(cast):
    """Add districts, assemblies, mandals and booths: some hundred of each."""
    districts = [
        Unit(level=Level.DISTRICT, code=f"D{n}", name_en=f"District {n}", parent=cast.awadh) for n in range(40)
    ]
    Unit.objects.bulk_create(districts)
    numbers = range(1000, 1100)
    Unit.objects.bulk_create(
        Unit(level=Level.ASSEMBLY, code=f"A{n}", name_en=f"Assembly {n}", number=n, parent=districts[n % 40])
        for n in numbers
    )
    Unit.objects.bulk_create(
        Unit(level=Level.MANDAL, code=f"M{n}", name_en=f"Mandal {n}", parent=cast.lucknow_west) for n in range(60)
    )
    assemblies = list(Unit.objects.filter(code__startswith="A", level=Level.ASSEMBLY))
    Booth.objects.bulk_create(
        Booth(assembly_id=assembly.pk, unit_id=assembly.pk, number=str(number), name_en="School")
        for assembly in assemblies
        for number in range(500, 505)
    )
    seats_open(actor=None, root=cast.state)
