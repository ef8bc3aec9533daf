"""Sheets of units: the rules of sheets.md, each as a small sheet."""

import pytest

from booths.models import StateSettings, Unit
from imports.report import report
from imports.tests.importing import apply, check, codes, figures, imported
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
UNITS = ("Level", "Code", "Name", "Name in Hindi", "Parent", "Number")


def test_units_arrive_below_units_of_the_register_and_of_the_sheet(cast: Cast):
    rows = [
        ["शक्ति केंद्र", "UP-171-03-1", "Gulab Vatika", "", "Kaiserbagh", ""],
        ["Mandal", "up-171-03", "Kaiserbagh", "कैसरबाग", "UP-171", ""],
        ["Mandal", "UP-172-01", "", "अलीगंज", "Lucknow North", ""],
        ["Region", "BRJ", "Braj", "ब्रज", "Uttar Pradesh", ""],
        ["District", "AGR", "Agra", "आगरा", "BRJ", ""],
        ["Assembly", "UP-87", "Agra Cantonment", "", "AGR", 87],
    ]
    told = imported("units", UNITS, rows)
    assert (figures(told), told["errors"]) == ((6, 0, 0, 0), [])
    sector = Unit.objects.get(code="UP-171-03-1")
    mandal = Unit.objects.get(code="UP-171-03")
    assert sector.path == [*cast.lucknow_west.path, mandal.pk, sector.pk]
    assert (mandal.name_en, mandal.name_hi, mandal.parent) == ("Kaiserbagh", "कैसरबाग", cast.lucknow_west)
    assert Unit.objects.get(code="UP-87").path[:2] == [cast.state.pk, Unit.objects.get(code="BRJ").pk]
    assert figures(imported("units", UNITS, rows)) == (0, 0, 6, 0)


def test_names_and_numbers_are_corrected_and_empty_cells_erase_nothing(cast: Cast):
    told = imported("units", UNITS, [["Mandal", "UP-171-01", "Chowk Bazar", "", "", ""]])
    assert figures(told) == (0, 1, 0, 0)
    cast.chowk.refresh_from_db()
    assert (cast.chowk.name_en, cast.chowk.name_hi, cast.chowk.version) == ("Chowk Bazar", "चौक", 2)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("", "X-1", "Name", "", "UP-171", ""), "level_missing"),
        (("Ward", "X-1", "Name", "", "UP-171", ""), "level_unknown"),
        (("Mandal", "", "Name", "", "UP-171", ""), "code_missing"),
        (("Mandal", "X 1/2", "Name", "", "UP-171", ""), "code_unreadable"),
        (("Mandal", "X-1", "", "", "UP-171", ""), "unit_name_missing"),
        (("Mandal", "X-1", "Name", "", "", ""), "parent_missing"),
        (("Mandal", "X-1", "Name", "", "Nowhere", ""), "parent_unknown"),
        (("Mandal", "X-1", "Name", "", "UP-171-01", ""), "parent_unknown"),
        (("Sector", "UP-171-01", "Chowk", "", "UP-171", ""), "unit_of_other_level"),
        (("Mandal", "UP-171-01", "Chowk", "", "UP-172", ""), "unit_moves"),
        (("Assembly", "UP-999", "Name", "", "LKO-M", "171"), "number_taken"),
        (("Assembly", "UP-999", "Name", "", "LKO-M", "abc"), "assembly_no_unreadable"),
        (("Assembly", "UP-999", "Name", "", "LKO-M", "0"), "assembly_no_unreadable"),
        (("Assembly", "UP-999", "Name", "", "LKO-M", "9" * 9999), "assembly_no_unreadable"),
    ],
)
def test_rows_that_are_wrong_are_refused(cast: Cast, row: tuple[str, ...], code: str):
    told = imported("units", UNITS, [row])
    assert code in [line["code"] for line in told["errors"]]
    assert figures(told) == (0, 0, 0, 1)


def test_what_hangs_on_a_refused_row_is_refused_too(cast: Cast):
    rows = [["Mandal", "X-1", "New", "", "Nowhere", ""], ["Sector", "X-2", "Below", "", "X-1", ""]]
    assert codes(imported("units", UNITS, rows)["errors"]) == [(2, "parent_unknown"), (3, "parent_unknown")]


def test_two_rows_of_one_name_are_no_parent_without_a_code(cast: Cast):
    rows = [
        ["Mandal", "X-1", "Twin", "", "UP-171", ""],
        ["Mandal", "X-2", "Twin", "", "UP-172", ""],
        ["Sector", "X-3", "Below", "", "Twin", ""],
        ["Sector", "X-4", "Below", "", "X-2", ""],
    ]
    told = imported("units", UNITS, rows)
    assert codes(told["errors"]) == [(4, "parent_unknown")]
    assert Unit.objects.get(code="X-4").parent == Unit.objects.get(code="X-2")


def test_repeated_codes_and_numbers_are_refused_but_the_first(cast: Cast):
    rows = [
        ["Mandal", "X-1", "One", "", "UP-171", ""],
        ["Mandal", "x-1", "One", "", "UP-171", ""],
        ["Mandal", "X-1", "Two", "", "UP-171", ""],
        ["Assembly", "UP-900", "Nine", "", "LKO-M", 900],
        ["Assembly", "UP-901", "Ten", "", "LKO-M", 900],
    ]
    told = imported("units", UNITS, rows)
    assert figures(told) == (2, 0, 1, 2)
    assert codes(told["errors"]) == [(4, "unit_twice"), (6, "number_twice")]
    assert codes(told["warnings"]) == [(3, "row_repeated")]


def test_a_number_that_another_sheet_took_meanwhile_is_refused(cast: Cast):
    jobs = [check("units", UNITS, [["Assembly", code, "Nine", "", "LKO-M", 900]]) for code in ("UP-900", "UP-901")]
    assert [job.new for job in jobs] == [1, 1]
    apply(jobs[0])
    assert codes(report(apply(jobs[1]))["errors"]) == [(2, "number_taken")]


def test_a_convener_adds_units_only_in_their_own_area(cast: Cast):
    rows = [
        ["Mandal", "X-1", "Mine", "", "UP-146", ""],
        ["Mandal", "X-2", "Theirs", "", "UP-171", ""],
        ["Mandal", "UP-171-01", "Theirs", "", "", ""],
        ["Mandal", "UP-171-99", "Unknown", "", "UP-171", ""],
        ["State", "MP", "Madhya Pradesh", "", "", ""],
    ]
    told = imported("units", UNITS, rows, cast.sitapur_convener)
    assert codes(told["errors"]) == [(row, "outside_area") for row in (3, 4, 5, 6)]


def test_a_new_state_gets_its_settings(cast: Cast):
    rows = [["State", "MP", "Madhya Pradesh", "", "", ""], ["Region", "MLW", "Malwa", "", "MP", ""]]
    assert figures(imported("units", UNITS, rows)) == (2, 0, 0, 0)
    assert StateSettings.objects.filter(state__code="MP").exists()
    assert Unit.objects.get(code="MLW").path[0] == Unit.objects.get(code="MP").pk


def test_figures_stand_at_the_unit_above(cast: Cast):
    job = apply(
        check("units", UNITS, [["Mandal", "X-1", "A", "", "UP-171", ""], ["Sector", "X-2", "B", "", "X-1", ""]])
    )
    assert [(row.unit, row.new) for row in job.by_unit.all()] == [(cast.lucknow_west, 2)]
