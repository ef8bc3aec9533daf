"""Sheets typed in Kruti Dev: understood, approved in the browser, applied and listed."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from booths.models import Booth
from core.tests.kruti import in_kruti_dev as typed
from imports.models import ImportJob, ImportLayout, Severity, State
from imports.services import run_check, run_reading
from imports.tests.importing import Rows, apply, check, codes, imported, upload
from imports.tests.sheets import understood
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
HEADER = [typed(text) for text in ("विधानसभा", "बूथ संख्या", "बूथ नाम", "मतदाता")]
ROWS: Rows = [
    [typed("लखनऊ पश्चिम"), 70, typed("प्राथमिक विद्यालय चौक"), 900],
    [typed("लखनऊ पश्चिम"), "71", typed("पंचायत भवन, राजाजीपुरम"), "1,200"],
    [typed("लखनऊ पश्चिम"), "72", "PRIMARY SCHOOL RAMPUR", ""],
]


def address(name: str, job: ImportJob) -> str:
    return reverse(f"imports:{name}", args=[job.pk])


def read(user, header=HEADER, rows: Rows = ROWS) -> ImportJob:
    job = upload("booths", header, rows, user)
    run_reading(job.pk)
    job.refresh_from_db()
    return job


class TestUnderstanding:
    """Headers and cells are read as Hindi; what the sheet has is what is shown."""

    def test_headers_and_columns(self, tmp_path: Path):
        with understood(tmp_path, tabbed([[str(cell) for cell in row] for row in [HEADER, *ROWS]]), "booths") as sheet:
            columns = {column.field: column for column in sheet.columns}
            assert [*columns] == ["assembly_name", "booth_no", "name", "electors"]
            assert [column.header for column in sheet.columns] == HEADER
            assert {field for field, column in columns.items() if column.is_converted} == {"assembly_name", "name"}
            assert columns["name"].typed == (typed("प्राथमिक विद्यालय चौक"), typed("पंचायत भवन, राजाजीपुरम"))
            first, _second, third = sheet.data_rows()
            assert first.values["assembly_name"] == "लखनऊ पश्चिम"
            assert (first.values["name_hi"], third.values["name_en"]) == (
                "प्राथमिक विद्यालय चौक",
                "PRIMARY SCHOOL RAMPUR",
            )
            assert {(one.field, one.before) for one in first.repaired} == {
                ("assembly_name", typed("लखनऊ पश्चिम")),
                ("name_hi", typed("प्राथमिक विद्यालय चौक")),
            }

    def test_numbers_with_their_assembly_totals_and_repeated_headers(self, tmp_path: Path):
        header = [typed(text) for text in ("विधानसभा", "बूथ संख्या", "मतदान केंद्र का नाम")]
        assembly = f"171 & {typed('लखनऊ पश्चिम')}"
        rows = [
            header,
            [assembly, "1", typed("प्राथमिक विद्यालय")],
            header,
            *([assembly, str(number), typed("जूनियर हाई स्कूल")] for number in range(2, 6)),
            [typed("कुल योग"), "2", ""],
        ]
        with understood(tmp_path, tabbed(rows), "booths") as sheet:
            found = [(row.values["assembly_no"], row.values["booth_no"]) for row in sheet.data_rows()]
            assert found == [("171", str(number)) for number in range(1, 6)]
            assert sheet.left_out.counts == {"header": 1, "total": 1}

    def test_a_letter_of_the_font_behind_a_booth_number(self, tmp_path: Path):
        rows = [
            ["AC No", typed("बूथ संख्या"), typed("नाम")],
            ["171", "12d", typed("विद्यालय")],
            ["171", "13", typed("पंचायत भवन")],
        ]
        with understood(tmp_path, tabbed(rows), "booths") as sheet:
            assert [row.values["booth_no"] for row in sheet.data_rows()] == ["12क", "13"]

    def test_a_single_short_row_under_headers_of_the_font(self, tmp_path: Path):
        rows = [[typed(text) for text in ("विधानसभा", "बूथ संख्या", "नाम")], [typed("उरई"), "1", typed("राम")]]
        with understood(tmp_path, tabbed(rows), "booths") as sheet:
            (row,) = sheet.data_rows()
            assert (row.values["assembly_name"], row.values["name_hi"]) == ("उरई", "राम")

    def test_english_cells_under_headers_of_the_font(self, tmp_path: Path):
        rows = [[typed(text) for text in ("विधानसभा", "बूथ संख्या", "नाम")], ["Lucknow West", "1", "School"]]
        with understood(tmp_path, tabbed(rows), "booths") as sheet:
            (row,) = sheet.data_rows()
            assert (row.values["assembly_name"], row.values["name_en"]) == ("Lucknow West", "School")

    def test_a_letter_behind_a_booth_number_of_a_sheet_in_english(self, tmp_path: Path):
        with understood(tmp_path, "AC No,Booth No,Name\n171,12d,School\n171,12c,School", "booths") as sheet:
            assert [row.values["booth_no"] for row in sheet.data_rows()] == ["12d", "12c"]


class TestFromTheShell:
    """Applied and listed."""

    def test_every_converted_cell_is_a_repair(self, cast: Cast):
        told = imported("booths", HEADER, ROWS)
        assert (told["new"], told["refused"]) == (3, 0)
        assert Booth.objects.get(assembly=cast.lucknow_west, number="70").name_hi == "प्राथमिक विद्यालय चौक"
        kruti = [line for line in told["repairs"] if line["code"] == "text_kruti_dev"]
        assert len(kruti) == 5
        assert (kruti[0]["row"], kruti[0]["column"], kruti[0]["value"]) == (2, HEADER[0], typed("लखनऊ पश्चिम"))
        assert "लखनऊ पश्चिम" in kruti[0]["message"]

    def test_sheets_in_english_are_left_alone(self, cast: Cast):
        told = imported("booths", ("AC", "Booth No", "Name"), [["Lucknow West", n, f"School {n}"] for n in (70, 71)])
        assert codes(told["repairs"]) == []


class TestInTheBrowser:
    """Shown before and after, approved by column, kept with the layout."""

    def test_the_person_is_asked_though_all_columns_are_known(self, cast: Cast, client_of):
        job = read(cast.lucknow_convener)
        assert job.state == State.MAPPING
        page = client_of(cast.lucknow_convener).get(address("job", job)).content.decode()
        assert "Typed in Kruti Dev" in page
        assert "प्राथमिक विद्यालय चौक" in page
        assert page.count("Convert this column") == 2

    def test_approved(self, cast: Cast, client_of):
        job = answered(client_of(cast.lucknow_convener), read(cast.lucknow_convener), approved=True)
        assert job.answers["fonts"] == {"0": True, "2": True}
        assert run_reading(job.pk) == State.CHECKING
        run_check(job.pk)
        job.refresh_from_db()
        assert (job.new, job.refused) == (3, 0)
        apply(job)
        assert Booth.objects.get(assembly=cast.lucknow_west, number="71").name_hi == "पंचायत भवन, राजाजीपुरम"

    def test_refused_for_a_column(self, cast: Cast, client_of):
        client = client_of(cast.lucknow_convener)
        job = answered(client, read(cast.lucknow_convener), approved=False)
        assert run_reading(job.pk) == State.CHECKING
        run_check(job.pk)
        job.refresh_from_db()
        assert job.problems.filter(severity=Severity.REPAIR, code="text_kruti_dev").count() == 3  # of the assembly
        page = client.get(address("columns", job)).content.decode()
        assert page.count("Convert this column") == 2
        assert page.count(" checked") == 1

    def test_the_answer_holds_for_the_next_sheet_of_the_layout(self, cast: Cast, client_of):
        answered(client_of(cast.lucknow_convener), read(cast.lucknow_convener), approved=True)
        assert ImportLayout.objects.get().answers["fonts"] == {"0": True, "2": True}
        job = read(cast.lucknow_convener, rows=[[typed("लखनऊ पश्चिम"), 75, typed("इंटर कॉलेज"), 900]])
        assert job.state == State.CHECKING
        run_check(job.pk)
        job.refresh_from_db()
        assert job.repairs == 2

    def test_the_assembly_in_a_title_of_the_font_is_suggested(self, cast: Cast):
        rows = [[typed("बूथ संख्या"), typed("बूथ नाम")], [70, typed("प्राथमिक विद्यालय")], [71, typed("पंचायत भवन")]]
        job = read(cast.lucknow_convener, [typed("विधानसभा - लखनऊ पश्चिम"), ""], rows)
        assert job.notes["place"]["suggestion"] == cast.lucknow_west.pk


def tabbed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def answered(client: Client, job: ImportJob, *, approved: bool) -> ImportJob:
    fields = {f"column-{column['index']}": column["field"] or "" for column in job.understanding["columns"]}
    fonts = {"font-0": "on", **({"font-2": "on"} if approved else {})}
    assert client.post(address("columns", job), {"kind": "booths", **fields, **fonts}).status_code == 302
    job.refresh_from_db()
    return job


def test_checked_again_the_sheet_is_the_same(cast: Cast):
    job = apply(check("booths", HEADER, ROWS))
    assert job.new == 3
    assert check("booths", HEADER, ROWS).unchanged == 3


def test_nul_in_a_cell_of_the_font_is_told_and_stored(cast: Cast):
    rows = [[171, 70, typed("प्राथमिक विद्यालय") + "\0", 1], [171, 71, typed("पंचायत भवन"), 1]]
    told = imported("booths", ("AC No", *HEADER[1:]), rows)
    assert sorted(codes(told["repairs"])) == [
        (2, "text_control_characters"),
        (2, "text_kruti_dev"),
        (3, "text_kruti_dev"),
    ]
