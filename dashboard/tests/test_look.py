"""The frame in a real browser: weight, contrast, narrow screens, the keyboard, no line, no script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from teams.tests.cast import PASSWORD

FIRST_VISIT = 130 * 1024
LATER_PAGE = 15 * 1024


def speak(cast, language):
    """Set the language of everybody whom these tests sign in."""
    for user in (cast.coordinator, cast.sitapur_convener):
        user.language = language
        user.save()


def faults(page):
    """Return what axe finds on the page, and where."""
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"][:3]]) for fault in found]


def measured(page, address):
    """Open an address and return the bytes that came over the line for it."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBypassServiceWorker", {"bypass": True})  # what a worker hands over counts nothing
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    session.detach()
    assert sizes
    return sum(sizes)


def test_the_first_visit_is_light_in_hindi_and_what_follows_lighter(live_stack, cast, page):
    assert measured(page, f"{live_stack.url}/sign-in/") <= FIRST_VISIT
    page.fill("[name=username]", cast.coordinator.phone)
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit], main .button--primary")
    page.wait_for_load_state("networkidle")
    assert 2000 < measured(page, page.url) <= LATER_PAGE


@pytest.mark.parametrize("language", ["hi", "en"])
def test_axe_finds_nothing_by_day_and_by_night(live_stack, cast, phone_page, sign_in, language):
    speak(cast, language)
    sign_in(phone_page, cast.coordinator)
    for address in ("/", "/profile/", "/booths/", "/teams/", "/imports/new/", "/no/such/page/"):
        phone_page.goto(live_stack.url + address, wait_until="networkidle")
        for scheme in ("light", "dark"):
            phone_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert faults(phone_page) == [], (address, scheme)


def test_no_page_is_wider_than_the_narrowest_phone_even_with_text_twice_as_large(
    live_stack, cast, narrow_page, sign_in
):
    speak(cast, "hi")
    sign_in(narrow_page, cast.coordinator)
    for address in ("/", "/profile/", "/booths/", "/teams/", "/imports/new/", "/no/such/page/"):
        narrow_page.goto(live_stack.url + address)
        for size in ("100%", "200%"):
            narrow_page.evaluate("size => document.documentElement.style.fontSize = size", size)
            assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 320, (address, size)


def test_a_place_is_found_by_keyboard_alone(live_stack, cast, page, sign_in):
    speak(cast, "en")
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/profile/")
    page.keyboard.press("/")
    expect(page.locator("#jump input")).to_be_focused()
    page.keyboard.type("Sitapur")
    expect(page.locator("#jump-results a").first).to_contain_text("Sitapur")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#jump-results a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Sitapur")


def test_escape_gives_the_focus_back(live_stack, cast, page, sign_in):
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/profile/")
    page.click("[data-dialog-open=jump]")
    page.keyboard.press("Escape")
    expect(page.locator("#jump")).to_be_hidden()
    expect(page.locator("[data-dialog-open=jump]")).to_be_focused()


def test_without_a_line_our_own_page_says_so(live_stack, cast, page, sign_in):
    speak(cast, "hi")
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/profile/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload(wait_until="networkidle")
    page.context.set_offline(True)
    page.goto(f"{live_stack.url}/", wait_until="commit")
    expect(page.locator("h1")).to_have_text("इंटरनेट नहीं है")
    page.context.set_offline(False)
    page.get_by_role("link", name="फिर से कोशिश करें").click()
    expect(page.locator("h1")).not_to_have_text("इंटरनेट नहीं है")


def test_the_language_changes_without_script(live_stack, cast, browser, sign_in):
    speak(cast, "hi")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/profile/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == f"{live_stack.url}/profile/"
    context.close()
