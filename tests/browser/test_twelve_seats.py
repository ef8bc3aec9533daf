"""The convener of a district fills its twelve seats on a phone, in Hindi."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone, translation
from playwright.sync_api import Page, expect

from accounts.models import User
from teams.models import Assignment, Member, Seat
from teams.services import seat_assign
from teams.tests.cast import Cast, make_member, make_phone, seat_of

KNOWN = {"Mohan Shukla": "मोहन शुक्ल", "Nasreen Bano": "नसरीन बानो", "Omkar Yadav": "ओमकार यादव"}
NEW = ("पूजा मिश्र", "Qasim Ali", "रेखा पाल", "सुरेश राजपूत", "Tara Devi", "उमेश वर्मा")


def hindi(text: str) -> str:
    """Return what the interface says in Hindi."""
    with translation.override("hi"):
        return translation.gettext(text)


def test_a_convener_fills_twelve_seats_on_a_phone(cast: Cast, opened: Callable[..., Page]) -> None:
    for name_en, name_hi in KNOWN.items():
        make_member(cast.lucknow, name_en, name_hi)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=cast.field_worker)
    User.objects.filter(pk=cast.lucknow_convener.pk).update(language="hi")
    page = opened(cast.lucknow_convener, phone=True)
    page.goto("/teams/LKO-M/")
    expect(page.locator("html")).to_have_attribute("lang", "hi")
    expect(page.locator(".page-head__lead")).to_contain_text("12 में से 10 पद खाली हैं")

    for typed, found in (("मोहन", "मोहन शुक्ल"), ("nasrin bano", "नसरीन बानो")):
        search(page, typed)
        choose(page, found)
    search(page, Member.objects.get(name_en="Omkar Yadav").phone[3:])
    choose(page, "ओमकार यादव")
    for name in NEW:
        fill_first(page)
        page.fill("[name=name]", name)
        page.fill("[name=phone]", make_phone()[3:])
        page.get_by_role("button", name=hindi("Add and fill the seat")).tap()
        expect(page.locator(".message__text")).to_contain_text(name)

    # Who works in a mandal already is asked about once.
    search(page, "लता मौर्य")
    page.get_by_role("button", name=hindi("Choose")).tap()
    expect(page.locator("main .notice")).to_contain_text("एक्स प्रभारी, चौक")
    page.get_by_role("button", name=hindi("Take both posts")).tap()
    expect(page.locator(".page-head__lead")).to_contain_text("सभी 12 पद भरे हुए हैं।")
    assert not Seat.objects.filter(unit=cast.lucknow).wanted().not_held(timezone.localdate()).exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")

    # One leaves on a day ahead, and one goes to a mandal.
    menu(page, "पूजा मिश्र", hindi("Leaves the seat"))
    later = timezone.localdate() + timedelta(days=9)
    page.fill("[name=reason]", "दूसरी जगह चले गए")
    page.fill("[name=until]", later.isoformat())
    page.get_by_role("button", name=hindi("End it")).tap()
    expect(page.locator(".seat", has_text="पूजा मिश्र")).to_contain_text("को पद छोड़ेंगे")
    menu(page, "उमेश वर्मा", hindi("Move or swap"))
    page.fill("#q", "aminabad")
    page.get_by_role("button", name=hindi("Find")).tap()
    page.get_by_role("link", name="अमीनाबाद").tap()
    page.get_by_role("button", name=hindi("Move here")).first.tap()
    page.wait_for_url("**/teams/UP-171-02/#seat-*")
    moved = Assignment.objects.get(member__name_hi="उमेश वर्मा", until=None)
    assert moved.seat.unit == cast.aminabad
    assert Assignment.objects.get(member__name_hi="पूजा मिश्र").until == later


def fill_first(page: Page) -> None:
    """Tap on the first empty seat."""
    page.locator(".seat--open a.button").first.tap()
    page.wait_for_url("**/assign/")


def search(page: Page, text: str) -> None:
    """Look for somebody for the first empty seat."""
    fill_first(page)
    page.fill("#q", text)
    page.get_by_role("button", name=hindi("Find")).tap()
    page.wait_for_url("**q=*")


def choose(page: Page, name: str) -> None:
    """Take the one who was found."""
    page.locator("li.row", has_text=name).get_by_role("button").tap()
    expect(page.locator(".message__text")).to_contain_text(name)


def menu(page: Page, name: str, what: str) -> None:
    """Open the menu of somebody's card and take one of its ways."""
    holder = page.locator(".seat", has_text=name)
    holder.locator("summary").tap()
    holder.get_by_role("link", name=what).tap()
    page.wait_for_load_state()
