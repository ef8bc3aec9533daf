"""Adding and correcting booths and units."""

import pytest
from django.urls import reverse

from booths.models import Booth
from booths.services import booth_update, unit_update


def booth_form(booth, **changed):
    """Return what the edit form of a booth posts."""
    shown = {name: getattr(booth, name) for name in ("name_hi", "name_en", "place", "electors", "version")}
    return shown | {"unit": booth.unit_id} | changed


def test_a_booth_is_corrected(cast, client_of):
    booth = cast.booths["171/10"]
    client = client_of(cast.lucknow_convener)
    address = reverse("booths:booth_edit", args=[booth.pk])
    assert "Primary School 10" in client.get(address).content.decode()
    answer = client.post(address, booth_form(booth, name_hi=" नया  नाम ", electors="1,204", unit=cast.chowk.pk))
    assert answer.status_code == 302
    booth.refresh_from_db()
    assert (booth.name_hi, booth.electors, booth.unit, booth.version) == ("नया नाम", 1204, cast.chowk, 2)


def test_a_booth_stays_in_its_assembly_and_its_conveners_area(cast, client_of):
    booth = cast.booths["171/1"]
    address = reverse("booths:booth_edit", args=[booth.pk])
    for unit in (cast.khairabad, cast.lucknow_north, cast.lucknow):
        assert client_of(cast.coordinator).post(address, booth_form(booth, unit=unit.pk)).status_code == 422
    answer = client_of(cast.mandal_convener).post(address, booth_form(booth, unit=cast.aminabad.pk))
    assert answer.status_code == 422, "nobody moves a booth out of their own area"
    booth.refresh_from_db()
    assert booth.unit == cast.chowk


def test_two_people_at_the_same_booth(cast, client_of):
    booth = cast.booths["171/10"]
    seen = booth_form(booth, name_en="Mine")
    booth_update(actor=cast.assembly_convener, booth=booth, version=1, name_en="Theirs", unit=cast.chowk)
    answer = client_of(cast.lucknow_convener).post(reverse("booths:booth_edit", args=[booth.pk]), seen)
    conflict = answer.context["conflict"]
    assert [(d.mine, d.theirs) for d in conflict.both] == [("Mine", "Theirs")]
    assert [(d.mine, d.theirs) for d in conflict.taken_over] == [("Aminabad (Mandal)", "Chowk (Mandal)")]
    content = answer.content.decode()
    assert "Ekta Saxena" in content and "Mine" in content and "Theirs" in content


def test_a_booth_is_added(cast, client_of):
    client = client_of(cast.lucknow_convener)
    address = reverse("booths:booth_add", args=["UP-171-02"])
    data = {"number": "Booth No. 012 (B)", "name_hi": "नया बूथ", "unit": cast.aminabad.pk}
    answer = client.post(address, data)
    booth = Booth.objects.get(number="12B")
    assert answer["Location"] == reverse("booths:booth", args=[booth.pk])
    assert (booth.assembly, booth.unit) == (cast.lucknow_west, cast.aminabad)
    again = client.post(address, data)
    assert again.status_code == 422 and "taken in the assembly" in again.content.decode()
    assert "1 to 99999" in client.post(address, data | {"number": "twelve"}).content.decode()


def test_where_no_booth_can_be_added(cast, client_of):
    client = client_of(cast.lucknow_convener)
    assert client.get(reverse("booths:booth_add", args=["LKO-M"])).status_code == 404
    assert client.get(reverse("booths:booth_add", args=["UP-146"])).status_code == 404
    assert client_of(cast.viewer).get(reverse("booths:booth_add", args=["UP-171"])).status_code == 403


def unit_form(unit, **changed):
    """Return what the edit form of a unit posts."""
    shown = {"version": unit.version, "name_hi": unit.name_hi, "name_en": unit.name_en, "number": unit.number or ""}
    return shown | {"revenue_district": unit.revenue_district_id or ""} | changed


def test_a_unit_is_corrected_and_shows_its_history(cast, client_of):
    client = client_of(cast.coordinator)
    address = reverse("booths:unit_edit", args=["LKO-M"])
    answer = client.post(address, unit_form(cast.lucknow, name_en="Lucknow City"))
    assert answer["Location"] == reverse("dashboard:unit", args=["LKO-M"])
    cast.lucknow.refresh_from_db()
    assert (cast.lucknow.name_en, cast.lucknow.revenue_district.code) == ("Lucknow City", "LKO")
    content = client.get(address).content.decode()
    assert "Unit changed" in content and "Lucknow Mahanagar" in content and "Asha Verma" in content


def test_a_unit_keeps_a_name(cast, client_of):
    answer = client_of(cast.coordinator).post(
        reverse("booths:unit_edit", args=["UP-171"]), unit_form(cast.lucknow_west, name_hi="", name_en=" ")
    )
    assert answer.status_code == 422 and "Give the name" in answer.content.decode()


def test_two_people_at_the_same_unit(cast, client_of):
    seen = unit_form(cast.lucknow_west, name_en="Mine", number="171")
    unit_update(actor=cast.lucknow_convener, unit=cast.lucknow_west, version=1, name_en="Theirs", number=170)
    answer = client_of(cast.coordinator).post(reverse("booths:unit_edit", args=["UP-171"]), seen)
    conflict = answer.context["conflict"]
    assert answer.status_code == 422 and conflict.who == "Chitra Nigam"
    assert [(d.mine, d.theirs) for d in conflict.both] == [("Mine", "Theirs")]
    assert [(d.mine, d.theirs) for d in conflict.taken_over] == [("171", "170")]
    cast.lucknow_west.refresh_from_db()
    assert cast.lucknow_west.name_en == "Theirs"


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [
        ("lucknow_convener", "LKO-M", 200),
        ("lucknow_convener", "STP", 404),
        ("lucknow_convener", "UP", 404),
        ("viewer", "LKO-M", 403),
        ("mandal_convener", "UP-171-01", 200),
        ("mandal_convener", "UP-171", 404),
        ("coordinator", "NOPE", 404),
    ],
)
def test_who_may_correct_which_unit(cast, client_of, who, code, status):
    assert client_of(getattr(cast, who)).get(reverse("booths:unit_edit", args=[code])).status_code == status
