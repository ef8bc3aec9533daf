"""Groups through the API: the same rules as on the pages."""

import pytest

from booths.models import WhatsAppGroup
from teams.tests.cast import make_code

JSON = "application/json"


def register(client, booth, slot, code, **more):
    wanted = {"booth": booth.pk, "slot": slot, "invite_url": f"https://chat.whatsapp.com/invite/{code}?x=1", **more}
    return client.post("/api/v1/groups/", wanted, content_type=JSON)


def test_registers_and_the_booth_counts_it(cast, client_of):
    booth, code = cast.booths["171/10"], make_code()
    answer = register(client_of(cast.lucknow_convener), booth, 1, code, admin_phone="०6000 012345")
    assert answer.status_code == 201
    assert answer.json()["invite_url"] == f"https://chat.whatsapp.com/{code}"
    assert answer.json()["admin_phone"] == "+916000012345"
    booth.refresh_from_db()
    assert booth.active_groups == 1


def test_a_taken_link_is_shown_inside_the_area_only(cast, client_of):
    taken = cast.booths["171/1"].groups.get(slot=1)
    inside = register(client_of(cast.lucknow_convener), cast.booths["171/10"], 1, taken.invite_code)
    outside = register(client_of(cast.sitapur_convener), cast.booths["146/2"], 1, taken.invite_code)
    assert (inside.status_code, inside.json()["code"], int(inside.json()["booth"])) == (
        409,
        "link_taken",
        taken.booth_id,
    )
    assert (outside.status_code, outside.json()["code"]) == (409, "link_taken")
    assert str(outside.json()["booth"]) == "None"


def test_a_full_slot_is_refused(cast, client_of):
    answer = register(client_of(cast.lucknow_convener), cast.booths["171/1"], 1, make_code())
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_taken")


@pytest.mark.parametrize(
    ("who", "status"), [("sitapur_convener", 404), ("viewer", 403), ("claims_desk", 403), ("outsider", 403)]
)
def test_who_may_not_register(cast, client_of, who, status):
    answer = register(client_of(getattr(cast, who)), cast.booths["171/10"], 1, make_code())
    assert answer.status_code == status
    assert not cast.booths["171/10"].groups.exists()


def test_a_change_needs_the_version_that_was_read(cast, client_of):
    client, group = client_of(cast.lucknow_convener), cast.booths["171/1"].groups.get(slot=1)
    address = f"/api/v1/groups/{group.pk}/"
    first = client.patch(address, {"version": group.version, "members": 300}, content_type=JSON)
    second = client.patch(address, {"version": group.version, "members": 5}, content_type=JSON)
    assert (first.status_code, first.json()["members"]) == (200, 300)
    assert (second.status_code, second.json()["code"]) == (409, "edit_conflict")
    group.refresh_from_db()
    assert group.members == 300


def test_closing_frees_the_link(cast, client_of):
    client, group = client_of(cast.lucknow_convener), cast.booths["171/1"].groups.get(slot=1)
    code = group.invite_code
    closed = client.post(
        f"/api/v1/groups/{group.pk}/close/", {"version": group.version, "reason": "split"}, content_type=JSON
    )
    assert (closed.status_code, closed.json()["status"]) == (200, "closed")
    assert register(client, cast.booths["171/10"], 2, code).status_code == 201


def test_a_check_makes_the_group_verified(cast, client_of):
    group = cast.booths["171/1"].groups.get(slot=1)
    answer = client_of(cast.lucknow_convener).post(
        f"/api/v1/groups/{group.pk}/check/", {"alive": True, "members": 88}, content_type=JSON
    )
    assert (answer.status_code, answer.json()["alive"], answer.json()["members"]) == (201, True, 88)


@pytest.mark.parametrize(
    "wanted",
    [
        {"invite_url": "https://example.org/x"},
        {"admin_name": "Ravi", "admin_phone": "9.87E+09"},
        {"slot": 3, "admin_name": "Ravi"},
        {},
    ],
)
def test_bad_input_is_refused_with_its_field_or_reason(cast, client_of, wanted):
    answer = client_of(cast.lucknow_convener).post(
        "/api/v1/groups/", {"booth": cast.booths["171/10"].pk, "slot": 1, **wanted}, content_type=JSON
    )
    assert answer.status_code == 400
    assert answer.json()
    assert not WhatsAppGroup.objects.filter(booth=cast.booths["171/10"]).exists()
