"""No repair is silent: what is read as something else than it says is listed, old to new; what is the same is not."""

import datetime
import io
from pathlib import Path

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from booths.scope import Scope
from core.sheets import open_sheet
from core.tests.sheet_files import write_ods, write_xls
from imports.messages import becomes, title_of
from imports.models import ImportJob, Severity
from imports.places import Area, PlaceFinder
from imports.reading import RowReading, cells
from imports.reading.group import read_slot
from imports.reading.person import read_email
from imports.reading.unit import read_code, read_number
from imports.services import job_create, run_check, run_reading
from imports.tests.importing import check
from imports.understanding import DataRow
from teams.tests.cast import Cast

LINK = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"


def repaired(read, written: str) -> list[str]:
    """Return what the repairs of a cell say that it became."""
    row = RowReading(DataRow(2, {"x": written, "code": written, "number": written, "slot": written, "email": written}))
    read(row)
    assert {finding.severity for finding in row.findings} <= {Severity.REPAIR}
    assert all(title_of(finding.code) != finding.code for finding in row.findings)
    return [becomes(finding.facts) for finding in row.findings]


@pytest.mark.parametrize(
    ("written", "became"),
    [("007", "7"), ("12.0", "12"), ("बूथ संख्या 12", "12"), ("Booth No. 12", "12"), ("१२", "12"), ("117a", "117A"),
     ("12 (A)", "12A"), ("12\u200b", "12"), ("12\u00a0A", "12A"), ("११७ क", "117क")],
)  # fmt: skip
def test_booth_numbers(written: str, became: str):
    assert repaired(lambda row: cells.booth_number(row, "x"), written) == [became]


@pytest.mark.parametrize(
    ("written", "became"),
    [("१,२३४", "1234"), ("१२३४", "1234"), ("0900", "900"), ("900.0", "900"), ("9\u200b00", "900")],
)
def test_counts(written: str, became: str):
    assert repaired(lambda row: cells.count(row, "x"), written) == [became]


@pytest.mark.parametrize(
    "written",
    ["9876543210.0", "९८७६५४३२१०", "98765\u200b43210", "98765.43210", "9876543210 / 9876543210", "Mob: 9876543210"],
)
def test_phones(written: str):
    assert repaired(lambda row: cells.phone(row, "x"), written) == ["+919876543210"]


@pytest.mark.parametrize(
    ("written", "became"),
    [("Ram\u200bLal", "RamLal"), ("Ram\u00a0Lal", "Ram Lal"), ("Ram  Lal", "Ram Lal"), ("'Ram", "Ram"),
     ("“Ram”", "Ram"), ("\u0958लाम", "क\u093cलाम"), ("Cafe\u0301", "Café"), ("Ram\nLal", "Ram Lal")],
)  # fmt: skip
def test_texts(written: str, became: str):
    assert repaired(lambda row: cells.text(row, "x", 100), written) == [became]
    assert repaired(lambda row: cells.person(row, "x"), written) == [became]


def test_a_text_with_several_faults_is_listed_for_each():
    assert repaired(lambda row: cells.text(row, "x", 100), "“Ram\u200b  Lal”") == ["Ram Lal"] * 3


@pytest.mark.parametrize(
    "written", [f"{LINK}?mode=ac_t", LINK.replace("https", "http"), LINK.removeprefix("https://"), f"Join: {LINK}"]
)
def test_links(written: str):
    assert repaired(lambda row: cells.invite(row, "x"), written) == [LINK]


def test_codes_numbers_and_addresses():
    assert repaired(read_code, "up-171") == ["UP-171"]
    assert repaired(read_code, "UP-१७१") == ["UP-171"]
    assert repaired(lambda row: read_number(row, None), "०७") == ["7"]
    assert repaired(read_email, "mailto:Ram@Example.org") == ["ram@example.org"]
    with translation.override("hi"):
        assert repaired(lambda row: cells.date(row, "x"), "15.09.26") == ["15 सितंबर 2026"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "became"), [("Group-2", ["2"]), ("२", ["2"]), ("2.0", ["2"]), ("Link 1", ["1"]), ("1", []), ("-", [])]
)
def test_group_numbers(cast: Cast, written: str, became: list[str]):
    place = PlaceFinder(Area(Scope.everything())).find(RowReading(DataRow(2, {"assembly_no": "171"})))
    assert repaired(lambda row: read_slot(row, place), written) == became


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "became"),
    [
        ("AC 171", "171"),
        ("171.0", "171"),
        ("१७१", "171"),
        ("0171", "171"),
        ("171 - लखनऊ पश्चिम", "171"),
        ("171\u200b", "171"),
    ],
)
def test_assembly_numbers(cast: Cast, written: str, became: str):
    row = RowReading(DataRow(2, {"assembly_no": written}))
    place = PlaceFinder(Area(Scope.everything())).find(row)
    assert place.assembly
    assert [becomes(finding.facts) for finding in row.findings] == [became]


