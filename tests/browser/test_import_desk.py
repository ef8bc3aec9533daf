"""The import desk from end to end: an ugly sheet in, looked at, applied, its refused rows out, and all taken back."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from accounts.models import User
from booths.models import Booth, WhatsAppGroup
from config.tests.fixtures import LiveStack
from imports.models import ImportJob, State
from imports.tests.ugly.invented import code, phone
from teams.tests.cast import Cast
from tests.browser.ugly_sheet import FIGURES, REFUSED, write_sheet

FOUND = {
    "refused": ("Booth number 0", "Link twice in the sheet", "Number lost in Excel"),
    "warnings": ("Not a number",),
    "repairs": ("Booth number put in its form", "Blanks put in order"),
}
"""What the tabs of the preview must show, by the titles of the findings."""
BOOTHS = ("assembly__code", "number", "unit__code", "name_en", "name_hi", "place", "electors", "active_groups")
GROUPS = ("booth__number", "slot", "invite_code", "admin_phone", "status")


def register() -> tuple[list[Any], list[Any]]:
    """Return all booths and groups."""
    booths = Booth.objects.order_by("assembly__code", "sort").values_list(*BOOTHS)
    return list(booths), list(WhatsAppGroup.objects.order_by("booth__sort", "pk").values_list(*GROUPS))


def figures(page: Page, say: Callable[[str], str]) -> dict[str, int]:
    """Return the figures over their labels."""
    found = {}
    for label in FIGURES:
        tile = page.locator(".figure", has=page.get_by_text(say(label), exact=True))
        found[label] = int(tile.locator(".figure__value").inner_text().replace(",", ""))
    return found


@contextmanager
def unbroken(page: Page) -> Iterator[None]:
    """Nothing is wider than the screen, in no page that comes up."""
    wide: list[str] = []

    def look(_frame: Any = None) -> None:
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(page.url)

    page.on("load", look)
    yield
    look()
    assert not wide


@pytest.mark.parametrize(("language", "phone_sized"), [("hi", True), ("en", False)], ids=["phone in Hindi", "desk"])
def test_an_ugly_sheet_goes_in_and_out_again(
    cast: Cast, opened: Callable[..., Page], live_stack: LiveStack, tmp_path: Path, language: str, phone_sized: bool
) -> None:
    User.objects.update(language=language)
    before = register()
    page = opened(cast.lucknow_convener, phone=phone_sized)

    def say(text: str) -> str:
        with translation.override(language):
            return translation.gettext(text)

    def press(text: str, role: str = "button") -> None:
        target = page.get_by_role(role, name=say(text)).first
        target.tap() if phone_sized else target.click()

    with unbroken(page):
        page.goto("/imports/new/")
        page.set_input_files("input[type=file]", write_sheet(tmp_path / "लखनऊ सूची.xlsx"))
        press("Read the sheet")
        asked = page.get_by_label("जो भी हो")
        expect(asked).to_be_visible(timeout=30_000)
        asked.select_option("place")
        press("Check the rows")
        expect(page.get_by_text(say("Nothing has been written yet. Look through it, then apply."))).to_be_visible(
            timeout=30_000
        )
        assert figures(page, say) == FIGURES
        assert register() == before, "nothing is written before somebody agreed"
        look_at_what_was_found(page, say)

        page.locator("form[action$='/apply/'] button").click()
        expect(page.get_by_text(say("Written into the register."))).to_be_visible(timeout=30_000)
        written(cast)
        refused_rows(page, say, tmp_path)

        press("Take the import back", "link")
        press("Take it back")
        expect(page.get_by_text(say("This import was taken back."))).to_be_visible(timeout=30_000)
    assert register() == before
    assert ImportJob.objects.get().state == State.UNDONE


def look_at_what_was_found(page: Page, say: Callable[[str], str]) -> None:
    """The page says of the rows what is wrong and what was put right."""
    preview = page.url.partition("?")[0]
    for tab, titles in FOUND.items():
        page.goto(f"{preview}?show={tab}")
        for title in titles:
            expect(page.locator("#findings")).to_contain_text(say(title))


def written(cast: Cast) -> None:
    """What the register holds after the good rows were applied."""
    west = Booth.objects.filter(assembly=cast.lucknow_west)
    new = west.filter(number__in=["61", "62क", "63", "65"])
    assert set(new.values_list("number", "name_hi", "electors", "place")) == {
        ("61", "प्राथमिक विद्यालय चौक", 900, "ऊपर"),
        ("62क", "कन्या विद्यालय", None, "नीचे"),
        ("63", "पंचायत भवन", 950, ""),
    }
    assert west.get(number="2").electors == 910
    groups = WhatsAppGroup.objects.filter(invite_code__in=[code(61), code(62)])
    assert set(groups.values_list("booth__number", "invite_code", "admin_phone")) == {
        ("61", code(61), f"+91{phone(61)}"),
        ("62क", code(62), f"+91{phone(62)}"),
    }


def refused_rows(page: Page, say: Callable[[str], str], folder: Path) -> None:
    """The refused rows come as the sheet had them, with what is wrong behind each."""
    with page.expect_download() as download:
        page.get_by_role("link", name=say("Refused rows as Excel")).first.click()
    path = folder / "refused.xlsx"
    download.value.save_as(path)
    sheet = load_workbook(path).active
    assert sheet is not None
    wrong = [str(row[-1].value) for row in sheet.iter_rows(min_row=2)]
    assert len(wrong) == len(REFUSED)
    for text, header in zip(wrong, REFUSED.values(), strict=True):
        assert re.match(re.escape(header), text), (header, text)
