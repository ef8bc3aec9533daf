"""Refused rows, and the whole sheet, taken along with what is wrong, mended there, and brought back."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from booths.models import Booth, WhatsAppGroup
from core.sheets import open_sheet
from imports.models import ImportJob, State
from imports.services import job_create, row_mend, run_check, run_reading
from imports.tests.importing import apply, check
from teams.scoping import scope_for
from teams.tests.cast import Cast, make_code, make_phone

pytestmark = pytest.mark.django_db
HEADER = ["क्र.सं.", "विधानसभा", "बूथ संख्या", "बूथ का नाम", "मतदाता", "टिप्पणी"]


def write(path: Path, rows: list[list[object]], titles: int = 2) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for title in range(titles):
        sheet.append([f"जिला लखनऊ महानगर: बूथ सूची {title}"])
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def upload(user, path: Path, kind: str = "") -> ImportJob:
    job = job_create(
        actor=user, scope=scope_for(user), kind=kind, filename=path.name, file=ContentFile(path.read_bytes())
    )
    assert run_reading(job.pk) == State.CHECKING, "nothing is asked"
    run_check(job.pk)
    job.refresh_from_db()
    return job


def take(client: Client, job: ImportJob, name: str, folder: Path, ending: str = "xlsx") -> Path:
    answer = client.get(reverse(f"imports:{name}", args=[job.pk, ending]))
    assert answer.status_code == 200
    path = folder / f"{name}-{job.pk}.{ending}"
    path.write_bytes(b"".join(answer.streaming_content))
    return path


def rows_of() -> list[list[object]]:
    """Return 14 rows: four good ones, and ten whose booth numbers are wrong."""
    wrong = ["x1", "0", "20-22", "नौ", "-", "9.87E+09", "बूथ", "?", "a b", "1000000"]
    numbers: list[object] = [81, 82, 83, 84, *wrong]
    return [[n, "171 - लखनऊ पश्चिम", number, f"विद्यालय {n}", 900, ""] for n, number in enumerate(numbers, 1)]


def mend_file(path: Path, header_row: int, said: str = "What is wrong") -> int:
    """Write a good number into every row that has an error, leave the column of errors; return how many rows."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    header = [cell.value for cell in sheet[header_row]]
    errors = header.index(said)
    count = 0
    for row in sheet.iter_rows(min_row=header_row + 1):
        if len(row) > errors and row[errors].value:
            row[header.index("बूथ संख्या")].value = 200 + int(str(row[0].value))
            count += 1
    book.save(path)
    return count


@pytest.mark.parametrize("language", ["en", "hi"])
def test_ten_refused_rows_mended_in_the_file_all_go_in(cast: Cast, client_of, tmp_path: Path, language: str):
    job = upload(cast.staff, write(tmp_path / "booths.xlsx", rows_of()))
    assert (job.kind, job.new, job.refused) == ("booths", 4, 10)
    apply(job)
    cast.staff.language = language
    cast.staff.save()
    path = take(client_of(cast.staff), job, "refused", tmp_path)
    assert mend_file(path, 1, {"en": "What is wrong", "hi": "क्या ग़लत है"}[language]) == 10
    again = upload(cast.staff, path)
    assert (again.kind, again.new, again.refused) == ("booths", 10, 0)
    assert again.understanding["questions"] == []
    apply(again)
    numbers = [str(200 + n) for n in range(5, 15)]
    assert Booth.objects.filter(assembly=cast.lucknow_west, number__in=numbers).count() == 10


def test_the_whole_sheet_comes_back_with_the_good_rows_unchanged(cast: Cast, client_of, tmp_path: Path):
    job = upload(cast.staff, write(tmp_path / "booths.xlsx", rows_of()))
    apply(job)
    path = take(client_of(cast.staff), job, "annotated", tmp_path)
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    assert sheet.cell(1, 1).value == "जिला लखनऊ महानगर: बूथ सूची 0"
    assert [sheet.cell(4, column).value for column in (1, 3, 4, 7)] == ["1", "81", "विद्यालय 1", None]
    assert str(sheet.cell(8, 7).value).startswith("बूथ संख्या: ")
    assert sheet.cell(8, 7).font.color.rgb == "FFB3261E"
    assert mend_file(path, 3) == 10
    again = upload(cast.staff, path)
    assert (again.new, again.unchanged, again.refused) == (10, 4, 0)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", ["refused", "annotated"])
