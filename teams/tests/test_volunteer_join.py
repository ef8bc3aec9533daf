"""The public form: who may send it, what programs that send it get, and what it keeps."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models.links import token_hash
from teams.models import Consent, Notice, Purpose, Volunteer
from teams.tests.cast import make_member, make_phone
from teams.tests.offers import open_page

ADDRESS = "/join/UP-171-01/"
BOX = {"is_adult": "on", "details": "on"}


@pytest.fixture
def page(cast):
    """The open page of Chowk."""
    return open_page(cast.chowk)


def filled(**fields):
    """Return a form as it was given out, and what a person types into it."""
    hidden = dict(re.findall(r'name="(stamp|shown)" value="([^"]*)"', Client().get(ADDRESS).content.decode()))
    typed = {"name": "मोहन भारती", "phone": "६०००९ ९८००१", "place": "वार्ड 7", "platforms": ["x"], "skills": ["video"]}
    return hidden | BOX | typed | {"languages": ["hi", "awa"], "words": "शाम को समय है।"} | fields


def later(seconds):
    """Travel so many seconds on."""
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False)


def send(form, seconds=20, **more):
    with later(seconds):
        return Client(**more).post(ADDRESS, form)


def test_an_offer_is_kept_with_what_was_agreed_to_and_no_more(page):
    before = timezone.now()
    response = send(filled(messages="on"))
    assert response.status_code == 302
    offer = Volunteer.objects.get()
    assert (offer.name, offer.phone, offer.place, offer.words) == (
        "मोहन भारती",
        "+916000998001",
        "वार्ड 7",
        "शाम को समय है।",
    )
    assert (offer.platforms, offer.skills, offer.languages) == (["x"], ["video"], ["hi", "awa"])
    assert (offer.unit, offer.applied_to, offer.state, offer.is_adult) == (page.unit, page.unit, "waiting", True)
    assert offer.applied_at > before
    consents = {consent.purpose: consent for consent in offer.consents.all()}
    assert set(consents) == {Purpose.DETAILS, Purpose.MESSAGES}
    for purpose, consent in consents.items():
        assert consent.notice == Notice.objects.in_force(purpose)
        assert (consent.source, consent.language, consent.recorded_by) == (Consent.Source.FORM, "hi", None)


def test_the_thanks_show_a_link_of_which_only_the_hash_is_kept(page):
    thanks = Client().get(send(filled()).url)
    link = re.search(r"http://testserver/volunteer/([\w-]{43})/", thanks.content.decode())
    offer = Volunteer.objects.get()
    assert offer.token_hash == token_hash(link[1])
    assert thanks["Referrer-Policy"] == "strict-origin"
    assert "no-store" in thanks["Cache-Control"]
    assert "noindex" in thanks["X-Robots-Tag"]
    assert Client().get(f"/volunteer/{link[1]}/").status_code == 200
    assert not Consent.objects.filter(purpose=Purpose.MESSAGES).exists()


def test_the_thanks_are_shown_for_an_hour(page):
    url = send(filled()).url
    with later(3700):
        response = Client().get(url)
    assert (response.status_code, response.url) == (302, ADDRESS)
    assert Client().get(url[:-3] + "xx/").status_code == 302


@pytest.mark.parametrize("box", ["is_adult", "details"])
def test_minors_and_who_does_not_agree_are_refused_and_told_why(page, box):
    form = filled()
    del form[box]
    response = send(form)
    assert response.status_code == 422
    assert "मोहन भारती" in response.content.decode()
    assert not Volunteer.objects.exists()


def test_the_database_keeps_no_minor_and_no_consent_by_form_without_its_text(cast):
    with pytest.raises(IntegrityError, match="volunteer_is_adult"), transaction.atomic():
        Volunteer.objects.create(applied_to=cast.chowk, unit=cast.chowk, name="M", phone=make_phone(), is_adult=False)
    offer = Volunteer.objects.create(
        applied_to=cast.chowk, unit=cast.chowk, name="M", phone=make_phone(), is_adult=True
    )
    with pytest.raises(IntegrityError, match="consent_by_form_names_the_notice"), transaction.atomic():
        Consent.objects.create(volunteer=offer, purpose=Purpose.DETAILS, source=Consent.Source.FORM)
    with pytest.raises(IntegrityError, match="volunteer_erased_means_all_of_it"), transaction.atomic():
        Volunteer.objects.filter(pk=offer.pk).update(erased_at=timezone.now())


def test_a_box_ticked_under_an_older_text_is_asked_for_again(page):
    form = filled()
    Notice.objects.create(purpose=Purpose.DETAILS, version=2, text_hi="नया पाठ", text_en="New")
    response = send(form)
    assert response.status_code == 422
    text = response.content.decode()
    assert "नया पाठ" in text
    assert not re.search(r'name="details"[^>]* checked', text)
    form["shown"] = re.search(r'name="shown" value="([^"]*)"', text)[1]
    assert send(form).status_code == 302
    assert Consent.objects.get().notice.version == 2


@pytest.mark.parametrize(("trap", "seconds"), [({"homepage": "http://spam.example"}, 20), ({}, 1)])
def test_programs_are_thanked_and_nothing_is_kept(page, trap, seconds):
    response = send(filled(**trap), seconds)
    assert response.status_code == 302
    thanks = Client().get(response.url)
    assert "/volunteer/" in thanks.content.decode()
    assert not Volunteer.objects.exists()


def test_an_old_form_is_sent_once_more_with_everything_kept(page):
    response = send(filled(), 7 * 3600)
    assert response.status_code == 422
    text = response.content.decode()
    assert "मोहन भारती" in text
    assert re.search(r'value="video"[^>]* checked', text)
    assert not Volunteer.objects.exists()
    with later(7 * 3600 + 1):  # at once: it is filled in already
        again = filled() | {"stamp": re.search(r'name="stamp" value="([^"]*)"', text)[1]}
        assert Client().post(ADDRESS, again).status_code == 302
    assert Volunteer.objects.count() == 1


@pytest.mark.parametrize("stamp", ["", "nonsense", "x" * 400])
def test_a_forged_stamp_is_an_old_one(page, stamp):
    assert send(filled(stamp=stamp)).status_code == 422
    assert not Volunteer.objects.exists()


def test_a_stamp_of_another_unit_is_none(cast, page):
    open_page(cast.aminabad)
    form = filled()
    with later(20):
        assert Client().post("/join/UP-171-02/", form).status_code == 422


def test_a_double_click_is_one_offer_and_one_link(page):
    form = filled()
    links = {re.search(r"/volunteer/([\w-]+)/", Client().get(send(form).url).content.decode())[1] for _ in range(3)}
    assert len(links) == 1
    assert Volunteer.objects.count() == 1


def test_the_fourth_offer_of_a_number_waits_till_tomorrow_and_keeps_what_was_typed(page):
    with time_machine.travel("2026-09-15T10:00:00+05:30", tick=True):
        for _ in range(3):
            assert send(filled()).status_code == 302
        response = send(filled())
        assert response.status_code == 429
        text = response.content.decode()
        assert "16 सितंबर" in text
        assert "मोहन भारती" in text
        assert send(filled(phone="6000998002")).status_code == 302
    assert Volunteer.objects.count() == 4


def test_one_address_is_stopped_and_the_next_is_not(page, monkeypatch):
    from teams.volunteering import visitors

    monkeypatch.setattr(visitors, "OFFERS_FROM", visitors.Limit("test-offers", times=2, seconds=3600))
    answers = [send(filled(phone=make_phone()), REMOTE_ADDR="192.0.2.7").status_code for _ in range(3)]
    assert answers == [302, 302, 429]
    assert send(filled(phone=make_phone()), REMOTE_ADDR="192.0.2.8").status_code == 302


def test_nobody_learns_whether_a_number_is_known(cast, page):
    """Neither a member's number nor that of somebody who waits changes a letter of the answer."""
    member = make_member(cast.sitapur, "Known")
    texts = set()
    for phone in (member.phone, member.phone, "6000998003"):
        answer = Client().get(send(filled(phone=phone)).url)
        texts.add(
            re.sub(r"/volunteer/[\w-]+|volunteer%2F[\w-]+|csrf\w*\W+\w+|value=\"[^\"]*\"", "", answer.content.decode())
        )
    assert len({re.sub(r"[A-Za-z0-9_-]{43,}|thanks/[^/\"]*", "", text) for text in texts}) == 1


