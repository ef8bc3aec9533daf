"""The page of a unit, at each level, for each of the cast."""

from datetime import timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from booths.levels import Level
from booths.models import WhatsAppGroup
from booths.services import booth_create, check_record, collision_record, unit_create
from dashboard.tests.walking import counts, meanings
from teams.tests.cast import make_booth, make_group

PLACES = ["UP", "AWD", "LKO-M", "STP", "UP-171", "UP-172", "UP-146", "UP-171-01", "UP-171-02", "UP-146-01"]


def address(code):
    return reverse("dashboard:unit", args=[code])


@pytest.fixture
def checked(cast):
    """The cast with a verified, a stale and a dead group, and a link that was given twice."""
    verified, stale = WhatsAppGroup.objects.filter(booth=cast.booths["171/1"]).order_by("slot")
    check_record(actor=None, group=verified, alive=True, members=150)
    past = timezone.localdate() - timedelta(days=40)
    WhatsAppGroup.objects.update(activated_on=past)
    stale.refresh_from_db()
    check_record(actor=None, group=stale, alive=True, checked_on=past)
    dead = WhatsAppGroup.objects.get(booth=cast.booths["146/1"])
    check_record(actor=None, group=dead, alive=False)
    collision_record(actor=None, booth=cast.booths["171/10"], slot=1, invite_code=verified.invite_code)
    return cast


def test_every_number_leads_to_exactly_what_it_counts(checked, client_of):
    client, scope = client_of(checked.coordinator), checked.scope(checked.coordinator)
    walked = {}
    for code, query in product(PLACES, ("", "?level=district", "?level=revenue", "?level=assembly", "?level=mandal")):
        markup = client.get(address(code) + query).content.decode()
        found = counts(markup)
        assert len(found) >= 8
        for href, number in found:
            if href not in walked:
                listed = client.get(href)
                assert len(listed.context["rows"]) == listed.context["list"].count.booths, href
                walked[href] = meanings(href, scope)
            assert number in walked[href], (code, query, href, number)


def test_the_figures_are_right_by_hand(checked, client_of):
    total = client_of(checked.coordinator).get(address("UP")).context["page"].area.total
    assert (total.booths, total.covered, total.partly, total.uncovered) == (7, 2, 2, 3)
    assert (total.groups, total.wanted, total.verified, total.stale, total.unverified) == (6, 14, 1, 1, 4)
    assert total.members == 5 * 120 + 150


def test_each_sees_their_own_area_and_no_other(cast, verified_client_of):
    for who, own, foreign in (
        ("awadh_convener", ["AWD", "LKO-M", "STP", "UP-146-01"], ["UP"]),
        ("lucknow_convener", ["LKO-M", "UP-171", "UP-171-02"], ["UP", "AWD", "STP", "UP-146", "UP-146-01"]),
        ("sitapur_convener", ["STP", "UP-146"], ["UP", "AWD", "LKO-M", "UP-171", "UP-171-01"]),
        ("assembly_convener", ["UP-171", "UP-171-01"], ["UP", "LKO-M", "UP-172", "UP-146"]),
        ("mandal_convener", ["UP-171-01"], ["UP", "UP-171", "UP-171-02", "STP"]),
        ("viewer", ["LKO-M", "UP-172"], ["UP", "STP"]),
        ("staff", ["UP", "STP"], []),
        ("claims_desk", ["UP", "LKO-M"], []),
        ("administrator", ["UP", "UP-146-01"], []),
    ):
        client = verified_client_of(getattr(cast, who))
        assert {code: client.get(address(code)).status_code for code in own} == dict.fromkeys(own, 200), who
        assert {code: client.get(address(code)).status_code for code in foreign} == dict.fromkeys(foreign, 404), who
        for code in foreign:
            assert client.get(reverse("dashboard:unit_growth", args=[code])).status_code == 404


def test_who_has_no_seat_and_who_is_not_signed_in(cast, client_of, client):
    assert client_of(cast.outsider).get(address("UP")).status_code == 403
    assert client.get(address("UP"))["Location"].startswith(reverse("accounts:sign_in"))


