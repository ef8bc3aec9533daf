"""A volunteer joins on a phone, in Hindi, from the poster's address; the convener takes them; they see it and leave."""

import re

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import expect

from accounts.models import User
from teams.models import Assignment, Member
from teams.services import volunteer_page_save
from teams.tests.cast import make_cast, seat_of
from teams.volunteering.tokens import FASTEST

NAME = "मोहन भारती"


def hindi(text):
    with translation.override("hi"):
        return translation.gettext(text)


@pytest.fixture
def places(live_stack):
    """The cast, with the page of Chowk open and its convener reading Hindi."""
    cast = make_cast()
    volunteer_page_save(actor=None, unit=cast.chowk, version=0, is_open=True, intro_hi="साथ आइए।")
    User.objects.filter(pk=cast.mandal_convener.pk).update(language="hi")
    return cast


def test_from_the_poster_to_a_seat(places, live_stack, phone_page, page, sign_in):
    phone_page.goto(live_stack.url + reverse("volunteers:join", args=["UP-171-01"]))
    expect(phone_page.locator("html")).to_have_attribute("lang", "hi")
    expect(phone_page.get_by_text("साथ आइए।")).to_be_visible()
    own = fill_in_and_send(phone_page)

    sign_in(page, places.mandal_convener)
    page.goto(live_stack.url)
    page.locator(".todo__item", has_text=hindi("Volunteers")).get_by_role("link").click()
    page.get_by_role("link", name=re.compile(NAME)).click()
    page.locator("label.pick", has_text="एक्स प्रभारी").click()
    page.get_by_role("button", name=hindi("Accept"), exact=True).click()
    page.wait_for_url("**/teams/UP-171-01/**")
    expect(page.locator("#main").get_by_text(NAME, exact=True)).to_be_visible()
    member = Member.objects.get(name_hi=NAME)
    assert Assignment.objects.get(member=member).seat == seat_of(places.chowk, "x")

    phone_page.goto(own)
    expect(phone_page.get_by_text(hindi("Welcome, you have joined!"))).to_be_visible()
    expect(phone_page.get_by_text("एक्स प्रभारी")).to_be_visible()
    phone_page.get_by_role("link", name=hindi("Erase me")).tap()
    phone_page.get_by_role("button", name=hindi("Erase me")).tap()
    expect(phone_page.get_by_text(hindi("All is erased"))).to_be_visible()
    assert not Member.objects.filter(name_hi=NAME).exists()


def fill_in_and_send(page):
    """Fill in the form as a person does, forget the boxes first, and return the own link."""
    page.get_by_label(hindi("Your name")).fill(NAME)
    page.get_by_label(hindi("Mobile number")).fill("६०००९ ९८७०१")
    page.get_by_label(hindi("Village, ward or locality")).fill("वार्ड 7")
    page.locator("label.pill", has_text=hindi("X")).first.tap()
    page.locator("label.pill", has_text=hindi("video")).tap()
    send = page.get_by_role("button", name=hindi("Send my offer"))
    page.wait_for_timeout(FASTEST.total_seconds() * 1000)
    send.tap()
    expect(page.get_by_text(hindi("Without your consent your details cannot be kept."))).to_be_visible()
    expect(page.get_by_text("भारतीय डेटा संरक्षण बोर्ड").first).to_be_visible()  # the text opens above the box
    page.get_by_label(hindi("I am 18 or older")).check()
    page.get_by_label(hindi("I have read this and agree that my details are kept")).check()
    send.tap()
    expect(page.get_by_text(hindi("Thank you! Your offer has arrived."))).to_be_visible()
    return page.get_by_label(hindi("Your own link")).input_value()
