"""The page of a unit under real fingers: switches, search in the table, the trend that comes after, small screens."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from booths.levels import Level
from booths.services import unit_create
from teams.tests.cast import make_booth


def enlarge(cast):
    """Give Lucknow North so many mandals that its table can be searched."""
    for number, (name_en, name_hi) in enumerate(
        [("Alambagh", "आलमबाग"), ("Indira Nagar", "इंदिरा नगर"), *((f"Ward {n}", f"वार्ड {n}") for n in range(10))], 1
    ):
        fields = {"code": f"UP-172-{number:02}", "name_en": name_en, "name_hi": name_hi, "parent": cast.lucknow_north}
        mandal = unit_create(actor=None, level=Level.MANDAL, **fields)
        make_booth(mandal, str(100 + number), groups=number % 3)


def test_switches_and_headings_change_the_page_in_place(live_stack, cast, page, sign_in):
    sign_in(page, cast.coordinator)
    page.goto(f"{live_stack.url}/u/UP/", wait_until="networkidle")
    expect(page.locator("#growth .trend__line")).to_be_visible()  # it came after the page
    page.evaluate("window.same = true")
    page.click("#list nav >> text=Assemblies")
    expect(page.locator("#list h2")).to_have_text("Assemblies")
    expect(page).to_have_url(re.compile(r"level=assembly"))
    expect(page.locator("#rows tbody tr")).to_have_count(3)
    page.click("#sort-name")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Name")
    expect(page.locator("#sort-name")).to_be_focused()
    page.click("#map nav >> text=Verified groups")
    expect(page.locator("#map [aria-current]")).to_have_text("Verified groups")
    assert page.evaluate("window.same"), "the page was loaded anew"
    page.go_back()
    expect(page.locator("#map [aria-current]")).to_have_text("Coverage")


def test_the_table_is_searched_while_one_types_in_either_script(live_stack, cast, phone_page, sign_in):
    enlarge(cast)
    sign_in(phone_page, cast.coordinator)
    phone_page.goto(f"{live_stack.url}/u/UP-172/")
    phone_page.fill("#row-filter", "इंदिरा")
    expect(phone_page.locator("#rows tbody tr")).to_have_count(1)
    expect(phone_page.locator("#rows tbody tr")).to_contain_text("Indira Nagar")
    phone_page.fill("#row-filter", "nowhere")
    expect(phone_page.locator("#rows")).to_contain_text("No place of that name here.")
    phone_page.fill("#row-filter", "")
    phone_page.click("text=Sort")
    phone_page.click("#rows .menu__list >> text=Name")
    expect(phone_page.locator("#rows tbody tr").first).to_contain_text("Alambagh")


def test_axe_finds_nothing_at_any_level(live_stack, cast, phone_page, sign_in):
    enlarge(cast)
    sign_in(phone_page, cast.coordinator)
    for address in ("/u/UP/?level=revenue", "/u/UP-172/", "/u/UP-171-01/", "/jump?q=lucknow", "/more"):
        phone_page.goto(live_stack.url + address, wait_until="networkidle")
        for scheme in ("light", "dark"):
            phone_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(phone_page).response["violations"]
            assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == [], (address, scheme)


def test_nothing_is_wider_than_the_narrowest_phone(live_stack, cast, narrow_page, sign_in):
    enlarge(cast)
    cast.coordinator.language = "hi"
    cast.coordinator.save()
    sign_in(narrow_page, cast.coordinator)
    for address in ("/u/UP/?level=revenue", "/u/LKO-M/", "/u/UP-172/", "/u/UP-171-01/", "/jump?q=lucknow", "/more"):
        narrow_page.goto(live_stack.url + address, wait_until="networkidle")
        for size in ("100%", "200%"):
            narrow_page.evaluate("size => document.documentElement.style.fontSize = size", size)
            assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 320, (address, size)


def test_without_a_script_everything_still_leads_somewhere(live_stack, cast, browser):
    from django.conf import settings
    from django.test import Client

    context = browser.new_context(java_script_enabled=False)
    client = Client()
    client.force_login(cast.coordinator)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_stack.url}])
    page = context.new_page()
    page.goto(f"{live_stack.url}/u/UP/")
    page.click("text=Count the last days")
    expect(page.locator("#growth .trend__line")).to_be_visible()
    page.click("#list nav >> text=Assemblies")
    expect(page.locator("#list h2")).to_have_text("Assemblies")
    page.click("#sort-name")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Name")
    context.close()