def test_a_closed_page_and_one_that_never_was(cast, client_of, page):
    form = filled()
    type(page).objects.update(is_open=False)
    assert Client().get(ADDRESS).status_code == 410
    assert send(form).status_code == 410
    assert Client().get("/join/UP-171-02/").status_code == 404
    assert not Volunteer.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "https://spam.example/win"),
        ("words", "join t.me/spam or www.spam.example"),
        ("name", "12345"),
        ("name", "x" * 121),
        ("words", "x" * 301),
        ("place", ""),
        ("phone", "0522 2600000"),
        ("phone", "9.87E+09"),
        ("platforms", ["telegram"]),
        ("skills", ["caste"]),
    ],
)
def test_what_does_not_belong_here_is_refused(page, field, typed):
    assert send(filled(**{field: typed})).status_code == 422
    assert not Volunteer.objects.exists()


def test_tags_and_invisible_characters_do_no_harm(cast, client_of, page):
    send(filled(name="<b>Mo\u200bhan</b>\x07", words="<script>alert(1)</script> \u202eevil"))
    offer = Volunteer.objects.get()
    assert (offer.name, offer.words) == ("<b>Mohan</b>", "<script>alert(1)</script> evil")
    text = client_of(cast.mandal_convener).get(f"/teams/volunteers/{offer.pk}/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_the_form_asks_nothing_that_it_must_not(page):
    text = Client().get(ADDRESS).content.decode()
    names = set(re.findall(r'name="([a-z_]+)"', text))
    assert names & {"caste", "religion", "voter", "epic", "birth", "dob", "gender", "father"} == set()
    assert {"name", "phone", "place", "details", "messages", "is_adult"} <= names
    assert "भारतीय डेटा संरक्षण बोर्ड" in text  # the notice is there to be read, whole
    assert "htmx" not in re.sub(r"hx-\w+|django_htmx", "", text)
