"""A chat or a list of links becomes a sheet of groups, and goes the way of any sheet."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.models import WhatsAppGroup
from core.links import find_invite_codes
from core.sheets import SheetError, open_sheet
from imports.chat import FIELDS, ChatSheet, text_kind
from imports.models import ImportJob, State
from imports.services import job_apply, job_create, run_apply, run_check, run_reading
from teams.scoping import scope_for
from teams.tests.cast import Cast, make_code, make_phone


def link(code: str = "") -> str:
    return f"https://chat.whatsapp.com/{code or make_code()}"


def kind_of(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "any.csv"
    path.write_bytes(text.encode(encoding))
    return text_kind(path)


CHAT = "12/09/26, 10:15 pm - Ramesh: बूथ 12\n{}\n"


class TestRecognising:
    """By what stands in a text, not by the ending of its name."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_a_chat(self, tmp_path: Path, encoding: str):
        assert kind_of(tmp_path, CHAT.format(link()), encoding) == "chat"
        assert kind_of(tmp_path, "Forwarded:\n" + 2 * CHAT.format(link()), encoding) == "chat"

    @pytest.mark.parametrize(
        "text",
        [
            "12 {0}\n13 {1}\n",
            "बूथ 12: {0}\nबूथ 13: {1}\n",
            "बूथ 12\n{0}\n\nबूथ 13\n{1}\n",
            "सभी बूथों के लिंक\n\nबूथ 12, ग्रुप 1 {0}\nबूथ 12, ग्रुप 2 {1}\n",
            "12 - {0}",
        ],
    )
    def test_a_list(self, tmp_path: Path, text: str):
        assert kind_of(tmp_path, text.format(link(), link())) == "list"

    @pytest.mark.parametrize(
        "text",
        [
            "AC No,Booth No,Link\n171,12,{0}\n171,13,{0}\n",
            "AC No\tBooth No\tLink\n171\t12\t{0}\n",
            "171;12;{0}\n171;13;{0}\n",
            "12, {0}\n13, {0}\n",
            "Booth No|Link\n12 | {0}\n",
            "Invite Link\n{0}\n{0}\n",
            'AC,Booth,Link\n171,बूथ 12,"{0}"\n',
            "12/09/26,10:15,x\n",
            "hello",
            "",
        ],
    )
    def test_a_table_is_neither(self, tmp_path: Path, text: str):
        assert kind_of(tmp_path, text.format(link())) == ""


def sheet_of(folder: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    path = folder / "chat.txt"
    path.write_text(text, encoding="utf-8")
    kind = text_kind(path)
    sheet = ChatSheet(path, kind, FIELDS)
    rows = [(number, dict(zip(FIELDS, cells, strict=True))) for number, cells in sheet.rows()]
    sheet.close()
    return rows[1:]


def test_rows_are_numbered_by_the_line_of_the_message(tmp_path: Path):
    one, two, three = (make_code() for _ in range(3))
    text = (
        "12/09/26, 10:00 pm - Messages are encrypted.\n"
        f"12/09/26, 10:15 pm - Ramesh: नमस्ते\nबूथ 12\n{link(one)}\n"
        "12/09/26, 10:16 pm - Sita: <Media omitted>\n"
        f"12/09/26, 10:17 pm - Sita: बूथ 13 ग्रुप 1 {link(two)} ग्रुप 2 {link(three)}\n"
        f"12/09/26, 10:18 pm - Sita: {link(three)}\n"
    )
    rows = sheet_of(tmp_path, text)
    assert [(number, row["booth_no"], row["slot"], row["sender"]) for number, row in rows] == [
        (2, "12", "", "Ramesh"),
        (6, "13", "1", "Sita"),
        (7, "13", "2", "Sita"),
        (8, "", "", "Sita"),
    ]
    assert [row["invite_link"] for _, row in rows] == [link(one), link(two), link(three), link(three)]
    assert rows[0][1]["message"] == f"नमस्ते बूथ 12 {link(one)}"


def test_a_chat_without_a_link_is_refused(tmp_path: Path):
    with pytest.raises(SheetError, match="chat_without_links"):
        sheet_of(tmp_path, "12/09/26, 10:00 pm - Ramesh: नमस्ते\n")


LINES = st.one_of(
    st.sampled_from(
        [
            "12/09/26, 10:15 pm - Ramesh: बूथ 12",
            "[12/09/2026, 22:15:03] Sita: booth 13",
            "12/09/26, 10:00 pm - Ramesh added you",
            "12/09/26, 10:15 pm - Ramesh: <Media omitted>",
            "बूथ 14",
            "12 - ",
        ]
    ),
    st.integers(0, 6).map(lambda number: f"{number} https://chat.whatsapp.com/{str(number) * 22}"),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=25))
def test_any_text_is_read_and_no_link_is_lost(tmp_path: Path, lines: list[str]):
    path = tmp_path / "any.txt"
    text = "\n".join(lines)
    path.write_bytes(text.encode())
    kind = text_kind(path)
    if not kind:
        return
    try:
        rows = sheet_of(tmp_path, text)
    except SheetError as error:
        assert error.code in ("chat_without_links", "too_large")
        assert not find_invite_codes(text) or error.code == "too_large"
        return
    written = {code for _, row in rows for code in find_invite_codes(row["invite_link"])}
    assert written == {code for line in text.splitlines() for code in find_invite_codes(line)}
    numbers = [number for number, _ in rows]
    assert numbers == sorted(set(numbers))


pytestmark = pytest.mark.django_db


