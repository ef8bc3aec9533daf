"""The page of seats and its lists in a real browser: the cards that come after, narrow screens, contrast, paper."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ADDRESSES = ("/u/UP/seats/", "/u/LKO-M/seats/?level=mandal", "/teams/seats/?unit=LKO-M&state=vacant&order=longest")


def test_the_cards_come_after_and_the_table_changes_its_teams(live_stack, cast, page, sign_in):
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/teams/UP/")
    page.click("text=Seats and vacancies")
    expect(page.locator("#lately .trend__line")).to_be_visible()
    expect(page.locator("#lately")).to_contain_text("Longest vacant")
    page.click("#table >> text=Mandal teams")
    expect(page.locator("#table thead")).to_contain_text("Mandal convener")
    page.click(".heat__cell >> text=1/2")
    expect(page.locator("h1")).to_have_text("Seats of Lucknow Mahanagar")
    expect(page.locator(".rows .row")).to_have_count(2)


def test_a_convener_is_invited_from_the_page(live_stack, cast, phone_page, sign_in):
    sign_in(phone_page, cast.lucknow_convener)
    phone_page.goto(f"{live_stack.url}/u/LKO-M/seats/")
    phone_page.click("#lately li:has-text('Farid Khan') >> button")
    expect(phone_page.locator("main")).to_contain_text("/a/")


def test_axe_finds_nothing_and_nothing_is_wider_than_the_narrowest_phone(live_stack, cast, narrow_page, sign_in):
    for language in ("hi", "en"):
        cast.coordinator.language = language
        cast.coordinator.save()
        sign_in(narrow_page, cast.coordinator)
        for address in ADDRESSES:
            narrow_page.goto(live_stack.url + address, wait_until="networkidle")
            for scheme in ("light", "dark"):
                narrow_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                found = Axe().run(narrow_page).response["violations"]
                assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == [], (address, scheme)
            for size in ("100%", "200%"):
                narrow_page.evaluate("size => document.documentElement.style.fontSize = size", size)
                assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 320, (address, size)


def test_on_paper_the_whole_table_is_there(live_stack, cast, page, sign_in):
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/u/UP/seats/", wait_until="networkidle")
    page.emulate_media(media="print")
    style = "element => [getComputedStyle(element).overflowY, getComputedStyle(element).maxHeight]"
    assert page.locator(".heat").evaluate(style) == ["visible", "none"]
