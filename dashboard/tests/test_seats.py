"""The page of seats: what it counts, where its numbers lead, who sees it, what it costs."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booths.levels import Level
from booths.models import Unit
from teams.filters import SeatFilter
from teams.models import Assignment, Seat
from teams.overview import posts_read
from teams.services import seats_open
from teams.tests.cast import make_member, seat_of

_FIGURE = re.compile(r'<a href="([^"]+)" class="figure__link">\s*<span class="figure__value">([\d,.]+)', re.DOTALL)
_CELL = re.compile(r'<td class="([^"]*)"><a href="(/teams/seats/[^"]+)">([\d,]+)(?:/([\d,]+))?')
PLACES = ("UP", "AWD", "LKO-M", "STP", "UP-171", "UP-171-01")


def address(code, query=""):
    return f"/u/{code}/seats/{query}"


def lately(code):
    return f"/u/{code}/seats/lately/"


def rows(response):
    """Return the heat table as {place: [held/seats of each position]}."""
    page = response.context["page"]
    return {row.place.code: [f"{cell.held}/{cell.seats}" for cell in row.cells] for row in page.heat_rows}


def test_the_table_shows_each_position_in_each_place_the_worst_first(cast, client_of):
    client = client_of(cast.coordinator)
    assert rows(client.get(address("UP"))) == {
        "STP": ["1/1", "0/1", "0/2", "0/2", "0/4", "0/2"],
        "LKO-M": ["1/1", "0/1", "1/2", "0/2", "0/4", "0/2"],
    }
    assert list(rows(client.get(address("UP", "?sort=name")))) == ["LKO-M", "STP"]
    assert rows(client.get(address("UP", "?level=mandal"))) == {
        "STP": ["0/1", "0/1", "0/1", "0/1", "0/1"],
        "LKO-M": ["1/2", "0/2", "0/2", "0/2", "0/2"],
    }
    assert list(rows(client.get(address("LKO-M")))) == ["UP-172", "UP-171"]
    assert list(rows(client.get(address("UP-171")))) == ["UP-171-02", "UP-171-01"]
    assert client.get(address("UP-171-01")).context["page"].heat is None


def test_red_is_only_where_no_convener_is(cast, client_of):
    text = client_of(cast.coordinator).get(address("LKO-M")).content.decode()
    red = re.findall(r'<td class="heat__cell heat__alarm"><a href="([^"]+)">0/1<', text)
    assert [unescape(href) for href in red] == ["/teams/seats/?unit=UP-172&level=assembly&position=convener"]


def test_every_number_leads_to_the_list_that_it_counts(cast, client_of):
    client, scope, posts = client_of(cast.coordinator), cast.scope(cast.coordinator), posts_read()

    def counted(href):
        query = QueryDict(unescape(href).partition("?")[2])
        return SeatFilter(query, Seat.objects.within(scope), scope=scope, posts=posts).qs.count()

    for page in (address("UP", "?level=mandal"), address("AWD"), address("LKO-M"), address("UP-171-01")):
        text = client.get(page).content.decode()
        figures = [(href, number) for href, number in _FIGURE.findall(text) if "." not in number]
        cells = [(href, seats or number) for _look, href, number, seats in _CELL.findall(text)]
        assert figures and (cells or "UP-171-01" in page)
        for href, number in [*figures, *cells]:
            assert counted(href) == int(number.replace(",", "")), href


def test_the_numbers_are_those_of_all_seats_below(cast, client_of):
    page = client_of(cast.coordinator).get(address("UP")).context["page"]
    assert (page.all.seats, page.all.held, page.all.vacant, page.all.share) == (56, 7, 49, "12.5")
    assert (page.leading.seats, page.leading.vacant) == (1 + 1 + 2 + 3 + 3, 4)
    assert page.platforms.total.vacant == 49
    assert sum(row.vacant for row in page.platforms.rows) == 49


def test_the_units_own_team_stands_under_the_places_below(cast, client_of):
    rows = client_of(cast.coordinator).get(address("LKO-M")).context["page"].platforms.rows
    assert [(row.name, row.vacant) for row in rows] == [("Lucknow West", 13), ("Lucknow North", 5), ("Own team", 10)]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("administrator", PLACES),
        ("coordinator", PLACES),
        ("staff", PLACES),
        ("awadh_convener", PLACES[1:]),
        ("lucknow_convener", ("LKO-M", "UP-171", "UP-171-01")),
        ("viewer", ("LKO-M", "UP-171", "UP-171-01")),
        ("sitapur_convener", ("STP",)),
        ("mandal_convener", ("UP-171-01",)),
    ],
)
def test_who_sees_which_places(cast, verified_client_of, who, seen):
    client = verified_client_of(getattr(cast, who))
    assert tuple(code for code in PLACES if client.get(address(code)).status_code == 200) == seen
    assert tuple(code for code in PLACES if client.get(lately(code)).status_code == 200) == seen
    hidden = [code for code in PLACES if code not in seen]
    assert {client.get(page(code)).status_code for code in hidden for page in (address, lately)} <= {404}


def test_a_neighbour_appears_nowhere(cast, client_of):
    client = client_of(cast.sitapur_convener)
    text = "".join(client.get(page("STP")).content.decode() for page in (address, lately))
    assert "Lucknow" not in text and "LKO" not in text
    assert "Uttar Pradesh" in text and 'href="/u/UP/seats/"' not in text  # named in the trail, as on a letterhead


def test_no_number_of_a_phone_is_on_it(cast, client_of):
    text = client_of(cast.lucknow_convener).get(lately("LKO-M")).content.decode()
    assert "Farid Khan" in text
    for member in (cast.member(cast.mandal_convener), cast.member(cast.lucknow_convener)):
        assert member.phone[-7:] not in text and f"••{member.phone[-3:]}" not in text


def test_invitations_are_offered_to_who_may_send_them(cast, client_of):
    invite = f"/teams/assignments/{cast.assignment(cast.mandal_convener).pk}/invite/"
    for who, offered in (("lucknow_convener", True), ("coordinator", True), ("staff", False), ("viewer", False)):
        text = client_of(getattr(cast, who)).get(lately("LKO-M")).content.decode()
        assert "Farid Khan" in text
        assert (invite in text) == offered, who


def test_the_line_says_in_words_what_it_shows(cast, client_of):
    today = timezone.localdate()
    Assignment.objects.update(since=today - timedelta(days=200))
    client = client_of(cast.coordinator)
    assert "As many seats are filled as 90 days ago." in client.get(lately("STP")).content.decode()
    member = make_member(cast.sitapur)
    Assignment.objects.create(seat=seat_of(cast.sitapur, "x"), member=member, since=today - timedelta(days=4))
    text = client.get(lately("STP")).content.decode()
    assert "1 more seat is filled than 90 days ago." in text and "trend__line" in text


def test_the_rest_comes_after_the_page_or_on_a_page_of_its_own(cast, client_of):
    client = client_of(cast.coordinator)
    text = client.get(address("LKO-M")).content.decode()
    assert f'hx-get="{lately("LKO-M")}" hx-trigger="load"' in text and f'href="{lately("LKO-M")}"' in text
    cards = client.get(lately("LKO-M"), headers={"HX-Request": "true"}).content.decode()
    assert "Longest vacant" in cards and "<html" not in cards
    assert "<html" in client.get(lately("LKO-M")).content.decode()


def test_the_text_to_share_is_hindi_in_either_language(cast, client_of):
    page = client_of(cast.coordinator).get(address("UP")).context["page"]
    lines = page.summary.splitlines()
    assert lines[0].startswith("*पद: उत्तर प्रदेश* · ")
    assert lines[2:4] == ["*भरे: 12.5%* – 56 में से 7 पद", "खाली: 49 · संयोजक नहीं: 4"]
    assert lines[-2:] == ["1. सीतापुर: 8.3% (1/12)", "2. लखनऊ महानगर: 16.6% (2/12)"]


def test_before_the_seats_are_open_it_says_so(cast, verified_client_of):
    Assignment.objects.all().delete()
    Seat.objects.all().delete()
    client = verified_client_of(cast.administrator)
    text = client.get(address("UP")).content.decode()
    assert "The seats of this area are not open yet" in text and 'href="/teams/UP/"' in text


def test_teams_that_lie_in_no_place_of_the_table_are_not_lost(cast, client_of):
    Unit.objects.create(level=Level.ASSEMBLY, code="UP-999", name_en="Loose", number=999, parent=cast.awadh)
    seats_open(actor=None, root=cast.state)
    page = client_of(cast.coordinator).get(address("UP", "?level=assembly")).context["page"]
    assert page.heat.elsewhere.seats == 5
    assert page.heat.total.seats == 20
    assert page.platforms.total.vacant == 54


def test_it_belongs_to_the_teams_in_the_menu_and_the_team_leads_to_it(cast, client_of):
    client = client_of(cast.coordinator)
    response = client.get(address("UP"))
    assert [place.icon for place in response.context["chrome"].places if place.current] == ["team"]
    assert f'href="{address("UP")}"' in client.get("/teams/UP/").content.decode()


def test_no_page_needs_more_than_twelve_queries_at_any_size(cast, client_of):
    client = client_of(cast.coordinator)
    pages = [address(code) for code in ("UP", "LKO-M", "UP-171-01")] + [
        address("AWD", "?level=mandal&sort=name"),
        lately("UP"),
    ]

    def costs():
        found = []
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            found.append(len(captured))
        return found

    small = costs()
    assert max(small) <= 12
    Unit.objects.bulk_create(
        Unit(level=Level.DISTRICT, code=f"D{n}", name_en=f"District {n}", parent=cast.awadh) for n in range(40)
    )
    Unit.objects.bulk_create(
        Unit(level=Level.MANDAL, code=f"M{n}", name_en=f"Mandal {n}", parent=cast.lucknow_west) for n in range(60)
    )
    seats_open(actor=None, root=cast.state)
    for unit in Unit.objects.filter(code__regex="^[DM][0-9]"):
        Assignment.objects.create(seat=seat_of(unit, "convener"), member=make_member(unit), since=timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself soon after so many rows
    assert costs() == small
