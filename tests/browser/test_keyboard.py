"""The main tasks by keyboard alone: each step is reached with Tab, shows where the focus is, and is done with Enter."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from booths.models import WhatsAppGroup
from config.tests.fixtures import LiveStack
from teams.models import Assignment
from teams.tests.cast import PASSWORD, Cast, make_cast, make_code, make_phone

MOST_TABS = 120


@pytest.fixture
def cast(live_stack: LiveStack) -> Cast:
    return make_cast()


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; it must be seen to have it."""
    target.wait_for()
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            break
    else:
        raise AssertionError(f"{MOST_TABS} times Tab did not lead to {target}")
    style = target.evaluate("one => { const {outlineWidth: a, boxShadow: b} = getComputedStyle(one); return [a, b] }")
    assert style != ["0px", "none"], f"the focus on {target} cannot be seen"


def test_signing_in_and_registering_a_group(cast: Cast, live_stack: LiveStack, page: Any) -> None:
    page.goto(f"{live_stack.url}/booths/?unit=UP-171&state=uncovered")
    expect(page).to_have_url(re.compile("/sign-in/"))
    reach(page, page.locator("[name=username]"))
    page.keyboard.type(cast.lucknow_convener.phone)
    reach(page, page.locator("[name=password]"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/booths/?unit=UP-171&state=uncovered")
    reach(page, page.locator("td.tight a").first)
    page.keyboard.press("Enter")
    reach(page, page.locator("[name=link]"))
    code = make_code()
    page.keyboard.type(f"https://chat.whatsapp.com/{code}")
    reach(page, page.locator("button[name=then][value=next]"))
    page.keyboard.press("Enter")
    expect(page.locator(".message__text")).to_contain_text("Saved")
    assert WhatsAppGroup.objects.get(invite_code=code).booth == cast.booths["171/10"]


def test_filling_a_seat_with_a_new_person(cast: Cast, live_stack: LiveStack, page: Any, sign_in: Any) -> None:
    sign_in(page, cast.lucknow_convener)
    page.goto(f"{live_stack.url}/teams/LKO-M/")
    reach(page, page.get_by_role("link", name="Fill: District co-convener"))
    page.keyboard.press("Enter")
    reach(page, page.locator("form [name=name]"))
    page.keyboard.type("Mohan Lal")
    reach(page, page.locator("form [name=phone]"))
    page.keyboard.type(make_phone())
    page.keyboard.press("Enter")
    expect(page.locator(".message__text")).to_contain_text("Mohan Lal is now District co-convener")
    assert Assignment.objects.filter(member__name_en="Mohan Lal", seat__unit=cast.lucknow).exists()


def test_skipping_to_the_content(cast: Cast, live_stack: LiveStack, page: Any, sign_in: Any) -> None:
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/u/UP/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_handing_in_a_sheet(cast: Cast, live_stack: LiveStack, page: Any, sign_in: Any) -> None:
    sign_in(page, cast.staff)
    page.goto(f"{live_stack.url}/imports/new/")
    reach(page, page.locator("summary", has_text="Or paste rows"))
    page.keyboard.press("Enter")
    reach(page, page.locator("[name=pasted]"))
    page.keyboard.insert_text("Assembly No\tBooth No\tBooth Name\n172\t9\tA new school\n")
    reach(page, page.get_by_role("button", name="Read the sheet"))
    page.keyboard.press("Enter")
    agree = page.locator("form[action$='/apply/'] button")
    agree.wait_for(timeout=30_000)
    reach(page, agree)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Written into the register")).to_be_visible(timeout=30_000)
