"""The pages of imports: from the file to the register, and who may open them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from booths.models import Booth
from core.sheets import open_sheet
from imports.kinds import KINDS
from imports.models import ImportJob, State
from imports.services import run_apply, run_check, run_reading
from imports.tests.importing import BOOTHS, GROUPS, apply, check, csv_of, upload
from imports.views.findings import PAGE
from teams.services import assignment_end, seat_assign
from teams.tests.cast import Cast, make_group, make_phone

pytestmark = pytest.mark.django_db
ROWS = [[171, 70, "School", 900], [171, 1, "New name", ""], [146, 1, "Not mine", 1], [171, "ABC", "School", 900]]


@pytest.fixture
def staff(cast: Cast, client_of) -> Client:
    return client_of(cast.staff)


def send(client: Client, content: bytes, **fields: str):
    file = SimpleUploadedFile("booths.csv", content, "text/csv")
    return client.post(reverse("imports:new"), {"file": file, "kind": "", **fields})


def address(name: str, job: ImportJob, *more: str) -> str:
    return reverse(f"imports:{name}", args=[job.pk, *more])


def test_the_whole_way(cast: Cast, client_of):
    client = client_of(cast.lucknow_convener)
    answer = send(client, csv_of(BOOTHS, ROWS))
    job = ImportJob.objects.get()
    assert answer.headers["Location"] == address("job", job)
    assert (job.state, job.uploaded_by, job.state_unit) == (State.READING, cast.lucknow_convener, cast.state)
    assert "progress" in client.get(address("job", job)).content.decode()
    assert run_reading(job.pk) == State.CHECKING
    run_check(job.pk)
    page = client.get(address("job", job)).content.decode()
    assert "Add 1 booth, change 1" in page
    assert "Outside your area" in page
    job.refresh_from_db()
    told = {"seen": job.moved_at.isoformat(), "mode": "good"}
    assert client.post(address("apply", job), told).status_code == 302
    assert client.post(address("apply", job), told).status_code == 302  # the second click
    assert run_apply(job.pk) == State.DONE
    page = client.get(address("job", job)).content.decode()
    assert "Written into the register" in page
    assert Booth.objects.filter(assembly=cast.lucknow_west, number="70").exists()


def test_progress_is_polled_until_the_state_changes(cast: Cast, staff: Client):
    job = upload("booths", BOOTHS, ROWS, cast.staff)
    htmx = {"HX-Request": "true", "HX-Target": "progress"}
    answer = staff.get(address("job", job), headers=htmx)
    assert (answer.status_code, b"<html" in answer.content) == (200, False)
    run_reading(job.pk)
    run_check(job.pk)
    answer = staff.get(address("job", job), headers=htmx)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (286, "#job")


@pytest.mark.parametrize("show", ["refused", "new", "changed", "unchanged", "warnings", "repairs", "units"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_number_has_its_list(cast: Cast, staff: Client, show: str, language: str):
    cast.staff.language = language
    cast.staff.save()
    rows = [*ROWS, [171, 2, "Primary School 2", ""], [171, 71, "Two  blanks", "बहुत"]]
    job = check("booths", BOOTHS, rows, cast.staff)
    page = staff.get(address("job", job), {"show": show}).content.decode()
    assert "table" in page
    assert ("New name" in page) == (show == "changed")


def test_findings_can_be_narrowed_to_one_kind_and_paged(cast: Cast, staff: Client):
    job = check("booths", BOOTHS, [[171, "x", "A", 1]] * 60 + [[999, 1, "A", 1]], cast.staff)
    first = staff.get(address("job", job), {"show": "refused"}).content.decode()
    assert first.count('class="import-value"') == PAGE
    next_page = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = staff.get(address("job", job) + next_page).content.decode()
    assert second.count('class="import-value"') == PAGE
    assert 'rel="prev"' in second
    only = staff.get(address("job", job), {"show": "refused", "code": "assembly_no_unknown"}).content.decode()
    assert only.count('class="import-value"') == 1


def test_unknown_columns_are_asked_for_and_the_answer_is_used(cast: Cast, staff: Client):
    header = ("Assembly No", "Booth No", "Qwerty", "Zxcvb")
    send(staff, csv_of(header, [[171, 70, "School at the well", 12], [171, 71, "School", 13]]))
    job = ImportJob.objects.get()
    assert run_reading(job.pk) == State.MAPPING
    page = staff.get(address("columns", job)).content.decode()
    assert "School at the well" in page
    answer = {
        "kind": "booths",
        "column-0": "assembly_no",
        "column-1": "booth_no",
        "column-2": "name_en",
    }
    assert staff.post(address("columns", job), answer).status_code == 302
    assert run_reading(job.pk) == State.CHECKING
    run_check(job.pk)
    job.refresh_from_db()
    assert job.new == 2
    assert "Zxcvb" in staff.get(address("job", job)).content.decode()
    double = answer | {"column-3": "name_en"}
    assert staff.post(address("columns", job), double).status_code == 422


def test_a_missing_column_can_be_chosen(cast: Cast, staff: Client):
    send(staff, csv_of(("Assembly No", "Serial of the place"), [[171, 70], [171, 71]]), kind="booths")
    job = ImportJob.objects.get()
    assert run_reading(job.pk) == State.MAPPING
    assert "Booth number" in staff.get(address("columns", job)).content.decode()
    staff.post(address("columns", job), {"kind": "booths", "column-0": "assembly_no", "column-1": "booth_no"})
    assert run_reading(job.pk) == State.CHECKING


def test_the_kind_is_told_from_the_headers(cast: Cast, staff: Client):
    link = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStU1"
    send(staff, csv_of(GROUPS, [[171, 1, 1, link, "Ram", "", 50]]))
    job = ImportJob.objects.get()
    run_reading(job.pk)
    job.refresh_from_db()
    assert job.kind == "groups"


def test_pasted_rows_are_a_sheet(cast: Cast, staff: Client):
    text = "Assembly No\tBooth No\tBooth Name\n171\t70\tSchool\n"
    assert staff.post(reverse("imports:new"), {"pasted": text, "kind": "booths"}).status_code == 302
    job = ImportJob.objects.get()
    run_reading(job.pk)
    run_check(job.pk)
    job.refresh_from_db()
    assert job.new == 1


def test_a_pasted_cell_of_several_lines_is_one_cell(cast: Cast, staff: Client):
    text = 'Assembly No\tBooth No\tBooth Name\r\n171\t70\t"School\nat the ""well"""\r\n171\t71\tCollege\r\n'
    staff.post(reverse("imports:new"), {"pasted": text, "kind": ""})
    job = ImportJob.objects.get()
    run_reading(job.pk)
    run_check(job.pk)
    page = staff.get(address("job", job), {"show": "new"}).content.decode()
    job.refresh_from_db()
    assert (job.kind, job.rows, job.new) == ("booths", 2, 2)
    assert "School at the &quot;well&quot;" in page


