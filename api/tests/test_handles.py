"""Official accounts through the API: the filters of the list, and counts by the same rules as on the pages."""

from datetime import timedelta

from django.utils import timezone

from core.social import Network
from teams.services.handles import handle_count_note, handle_register

TODAY = timezone.localdate()
JSON = "application/json"


def make_handle(unit, address, network=Network.X):
    return handle_register(actor=None, unit=unit, network=network, address=address)


def test_lists_within_the_scope_and_filters(cast, client_of, django_assert_max_num_queries):
    mine, other = make_handle(cast.lucknow, "demo_a"), make_handle(cast.chowk, "demo_b", Network.INSTAGRAM)
    make_handle(cast.sitapur, "demo_c")
    client = client_of(cast.lucknow_convener)
    with django_assert_max_num_queries(12):
        found = client.get("/api/v1/handles/").json()["results"]
    assert [one["id"] for one in found] == [mine.pk, other.pk]
    assert found[0]["url"] == "https://x.com/demo_a"
    assert [one["id"] for one in client.get("/api/v1/handles/?network=instagram").json()["results"]] == [other.pk]
    assert client.get("/api/v1/handles/?unit=STP").json()["results"] == []


def test_pages_follow_each_other(cast, client_of, monkeypatch):
    monkeypatch.setattr("api.pagination.HandlePagination.page_size", 2)
    made = [make_handle(cast.lucknow, f"demo_{number}").pk for number in range(5)]
    client, address, seen = client_of(cast.lucknow_convener), "/api/v1/handles/", []
    while address:
        page = client.get(address).json()
        seen += [one["id"] for one in page["results"]]
        address = page["next"]
    assert seen == made


def test_notes_a_count_and_tells_the_second(cast, client_of):
    handle = make_handle(cast.lucknow, "demo_a")
    client, here = client_of(cast.lucknow_convener), f"/api/v1/handles/{handle.pk}/count/"
    wanted = {"day": TODAY.isoformat(), "followers": 900}
    answer = client.post(here, wanted, content_type=JSON)
    assert (answer.status_code, answer.json()["followers"]) == (201, 900)
    again = client.post(here, wanted | {"followers": 950}, content_type=JSON)
    assert (again.status_code, again.json()["code"], int(again.json()["followers"])) == (409, "count_conflict", 900)
    assert client.post(here, wanted | {"followers": 950, "replaces": 900}, content_type=JSON).status_code == 201
    coming = (TODAY + timedelta(days=1)).isoformat()
    assert client.post(here, wanted | {"day": coming}, content_type=JSON).status_code == 400
    assert client_of(cast.viewer).post(here, wanted, content_type=JSON).status_code == 403
    assert client_of(cast.sitapur_convener).post(here, wanted, content_type=JSON).status_code == 404
    handle_count_note(actor=None, handle=handle, day=TODAY, followers=950)  # what stands already is no conflict