def test_the_neighbour_is_nowhere_on_the_page(cast, client_of):
    client = client_of(cast.sitapur_convener)
    for code in ("STP", "UP-146", "UP-146-01"):
        markup = client.get(address(code)).content.decode()
        assert "LKO-M" not in markup and "Lucknow" not in markup and "UP-171" not in markup


def test_the_trail_names_what_lies_above_and_links_only_the_own_area(cast, client_of):
    trail = client_of(cast.lucknow_convener).get(address("UP-171")).context["trail"]
    assert [step.name for step in trail] == ["Uttar Pradesh", "Awadh", "Lucknow Mahanagar", "Lucknow West"]
    assert [bool(step.href) for step in trail] == [False, False, True, True]
    markup = client_of(cast.lucknow_convener).get(address("UP-171")).content.decode()
    assert f'href="{address("AWD")}"' not in markup


def test_the_table_lists_the_next_level_worst_first(cast, client_of):
    client = client_of(cast.coordinator)

    def names(query=""):
        return [row.name for row in client.get(address("LKO-M") + query).context["page"].listing.rows]

    assert names() == ["Lucknow West", "Lucknow North"]
    assert names("?sort=share&dir=desc") == ["Lucknow North", "Lucknow West"]
    assert names("?sort=name") == ["Lucknow North", "Lucknow West"]
    assert names("?sort=booths&dir=up") == names()
    assert names("?level=mandal") == ["Aminabad", "Chowk", "In no mandal"]
    assert names("?q=उत्तर") == ["Lucknow North"]
    assert names("?q=nowhere") == []


def test_a_page_with_a_mistyped_address_still_opens(cast, client_of):
    client = client_of(cast.coordinator)
    for query in (
        "?level=village",
        "?level=state",
        "?measure=x&sort=y&dir=z",
        "?page=99",
        "?page=-1",
        "?page=x",
        "?q=%00",
    ):
        assert client.get(address("UP") + query).status_code == 200


def test_a_state_can_be_listed_by_revenue_district(cast, client_of):
    page = client_of(cast.coordinator).get(address("UP") + "?level=revenue").context["page"]
    assert {row.name: row.figures.booths for row in page.listing.rows} == {"Lucknow": 5, "Sitapur": 2}
    assert [(row.href, row.parts) for row in page.listing.rows] == [(address("STP"), ()), (address("LKO-M"), ())]
    rural = {"code": "LKO-Z", "name_en": "Lucknow Zila", "name_hi": "लखनऊ जिला", "parent": cast.awadh}
    unit_create(actor=None, level=Level.DISTRICT, revenue_district=cast.lucknow.revenue_district, **rural)
    page = client_of(cast.coordinator).get(address("UP") + "?level=revenue&q=zila").context["page"]
    assert [part for row in page.listing.rows for part, _href in row.parts] == ["Lucknow Mahanagar", "Lucknow Zila"]


def test_the_map_has_a_square_per_revenue_district(cast, client_of):
    markup = client_of(cast.coordinator).get(address("UP")).content.decode()
    assert markup.count("<title>") == 2 + 1  # with the page's own
    assert f'<a href="{address("LKO-M")}"' in markup
    assert "Lucknow Mahanagar: 40%" in markup
    verified = client_of(cast.coordinator).get(address("UP") + "?measure=verified").content.decode()
    assert "Lucknow Mahanagar: 0%" in verified


def test_a_mandal_without_sectors_shows_its_booths(cast, client_of):
    tiles = client_of(cast.mandal_convener).get(address("UP-171-01")).context["page"].booth_tiles
    assert [(tile.number, tile.state) for tile in tiles] == [("1", "Covered"), ("2", "Partly covered")]
    assert tiles[0].href == reverse("booths:booth", args=[cast.booths["171/1"].pk])


