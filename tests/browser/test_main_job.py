"""The main job from end to end: import a district's booths, register a group on a phone, see it at every level."""

import re
from collections.abc import Callable
from pathlib import Path

from django.utils import translation
from playwright.sync_api import Page, expect

from accounts.models import User
from booths.models import Booth, Unit, WhatsAppGroup
from config.tests.fixtures import LiveStack
from imports.models import ImportJob
from teams.tests.cast import Cast, make_code
from tests.browser.district_sheet import ROWS, SPOILT, mend, write_sheet

PLACES = ("UP", "AWD", "LKO-M", "UP-171", "UP-171-01", "UP-171-02", "UP-172", "STP")
Opener = Callable[..., Page]


def hindi(text: str) -> str:
    """Return what the interface says in Hindi."""
    with translation.override("hi"):
        return translation.gettext(text)


def figure(page: Page, label: str) -> int:
    """Return the number over a label."""
    link = page.locator(".figure", has=page.get_by_text(label, exact=True))
    return int(link.locator(".figure__value").inner_text().replace(",", ""))


def upload(page: Page, path: Path) -> None:
    """Hand in a sheet and wait until its preview is there."""
    page.goto("/imports/new/")
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Read the sheet").click()
    expect(page.get_by_text("Refused", exact=True).first).to_be_visible(timeout=30_000)


def apply(page: Page) -> None:
    """Agree to the preview and wait until it is written."""
    page.locator("form[action$='/apply/'] button").click()
    expect(page.get_by_text("Written into the register")).to_be_visible(timeout=30_000)


def test_from_the_sheet_to_the_group_that_everybody_above_sees(
    cast: Cast, opened: Opener, live_stack: LiveStack, tmp_path: Path
) -> None:
    import_the_district(opened(cast.staff), tmp_path)

    coordinator = opened(cast.coordinator)
    before = {place: figures_of(coordinator, place) for place in PLACES}
    assert [booths for booths, _groups in before.values()] == [203, 203, 201, 121, 5, 116, 80, 2]

    User.objects.filter(pk=cast.lucknow_convener.pk).update(language="hi")
    code = make_code()
    register_on_a_phone(opened(cast.lucknow_convener, phone=True), cast, code)
    booth = WhatsAppGroup.objects.get(invite_code=code).booth

    above = set(Unit.objects.filter(pk__in=[pk for pk in booth.unit.path if pk]).values_list("code", flat=True))
    assert above > {"UP", "AWD", "LKO-M"}
    after = {place: figures_of(coordinator, place) for place in PLACES}
    assert after == {place: (booths, groups + (place in above)) for place, (booths, groups) in before.items()}

    nothing_to_see_next_door(opened(cast.sitapur_convener), cast, booth, code)


def import_the_district(page: Page, folder: Path) -> None:
    """Staff: import the sheet, apply the good rows, mend the refused ones and import those."""
    upload(page, write_sheet(folder / "booths.xlsx"))
    unchanged, changed = 2, 2
    seen = {label: figure(page, label) for label in ("New", "Changed", "Unchanged", "Refused")}
    wanted = {"Unchanged": unchanged, "Changed": changed, "Refused": len(SPOILT)}
    assert seen == wanted | {"New": ROWS - sum(wanted.values())}
    assert Booth.objects.count() == 7, "nothing is written before somebody agreed"
    page.get_by_role("link", name="Changed").first.click()
    expect(page.get_by_text("कन्या पाठशाला 171 10").first).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("link", name="Refused rows as Excel").click()
    refused = folder / "refused.xlsx"
    download.value.save_as(refused)
    apply(page)
    assert Booth.objects.count() == 7 + seen["New"]

    errors = mend(refused, folder / "mended.xlsx")
    assert len(errors) == len(SPOILT)
    assert all(errors)
    upload(page, folder / "mended.xlsx")
    assert {label: figure(page, label) for label in ("New", "Refused")} == {"New": len(SPOILT), "Refused": 0}
    apply(page)
    assert Booth.objects.count() == 7 + seen["New"] + len(SPOILT)


def register_on_a_phone(page: Page, cast: Cast, code: str) -> None:
    """The convener, in Hindi: from what to do next to a booth without a group, paste a message, next booth."""
    expect(page.locator("html")).to_have_attribute("lang", "hi")
    page.get_by_role("link", name=re.compile(hindi("Register groups"))).first.tap()
    page.wait_for_url("**/booths/?**")
    page.locator("td.tight a").first.tap()
    page.wait_for_url("**/register/**")
    first, number = page.locator("h1").inner_text(), page.locator("h1 .booth-number").inner_text()

    own = WhatsAppGroup.objects.get(booth=cast.booths["171/1"], slot=1)
    neighbour = WhatsAppGroup.objects.get(booth=cast.booths["146/1"], slot=1)
    paste(page, f"https://chat.whatsapp.com/{own.invite_code}")
    expect(page.locator(".field__error a")).to_have_attribute("href", f"/booths/{own.booth_id}/")
    paste(page, f"https://chat.whatsapp.com/{neighbour.invite_code}")
    expect(page.locator(".field__error")).to_have_text(
        hindi("This link is registered for a booth outside your area. Please check where it is from.")
    )
    assert page.locator("h1").inner_text() == first, "what was refused keeps its place"

    paste(page, f"बूथ का ग्रुप बन गया 🙏 सब जुड़ें: https://chat.whatsapp.com/{code}?mode=ac_t धन्यवाद")
    expect(page.locator("h1")).not_to_have_text(first)
    words = hindi("Saved: booth %(booth)s, group %(groups)s.") % {"booth": number, "groups": 1}
    expect(page.locator(".message__text")).to_contain_text(words)


def paste(page: Page, text: str) -> None:
    """Paste a text into the link's field and save."""
    page.fill("[name=link]", text)
    page.locator("button[name=then][value=next]").tap()
    page.wait_for_load_state()


def figures_of(page: Page, code: str) -> tuple[int, int]:
    """Return how many booths and groups the page of a unit shows."""
    page.goto(f"/u/{code}/")
    return figure(page, "Booths"), figure(page, "Groups claimed")


def nothing_to_see_next_door(page: Page, cast: Cast, booth: Booth, code: str) -> None:
    """The neighbour's convener finds nothing of it, wherever they look."""
    assert figures_of(page, "STP") == (2, 1)
    sheet = ImportJob.objects.latest("pk")
    for path in ("/booths/", "/booths/?q=पाठशाला", "/jump?q=पाठशाला", "/imports/", "/teams/"):
        page.goto(path)
        text = page.content()
        assert "कन्या पाठशाला" not in text, path
        assert code not in text, path
    for path in (
        "/u/LKO-M/",
        "/u/AWD/",
        f"/booths/{booth.pk}/",
        f"/booths/{booth.pk}/register/",
        f"/imports/{sheet.pk}/",
    ):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 404, path
