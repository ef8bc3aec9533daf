"""Sheets of booths: the rules of sheets.md, each as a small sheet."""

import pytest

from booths.models import Booth
from imports.tests.importing import BOOTHS, apply, check, codes, figures, imported
from teams.tests.cast import Cast, make_booth

pytestmark = pytest.mark.django_db


def test_new_booths_arrive_with_all_they_were_given(cast: Cast):
    told = imported("booths", BOOTHS, [[171, "117A", "Primary School", 912], [171, "११८ क", "प्राथमिक विद्यालय", ""]])
    assert figures(told) == (2, 0, 0, 0)
    first = Booth.objects.get(assembly=cast.lucknow_west, number="117A")
    assert (first.name_en, first.electors, first.unit) == ("Primary School", 912, cast.lucknow_west)
    assert Booth.objects.get(assembly=cast.lucknow_west, number="118क").name_hi == "प्राथमिक विद्यालय"


def test_the_same_sheet_again_changes_nothing(cast: Cast):
    rows = [[171, n, f"School {n}", 900 + n] for n in range(20, 30)]
    imported("booths", BOOTHS, rows)
    before = list(Booth.objects.order_by("pk").values())
    assert figures(imported("booths", BOOTHS, rows)) == (0, 0, 10, 0)
    assert list(Booth.objects.order_by("pk").values()) == before


def test_only_what_differs_is_changed_and_empty_cells_erase_nothing(cast: Cast):
    booth = make_booth(cast.chowk, "50", name_en="Old name", electors=800)
    told = imported("booths", BOOTHS, [[171, 50, "New name", ""]])
    assert figures(told) == (0, 1, 0, 0)
    booth.refresh_from_db()
    assert (booth.name_en, booth.electors, booth.unit, booth.version) == ("New name", 800, cast.chowk, 2)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "booth_no_missing"),
        ("0", "booth_no_zero"),
        ("1234567", "booth_no_too_long"),
        ("1.2E+05", "booth_no_scientific"),
        ("12, 13", "booth_no_two_numbers"),
        ("ABC", "booth_no_not_a_booth_number"),
    ],
)
def test_a_booth_number_that_cannot_be_read_refuses_the_row(cast: Cast, number: str, code: str):
    told = imported("booths", BOOTHS, [[171, number, "School", 900], [171, 60, "School", 900]])
    assert figures(told) == (1, 0, 0, 1)
    (error,) = told["errors"]
    assert (error["row"], error["column"], error["value"], error["code"]) == (2, "Booth No", number, code)
    assert error["message"]


def test_describing_cells_that_cannot_be_read_are_left_empty_with_a_warning(cast: Cast):
    told = imported("booths", BOOTHS, [[171, 60, "School", "लगभग 200"], [171, 61, "School", -1], [171, 62, "-", "NA"]])
    assert figures(told) == (3, 0, 0, 0)
    assert codes(told["warnings"]) == [(2, "count_not_a_number"), (3, "count_negative")]
    assert list(Booth.objects.filter(number__in=["60", "61", "62"]).values_list("electors", flat=True)) == [None] * 3
    assert Booth.objects.get(number="62").name_en == ""


def test_every_error_of_a_row_is_told(cast: Cast):
    told = imported("booths", BOOTHS, [[999, "x y", "School", 900]])
    assert sorted(codes(told["errors"])) == [(2, "assembly_no_unknown"), (2, "booth_no_not_a_booth_number")]
    assert figures(told) == (0, 0, 0, 1)


def test_the_same_row_twice_is_unchanged_with_a_warning(cast: Cast):
    told = imported("booths", BOOTHS, [[171, 70, "School", 900], [171, "070", "School ", 900]])
    assert figures(told) == (1, 0, 1, 0)
    assert codes(told["warnings"]) == [(3, "row_repeated")]
    assert "2" in told["warnings"][0]["message"]


