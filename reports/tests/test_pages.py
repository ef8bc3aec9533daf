"""The pages of exports: asking for a file, seeing how far it is, fetching it, and who may."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Activity, User
from reports.models import ExportJob, State
from reports.services import run_export
from reports.tests.exporting import ask, exported, file_of
from teams.services import assignment_end
from teams.tests.cast import Cast

pytestmark = pytest.mark.django_db
Clients = Callable[[User], Client]


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_list_leads_to_its_file(cast: Cast, client_of: Clients, settings, django_capture_on_commit_callbacks):
    client = client_of(cast.lucknow_convener)
    page = client.get("/teams/seats/?state=filled&level=assembly").content.decode()
    (href,) = re.findall(r'href="(/exports/new/seats/\?[^"]+)"', page)
    form = client.get(href.replace("&amp;", "&")).content.decode()
    assert "Assembly constituency" in form
    assert re.search(r"<dt>Rows</dt><dd[^>]*>1</dd>", form)
    assert "Mobile numbers are in full" in form

    settings.CELERY_TASK_ALWAYS_EAGER = True
    from config.celery import app

    app.conf.task_always_eager = True
    try:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(href.replace("&amp;", "&"), {"format": "csv", "columns": ["name", "post", "phone"]})
    finally:
        app.conf.task_always_eager = False
    done = client.get(answer.headers["Location"]).content.decode()
    assert "The file is ready." in done
    (file,) = re.findall(r'href="(/exports/\d+/file)"', done)
    sent = client.get(file)
    assert sent.headers["Content-Disposition"].startswith('attachment; filename="seats-LKO-M-')
    phone = cast.member(cast.assembly_convener).phone[3:]
    assert body(sent).decode("utf-8-sig") == f"Post,Name,Mobile\nAssembly convener,Ekta Saxena,{phone}\n"
    assert Activity.objects.filter(verb="export_fetch", actor=cast.lucknow_convener).count() == 1


def test_what_nobody_may_export_is_not_offered(cast: Cast, client_of: Clients):
    for user in (cast.viewer, cast.facebook_in_charge):
        client = client_of(user)
        assert "/exports/" not in client.get("/teams/seats/").content.decode()
        assert client.get("/exports/new/seats/").status_code == 403
    assert client_of(cast.staff).get("/exports/new/nothing/").status_code == 404


def test_another_area_is_not_there(cast: Cast, client_of: Clients):
    client = client_of(cast.sitapur_convener)
    assert client.get("/exports/new/booths/?unit=LKO-M").status_code == 404
    assert client.post("/exports/new/booths/?unit=LKO-M", {"format": "csv", "columns": ["name_en"]}).status_code == 404


def test_a_form_without_columns_is_shown_again_and_an_empty_list_offers_no_file(cast: Cast, client_of: Clients):
    client = client_of(cast.lucknow_convener)
    answer = client.post("/exports/new/seats/", {"format": "xlsx"})
    assert answer.status_code == 422
    assert "Choose at least one column." in answer.content.decode()
    assert client.post("/exports/new/seats/", {"format": "exe", "columns": ["name", "salary"]}).status_code == 422
    assert not ExportJob.objects.exists()
    assert "There is nothing to take out" in client.get("/exports/new/booths/?q=nowhere").content.decode()


def test_progress_asks_again_until_it_is_over(cast: Cast, client_of: Clients):
    job = ask(cast.lucknow_convener, "seats")
    client = client_of(cast.lucknow_convener)
    headers = {"HX-Request": "true", "HX-Target": "progress"}
    waiting = client.get(f"/exports/{job.pk}/", headers=headers)
    assert waiting.status_code == 200
    assert f'hx-get="/exports/{job.pk}/"' in waiting.content.decode()
    ExportJob.objects.filter(pk=job.pk).update(state=State.RUNNING, claim="00000000-0000-0000-0000-000000000001")
    ExportJob.objects.filter(pk=job.pk).update(rows_done=120_000, done=0.5)
    assert "1,20,000 rows" in client.get(f"/exports/{job.pk}/").content.decode()
    ExportJob.objects.filter(pk=job.pk).update(claim=None)
    assert run_export(job.pk) == State.DONE
    over = client.get(f"/exports/{job.pk}/", headers=headers)
    assert (over.status_code, over.headers["HX-Retarget"]) == (286, "#export")
    assert "Download" in over.content.decode()


def test_a_file_is_its_askers_alone_and_administrators_see_that_it_was_made(
    cast: Cast, client_of: Clients, verified_client_of: Clients
):
    job = exported(cast.lucknow_convener, "seats", unit="UP-171")
    for user in (cast.sitapur_convener, cast.coordinator, cast.assembly_convener):
        client = client_of(user)
        assert client.get(f"/exports/{job.pk}/").status_code == 404
        assert client.get(f"/exports/{job.pk}/file").status_code == 404
        assert "UP-171" not in client.get("/exports/").content.decode()
    administrator = verified_client_of(cast.administrator)
    assert administrator.get(f"/exports/{job.pk}/file").status_code == 403
    page = administrator.get(f"/exports/{job.pk}/").content.decode()
    assert job.sha256 in page
    assert f"/exports/{job.pk}/file" not in page
    assert "Chitra Nigam" in administrator.get("/exports/").content.decode()


def test_who_lost_the_seat_does_not_get_the_file(cast: Cast, client_of: Clients):
    job = exported(cast.lucknow_convener, "members")
    client = client_of(cast.lucknow_convener)
    assert client.get(f"/exports/{job.pk}/file").status_code == 200
    post = cast.assignment(cast.lucknow_convener).seat.position
    post.rights = [right for right in post.rights if right != "phones"]
    post.save()
    assert client.get(f"/exports/{job.pk}/file").status_code == 403, "numbers are in it"
    assert "This file is closed to you." in client.get(f"/exports/{job.pk}/").content.decode()
    masked = exported(cast.lucknow_convener, "members")
    assert client.get(f"/exports/{masked.pk}/file").status_code == 200
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")
    assert client.get(f"/exports/{masked.pk}/file").status_code == 403


def test_a_smaller_area_does_not_open_the_file_of_the_larger(cast: Cast, client_of: Clients):
    whole, part = exported(cast.coordinator, "booths"), exported(cast.coordinator, "booths", unit="LKO-M")
    member, seat = cast.member(cast.coordinator), cast.assignment(cast.lucknow_convener).seat
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")
    assignment_end(actor=None, assignment=cast.assignment(cast.coordinator), reason="moved")
    from teams.services import seat_assign

    seat_assign(actor=None, seat=seat, member=member)
    client = client_of(cast.coordinator)
    assert client.get(f"/exports/{whole.pk}/file").status_code == 403
    assert client.get(f"/exports/{part.pk}/file").status_code == 200


def test_of_the_address_only_what_the_filter_knows_is_kept(cast: Cast, client_of: Clients):
    address = "/exports/new/members/?unit=LKO-M&whatever=1"
    client_of(cast.lucknow_convener).post(address, {"columns": ["name_en"], "format": "csv"})
    assert ExportJob.objects.latest("pk").parameters == {"unit": ["LKO-M"]}


def test_all_but_the_first_byte_is_a_fetch_too(cast: Cast, client_of: Clients):
    job = exported(cast.lucknow_convener, "booths")
    client, address = client_of(cast.lucknow_convener), f"/exports/{job.pk}/file"
    for _again in range(2):
        assert client.get(address, headers={"Range": "bytes=1-"}).status_code == 206
    assert Activity.objects.filter(verb="export_fetch", subject_id=job.pk).count() == 1


def test_a_broken_download_goes_on(cast: Cast, client_of: Clients):
    job = exported(cast.lucknow_convener, "booths")
    whole = file_of(job).read_bytes()
    client, address = client_of(cast.lucknow_convener), f"/exports/{job.pk}/file"
    first = client.get(address)
    assert (first.headers["Accept-Ranges"], first.headers["Content-Length"]) == ("bytes", str(len(whole)))
    assert body(first) == whole
    rest = client.get(address, headers={"Range": "bytes=100-", "If-Range": first.headers["ETag"]})
    assert (rest.status_code, rest.headers["Content-Range"]) == (206, f"bytes 100-{len(whole) - 1}/{len(whole)}")
    assert body(rest) == whole[100:]
    assert body(client.get(address, headers={"Range": "bytes=-7"})) == whole[-7:]
    assert body(client.get(address, headers={"Range": "bytes=3-9"})) == whole[3:10]
    assert client.get(address, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    for header in ("bytes=9-3", "rows=1-2", "bytes=0-1,5-6", "bytes=-"):
        assert body(client.get(address, headers={"Range": header})) == whole
    other = client.get(address, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (other.status_code, body(other)) == (200, whole)
    assert Activity.objects.filter(verb="export_fetch").count() == 6, "what goes on with a download is the same fetch"
    head = client.head(address)
    assert (head.headers["Content-Length"], body(head)) == (str(len(whole)), b"")