def test_the_kind_that_headers_speak_for_is_told(cast: Cast, staff: Client):
    link = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStU1"
    send(staff, csv_of(("AC", "Booth", "Name", "Link"), [[171, 1, "School", link]]), kind="booths")
    job = ImportJob.objects.get()
    assert run_reading(job.pk) == State.MAPPING
    assert "It looks like: Booths with their groups" in staff.get(address("job", job)).content.decode()


def test_nothing_chosen_and_empty_files_are_told_in_the_form(cast: Cast, staff: Client):
    assert staff.post(reverse("imports:new"), {"kind": "booths"}).status_code == 422
    assert send(staff, b"").status_code == 422
    assert not ImportJob.objects.exists()


def test_a_file_that_is_no_sheet_is_refused_in_words(cast: Cast, staff: Client):
    send(staff, b"%PDF-1.7 \n")
    job = ImportJob.objects.get()
    assert run_reading(job.pk) == State.FAILED
    assert "a PDF" in staff.get(address("job", job)).content.decode()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_refused_rows_come_as_the_sheet_with_what_is_wrong_and_can_be_sent_again(
    cast: Cast, staff: Client, tmp_path, ending: str
):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    answer = staff.get(address("refused", job, ending))
    path = tmp_path / f"refused.{ending}"
    path.write_bytes(b"".join(answer.streaming_content))
    with open_sheet(path, filename=path.name) as sheet:
        header, row = [found.cells for found in sheet.rows()]
    assert header == [*BOOTHS, "What is wrong"]
    assert row[:4] == ["171", "ABC", "School", "900"]
    assert row[4].startswith("Booth No: This is no booth number")
    send(staff, path.read_bytes(), kind="booths")
    again = ImportJob.objects.latest("pk")
    assert run_reading(again.pk) == State.CHECKING  # the further column needs no answer


def test_an_older_preview_cannot_be_applied(cast: Cast, staff: Client):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    for seen in ("2026-01-01T00:00:00+00:00", "2026-13-45T00:00:00", ""):
        assert staff.post(address("apply", job), {"seen": seen}).status_code == 302
    job.refresh_from_db()
    assert job.state == State.READY


def test_cancelling_ends_it(cast: Cast, staff: Client):
    job = check("booths", BOOTHS, ROWS, cast.staff)
    assert staff.post(address("cancel", job)).status_code == 302
    assert "Nothing was written" in staff.get(address("job", job)).content.decode()


def test_imports_are_seen_by_their_uploader_and_by_the_state(cast: Cast, client_of, verified_client_of):
    job = check("booths", BOOTHS, ROWS, cast.lucknow_convener)
    for user, status in (
        (cast.lucknow_convener, 200),
        (cast.coordinator, 200),
        (cast.staff, 200),
        (cast.administrator, 200),
        (cast.sitapur_convener, 404),
        (cast.awadh_convener, 404),
        (cast.mandal_convener, 403),
        (cast.viewer, 403),
        (cast.outsider, 403),
    ):
        client = (verified_client_of if user.is_superuser else client_of)(user)
        assert client.get(address("job", job)).status_code == status, user
        assert client.get(address("refused", job, "csv")).status_code == status, user
        listed = client.get(reverse("imports:list"))
        assert (listed.status_code == 200 and "sheet.csv" in listed.content.decode()) == (status == 200), user
    assert Client().get(address("job", job)).status_code == 302