def test_rows_that_disagree_about_a_booth_are_refused_but_the_first(cast: Cast):
    told = imported("booths", BOOTHS, [[171, 70, "School", 900], [171, 71, "B", 1], [171, "70", "Other", 900]])
    assert figures(told) == (2, 0, 0, 1)
    assert codes(told["errors"]) == [(4, "booth_twice")]
    assert Booth.objects.get(number="70").name_en == "School"


def test_a_refused_row_does_not_stand_for_its_booth(cast: Cast):
    told = imported("booths", ("State", *BOOTHS), [["Nowhere", 171, 70, "A", 1], ["", 171, 70, "B", 2]])
    assert figures(told) == (1, 0, 0, 1)
    assert Booth.objects.get(number="70").name_en == "B"


def test_repairs_are_applied_and_listed(cast: Cast):
    told = imported("booths", BOOTHS, [[171, "Booth No. 012", "Primary  School\u200b", 900]])
    assert sorted(codes(told["repairs"])) == [
        (2, "booth_no_read"),
        (2, "text_blanks"),
        (2, "text_invisible_characters"),
    ]
    assert Booth.objects.get(number="12").name_en == "Primary School"


def test_a_csv_row_with_more_cells_than_the_header_is_refused(cast: Cast):
    told = imported("booths", BOOTHS, [[171, 70, "School, near temple", 900], [171, 71, "School", "near temple", 900]])
    assert figures(told) == (1, 0, 0, 1)
    assert codes(told["errors"]) == [(3, "row_shifted")]


def test_titles_totals_and_repeated_headers_are_no_rows(cast: Cast):
    rows = [
        ["", "", "", ""],
        [*BOOTHS],
        [171, 70, "School", 900],
        [*BOOTHS],
        [171, 71, "School", 800],
        ["Total", "", "", 1700],
    ]
    told = imported("booths", ("Booth list 2026", "", "", ""), rows)
    assert (told["rows"], figures(told)) == (2, (2, 0, 0, 0))


def test_a_missing_required_column_refuses_the_file(cast: Cast):
    job = check("booths", ("Assembly No", "Booth Nm", "Electors"), [[171, "School", 900]])
    assert job.state == "failed"
    assert job.error and job.error["code"] == "missing_column"


def test_a_booth_is_hung_on_the_mandal_that_the_sheet_names(cast: Cast):
    header = (*BOOTHS, "Mandal")
    rows = [
        [171, 70, "A", 1, "Chowk"],
        [171, 71, "B", 1, "अमीनाबाद"],
        [171, 10, "", "", "Chouk"],
        [171, 72, "", "", "Xyz"],
    ]
    told = imported("booths", header, rows)
    assert figures(told) == (2, 1, 0, 1)
    hung = dict(Booth.objects.filter(assembly=cast.lucknow_west).values_list("number", "unit__code"))
    assert (hung["70"], hung["71"], hung["10"]) == ("UP-171-01", "UP-171-02", "UP-171-01")
    assert codes(told["errors"]) == [(5, "mandal_unknown")]
    assert codes(told["repairs"]) == [(4, "name_near")]


def test_history_names_the_import_and_the_person(cast: Cast):
    job = apply(check("booths", BOOTHS, [[171, 70, "School", 900], [171, 1, "New", ""]], cast.staff))
    booths = Booth.objects.filter(number__in=["70", "1"], assembly=cast.lucknow_west)
    for booth in booths:
        event = booth.events.latest("pgh_id")
        named = {"user": cast.staff.pk, "act": "import", "import": job.pk, "file": "sheet.csv"}
        assert event.pgh_context.metadata == named


def test_figures_by_unit_add_up(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "A", 1], [172, 70, "A", 1], [172, 1, "Changed", ""], [9, 1, "A", 1]])
    by_unit = {
        row.unit and row.unit.code: (row.new, row.changed, row.unchanged, row.refused) for row in job.by_unit.all()
    }
    assert by_unit == {"UP-171": (1, 0, 0, 0), "UP-172": (1, 1, 0, 0), None: (0, 0, 0, 1)}
