"""Sending the holder of a seat their link."""

import re
from urllib.parse import unquote

import pytest

from accounts.models import Activity, OneTimeLink, User
from core.phones import mask_phone
from teams.models import Member
from teams.services import assignment_end, seat_assign
from teams.tests.cast import PASSWORD, seat_of


@pytest.fixture
def seated(cast):
    """The field worker, newly in the Facebook seat of Chowk."""
    return seat_assign(actor=None, seat=seat_of(cast.chowk, "facebook"), member=cast.field_worker)


def address(assignment):
    return f"/teams/assignments/{assignment.pk}/invite/"


def test_the_link_is_shown_with_a_hindi_message_and_works(cast, client_of, client, seated):
    text = client_of(cast.mandal_convener).post(address(seated)).content.decode()
    assert "नमस्ते लता मौर्य जी," in text
    assert "फेसबुक प्रभारी" in text
    link = re.search(r"http://testserver(/a/[\w-]+/)", text)[1]
    chat = re.search(r'href="(https://wa\.me/[^"]+)"', text)[1]
    assert chat.startswith(f"https://wa.me/{cast.field_worker.phone[1:]}?text=")
    assert link in unquote(chat)
    response = client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD}, follow=True)
    assert response.context["user"].member == cast.field_worker
    assert client.get("/teams/UP-171-01/").status_code == 200


def test_the_page_is_not_kept_and_cannot_be_opened_by_its_address(cast, client_of, seated):
    client = client_of(cast.mandal_convener)
    assert "no-store" in client.post(address(seated))["Cache-Control"]
    assert client.get(address(seated)).status_code == 405


@pytest.mark.parametrize(
    ("who", "status"),
    [("assembly_convener", 403), ("staff", 403), ("viewer", 403), ("sitapur_convener", 404), ("outsider", 403)],
)
def test_who_may_not_fill_the_seat_gets_no_link(cast, client_of, seated, who, status):
    assert client_of(getattr(cast, who)).post(address(seated)).status_code == status
    assert not OneTimeLink.objects.exists()


def test_who_left_in_the_meantime_is_not_invited(cast, client_of, seated):
    assignment_end(actor=None, assignment=seated, reason="left")
    response = client_of(cast.mandal_convener).post(address(seated), follow=True)
    assert "no longer holds the seat" in response.content.decode()
    assert not OneTimeLink.objects.exists()


def test_a_new_password_goes_to_the_number_of_the_login_and_the_page_says_so(cast, client_of):
    """Whoever puts a number of their own on the record of a convener does not get the convener's password with it."""
    mine, assignment = "+916000999321", cast.assignment(cast.mandal_convener)
    Member.objects.filter(pk=assignment.member_id).update(phone=mine)
    login = cast.mandal_convener.phone
    text = client_of(cast.lucknow_convener).post(address(assignment)).content.decode()
    assert re.search(r'href="https://wa\.me/(\d+)', text)[1] == login[1:] and mine[1:] not in text
    assert f"Farid Khan signs in with {mask_phone(login)}" in text and mask_phone(mine) in text
    logged = Activity.objects.get(verb="phone_reveal", subject_id=assignment.member_id)
    assert (logged.actor, logged.details["field"]) == (cast.lucknow_convener, "login")
    User.objects.filter(pk=cast.mandal_convener.pk).update(phone=None, email="farid@example.org")
    text = client_of(cast.lucknow_convener).post(address(assignment)).content.decode()
    assert 'href="https://wa.me/?text=' in text and "signs in with f•••@e•••.org" in text


def test_the_page_says_nothing_of_a_login_that_is_the_number_of_the_record(cast, client_of):
    text = client_of(cast.lucknow_convener).post(address(cast.assignment(cast.mandal_convener))).content.decode()
    assert f"https://wa.me/{cast.mandal_convener.phone[1:]}?text=" in text and "signs in with" not in text