def sent(text: str, user, filename: str = "WhatsApp Chat with 171 Lucknow West.txt") -> ImportJob:
    job = job_create(actor=user, scope=scope_for(user), kind="", filename=filename, file=ContentFile(text.encode()))
    run_reading(job.pk)
    job.refresh_from_db()
    return job


def test_the_whole_way(cast: Cast, client_of):
    phone, one, two = make_phone(), make_code(), make_code()
    text = (
        f"12/09/26, 10:15 pm - Ramesh: विधानसभा 171 बूथ 10\nएडमिन: राम कुमार {phone[3:]}\n{link(one)}\n"
        "12/09/26, 10:16 pm - Ramesh: धन्यवाद\n"
        f"12/09/26, 10:17 pm - Sita: विधानसभा 171 बूथ 2, 10\n{link(two)}\n"
        f"12/09/26, 10:18 pm - Gita: विधानसभा 171 {link()}\n"
    )
    job = sent(text, cast.staff)
    assert (job.kind, job.state) == ("groups", State.CHECKING)
    run_check(job.pk)
    job.refresh_from_db()
    assert (job.new, job.refused) == (1, 2)
    assert sorted(job.problems.filter(severity=1).values_list("row", "code")) == [
        (5, "booth_no_two_numbers"),
        (7, "booth_no_missing"),
    ]
    page = client_of(cast.staff).get(reverse("imports:job", args=[job.pk])).content.decode()
    assert "Messages without a link left out: 1 (row 4)" in page
    assert "Blank rows" not in page
    job_apply(actor=cast.staff, job=job)
    run_apply(job.pk)
    group = WhatsAppGroup.objects.get(invite_code=one)
    assert (group.booth.number, group.admin_name, group.admin_phone) == ("10", "राम कुमार", phone)


def test_no_message_is_taken_for_a_note_or_a_signature(cast: Cast):
    text = CHAT.format(f"प्रतिलिपि हस्ताक्षर {link()}").replace("बूथ 12", "योग")
    job = sent(text, cast.staff)
    ImportJob.objects.filter(pk=job.pk).update(state=State.CHECKING)
    run_check(job.pk)
    job.refresh_from_db()
    assert job.refused == 1


def test_who_mends_a_row_sees_its_message(cast: Cast, client_of):
    job = sent(CHAT.format(link()).replace("बूथ 12", "AC 171 नमस्ते साथियों"), cast.staff)
    run_check(job.pk)
    page = client_of(cast.staff).get(reverse("imports:mend", args=[job.pk])).content.decode()
    assert "AC 171 नमस्ते साथियों" in page


def test_a_chat_exported_with_its_pictures(cast: Cast):
    def zipped(**texts: str) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("IMG-1.jpg", b"\xff\xd8\xff")
            for name, text in texts.items():
                archive.writestr(f"{name}.txt", text)
        return file.getvalue()

    def read(content: bytes) -> ImportJob:
        job = job_create(
            actor=cast.staff, scope=scope_for(cast.staff), kind="", filename="chat.zip", file=ContentFile(content)
        )
        run_reading(job.pk)
        run_check(job.pk)
        job.refresh_from_db()
        return job

    text = CHAT.format(link()).replace("बूथ 12", "AC 171 बूथ 10")
    assert read(zipped(_chat=text)).new == 1
    for other in (zipped(_chat="hello"), zipped(), zipped(one=text, two=text)):
        job = read(other)
        assert (job.state, job.error["code"], job.error["found"]) == (State.FAILED, "unknown_format", "zip")


def test_messages_without_an_assembly_are_asked_about(cast: Cast, client_of):
    client = client_of(cast.staff)
    job = sent(CHAT.format(link()).replace("12\n", "10\n"), cast.staff)
    assert job.state == State.MAPPING
    page = client.get(reverse("imports:job", args=[job.pk])).content.decode()
    assert 'value="UP-171"' in page
    fields = {f"column-{place}": field for place, field in enumerate(FIELDS[:7])}
    client.post(reverse("imports:columns", args=[job.pk]), {"kind": "groups", "assembly": "UP-171", **fields})
    assert run_reading(job.pk) == State.CHECKING
    run_check(job.pk)
    job.refresh_from_db()
    assert job.new == 1


def test_refused_messages_come_as_a_sheet_that_can_be_sent_again(cast: Cast, client_of, tmp_path: Path):
    cast.staff.language = "hi"
    cast.staff.save()
    job = sent(CHAT.format(link()).replace("बूथ", "AC 171 बूथ").replace("12\n", "999\n"), cast.staff)
    run_check(job.pk)
    client = client_of(cast.staff)
    answer = client.get(reverse("imports:refused", args=[job.pk, "csv"]))
    path = tmp_path / "refused.csv"
    path.write_bytes(b"".join(answer.streaming_content))
    with open_sheet(path, filename="refused.csv") as sheet:
        header, row = [found.cells for found in sheet.rows()]
    assert "बूथ संख्या" in header
    assert "999" in row
    again = sent(path.read_text("utf-8-sig"), cast.staff, "refused.csv")
    assert (again.kind, again.state) == ("groups", State.CHECKING)


def test_a_pasted_list(cast: Cast, client_of):
    client = client_of(cast.staff)
    text = f"विधानसभा 171\n10 {link()}\n10A {link()}\n"
    assert client.post(reverse("imports:new"), {"pasted": text, "kind": ""}).status_code == 302
    job = ImportJob.objects.get()
    run_reading(job.pk)
    run_check(job.pk)
    job.refresh_from_db()
    assert (job.kind, job.rows, job.refused) == ("groups", 2, 0)
