"""Makes the pictures in docs/screenshots/ from a running demo: ``python -m scripts.screenshots [--url URL] [NAME …]``.

Start the demo with ``./run`` first. Nothing of it is changed: what is typed is not saved, the sheet is cancelled.
"""

import argparse
import csv
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Browser, Page, sync_playwright

from config.setup.bootstrap import BASE_DIR
from config.tests.fixtures import CHROMIUM_FLAGS
from scripts.small_png import small_png

FOLDER = BASE_DIR / "docs" / "screenshots"
LARGEST = 150 * 1024
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
TALL = {"viewport": {"width": 1280, "height": 1620}, "device_scale_factor": 1.25}
DESK = {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 1.25}


def at(path: str) -> Callable[[Page], None]:
    """Return a way to a page that is just its address."""

    def go(page: Page) -> None:
        page.goto(path)

    return go


def register(page: Page) -> None:
    """Open the first booth without a group and put a message into the field, as pasted."""
    page.goto("/booths/?unit=LKO-M&state=uncovered")
    page.locator("td.tight a").first.tap()
    page.locator("[name=link]").fill("सब जुड़ें: https://chat.whatsapp.com/HkT9vQm2XbLs7RfWcYd4Za")


def jump(page: Page) -> None:
    """Look for a place as one hears it."""
    page.goto("/u/UP/")
    page.keyboard.press("/")
    page.keyboard.type("lakhnau")
    page.locator("#jump-results a").first.wait_for()


def changeover(page: Page) -> None:
    """Look at how far the mandals are with the seats that a changeover opened."""
    page.goto("/u/UP/seats/")
    page.locator("a[href*='/teams/changeovers/']").last.click()


FAULTS = [[171, "12-14", "पंचायत भवन", 910], [999, 3, "इंटर कॉलेज", 880], [171, "", "बारात घर", 760]]


def hand_in(page: Page, name: str, rows: list[list[Any]]) -> None:
    """Hand in a sheet and wait for what it would do, saying yes to what is asked about its columns."""
    page.goto("/imports/new/")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / f"{name}.csv"
        with sheet.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        page.set_input_files("input[type=file]", sheet)
        page.locator("form[enctype] button.button--primary").click()
        page.locator("form[action$='/apply/'], form[action$='/columns/']").first.wait_for(timeout=60_000)


def preview(page: Page) -> None:
    """Hand in a sheet of an assembly with a few faults and look at what it would do."""
    rows: list[list[Any]] = [["विधानसभा संख्या", "बूथ संख्या", "बूथ का नाम", "मतदाता"]]
    rows += [[171, number, f"प्राथमिक विद्यालय, कक्ष {number}", 850 + number] for number in range(1, 61)]
    rows += [[171, number, f"कन्या पाठशाला, कक्ष {number}", 900] for number in range(901, 931)]
    hand_in(page, "लखनऊ पश्चिम बूथ", [*rows, *FAULTS])
    page.locator("form[action$='/apply/']").wait_for(timeout=60_000)


def mend(page: Page) -> None:
    """Look at the refused rows of the preview, to be put right in place."""
    preview(page)
    page.goto(f"{page.url.partition('?')[0]}mend/")


def kruti_dev(page: Page) -> None:
    """Hand in a sheet typed in Kruti Dev, as the columns page shows it before and after."""
    rows: list[list[Any]] = [["fo/kkulHkk la[;k", "cwFk la[;k", "cwFk dk uke"]]
    names = ["izkFkfed fo|ky; jktkthiqje", "iapk;r Hkou", "jktdh; baVj dkWyst", "uxj fuxe dk;kZy;", "lkeqnkf;d dsUnz"]
    hand_in(page, "171 सूची", [*rows, *([171, number, name] for number, name in enumerate(names, start=901))])


