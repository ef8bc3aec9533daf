"""Units and their figures through the API."""

import pytest


@pytest.fixture
def lucknow(cast, client_of):
    return client_of(cast.lucknow_convener)


def test_lists_own_area_only(cast, lucknow):
    codes = {unit["code"] for unit in lucknow.get("/api/v1/units/").json()["results"]}
    assert codes == {"LKO-M", "UP-171", "UP-172", "UP-171-01", "UP-171-02"}


def test_narrows_by_level_and_area(cast, client_of):
    client = client_of(cast.coordinator)
    found = client.get("/api/v1/units/?level=assembly&under=STP").json()["results"]
    assert [(unit["code"], unit["level"], unit["parent"]) for unit in found] == [("UP-146", "assembly", "STP")]


def test_unknown_level_is_said(cast, lucknow):
    answer = lucknow.get("/api/v1/units/?level=ward")
    assert answer.status_code == 400
    assert "district" in answer.json()["level"]


@pytest.mark.parametrize("address", ["units/STP/", "units/STP/coverage/", "units/UP/", "units/?under=STP"])
def test_neighbours_are_not_there(cast, lucknow, address):
    assert lucknow.get(f"/api/v1/{address}").status_code == 404


def test_coverage_with_the_level_below(cast, lucknow):
    shown = lucknow.get("/api/v1/units/UP-171/coverage/").json()
    assert shown["figures"]["booths"] == 4
    assert (shown["figures"]["covered"], shown["figures"]["partly"], shown["figures"]["uncovered"]) == (1, 1, 2)
    assert (shown["figures"]["groups"], shown["figures"]["wanted"]) == (3, 8)
    assert {row["unit"]["code"]: row["figures"]["groups"] for row in shown["below"]} == {"UP-171-01": 3, "UP-171-02": 0}


@pytest.mark.parametrize("address", ["units/", "booths/", "groups/1/", "schema/"])
def test_strangers_get_nothing(cast, client, address):
    assert client.get(f"/api/v1/{address}").status_code == 403


def test_without_a_seat_nothing(cast, client_of):
    assert client_of(cast.outsider).get("/api/v1/units/").status_code == 403


def test_the_document_describes_every_resource(cast, lucknow):
    document = lucknow.get("/api/v1/schema/?format=json").json()
    assert {"/api/v1/units/", "/api/v1/booths/", "/api/v1/groups/", "/api/v1/groups/{id}/check/"} <= document[
        "paths"
    ].keys()