def test_a_mandal_with_sectors_lists_them_and_the_booths_beside_them(cast, client_of):
    sector = unit_create(
        actor=None,
        level=Level.SECTOR,
        code="UP-171-01-1",
        name_en="Gol Darwaza",
        name_hi="गोल दरवाज़ा",
        parent=cast.chowk,
    )
    make_booth(sector, "3", groups=2)
    page = client_of(cast.mandal_convener).get(address("UP-171-01")).context["page"]
    assert {row.name: row.figures.booths for row in page.listing.rows} == {"Gol Darwaza": 1, "In no sector": 2}
    assert page.booth_tiles == []
    assert page.area.total.booths == 3


def test_htmx_gets_the_part_that_changes(cast, client_of):
    client = client_of(cast.coordinator)
    places = client.get(address("UP"), headers={"HX-Request": "true", "HX-Target": "places"}).content.decode()
    assert '<div class="stack" id="places">' in places and "<html" not in places and "todo" not in places
    rows = client.get(address("UP"), headers={"HX-Request": "true", "HX-Target": "rows"}).content.decode()
    assert '<div id="rows">' in rows and "tilemap" not in rows and "<html" not in rows
    assert "HX-Request" in client.get(address("UP"))["Vary"]


def test_without_booths_the_page_says_what_to_do(cast, client_of):
    empty = unit_create(
        actor=None, level=Level.DISTRICT, code="HRD", name_en="Hardoi", name_hi="हरदोई", parent=cast.awadh
    )
    unit_create(
        actor=None, level=Level.ASSEMBLY, code="UP-154", name_en="Sandila", name_hi="संडीला", number=154, parent=empty
    )
    convener = client_of(cast.awadh_convener).get(address("HRD")).content.decode()
    assert "There are no booths here yet" in convener and "Import the booth list" in convener
    assert address("UP-154") in convener
    viewer = client_of(cast.claims_desk).get(address("HRD")).content.decode()
    assert "There are no booths here yet" in viewer and "Import the booth list" not in viewer


def test_what_changes_a_group_changes_the_page(cast, client_of):
    client = client_of(cast.lucknow_convener)
    before = client.get(address("LKO-M")).context["page"].area.total
    make_group(cast.booths["171/10"])
    booth_create(actor=None, unit=cast.chowk, number="4", name_en="Hall")
    after = client.get(address("LKO-M")).context["page"].area.total
    assert (after.groups, after.booths, after.uncovered) == (before.groups + 1, before.booths + 1, before.uncovered)


def test_both_languages_are_whole(cast, client_of):
    cast.coordinator.language = "hi"
    cast.coordinator.save()
    markup = client_of(cast.coordinator).get(address("UP")).content.decode()
    assert "उत्तर प्रदेश" in markup and "आगे क्या करें" in markup and "बूथों पर समूह पूरे हैं" in markup
    for english in ("What next", "Coverage", "Verified", "Furthest", "booths"):
        assert f">{english}" not in markup


def test_the_text_to_share_stands_on_its_own(cast, client_of):
    text = client_of(cast.coordinator).get(address("UP")).context["page"].summary
    assert text.splitlines()[0].startswith("*Uttar Pradesh*")
    assert "*Coverage: 28.5%* – 2 of 7 booths" in text
    assert "1. Awadh: 28.5% (2/7)" in text


def test_long_tables_come_in_pages(cast, client_of):
    for number in range(1, 41):
        place = unit_create(
            actor=None,
            level=Level.MANDAL,
            code=f"UP-172-{number:02}",
            name_en=f"Place {number}",
            name_hi="",
            parent=cast.lucknow_north,
        )
        assert place.pk
    client = client_of(cast.coordinator)
    first = client.get(address("UP-172")).context["page"].listing
    assert (len(first.rows), first.previous, bool(first.next), first.where) == (25, "", True, "1–25 of 41")
    second = client.get(address("UP-172") + first.next).context["page"].listing
    assert (len(second.rows), second.next, second.where) == (16, "", "26–41 of 41")
    assert {row.name for row in first.rows}.isdisjoint(row.name for row in second.rows)
    whole = client.get(address("UP-172") + "?page=all").context["page"].listing
    assert (len(whole.rows), whole.next, whole.whole) == (41, "", "")
