"""Other spellings of units: who may keep them, and what they must not be."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.models import Activity
from booths.models import UnitAlias
from booths.scope import Scope
from booths.services import alias_add, alias_remove
from teams.scoping import scope_for
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db


def add(cast: Cast, user, unit, name: str) -> UnitAlias:
    return alias_add(actor=user, scope=scope_for(user), unit=unit, name=name)


def test_a_spelling_is_kept_once_with_who_said_so(cast: Cast):
    alias = add(cast, cast.lucknow_convener, cast.lucknow_west, "  Nakhas ")
    assert (alias.name, alias.folded) == ("Nakhas", "nakhas")
    assert add(cast, cast.lucknow_convener, cast.lucknow_west, "NAKHAS") == alias
    assert Activity.objects.filter(verb="alias_add", actor=cast.lucknow_convener).count() == 1
    assert alias.events.count() == 1


def test_only_units_of_ones_own_area_get_other_names(cast: Cast):
    with pytest.raises(PermissionDenied):
        add(cast, cast.sitapur_convener, cast.lucknow_west, "Nakhas")
    with pytest.raises(PermissionDenied):
        add(cast, cast.viewer, cast.lucknow_west, "Nakhas")
    alias = add(cast, cast.staff, cast.lucknow_west, "Nakhas")
    with pytest.raises(PermissionDenied):
        alias_remove(actor=cast.sitapur_convener, scope=scope_for(cast.sitapur_convener), alias=alias)


@pytest.mark.parametrize("name", ["", " - ", "x", "नहीं है", "n" * 121])
def test_what_is_no_name_is_refused(cast: Cast, name: str):
    with pytest.raises(ValidationError):
        alias_add(actor=None, scope=Scope.everything(), unit=cast.lucknow_west, name=name)


def test_the_name_of_another_unit_is_refused_in_either_script(cast: Cast):
    for name in (cast.lucknow_north.name_en, cast.lucknow_north.name_hi, cast.lucknow_north.code):
        with pytest.raises(ValidationError, match=cast.lucknow_north.name_en):
            add(cast, cast.staff, cast.lucknow_west, name)
    with pytest.raises(ValidationError):
        add(cast, cast.staff, cast.chowk, cast.aminabad.name_hi)
    assert not UnitAlias.objects.exists()


def test_a_mandal_may_be_called_like_one_of_another_assembly(cast: Cast):
    assert add(cast, cast.staff, cast.chowk, cast.khairabad.name_en).unit == cast.chowk


def test_a_spelling_moves_to_the_unit_that_is_meant_now(cast: Cast):
    add(cast, cast.staff, cast.lucknow_north, "Nakhas")
    add(cast, cast.staff, cast.lucknow_west, "nakhas")
    assert [alias.unit for alias in UnitAlias.objects.all()] == [cast.lucknow_west]


def test_a_spelling_kept_for_a_neighbour_is_not_taken_from_it(cast: Cast):
    add(cast, cast.staff, cast.lucknow_west, "Nakhas")
    sitapur = cast.khairabad.parent
    with pytest.raises(ValidationError):
        add(cast, cast.sitapur_convener, sitapur, "Nakhas")


def test_a_spelling_can_be_forgotten(cast: Cast):
    alias = add(cast, cast.staff, cast.lucknow_west, "Nakhas")
    alias_remove(actor=cast.lucknow_convener, scope=scope_for(cast.lucknow_convener), alias=alias)
    assert not UnitAlias.objects.exists()
    assert Activity.objects.filter(verb="alias_remove").count() == 1


def test_the_units_page_keeps_and_forgets_names_and_tells_who(cast: Cast, client_of):
    client, page = client_of(cast.lucknow_convener), reverse("booths:unit_edit", args=["UP-171"])
    names = reverse("booths:unit_names", args=["UP-171"])
    client.post(names, {"name": "Nakhas"})
    shown = client.get(page).content.decode()
    assert "Nakhas" in shown
    assert "Other name “Nakhas” kept" in shown
    assert "This is the name of" in client.post(names, {"name": "Lucknow North"}, follow=True).content.decode()
    alias = UnitAlias.objects.get()
    assert client.post(names.replace("171", "172"), {"remove": alias.pk}).status_code == 404
    client.post(names, {"remove": alias.pk})
    assert "Other name “Nakhas” forgotten" in client.get(page).content.decode()
    assert not UnitAlias.objects.exists()
    assert client_of(cast.sitapur_convener).post(names, {"name": "Nakhas"}).status_code == 404
    assert client_of(cast.viewer).post(names, {"name": "Nakhas"}).status_code == 403


def test_the_administration_shows_names_to_be_removed_and_adds_none(cast: Cast, verified_client_of):
    add(cast, cast.staff, cast.lucknow_west, "Nakhas")
    page = verified_client_of(cast.administrator).get(reverse("admin:booths_unit_change", args=[cast.lucknow_west.pk]))
    shown = page.content.decode()
    assert page.status_code == 200
    assert "Nakhas" in shown
    assert 'name="aliases-0-DELETE"' in shown
    assert 'name="aliases-0-name"' not in shown
