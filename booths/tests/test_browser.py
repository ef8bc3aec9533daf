"""The booths' pages in a real browser: the convener's main job on a phone, and what axe finds."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from booths.models import WhatsAppGroup
from teams.tests.cast import make_cast, make_code

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(live_stack):
    """The cast, committed, so that the web server sees it."""
    return make_cast()


@pytest.fixture
def opened(cast, live_stack, phone_page, sign_in):
    """A phone on which the Lucknow convener is signed in; takes an address."""
    sign_in(phone_page, cast.lucknow_convener)

    def go(address):
        phone_page.goto(live_stack.url + address)
        return phone_page

    return go


def test_paste_save_next_booth_and_undo(cast, opened, live_stack):
    page = opened(f"{reverse('booths:list')}?unit=UP-171&state=uncovered")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_stack.url)
    page.get_by_role("link", name="register for booth 10", exact=False).first.tap()
    page.wait_for_url("**/register/**")
    code = make_code()
    page.evaluate("text => navigator.clipboard.writeText(text)", f"Booth 10: https://chat.whatsapp.com/{code} join!")
    page.get_by_role("button", name="Paste").tap()
    page.get_by_role("button", name="Save, next booth").tap()
    page.get_by_text("Saved: booth 10, group 1.").wait_for()
    assert "10A" in page.get_by_role("heading", level=1).inner_text()
    group = WhatsAppGroup.objects.get(invite_code=code)
    assert group.booth == cast.booths["171/10"]
    page.get_by_role("link", name="Undo").tap()
    page.get_by_text("Taken back: group 1 of booth 10.").wait_for()
    group.refresh_from_db()
    assert (group.status, group.invite_code) == ("planned", None)


def test_a_check_and_a_number_without_leaving_the_page(cast, opened):
    group = cast.booths["171/1"].groups.get(slot=2)
    group.admin_phone = "+916000054321"
    group.save()
    page = opened(reverse("booths:booth", args=[group.booth_id]))
    card = page.locator("section", has=page.get_by_role("heading", name="Group 2", exact=True))
    card.get_by_text("Check now").tap()
    card.get_by_label("Members").fill("२१५")
    before = page.evaluate("scrollY")
    card.get_by_role("button", name="It is alive").tap()
    page.get_by_text("Check of group 2 saved.").wait_for()
    assert abs(page.evaluate("scrollY") - before) < 300, "what was looked at stays in view"
    assert card.get_by_text("Verified").is_visible() and card.get_by_text("215").is_visible()
    card.get_by_role("button", name="Show the number").tap()
    assert card.get_by_role("link", name="Ring").get_attribute("href") == "tel:+916000054321"


def test_the_list_is_searched_while_typing(cast, opened):
    page = opened(reverse("booths:list"))
    page.locator("#q").press_sequentially("10A", delay=20)
    page.get_by_text("1 booth", exact=True).wait_for()
    assert re.search(r"q=10A", page.url), "the address can be sent to somebody"


@pytest.mark.parametrize(("language", "theme"), [("en", "dark"), ("hi", "light")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(cast, opened, language, theme):
    user = cast.lucknow_convener
    user.language, user.theme = language, theme
    user.save()
    booth, group = cast.booths["171/1"], cast.booths["171/1"].groups.first()
    for address in (
        reverse("booths:list"),
        f"{reverse('booths:list')}?q=zzzz&electors_from=5",
        reverse("booths:booth", args=[booth.pk]),
        reverse("booths:register", args=[cast.booths["171/10"].pk]) + "?list=unit%3DUP-171",
        reverse("booths:group_edit", args=[group.pk]),
        reverse("booths:group_close", args=[group.pk]),
        reverse("booths:group_undo", args=[group.pk]) + "?version=1",
        reverse("booths:booth_edit", args=[booth.pk]),
        reverse("booths:booth_add", args=["UP-171"]),
        reverse("booths:unit_edit", args=["LKO-M"]),
    ):
        page = opened(address)
        page.set_viewport_size({"width": 320, "height": 640})
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
