"""The pages of official accounts: what a convener sees, types and is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.phones import mask_phone
from core.social import Network
from teams.handles.growth import Growth, growth_of, weekly
from teams.models import Handle, HandleCount
from teams.services.handles import handle_close, handle_count_note, handle_register
from teams.tests.cast import Cast

TODAY = timezone.localdate()


def make_handle(unit, address="demo_it", network=Network.INSTAGRAM, counts=(), **fields) -> Handle:
    """Return an account, counted so many days ago by so many followers."""
    handle = handle_register(actor=None, unit=unit, network=network, address=address, **fields)
    for days_ago, followers in counts:
        handle_count_note(actor=None, handle=handle, day=TODAY - timedelta(days=days_ago), followers=followers)
    return handle


def days(*counts):
    return [(TODAY - timedelta(days=ago), followers) for ago, followers in counts]


@pytest.mark.parametrize(
    ("counts", "month", "quarter"),
    [
        ([], None, None),
        (days((0, 500)), None, None),
        (days((31, 400), (0, 500)), Growth(100, 400), None),
        (days((30, 400), (0, 500)), Growth(100, 400), None),
        (days((29, 400), (0, 500)), None, None),
        (days((120, 100), (45, 300), (10, 450)), Growth(150, 300), Growth(350, 100)),
        (days((95, 600), (40, 500)), None, Growth(-100, 600)),
        (days((95, 0), (3, 40)), Growth(40, 0), Growth(40, 0)),
    ],
)
def test_growth_by_hand(counts, month, quarter):
    assert growth_of(counts, today=TODAY, days=30) == month
    assert growth_of(counts, today=TODAY, days=90) == quarter


def test_growth_in_words_and_as_a_line():
    assert (Growth(100, 400).percent, Growth(-5, 400).percent, Growth(40, 0).percent) == ("+25%", "-1.2%", "")
    line = weekly(days((40, 5), (20, 8), (10, 9)), today=TODAY)
    assert line == [5, 5, 5, 8, 9]  # 35, 28, 21, 14, 7 days ago; of today nothing is known


def test_the_unit_s_page(cast: Cast, client_of, django_assert_max_num_queries):
    keeper = cast.member(cast.facebook_in_charge)
    make_handle(cast.lucknow, "demo.lucknow", Network.FACEBOOK, [(95, 1000), (31, 1500), (1, 1650)], keepers=[keeper])
    gone = make_handle(cast.lucknow, "demo_gone", Network.X)
    handle_close(actor=None, handle=gone, version=1, reason="Not ours")
    client = client_of(cast.lucknow_convener)
    with django_assert_max_num_queries(14):
        page = client.get("/teams/LKO-M/handles/").content.decode()
    for text in ("demo.lucknow", "1,650", "+150", "+650", "Javed Alam", 'rel="noopener noreferrer"', "demo_gone"):
        assert text in page
    assert "?network=x" in page  # a closed account is none
    assert "?network=facebook" not in page
    seen = client_of(cast.viewer).get("/teams/LKO-M/handles/").content.decode()
    assert "1,650" in seen
    assert "/add/" not in seen


def test_an_account_is_added_with_the_platform_s_people_ticked(cast: Cast, client_of):
    client, in_charge = client_of(cast.lucknow_convener), cast.member(cast.facebook_in_charge)
    asked = client.get("/teams/LKO-M/handles/add/?network=facebook")
    assert asked.context["form"].initial["keepers"] == [in_charge.pk]
    link = "हमारा पेज https://m.facebook.com/Demo.Lucknow/?mibextid=1"
    given = {"network": "facebook", "link": link, "keepers": [in_charge.pk]}
    answer = client.post("/teams/LKO-M/handles/add/", given)
    handle = Handle.objects.get()
    assert answer["Location"] == f"/teams/handles/{handle.pk}/"
    assert (handle.unit, handle.address, list(handle.keepers.all())) == (cast.lucknow, "demo.lucknow", [in_charge])
    assert client.post("/teams/LKO-M/handles/add/", given).status_code == 422  # a second tap


@pytest.mark.parametrize(("network", "link"), [("facebook", "https://x.com/demo"), ("x", "6000012345"), ("", "@demo")])
def test_what_was_typed_stays_in_the_form(cast: Cast, client_of, network, link):
    answer = client_of(cast.lucknow_convener).post("/teams/LKO-M/handles/add/", {"network": network, "link": link})
    assert answer.status_code == 422
    assert link in answer.content.decode()
    assert not Handle.objects.exists()


def test_the_other_unit_is_named_only_within_the_area(cast: Cast, client_of):
    make_handle(cast.lucknow, "demo_it")
    given = {"network": "instagram", "link": "@demo_it"}
    told = client_of(cast.awadh_convener).post("/teams/STP/handles/add/", given).content.decode()
    assert "Lucknow Mahanagar" in told
    told = client_of(cast.sitapur_convener).post("/teams/STP/handles/add/", given).content.decode()
    assert "outside your area" in told
    assert "Lucknow" not in told


def test_counts_of_an_area_in_one_go(cast: Cast, client_of, django_assert_max_num_queries):
    own = make_handle(cast.lucknow, "demo_a", counts=[(7, 1000)])
    below = make_handle(cast.chowk, "demo_b", counts=[(7, 50)])
    left, wrong = make_handle(cast.chowk, "demo_c", Network.X), make_handle(cast.aminabad, "demo_d", counts=[(7, 9)])
    elsewhere = make_handle(cast.sitapur, "demo_e")
    client = client_of(cast.lucknow_convener)
    page = client.get("/teams/LKO-M/handles/counts/").content.decode()
    assert f"count-{elsewhere.pk}" not in page
    assert page.index("demo_a") < page.index("demo_b")
    typed = {
        "day": TODAY.isoformat(), f"count-{own.pk}": "12.5K", f"count-{below.pk}": "५५",
        f"count-{left.pk}": "", f"count-{wrong.pk}": "about ten", f"count-{elsewhere.pk}": "5",
    }  # fmt: skip
    with django_assert_max_num_queries(30):
        answer = client.post("/teams/LKO-M/handles/counts/", typed)
    assert answer.status_code == 422
    again = answer.content.decode()
    assert 'value="about ten"' in again
    assert "2 counts saved" in again
    assert "from 1,000 to 12,500" in again  # more than ten times as many
    today = HandleCount.objects.filter(day=TODAY).values_list("handle", "followers")
    assert dict(today) == {own.pk: 12_500, below.pk: 55}
    typed[f"count-{wrong.pk}"] = "10"
    answer = client.post("/teams/LKO-M/handles/counts/", typed | {f"seen-{own.pk}": "12500", f"seen-{below.pk}": "55"})
    assert answer["Location"] == "/teams/LKO-M/handles/"
    assert HandleCount.objects.filter(day=TODAY).count() == 3


def test_the_second_who_counts_is_told_and_may_insist(cast: Cast, client_of):
    handle = make_handle(cast.lucknow)
    here = f"/teams/handles/{handle.pk}/count/"
    given = {"day": TODAY.isoformat(), "followers": "900"}
    assert client_of(cast.lucknow_convener).post(here, given).status_code == 302
    for address, typed in (
        (here, given | {"followers": "950"}),
        ("/teams/LKO-M/handles/counts/", {"day": TODAY.isoformat(), f"count-{handle.pk}": "950"}),
    ):
        told = client_of(cast.awadh_convener).post(address, typed)
        assert told.status_code == 422
        assert "Chitra Nigam noted 900" in told.content.decode()
    assert client_of(cast.awadh_convener).post(here, given | {"followers": "950", "seen": "900"}).status_code == 302
    page = client_of(cast.awadh_convener).get(f"/teams/handles/{handle.pk}/").content.decode()
    assert "900 stood here until Bharat Rastogi corrected it" in page


@pytest.mark.parametrize("day", ["", "2026-13-45", "nonsense", (TODAY + timedelta(days=1)).isoformat()])
def test_a_day_that_is_none_keeps_what_was_typed(cast: Cast, client_of, day):
    handle = make_handle(cast.lucknow)
    answer = client_of(cast.lucknow_convener).post(
        "/teams/LKO-M/handles/counts/", {"day": day, f"count-{handle.pk}": "77"}
    )
    assert answer.status_code == 422
    assert 'value="77"' in answer.content.decode()
    assert not HandleCount.objects.exists()


def test_keepers_are_found_and_only_near_ones(cast: Cast, client_of):
    handle, client = make_handle(cast.lucknow_west), client_of(cast.awadh_convener)
    here = f"/teams/handles/{handle.pk}/keepers/"
    assert "Lata Maurya" in client.get(f"{here}?q=lata").content.decode()
    assert "Dinesh Awasthi" not in client.get(f"{here}?q=dinesh").content.decode()
    client.post(here, {"add": cast.field_worker.pk, "version": 1})
    refused = client.post(here, {"add": cast.member(cast.sitapur_convener).pk, "version": 2})
    assert refused.status_code == 422
    assert list(handle.keepers.all()) == [cast.field_worker]
    client.post(here, {"version": 2})
    assert not handle.keepers.exists()
    late = client.post(here, {"add": cast.field_worker.pk, "version": 2})
    assert "Somebody changed this account meanwhile" in late.content.decode()


def test_two_editors_of_one_account(cast: Cast, client_of):
    handle = make_handle(cast.lucknow)
    first, second = client_of(cast.lucknow_convener), client_of(cast.awadh_convener)
    here = f"/teams/handles/{handle.pk}/edit/"
    assert first.post(here, {"link": "@demo_new", "title": "Ours", "version": 1}).status_code == 302
    told = second.post(here, {"link": "@demo_other", "title": "", "version": 1})
    assert told.status_code == 422
    assert "Chitra Nigam saved changes here" in told.content.decode()
    handle.refresh_from_db()
    assert handle.address == "demo_new"


def test_the_sitapur_convener_gets_nothing_of_lucknow(cast: Cast, client_of):
    handle = make_handle(cast.lucknow, "demo_lucknow_it")
    client = client_of(cast.sitapur_convener)
    for address in ("/teams/LKO-M/handles/", "/teams/LKO-M/handles/counts/", f"/teams/handles/{handle.pk}/edit/"):
        assert client.get(address).status_code == 404
    for act in ("count", "close", "reopen", "keepers"):
        assert client.post(f"/teams/handles/{handle.pk}/{act}/", {"version": 1}).status_code == 404
    assert "demo_lucknow_it" not in client.get("/teams/handles/?unit=STP").content.decode()
    assert client.get("/teams/handles/?unit=LKO-M").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"demo_a", "demo_b", "demo_c"}),
        ("&level=mandal", {"demo_b"}),
        ("&network=x", {"demo_c"}),
        ("&stale=1", {"demo_b", "demo_c"}),
        ("&kept=nobody", {"demo_a", "demo_c"}),
        ("&closed=1", {"demo_d"}),
        ("&stale=1&network=instagram", {"demo_b"}),
    ],
)
def test_the_filters(cast: Cast, client_of, query, found):
    make_handle(cast.lucknow, "demo_a", counts=[(30, 5)])
    make_handle(cast.chowk, "demo_b", counts=[(31, 5)], keepers=[cast.field_worker])
    make_handle(cast.lucknow_west, "demo_c", Network.X)
    closed = make_handle(cast.lucknow, "demo_d")
    handle_close(actor=None, handle=closed, version=1, reason="Not ours")
    listed = client_of(cast.lucknow_convener).get(f"/teams/handles/?unit=LKO-M{query}")
    assert {row.handle.address for row in listed.context["rows"]} == found
    assert listed.context["list"].count == len(found)


def test_units_without_an_account(cast: Cast, client_of):
    make_handle(cast.lucknow, "demo_a")
    make_handle(cast.chowk, "demo_b", Network.X)
    client = client_of(cast.lucknow_convener)

    def units(query):
        listed = client.get(f"/teams/handles/?unit=LKO-M&{query}").context
        assert listed["list"].count == len(listed["rows"])
        return {row.unit.code for row in listed["rows"]}

    assert units("without=any") == {"UP-171", "UP-172", "UP-171-02"}
    assert units("without=instagram") == {"UP-171", "UP-172", "UP-171-01", "UP-171-02"}
    assert units("without=x&level=mandal") == {"UP-171-02"}


def test_the_list_costs_the_same_on_every_page(cast: Cast, client_of, django_assert_max_num_queries):
    Handle.objects.bulk_create(
        Handle(unit=cast.chowk, network=Network.X, address=f"demo_{number:03d}") for number in range(120)
    )
    client, address, seen = client_of(cast.lucknow_convener), "/teams/handles/?unit=LKO-M", []
    while address:
        with django_assert_max_num_queries(12):
            page = client.get(address)
        seen += [row.handle.pk for row in page.context["rows"]]
        address = page.context["next"] and f"/teams/handles/{page.context['next']}"
    assert len(seen) == len(set(seen)) == 120
    assert client.get("/teams/handles/?after=nonsense~~1").status_code == 200


def test_only_overdue_counts_when_asked(cast: Cast, client_of):
    fresh = make_handle(cast.lucknow, "demo_a", counts=[(1, 5)])
    overdue = make_handle(cast.lucknow, "demo_b", counts=[(40, 5)])
    client, here = client_of(cast.lucknow_convener), "/teams/LKO-M/handles/counts/?stale=1"
    page = client.get(here).content.decode()
    assert f"count-{overdue.pk}" in page
    assert f"count-{fresh.pk}" not in page
    client.post(here, {"day": TODAY.isoformat(), f"count-{overdue.pk}": "6"})
    assert "All counts are of the last 30 days" in client.get(here).content.decode()


def test_a_keeper_from_elsewhere_is_named_without_a_number(cast: Cast, client_of):
    own, above = cast.field_worker, cast.member(cast.coordinator)
    handle = make_handle(cast.chowk, keepers=[own, above])
    page = client_of(cast.mandal_convener).get(f"/teams/handles/{handle.pk}/").content.decode()
    assert f"/teams/member/{own.pk}/" in page
    assert "Asha Verma" in page
    assert f"/teams/member/{above.pk}/" not in page
    assert mask_phone(above.phone) not in page