@pytest.mark.parametrize(
    ("read", "texts"),
    [
        (cells.booth_number, ["12", "117A", "117क", "99999"]),
        # Grouped digits are shown grouped, and a sign for nothing is nothing.
        (cells.count, ["0", "900", "1,234", "1,23,456", "123,456", "", "-", "NA", "नहीं है"]),
        # The same number to everybody, and always shown as +91 98765 43210.
        (cells.phone, ["9876543210", "+91 98765 43210", "09876543210", "91-98765-43210", "(0)98765 43210", "", "NA"]),
        (lambda row, field: cells.text(row, field, 100), ["Ram Lal", "राम लाल", "क\u093cलाम", "Rām", "", "-", "NA"]),
        (cells.invite, [LINK, "", "-", "NA"]),
        (cells.date, ["15/09/2026", "2026-09-15", "15 सितंबर 2026", "१५/०९/२०२६", "15 Sep 2026", "", "-"]),
    ],
)  # fmt: skip
def test_what_is_the_same_is_no_repair(read, texts: list[str]):
    assert {text: repaired(lambda row: read(row, "x"), text) for text in texts} == {text: [] for text in texts}


@pytest.mark.django_db
def test_numbers_that_excel_shows_whole_are_no_repair(cast: Cast):
    """Excel keeps every number with decimals and shows 12; only as text 12.0 is it anything else."""
    book = openpyxl.Workbook()
    book.active.append(["AC No", "Booth No", "Booth Name", "Electors"])
    book.active.append([171.0, 70.0, "School", 900.0])
    book.active.append([171.0, "71.0", "School", 900.0])
    job = read_file(book_bytes(book), "a.xlsx")
    assert (job.new, [(p.row, p.code) for p in job.problems.all()]) == (2, [(3, "booth_no_read")])


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["9.87E+09", "9.87654E+09", "9.87654e+09", "9.87 E+09", "९.८७E+०९"])
def test_what_excel_shortened_is_lost(cast: Cast, written: str):
    book = openpyxl.Workbook()
    book.active.append(["AC No", "Booth No", "Group No", "Admin Name", "Admin Mobile"])
    book.active.append([171, 1, 1, "Ram Lal", written])
    book.active.append([171, written, 1, "Ram Lal", "9876543210"])
    job = read_file(book_bytes(book), "a.xlsx", "groups")
    found = [(p.row, p.code) for p in job.problems.filter(severity=Severity.ERROR).order_by("row")]
    assert found == [(2, "phone_scientific"), (3, "booth_no_scientific")]


@pytest.mark.django_db
def test_letters_that_were_lost_before_are_told(cast: Cast):
    job = check("booths", ("AC No", "Booth No", "Booth Name"), [[171, 70, "Sch\ufffdol"]])
    assert [(p.code, p.severity) for p in job.problems.all()] == [("text_letters_lost", Severity.WARNING)]
    assert job.new == 1


DAY = datetime.date(2026, 9, 15)
DAYS = [["Day"], [DAY], [datetime.date(2024, 2, 29)]]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_days_of_a_workbook_come_back_as_days(tmp_path: Path, ending: str):
    path = tmp_path / f"days.{ending}"
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for row in DAYS:
            book.active.append(row)
        book.save(path)
    elif ending == "xls":
        write_xls(path, [["Day"], [DAY], [datetime.date(2024, 2, 29)]])
    else:
        rows = "".join(
            f'<table:table-row><table:table-cell office:value-type="date" office:date-value="{day}">'
            "<text:p>shown</text:p></table:table-cell></table:table-row>"
            for day in (DAY, "2024-02-29")
        )
        write_ods(path, {"S": rows})
    with open_sheet(path, filename=path.name) as sheet:
        texts = [row.cells[0] for row in sheet.rows() if row.cells[0] != "Day"]
    read = [cells.date(RowReading(DataRow(2, {"x": text})), "x") for text in texts]
    assert read == [DAY, datetime.date(2024, 2, 29)]


def book_bytes(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_file(data: bytes, filename: str, kind: str = "booths") -> ImportJob:
    job = job_create(
        actor=None, scope=Scope.everything(), kind=kind, filename=filename, file=ContentFile(data), unrestricted=True
    )
    run_reading(job.pk, ask=False)
    run_check(job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.django_db
class TestOnThePage:
    """The list shows old and new, and can be narrowed by kind."""

    ROWS = (["AC 171", "070", "Pri\u200bmary", 900], [171, 71, "School", "९००"])

    def test_old_and_new(self, cast: Cast, client_of):
        page = self.page(cast, client_of, "repairs")
        for old, new in (("AC 171", "171"), ("070", "70"), ("Pri·mary", "Primary"), ("९००", "900")):
            assert f'<span class="import-value">{old}</span>' in page
            assert f'<ins class="import-value import-value--new">{new}</ins>' in page

    def test_narrowed_by_kind(self, cast: Cast, client_of):
        page = self.page(cast, client_of, "repairs&code=booth_no_read")
        assert ("070" in page, "AC 171" in page) == (True, False)

    def test_a_number_is_hidden_from_who_may_not_see_it(self, cast: Cast, client_of):
        header = ("AC No", "Booth No", "Group No", "Admin Name", "Admin Mobile")
        job = check("groups", header, [[171, 10, 1, "Ram Lal", "९८७६५४३२१०"]], cast.lucknow_convener)
        for user, seen in ((cast.lucknow_convener, True), (cast.staff, False)):
            page = client_of(user).get(f"/imports/{job.pk}/?show=repairs").content.decode()
            assert "Mobile number put in its form" in page
            assert ("९८७६५४३२१०" in page, "9876543210" in page) == (seen, seen)

    def page(self, cast: Cast, client_of, show: str) -> str:
        job = check("booths", ("AC No", "Booth No", "Booth Name", "Electors"), self.ROWS, cast.staff)
        return client_of(cast.staff).get(f"/imports/{job.pk}/?show={show}").content.decode()
