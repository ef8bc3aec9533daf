"""Saying where: numbers and names of assemblies, districts, near names, the importer's area."""

import pytest

from booths.models import Booth, UnitAlias
from core.text import fold
from imports.tests.importing import codes, figures, imported
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
PLACES = ("District", "Assembly No", "Assembly", "Booth No")


def one(district: str = "", number: object = "", name: str = "", user=None):
    return imported("booths", PLACES, [[district, number, name, 90]], user)


@pytest.mark.parametrize(
    ("district", "number", "name"),
    [
        ("Lucknow", 171, ""),
        ("Lucknow Mahanagar", "१७१", ""),
        ("लखनऊ", "", "Lucknow West"),
        ("LKO-M", "", "लखनऊ पश्चिम"),
        ("", 171.0, "लखनऊ पश्चिम"),
        ("", "UP-171"[3:], "LUCKNOW  WEST"),
        ("", "", "171"),
        ("", "", "१७१ - लखनऊ पश्चिम"),
        ("", "", "Lucknow West (171)"),
    ],
)
def test_an_assembly_is_known_by_number_or_name_in_either_script(cast: Cast, district: str, number: object, name: str):
    told = one(district, number, name)
    assert told["errors"] == []
    assert Booth.objects.filter(assembly=cast.lucknow_west, number="90").exists()


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        (("", 999, ""), "assembly_no_unknown", "Assembly No"),
        (("", "", "171 - Sitapur"), "assembly_disagrees", "Assembly"),
        (("", 172, "171 - Lucknow West"), "assembly_disagrees", "Assembly"),
        (("", "abc", ""), "assembly_no_unreadable", "Assembly No"),
        (("", "", ""), "assembly_missing", "Assembly No"),
        (("", 171, "Sitapur"), "assembly_disagrees", "Assembly"),
        (("", 171, "Lucknow North"), "assembly_disagrees", "Assembly"),
        (("Sitapur", 171, ""), "assembly_not_in_district", "District"),
        (("Timbuktu", 171, ""), "district_unknown", "District"),
        (("", "", "Timbuktu"), "assembly_unknown", "Assembly"),
    ],
)
def test_places_that_are_wrong_refuse_the_row(cast: Cast, cells: tuple[str, object, str], code: str, column: str):
    told = one(*cells)
    assert figures(told) == (0, 0, 0, 1)
    assert [(line["column"], line["code"]) for line in told["errors"]] == [(column, code)]


def test_a_near_name_is_taken_as_a_repair_with_its_score(cast: Cast):
    told = one("", "", "Lakhnau Pashchim")
    assert figures(told) == (1, 0, 0, 0)
    (repair,) = [line for line in told["repairs"] if line["code"] == "name_near"]
    assert "Lucknow West" in repair["message"] or "लखनऊ पश्चिम" in repair["message"]


def test_a_name_that_may_mean_several_is_refused_with_the_nearest(cast: Cast):
    told = one("", "", "Lucknow")
    (error,) = told["errors"]
    assert error["code"] == "assembly_unknown"


def test_a_confirmed_alias_is_known(cast: Cast):
    UnitAlias.objects.create(unit=cast.lucknow_west, name="Nakhas", folded=fold("Nakhas"))
    assert figures(one("", "", "nakhas")) == (1, 0, 0, 0)


def test_a_convener_imports_only_in_their_own_area(cast: Cast):
    rows = [["", 171, "", 90], ["", 146, "", 91], ["", 146, "Sitapur", 2], ["", "", "Lucknow West", 92]]
    told = imported("booths", PLACES, rows, cast.sitapur_convener)
    assert figures(told) == (1, 0, 1, 2)
    assert codes(told["errors"]) == [(2, "outside_area"), (5, "outside_area")]
    for line in told["errors"]:
        assert "Lucknow" not in line["message"]
        assert "लखनऊ" not in line["message"]
    assert not Booth.objects.filter(assembly=cast.lucknow_west, number__in=["90", "92"]).exists()


def test_rows_outside_are_answered_alike_whatever_is_there(cast: Cast):
    """An existing booth, a new one, a wrong name, a wrong district: the neighbour's rows all get the one answer."""
    rows = [["", 171, "", 1], ["", 171, "", 9999], ["", 171, "Sitapur", 1], ["Sitapur", 171, "", 1]]
    told = imported("booths", PLACES, rows, cast.sitapur_convener)
    assert [(line["code"], line["column"]) for line in told["errors"]] == [("outside_area", "Assembly No")] * 4


def test_near_names_are_proposed_from_ones_own_area_only(cast: Cast):
    told = one("", "", "Lucknow", user=cast.sitapur_convener)
    assert "Lucknow W" not in told["errors"][0]["message"]
