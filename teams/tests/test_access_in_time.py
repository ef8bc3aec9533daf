"""Access begins and ends with the seat, to the minute, in what is open already: pages, fragments, files, programs."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import OneTimeLink
from accounts.services import link_make
from booths.scope import Right, Scope
from teams.models import Assignment
from teams.scoping import scope_for
from teams.services import assignment_end, seat_assign, seat_invite
from teams.tests.cast import make_member, seat_of

IST = ZoneInfo("Asia/Kolkata")


def answers(client: Client, cast) -> dict[str, int]:
    """Return what an open session is answered: a page, a fragment, a page for one thing, the program's interface."""
    booth = cast.booths["171/1"]
    asked = {
        "page": client.get(f"/teams/{cast.chowk.code}/"),
        "fragment": client.get(
            reverse("dashboard:unit_growth", args=[cast.chowk.code]), headers={"HX-Request": "true"}
        ),
        "booth": client.get(f"/booths/{booth.pk}/"),
        "edit": client.post(f"/booths/{booth.pk}/register/", {"slot": 1}),
        "api": client.get("/api/v1/booths/"),
        "api_one": client.get(f"/api/v1/booths/{booth.pk}/"),
    }
    return {name: answer.status_code for name, answer in asked.items()}


def open_to(client: Client, cast) -> bool:
    """Tell whether all of that is open; fails when some is and some is not."""
    found = answers(client, cast)
    shut = {name for name, status in found.items() if status in {302, 403, 404}}
    assert shut in (set(), set(found)), found
    return not shut


def test_an_open_session_ends_with_the_seat_and_another_begins_with_it(cast, client_of):
    before, after = client_of(cast.mandal_convener), client_of(cast.outsider)
    member = make_member(cast.chowk, "Kamal")
    member.user = cast.outsider
    member.save()
    assert open_to(before, cast) and not open_to(after, cast)
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="moved")
    assert not open_to(before, cast)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "convener"), member=member)
    assert open_to(after, cast)


def test_moved_elsewhere_the_old_area_closes_and_the_new_one_opens(cast, client_of):
    client = client_of(cast.mandal_convener)
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="moved")
    member = cast.member(cast.mandal_convener)
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "convener"), member=member)
    assert client.get(f"/teams/{cast.khairabad.code}/").status_code == 200
    assert client.get(f"/teams/{cast.chowk.code}/").status_code == 404


@pytest.mark.parametrize("ends", [True, False])
def test_the_last_day_is_over_at_midnight_in_india(cast, client_of, ends):
    """Neither at midnight in Greenwich, nor when somebody happens to sign in anew."""
    day = date(2026, 11, 24)
    dates = {"since": day - timedelta(days=9), "until": day} if ends else {"since": day, "until": None}
    Assignment.objects.filter(member__user=cast.mandal_convener).update(**dates)
    with time_machine.travel(datetime(2026, 11, 23, 23, 59, 58, tzinfo=IST), tick=False) as traveller:
        client = client_of(cast.mandal_convener)
        assert open_to(client, cast) is ends
        traveller.move_to(datetime(2026, 11, 24, 0, 0, 1, tzinfo=IST))
        assert open_to(client, cast) is not ends


def test_what_was_offered_before_is_refused_after(cast, client_of):
    """A form that was opened with the seat is not taken without it, and writes nothing."""
    client = client_of(cast.lucknow_convener)
    seat = seat_of(cast.lucknow, "x")
    assert client.get(f"/teams/seats/{seat.pk}/assign/").status_code == 200
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")
    assert client.post(f"/teams/seats/{seat.pk}/assign/", {"member": cast.field_worker.pk}).status_code == 403
    assert not Assignment.objects.filter(seat=seat).exists()


def test_links_that_nobody_used_end_with_the_last_seat_that_gives_rights(cast):
    seated = seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker)
    seat_invite(actor=cast.mandal_convener, assignment=seated)
    assert OneTimeLink.objects.usable().count() == 1
    assignment_end(actor=cast.mandal_convener, assignment=seated, reason="left")
    assert not OneTimeLink.objects.usable().exists()


def test_whoever_holds_no_seat_is_told_so_and_whom_to_ask_on_every_page(cast, client_of):
    client = client_of(cast.mandal_convener)
    assignment_end(actor=None, assignment=cast.assignment(cast.mandal_convener), reason="moved")
    for address, status in (("/", 200), ("/booths/", 403), (f"/teams/{cast.chowk.code}/", 403)):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == status
        assert "You hold no seat now" in page and "Ask Ekta Saxena" in page  # who leads the assembly above
    seat_assign(
        actor=None, seat=seat_of(cast.chowk, "convener"), member=cast.member(cast.mandal_convener),
        since=timezone.localdate() + timedelta(days=3),
    )  # fmt: skip
    assert "From that day this page opens your area" in client.get("/").content.decode()
    assert "You hold no seat" not in client_of(cast.viewer).get("/imports/").content.decode()


def test_an_administrator_by_password_alone_is_whoever_their_seats_make_them(cast, client_of, verified_client_of):
    client = client_of(cast.administrator)
    for address in ("/", "/booths/", f"/teams/{cast.chowk.code}/"):
        assert client.get(address)["Location"].startswith("/second-factor/?next="), address
    assert client.get("/api/v1/booths/").status_code == 403
    assert open_to(verified_client_of(cast.administrator), cast)

    member = make_member(cast.chowk, "Boss")
    member.user = cast.administrator
    member.save()
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=member)
    assert client.get(f"/teams/{cast.chowk.code}/").status_code == 200
    assert client.get(f"/teams/{cast.sitapur.code}/").status_code == 404
    assert client.get("/imports/")["Location"].startswith("/second-factor/")
    assert scope_for(cast.administrator).root_ids(Right.SEE) == {cast.chowk.pk}
    assert scope_for(cast.administrator, second_factor=True) == Scope.everything()
    assert scope_for(cast.coordinator, second_factor=True) != Scope.everything()


def test_a_link_for_somebody_who_keeps_a_seat_stays(cast):
    member = cast.member(cast.viewer)
    seated = seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=member)
    link_make(actor=cast.lucknow_convener, purpose=OneTimeLink.Purpose.RESET, user=cast.viewer)
    assignment_end(actor=cast.mandal_convener, assignment=seated, reason="left")
    assert OneTimeLink.objects.usable().count() == 1