def test_what_was_mended_here_is_in_it_with_what_the_sheet_had(
    cast: Cast, client_of, tmp_path: Path, name: str, ending: str
):
    rows = rows_of()[:6]
    rows[5][1] = "999 - लखनऊ पश्चिम"
    job = upload(cast.staff, write(tmp_path / "booths.xlsx", rows))
    assert job.refused == 2
    row_mend(job=job, row=9, values={"assembly_no": "172", "booth_no": "99"})
    path = take(client_of(cast.staff), job, name, tmp_path, ending)
    with open_sheet(path, filename=path.name) as sheet:
        last = list(sheet.rows())[-1].cells
    assert last[1:3] == ["172 - लखनऊ पश्चिम", "99"]
    assert "“999 - लखनऊ पश्चिम”" in last[6]
    again = upload(cast.staff, path)
    assert again.refused == 2


def test_a_layout_told_by_hand_is_not_asked_again(cast: Cast, client_of, tmp_path: Path):
    path = tmp_path / "odd.csv"
    path.write_text("Wing,Item,Words\n171,x,School\n171,71,School\n", encoding="utf-8")
    job = job_create(
        actor=cast.staff, scope=scope_for(cast.staff), kind="", filename="odd.csv", file=ContentFile(path.read_bytes())
    )
    assert run_reading(job.pk) == State.MAPPING
    client = client_of(cast.staff)
    answer = {"kind": "booths", "column-0": "assembly_no", "column-1": "booth_no", "column-2": "name_en"}
    client.post(reverse("imports:columns", args=[job.pk]), answer)
    job.refresh_from_db()
    if job.state == State.MAPPING:  # the kind was said first
        client.post(reverse("imports:columns", args=[job.pk]), answer)
    run_reading(job.pk)
    job.refresh_from_db()
    if job.state == State.MAPPING:
        client.post(reverse("imports:columns", args=[job.pk]), answer)
        run_reading(job.pk)
    run_check(job.pk)
    job.refresh_from_db()
    assert (job.new, job.refused) == (1, 1)
    again = upload(cast.staff, take(client, job, "refused", tmp_path))
    assert [column["field"] for column in again.understanding["columns"]] == [*list(answer.values())[1:], None]


def test_a_link_behind_words_is_in_the_cell(cast: Cast, client_of, tmp_path: Path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Assembly No", "Booth No", "Invite Link", "Admin Name"])
    sheet.append([171, "zero", "Join", "Ram"])
    link = f"https://chat.whatsapp.com/{make_code()}"
    sheet.cell(2, 3).hyperlink = link
    book.save(tmp_path / "groups.xlsx")
    job = upload(cast.staff, tmp_path / "groups.xlsx")
    path = take(client_of(cast.staff), job, "refused", tmp_path)
    book = load_workbook(path)
    assert book.active is not None
    assert book.active.cell(2, 3).value == link
    book.active.cell(2, 2).value = 10
    book.save(path)
    apply(upload(cast.staff, path))
    assert WhatsAppGroup.objects.filter(invite_code=link[-22:]).exists()


def test_another_persons_sheet_is_masked_and_a_neighbours_not_there(cast: Cast, client_of):
    phone = make_phone()
    header = ("Assembly No", "Booth No", "Admin Name", "Admin Mobile")
    job = check("groups", header, [[171, "x", "Ram", phone], [171, 10, "Shyam", phone[3:8]]], cast.lucknow_convener)
    row_mend(job=job, row=3, values={"admin_phone": phone[3:]})
    for name in ("annotated", "refused"):
        address = reverse(f"imports:{name}", args=[job.pk, "csv"])
        assert client_of(cast.sitapur_convener).get(address).status_code == 404
        sent = b"".join(client_of(cast.staff).get(address).streaming_content).decode()
        assert phone[3:8] not in sent
        assert phone[3:] in b"".join(client_of(cast.lucknow_convener).get(address).streaming_content).decode()
