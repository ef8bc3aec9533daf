"""What is in a file: the rows of the list, the cells of the register, numbers as the person may see them."""

from datetime import date, timedelta

import openpyxl
import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Activity
from booths.scope import Right
from core.social import Network, account_url
from reports.exporters import EXPORTERS
from reports.models import Format, Numbers
from reports.tests.exporting import exported, file_of, records_of, sheet_of, table_of, text_of
from teams.models import Assignment, HandleCount, Member, Seat
from teams.services.handles import handle_register
from teams.tests.cast import Cast, make_group, make_member, make_phone, seat_of

pytestmark = pytest.mark.django_db


def test_the_numbers_of_rows_are_those_of_the_register(cast: Cast):
    """Told by bare SQL, not by the filters that made the files."""
    counts = {
        "booths": "SELECT count(*) FROM booths_booth",
        "groups": "SELECT count(*) FROM booths_whatsappgroup",
        "handles": "SELECT count(*) FROM teams_handle",
        "members": "SELECT count(*) FROM teams_member",
        "seats": "SELECT count(*) FROM teams_seat s JOIN teams_position p ON p.id = s.position_id "
        "WHERE p.seats_per_unit > 0",
    }
    with connection.cursor() as cursor:
        for table, sql in counts.items():
            cursor.execute(sql)
            (count,) = cursor.fetchone()
            job = exported(cast.coordinator, table)
            assert job.rows == count == len(records_of(job))
        cursor.execute("SELECT sum(electors), sum(active_groups) FROM booths_booth")
        sums = cursor.fetchone()
    booths = records_of(exported(cast.coordinator, "booths"))
    assert tuple(sum(int(row[name]) for row in booths) for name in ("Electors", "Active groups")) == sums


def test_every_table_says_the_same_in_both_formats_and_opens_in_other_readers(cast: Cast):
    for table, exporter in EXPORTERS.items():
        keys = [column.key for column in exporter.columns]
        job = exported(cast.coordinator, table, columns=keys, format=Format.XLSX)
        page = openpyxl.load_workbook(file_of(job)).worksheets[0]
        width = len(keys)
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        told = [["" if cell.value is None else _plain(cell.value) for cell in row] for row in page.iter_rows()]
        as_csv = table_of(exported(cast.coordinator, table, columns=keys))
        assert told == as_csv
        assert [(row + [""] * width)[:width] for row in sheet_of(job)] == as_csv