def test_only_the_uploader_decides(cast: Cast, client_of):
    job = check("booths", BOOTHS, ROWS, cast.lucknow_convener)
    for name in ("apply", "cancel", "columns"):
        assert client_of(cast.coordinator).post(address(name, job)).status_code == 403
        assert client_of(cast.sitapur_convener).post(address(name, job)).status_code == 404
    job.refresh_from_db()
    assert job.state == State.READY


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_empty_sheet_is_understood_when_it_comes_back(cast: Cast, client_of, tmp_path, kind: str, language: str):
    cast.staff.language = language
    cast.staff.save()
    answer = client_of(cast.staff).get(reverse("imports:template", args=[kind]))
    path = tmp_path / "empty.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    from imports.understanding import understand

    with open_sheet(path, filename=path.name) as sheet:
        understanding = understand(sheet, kind)
    assert understanding.missing == []
    assert understanding.ignored == []
    assert understanding.questions == []


def test_the_list_and_the_form_open_in_hindi(cast: Cast, client_of):
    cast.staff.language = "hi"
    cast.staff.save()
    client = client_of(cast.staff)
    assert "अभी तक कोई शीट" in client.get(reverse("imports:list")).content.decode()
    check("booths", BOOTHS, ROWS, cast.staff)
    assert "sheet.csv" in client.get(reverse("imports:list")).content.decode()
    assert client.get(reverse("imports:new")).status_code == 200


def test_numbers_of_another_persons_sheet_are_masked_without_the_right(cast: Cast, client_of):
    phone = make_phone()
    rows = [[171, 10, 1, "", "Ram", f"{phone} (Ram)", 50], [171, 10, 1, "", "Shyam", f"{phone} 12", 50]]
    job = check("groups", GROUPS, rows, cast.lucknow_convener)
    for user, seen in ((cast.lucknow_convener, True), (cast.coordinator, True), (cast.staff, False)):
        client = client_of(user)
        for ending in ("csv", "xlsx"):
            assert client.get(address("refused", job, ending)).status_code == 200
        sent = b"".join(client.get(address("refused", job, "csv")).streaming_content).decode()
        assert (phone[3:] in sent) == seen, user
        for show in ("refused", "repairs", "new"):
            page = client.get(address("job", job), {"show": show}).content.decode()
            assert phone[3:] not in page or seen, (user, show)


def test_a_preview_shows_no_number_of_the_register_without_the_right(cast: Cast, client_of):
    """A sheet of invented numbers is no way to read the real ones."""
    known = make_phone()
    make_group(cast.booths["171/10"], 1, admin_name="Ram", admin_phone=known)
    for user, seen in ((cast.staff, False), (cast.lucknow_convener, True)):
        job = check("groups", GROUPS, [[171, 10, 1, "", "Ram", make_phone(), 120]], user)
        page = client_of(user).get(address("job", job), {"show": "changed"}).content.decode()
        assert (known in page) == seen, user
        assert job.changed == 1


def test_a_preview_ends_with_the_area_that_it_was_made_for(cast: Cast, client_of):
    job = check("booths", BOOTHS, [[171, 1, "New name", ""]], cast.lucknow_convener)
    assert "New name" in client_of(cast.lucknow_convener).get(address("job", job), {"show": "changed"}).content.decode()
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")
    vacated = assignment_end(actor=None, assignment=cast.assignment(cast.sitapur_convener), reason="moved")
    seat_assign(actor=None, seat=vacated.seat, member=cast.member(cast.lucknow_convener))
    page = client_of(cast.lucknow_convener).get(address("job", job), {"show": "changed"}).content.decode()
    assert "New name" not in page
    job.refresh_from_db()
    assert job.state == State.CHECKING
    run_check(job.pk)
    page = client_of(cast.lucknow_convener).get(address("job", job)).content.decode()
    assert "Outside your area" in page


def test_the_same_file_again_changes_nothing_and_says_so(cast: Cast, client_of):
    client = client_of(cast.lucknow_convener)
    for _ in range(2):
        send(client, csv_of(BOOTHS, [[171, 70, "School", 900], [171, 1, "New name", ""]]))
        job = ImportJob.objects.latest("pk")
        page = client.get(address("job", job)).content.decode()
        run_reading(job.pk)
        run_check(job.pk)
        job.refresh_from_db()
        if job.new:
            apply(job)
            first, versions = job, list(Booth.objects.order_by("pk").values_list("pk", "version"))
    assert f"This same file was applied before, as import {first.pk}" in page
    assert (job.new, job.changed, job.unchanged) == (0, 0, 2)
    page = client.get(address("job", job)).content.decode()
    assert f"This same file was applied before, as import no. {first.pk}: it changes nothing." in page
    assert address("apply", job) not in page
    assert list(Booth.objects.order_by("pk").values_list("pk", "version")) == versions
