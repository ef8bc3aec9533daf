"""The pages of moving, merging and splitting units: who may, what is shown before, and back again."""

import pytest
from django.urls import reverse
from django.utils import translation

from booths.levels import Level
from booths.models import Booth, Reshaping, Unit
from booths.services import unit_create
from teams.tests.cast import Cast, make_holder


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def _page(name: str, unit: Unit) -> str:
    return reverse(f"teams:{name}", args=[unit.code])


def _english_client(client_of, user):
    user.language = "en"
    user.save()
    return client_of(user)


def test_a_move_is_shown_then_done_then_taken_back(cast: Cast, client_of):
    client, address = _english_client(client_of, cast.coordinator), _page("unit_move", cast.lucknow_west)
    assert "Sitapur" in client.get(address).content.decode()
    asked = {"parent": cast.sitapur.pk, "reason": "New plan"}
    page = client.post(address, asked).content.decode()
    assert "Lucknow West goes to Sitapur" in page and "Move it" in page
    assert Unit.objects.get(pk=cast.lucknow_west.pk).parent == cast.lucknow  # nothing yet
    done = client.post(address, asked | {"agreed": "1", "version": 1}, follow=True).content.decode()
    assert "It can be taken back for 30 days" in done
    made = Reshaping.objects.get()
    assert "Moved" in client.get(reverse("booths:unit_edit", args=[cast.lucknow_west.code])).content.decode()
    undo = reverse("teams:reshaping", args=[made.pk])
    assert "as it was before" in client.get(undo).content.decode()
    client.post(undo)
    assert Unit.objects.get(pk=cast.lucknow_west.pk).parent == cast.lucknow
    assert "took this back" in client.get(undo).content.decode()


def test_a_merger_names_whose_seat_ends_before_it_is_agreed_to(cast: Cast, client_of):
    make_holder(cast.aminabad, "convener", "Omkar Dev", "ओंकार देव")
    client, address = _english_client(client_of, cast.lucknow_convener), _page("unit_merge", cast.aminabad)
    asked = {"other": cast.chowk.pk, "reason": "New plan"}
    page = client.post(address, asked).content.decode()
    assert "1 person's time in the seat ends" in page and "Omkar Dev" in page
    assert f'name="other_version" value="{cast.chowk.version}"' in page
    late = asked | {"agreed": "1", "version": 1, "other_version": 7}
    assert client.post(address, late).status_code == 422
    client.post(address, asked | {"agreed": "1", "version": 1, "other_version": 1})
    assert not Unit.objects.filter(code="UP-171-02").exists()
    assert "Omkar Dev" in client.get(reverse("teams:reshaping", args=[Reshaping.objects.get().pk])).content.decode()


def test_a_split_takes_booths_by_number_and_range(cast: Cast, client_of):
    client, address = _english_client(client_of, cast.lucknow_convener), _page("unit_split", cast.aminabad)
    asked = {"code": "up-171-03", "name_en": "New Aminabad", "booths": "९ से 10", "reason": "Grown"}
    page = client.post(address, asked).content.decode()
    assert "New Aminabad is split off from Aminabad" in page and "10, 10A" in page
    assert client.post(address, asked | {"booths": "1"}).status_code == 422
    assert client.post(address, asked | {"booths": ""}).status_code == 422
    assert client.post(address, asked | {"code": "?"}).status_code == 422
    client.post(address, asked | {"agreed": "1", "version": 1})
    part = Unit.objects.get(code="UP-171-03")
    assert {booth.number for booth in Booth.objects.filter(unit=part)} == {"10", "10A"}


def test_what_cannot_be_done_says_why(cast: Cast, client_of):
    client = _english_client(client_of, cast.coordinator)
    for name in ("unit_merge", "unit_split"):
        assert "never merged or split" in client.get(_page(name, cast.lucknow_west)).content.decode()
    assert "stays in its assembly for good" in client.get(_page("unit_move", cast.chowk)).content.decode()
    assert "no other place" in client.get(_page("unit_move", cast.awadh)).content.decode()
    assert client.get(_page("unit_move", cast.state)).status_code == 404


def test_only_units_within_reach_are_offered(cast: Cast, client_of):
    empty = unit_create(actor=None, level=Level.MANDAL, code="UP-171-09", parent=cast.lucknow_west, name_en="Empty")
    page = _english_client(client_of, cast.lucknow_convener).get(_page("unit_move", empty)).content.decode()
    assert "Lucknow North" in page and "Sitapur" not in page
    page = _english_client(client_of, cast.lucknow_convener).get(_page("unit_merge", cast.chowk)).content.decode()
    assert "Aminabad" in page and "Khairabad" not in page


def test_who_may(cast: Cast, client_of):
    district, mandal, own = cast.lucknow, cast.chowk, {}
    own[district] = {
        "coordinator": 200, "staff": 200, "awadh_convener": 403, "lucknow_convener": 403, "sitapur_convener": 404,
        "viewer": 403, "outsider": 403,
    }  # fmt: skip
    own[mandal] = {
        "coordinator": 200, "staff": 200, "awadh_convener": 200, "lucknow_convener": 200, "sitapur_convener": 404,
        "assembly_convener": 403, "mandal_convener": 403, "viewer": 403,
    }  # fmt: skip
    for unit, expected in own.items():
        for who, status in expected.items():
            for name in ("unit_move", "unit_merge", "unit_split"):
                client = client_of(getattr(cast, who))
                assert client.get(_page(name, unit)).status_code == status, (unit, who, name)
                assert client.post(_page(name, unit)).status_code == (422 if status == 200 else status), (unit, who)


def test_a_change_of_another_district_is_not_there(cast: Cast, client_of):
    made = Reshaping.objects.create(kind="split", unit=cast.chowk, other=cast.aminabad, reason="x")
    address = reverse("teams:reshaping", args=[made.pk])
    for who, status in (("sitapur_convener", 404), ("mandal_convener", 403), ("lucknow_convener", 200)):
        assert client_of(getattr(cast, who)).get(address).status_code == status