def _plain(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def test_cells_have_their_types(cast: Cast):
    job = exported(cast.coordinator, "seats", format=Format.XLSX, state="filled", unit="LKO-M")
    page = openpyxl.load_workbook(file_of(job)).worksheets[0]
    header = [cell.value for cell in page[1]]
    row = dict(zip(header, page[2], strict=True))
    assert row["Since"].is_date
    assert row["Seat number"].data_type == "n"
    assert row["Mobile"].data_type == "s"
    assert len(row["Mobile"].value) == 10
    assert not any(cell.data_type == "f" for line in page.iter_rows() for cell in line)


def test_the_last_sheet_names_who_took_it_out_and_the_table_is_in_their_language(cast: Cast):
    job = exported(cast.lucknow_convener, "seats", format=Format.XLSX, language="hi", unit="UP-171")
    book = openpyxl.load_workbook(file_of(job))
    assert book.worksheets[0]["A1"].value == "स्तर"
    assert {"विधानसभा संयोजक", "लखनऊ पश्चिम"} <= {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    notes = dict(book.worksheets[-1].iter_rows(values_only=True))
    assert notes["किसने निकाली"] == str(cast.lucknow_convener)
    assert "लखनऊ पश्चिम" in notes["लगे हुए फ़िल्टर"]
    assert notes["पंक्तियाँ"] == str(job.rows)


def test_a_csv_for_other_programs_has_no_mark(cast: Cast):
    marked = exported(cast.lucknow_convener, "booths")
    plain = exported(cast.lucknow_convener, "booths", bom=False)
    assert file_of(marked).read_bytes() == b"\xef\xbb\xbf" + file_of(plain).read_bytes()


def test_the_filter_of_the_list_holds(cast: Cast):
    filled = records_of(exported(cast.coordinator, "seats", state="filled", platform="facebook"))
    assert [(row["Name"], row["Post"], row["District"]) for row in filled] == [
        ("Javed Alam", "Facebook in-charge", "Lucknow Mahanagar")
    ]
    assert {row["Booth number"] for row in records_of(exported(cast.coordinator, "booths", q="10A"))} == {"10A"}
    assert len(records_of(exported(cast.coordinator, "groups", state="partly", unit="STP"))) == 1


def test_a_seat_that_nobody_holds_says_since_when(cast: Cast):
    row = records_of(exported(cast.coordinator, "seats", unit="UP-172", position="x"))[0]
    seat = Seat.objects.with_vacant_since(date.today()).get(unit__code="UP-172", position__key="x")
    assert (row["State of the seat"], row["Vacant since"]) == ("Vacant", seat.vacant_since.isoformat())
    assert (row["Name"], row["Mobile"], row["Since"]) == ("", "", "")


def test_a_convener_takes_out_nothing_of_another_district(cast: Cast):
    make_group(cast.booths["146/2"], admin_name="Radha", admin_phone=make_phone())
    lucknow = ("Lucknow", "Chowk", "Chitra", "Ekta", "Farid", "Javed", "Lata", "UP-171", "LKO-M")
    for table, exporter in EXPORTERS.items():
        job = exported(cast.sitapur_convener, table, columns=[column.key for column in exporter.columns])
        text = text_of(job)
        assert "Sitapur" in text or table == "handles"
        assert not [word for word in lucknow if word in text], table
        asked = exported(cast.sitapur_convener, table, unit="LKO-M")
        assert len(table_of(asked)) == 1, "another's area is empty"


def test_numbers_are_in_full_only_where_the_right_holds_row_by_row(cast: Cast):
    """Office staff, who see all and no number, with a grant for one mandal."""
    for place in ("171/10", "146/2"):
        make_group(cast.booths[place], admin_name="Radha", admin_phone=make_phone())
    assignment = cast.assignment(cast.staff)
    job = exported(cast.staff, "groups")
    assert job.numbers == Numbers.MASKED
    shown = {row["Admin mobile"] for row in records_of(job)} - {""}
    assert all("•••••" in number and len(number) == 10 for number in shown)

    Position = type(assignment.seat.position)
    position = Position.objects.get(level=5, key="viewer")
    position.rights = ["see", "export", "phones"]
    position.save()
    from teams.services import seat_add, seat_assign

    seat_assign(
        actor=None, seat=seat_add(actor=None, unit=cast.khairabad, position=position), member=cast.member(cast.staff)
    )
    assert cast.scope(cast.staff).root_ids(Right.PHONES) == {cast.khairabad.pk}
    job = exported(cast.staff, "groups")
    assert job.numbers == Numbers.SOME
    masked = {row["District"]: "•" in row["Admin mobile"] for row in records_of(job) if row["Admin mobile"]}
    assert masked == {"Lucknow Mahanagar": True, "Sitapur": False}
    seats = exported(cast.staff, "seats", state="filled", columns=["name", "phone", "mandal"])
    assert {row["Mandal"]: "•" in row["Mobile"] for row in records_of(seats)}["Chowk"]
    people = records_of(exported(cast.staff, "members", columns=["name_en", "phone", "email"]))
    assert {row["Name in English"]: row["Mobile"] for row in people}["Geeta Pal"].isdecimal()
    assert "•" in {row["Name in English"]: row["Mobile"] for row in people}["Lata Maurya"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "x"), member=cast.field_worker, since=tomorrow)
    Assignment.objects.filter(member=cast.field_worker).update(until=tomorrow)  # called off before it began
    people = records_of(exported(cast.staff, "members", columns=["name_en", "phone"]))
    assert "•" in {row["Name in English"]: row["Mobile"] for row in people}["Lata Maurya"]


def test_without_a_column_of_numbers_there_are_none(cast: Cast):
    job = exported(cast.coordinator, "members", columns=["name_en", "mandal"])
    assert job.numbers == Numbers.NONE
    assert table_of(job)[0] == ["Name in English", "Mandal"]


def test_an_address_for_mail_is_shown_with_the_numbers_only(cast: Cast):
    Member.objects.filter(pk=cast.field_worker.pk).update(email="lata@example.org")
    assert "lata@example.org" in text_of(exported(cast.lucknow_convener, "members"))
    assert "lata@example.org" not in text_of(exported(cast.staff, "members"))


def test_no_cell_becomes_a_formula(cast: Cast):
    evil = '=cmd|" /C calc"!A0'
    member = make_member(cast.chowk, "Ram")
    Member.objects.filter(pk=member.pk).update(name_en=evil, name_hi="-2+3, @SUM(A1)")
    job = exported(cast.mandal_convener, "members", columns=["name_en", "name_hi", "mandal"])
    assert ["'-2+3, @SUM(A1)", f"'{evil}", "Chowk"] in table_of(job)
    book = exported(cast.mandal_convener, "members", columns=["name_en", "name_hi"], format=Format.XLSX)
    cells = [cell for row in openpyxl.load_workbook(file_of(book)).worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == evil} == {"s"}


def test_each_export_is_noted_with_what_was_in_it(cast: Cast):
    job = exported(cast.lucknow_convener, "seats", unit="UP-171", state="filled")
    line = Activity.objects.get(verb="export_done", subject_id=job.pk)
    assert line.actor == cast.lucknow_convener
    assert line.unit_id == cast.lucknow_west.pk
    assert line.details["filter"] == {"unit": ["UP-171"], "state": ["filled"]}
    assert (line.details["rows"], line.details["numbers"]) == (job.rows, "full")
    import hashlib

    assert line.details["sha256"] == hashlib.sha256(file_of(job).read_bytes()).hexdigest() == job.sha256


def test_official_accounts_with_their_links_followers_and_keepers(cast: Cast):
    samples = [
        (Network.FACEBOOK, "lucknow.team"),
        (Network.FACEBOOK, "100012345678901"),
        (Network.INSTAGRAM, "lucknow_team"),
        (Network.X, "lucknowteam"),
        (Network.YOUTUBE, "lucknowteam"),
        (Network.YOUTUBE, "UC0123456789abcdefghijkl"),
        (Network.YOUTUBE, "c/lucknow"),
        (Network.WHATSAPP, "0029VaTest0123456789abcd"),
    ]
    handles = [
        handle_register(actor=None, unit=cast.lucknow, network=network, address=address, keepers=[cast.field_worker])
        for network, address in samples
    ]
    today = timezone.localdate()
    for days, followers in ((40, 100), (5, 130)):
        HandleCount.objects.create(handle=handles[0], day=today - timedelta(days=days), followers=followers)
    rows = records_of(exported(cast.lucknow_convener, "handles"))
    assert {row["Link"] for row in rows} == {account_url(network, address) for network, address in samples}
    first = next(row for row in rows if row["Account"] == "lucknow.team")
    assert (first["Followers"], first["Followers 30 days ago"], first["Run by"]) == ("130", "100", "Lata Maurya")
    assert first["Counted on"] == str(today - timedelta(days=5))
    assert not records_of(exported(cast.sitapur_convener, "handles"))
