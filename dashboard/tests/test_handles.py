"""The overview of official accounts: figures by hand, links to exactly what they count, few queries."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from booths.levels import Level
from core.social import Network
from dashboard.handles.choices import NAME, Choices
from dashboard.handles.growing import growing
from dashboard.handles.page import HandlesPage
from teams.models import Handle, HandleCount
from teams.services.handles import handle_register
from teams.tests.cast import Cast

TODAY = timezone.localdate()


@pytest.fixture
def accounts(cast: Cast) -> Iterator[Cast]:
    """Lucknow: 1,000 on Instagram (+200 in 30 days), 90 on X (never before). Sitapur: 300 on Instagram, stale.
    Chowk: 60 on Instagram (-40)."""
    for unit, network, address, counts in (
        (cast.lucknow, Network.INSTAGRAM, "demo_a", ((35, 800), (2, 1000))),
        (cast.lucknow, Network.X, "demo_a", ((2, 90),)),
        (cast.sitapur, Network.INSTAGRAM, "demo_b", ((60, 250), (40, 300))),
        (cast.chowk, Network.INSTAGRAM, "demo_c", ((30, 100), (0, 60))),
    ):
        handle = handle_register(actor=None, unit=unit, network=network, address=address)
        HandleCount.objects.bulk_create(
            HandleCount(handle=handle, day=TODAY - timedelta(days=ago), followers=followers)
            for ago, followers in counts
        )
    with translation.override("en"):
        yield cast


def page_of(cast: Cast, unit, level=None) -> HandlesPage:
    return HandlesPage(unit, Choices(level), cast.scope(cast.coordinator))


def test_the_figures_by_hand(accounts: Cast):
    page = page_of(accounts, accounts.state)
    assert (page.accounts, page.followers, page.stale, page.bare) == (4, 1450, 1, 7)
    assert page.table.single
    lucknow, sitapur = page.table.rows(NAME)
    assert (lucknow.name, lucknow.followers, lucknow.missing) == ("Lucknow Mahanagar", 1090, 3)
    assert (lucknow.growth.gained, lucknow.growth.percent) == (200, "+25%")
    assert (sitapur.followers, sitapur.missing, sitapur.growth.percent) == (300, 4, "")
    instagram, x = page.table.sums[1][0], page.table.sums[2][0]
    assert (instagram.followers, instagram.missing, instagram.stale, instagram.growth.gained) == (1300, 0, 1, 200)
    assert (x.followers, x.missing) == (90, 1)


def test_a_lower_level_is_summed_by_place(accounts: Cast):
    page = page_of(accounts, accounts.state, level=Level.MANDAL)
    lucknow, sitapur = page.table.rows(NAME)
    cell = lucknow.cells[1]
    assert (lucknow.units, cell.having, cell.followers, cell.growth.gained) == (2, 1, 60, -40)
    assert (sitapur.units, sitapur.missing) == (1, 5)
    assert "1/2" in page.table.drawn(lucknow)


def test_the_worst_come_first(accounts: Cast):
    assert [row.name for row in page_of(accounts, accounts.state).table.rows()] == ["Sitapur", "Lucknow Mahanagar"]


def test_the_fastest_growing(accounts: Cast):
    [first] = growing(accounts.state)
    assert (first.card.handle.address, first.growth.gained, first.growth.before) == ("demo_a", 200, 800)
    assert not growing(accounts.sitapur)


def test_each_number_leads_to_what_it_counts(accounts: Cast, client_of):
    client = client_of(accounts.coordinator)
    page = page_of(accounts, accounts.state)
    for href, count in (
        (page.lists["all"], page.accounts),
        (page.lists["stale"], page.stale),
        (page.lists["bare"], page.bare),
        *((line.href, line.total.accounts) for line in page.networks),
        *((href, cell.accounts) for cell, href, _without in page.table.sums),
        *((without, cell.missing) for cell, _href, without in page.table.sums),
    ):
        assert client.get(str(href).replace("&amp;", "&")).context["list"].count == count, href


def test_few_queries_whatever_the_size(accounts: Cast, client_of, django_assert_max_num_queries):
    client = client_of(accounts.coordinator)
    for number in range(20):
        handle_register(actor=None, unit=accounts.aminabad, network=Network.X, address=f"demo_{number}")
    for address in ("/u/UP/handles/", "/u/UP/handles/?level=mandal&sort=followers", "/u/UP/handles/growing/"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("code", ["UP", "AWD", "LKO-M", "UP-171", "UP-171-01", "UP-171-02"])
def test_the_same_page_at_each_level(accounts: Cast, client_of, code):
    page = client_of(accounts.coordinator).get(f"/u/{code}/handles/?level=nonsense&sort=nonsense")
    assert page.status_code == 200
    assert "फ़ॉलोअर" in page.context["page"].summary


def test_the_summary_is_hindi_and_says_who_lacks(accounts: Cast):
    text = page_of(accounts, accounts.state).summary
    for words in ("*आधिकारिक अकाउंट: उत्तर प्रदेश*", "इंस्टाग्राम: *1,360*", "1. सीतापुर: 4"):
        assert words in text


def test_the_sitapur_convener_sees_nothing_of_lucknow(accounts: Cast, client_of):
    client = client_of(accounts.sitapur_convener)
    assert client.get("/u/LKO-M/handles/").status_code == 404
    assert client.get("/u/UP/handles/growing/").status_code == 404
    assert "Lucknow" not in client.get("/u/STP/handles/").content.decode()


def test_closed_accounts_count_nowhere(accounts: Cast):
    Handle.objects.update(closed_on=TODAY)
    page = page_of(accounts, accounts.state)
    assert (page.accounts, page.bare, page.table.total) == (0, 10, 0)
    assert not growing(accounts.state)
