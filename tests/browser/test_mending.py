"""On a phone, from a sheet with names nobody knows and wrong cells to the register: said once, mended, applied."""

import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from booths.models import Booth, UnitAlias
from config.tests.fixtures import LiveStack
from imports.models import ImportJob, State
from teams.tests.cast import Cast
from tests.browser.test_main_job import figure

HEADER = ["Assembly", "Mandal", "Booth No", "Booth Name", "Electors"]
ROWS: list[list[object]] = [
    ["Lucknow West", "Chowk", 61, "Primary School 61", 900],
    ["Nakhas Kshetra", "", 62, "Primary School 62", 900],
    ["NAKHAS KSHETRA", "", 63, "Primary School 63", 900],
    ["Lucknow West", "Purani Bazar", 64, "Primary School 64", 900],
    ["Lucknow West", "Chowk", "sixty five", "Primary School 65", 900],
    ["Lucknow West", "Chowk", 0, "Primary School 66", 900],
    ["Lucknow West", "Chowk", "67-68", "Primary School 67", 900],
]


def write(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    book.save(path)
    return path


def preview(page: Page) -> dict[str, int]:
    """Wait for the preview and return its figures."""
    expect(page.get_by_text("Nothing has been written yet.")).to_be_visible(timeout=30_000)
    return {label: figure(page, label) for label in ("New", "Refused")}


def test_names_and_cells_are_put_right_on_a_phone(
    cast: Cast, opened: Callable[..., Page], live_stack: LiveStack, tmp_path: Path
) -> None:
    page = opened(cast.lucknow_convener, phone=True)
    page.goto("/imports/new/")
    page.set_input_files("input[type=file]", write(tmp_path / "booths.xlsx"))
    page.get_by_role("button", name="Read the sheet").tap()
    assert preview(page) == {"New": 1, "Refused": 6}

    page.get_by_role("link", name="Say what they mean").tap()
    nakhas = page.get_by_role("group", name=re.compile("nakhas kshetra", re.IGNORECASE))
    expect(nakhas).to_contain_text("2 rows")
    nakhas.get_by_role("searchbox").fill("lucknow w")
    nakhas.get_by_text("Lucknow West").tap()
    bazar = page.get_by_role("group", name="“Purani Bazar”")
    bazar.get_by_role("searchbox").fill("अमी")
    bazar.get_by_text("Aminabad").tap()
    assert_fits(page)
    page.get_by_role("button", name="Take these and check again").tap()
    expect(page.get_by_text("names were not recognised")).to_have_count(0)
    assert preview(page) == {"New": 4, "Refused": 3}
    assert {alias.unit for alias in UnitAlias.objects.all()} == {cast.lucknow_west, cast.aminabad}

    page.get_by_role("link", name="Mend here").tap()
    expect(page.locator(".mend__row")).to_have_count(3)
    expect(page.get_by_label("Booth Name").first).to_be_hidden()
    assert_fits(page)
    mend(page, 6, "0")
    expect(page.locator("#row-6")).to_contain_text("There is no booth 0")
    mend(page, 6, "65")
    mend(page, 7, "66")
    cell(page, 8).fill("67")
    cell(page, 8).press("Enter")
    for row in (6, 7, 8):
        expect(page.locator(f"#row-{row}")).to_contain_text("in order")
    expect(page.locator("#mend-count")).to_have_text("3 rows mended")
    page.locator("#row-7").get_by_text("All cells").tap()
    expect(page.locator("#row-7").get_by_label("Booth Name")).to_have_value("Primary School 66")
    page.get_by_role("button", name="Check again").tap()
    expect(page.get_by_role("link", name="Mend here")).to_have_count(0, timeout=30_000)
    assert preview(page) == {"New": 7, "Refused": 0}

    page.locator("form[action$='/apply/'] button").tap()
    expect(page.get_by_text("Written into the register")).to_be_visible(timeout=30_000)
    assert ImportJob.objects.get().state == State.DONE
    written = Booth.objects.filter(assembly=cast.lucknow_west, number__in=[str(n) for n in range(61, 68)])
    assert written.count() == 7
    assert written.get(number="64").unit == cast.aminabad


def test_the_grid_at_the_desk_is_worked_by_keys(
    cast: Cast, opened: Callable[..., Page], live_stack: LiveStack, tmp_path: Path
) -> None:
    page = opened(cast.staff)
    page.goto("/imports/new/")
    page.set_input_files("input[type=file]", write(tmp_path / "booths.xlsx"))
    page.get_by_role("button", name="Read the sheet").click()
    preview(page)
    page.get_by_role("link", name="Mend here").click()
    cell(page, 6).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("65")
    page.keyboard.press("Enter")
    expect(cell(page, 7)).to_be_focused()
    expect(page.locator("#row-6")).to_contain_text("in order")
    page.keyboard.type("66")
    page.keyboard.press("ArrowDown")
    expect(cell(page, 8)).to_be_focused()
    expect(page.locator("#row-7")).to_contain_text("in order")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#cell-8-mandal")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#cell-7-mandal")).to_be_focused()


def cell(page: Page, row: int) -> Locator:
    """Return the booth number of a row."""
    return page.locator(f"#cell-{row}-booth_no")


def mend(page: Page, row: int, number: str) -> None:
    """Type a booth number into a row and save it."""
    cell(page, row).fill(number)
    with page.expect_response(re.compile(rf"/mend/{row}/")):
        page.locator(f"#row-{row}").get_by_role("button", name="Save").tap()


def assert_fits(page: Page) -> None:
    """Nothing makes the page wider than the phone."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
