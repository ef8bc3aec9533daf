"""Booths through the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.pagination import BoothPagination
from teams.tests.cast import make_booth


def test_own_booths_in_counting_order(cast, client_of):
    found = client_of(cast.lucknow_convener).get("/api/v1/booths/?unit=UP-171").json()["results"]
    assert [booth["number"] for booth in found] == ["1", "2", "10", "10A"]
    assert [group["slot"] for group in found[0]["groups"]] == [1, 2]


def test_filters_are_those_of_the_list(cast, client_of):
    found = client_of(cast.coordinator).get("/api/v1/booths/?state=uncovered").json()["results"]
    assert {(booth["assembly"], booth["number"]) for booth in found} == {
        ("UP-146", "2"),
        ("UP-171", "10"),
        ("UP-171", "10A"),
    }


def test_neighbours_get_none(cast, client_of):
    sitapur = client_of(cast.sitapur_convener)
    booth = cast.booths["171/1"]
    assert sitapur.get("/api/v1/booths/?unit=LKO-M").json()["results"] == []
    assert sitapur.get(f"/api/v1/booths/{booth.pk}/").status_code == 404


@pytest.mark.parametrize(("reader", "shown"), [("lucknow_convener", "+916000012345"), ("staff", None)])
def test_numbers_are_masked_without_the_right(cast, client_of, reader, shown):
    booth = cast.booths["171/1"]
    booth.groups.filter(slot=1).update(admin_name="Ravi Kumar", admin_phone="+916000012345")
    group = client_of(getattr(cast, reader)).get(f"/api/v1/booths/{booth.pk}/").json()["groups"][0]
    assert group["admin_name"] == "Ravi Kumar"
    if shown:
        assert group["admin_phone"] == shown
    else:
        assert "12345" not in group["admin_phone"].replace(" ", "")
        assert "•" in group["admin_phone"]


def test_pages_follow_each_other_at_the_same_cost(cast, client_of, monkeypatch):
    monkeypatch.setattr(BoothPagination, "page_size", 5)
    for number in range(20, 40):
        make_booth(cast.aminabad, str(number))
    client = client_of(cast.lucknow_convener)
    address, seen, costs = "/api/v1/booths/?unit=UP-171", [], []
    while address:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).json()
        seen += [booth["number"] for booth in page["results"]]
        costs.append(len(queries))
        last, address = page, page["next"]
    assert seen == ["1", "2", "10", "10A", *(str(number) for number in range(20, 40))]
    assert max(costs) == min(costs)
    back = client.get(last["previous"]).json()
    assert [booth["number"] for booth in back["results"]] == seen[-9:-4]