def cancel(page: Page) -> None:
    """Give up the sheet that was handed in."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    job = "/".join(page.url.split("/")[:5])
    page.request.post(f"{job}/cancel/", form={"csrfmiddlewaretoken": token})


SHOTS: dict[str, tuple[str, dict[str, Any], Callable[[Page], None]]] = {
    "state-desk-hi": ("State coordinator", TALL, at("/u/UP/")),
    "jump-desk-hi": ("State coordinator", DESK, jump),
    "booths-desk-hi": ("Lucknow Mahanagar convener", DESK, at("/booths/?unit=LKO-M&state=partly")),
    "team-desk-hi": ("Lucknow Mahanagar convener", DESK, at("/teams/LKO-M/")),
    "team-phone-hi": ("Lucknow Mahanagar convener", PHONE, at("/teams/LKO-M/")),
    "posts-desk-hi": ("State coordinator", DESK, changeover),
    "members-desk-hi": ("Lucknow Mahanagar convener", DESK, at("/teams/members/")),
    "handles-desk-hi": ("Lucknow Mahanagar convener", DESK, at("/teams/LKO-M/handles/")),
    "volunteers-phone-hi": ("Lucknow Mahanagar convener", PHONE, at("/teams/volunteers/")),
    "join-phone-hi": ("", PHONE, at("/join/LKO-M/")),
    "import-preview-desk-hi": ("Staff", DESK, preview),
    "import-kruti-phone-hi": ("Lucknow Mahanagar convener", PHONE, kruti_dev),
    "import-mend-phone-hi": ("Lucknow Mahanagar convener", PHONE, mend),
    "seats-desk-hi": ("State coordinator", TALL, at("/u/UP/seats/")),
    "sign-in-phone-hi": ("", PHONE, at("/sign-in/")),
    "district-phone-hi": ("Lucknow Mahanagar convener", PHONE, at("/u/LKO-M/")),
    "booths-phone-hi": ("Lucknow Mahanagar convener", PHONE, at("/booths/?unit=LKO-M&state=uncovered")),
    "register-phone-hi": ("Lucknow Mahanagar convener", PHONE, register),
    "district-phone-en-dark": ("Lucknow Mahanagar convener", PHONE, at("/u/LKO-M/")),
}
"""By file: who, on what, and the way there. Language and colours stand at the end of the name."""


def take(browser: Browser, url: str, name: str) -> bytes:
    """Return the picture of this name."""
    role, device, way = SHOTS[name]
    dark, english = name.endswith("dark"), "-en" in name
    context = browser.new_context(
        base_url=url, color_scheme="dark" if dark else "light", reduced_motion="reduce", locale="hi-IN", **device
    )
    page = context.new_page()
    if role:
        sign_in(page, role)
    if english:
        speak(page, "en")
    way(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    picture = page.screenshot()
    if way in (preview, mend, kruti_dev):
        cancel(page)
    if english:
        speak(page, "hi")
    blank = context.new_page()
    small = small_png(blank, picture)
    context.close()
    return small


def sign_in(page: Page, role: str) -> None:
    """Sign one of the demo's people in."""
    from demo.cast import CAST, PASSWORD

    page.goto("/sign-in/")
    page.fill("[name=username]", next(one.phone for one in CAST if one.key == role))
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/u/**")


def speak(page: Page, language: str) -> None:
    """Choose the person's language by the button in the frame, if the page does not speak it."""
    page.locator(f"button[name=language][value={language}]").click()
    page.wait_for_load_state()


def main(arguments: list[str]) -> int:
    """Take the pictures asked for, default all; return 1 when one is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SHOTS))
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    FOLDER.mkdir(exist_ok=True)
    too_large = False
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        for name in options.names or SHOTS:
            picture = take(browser, options.url, name)
            (FOLDER / f"{name}.png").write_bytes(picture)
            too_large |= len(picture) > LARGEST
            print(f"{name}: {len(picture) / 1024:.0f} KiB{' - too large' if len(picture) > LARGEST else ''}")
        browser.close()
    return int(too_large)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
