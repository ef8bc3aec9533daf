"""The list of seats: filters, pages, who sees and may do what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booths.levels import Level
from booths.models import Unit
from teams.keyset import Order, page_of
from teams.models import Assignment, Seat
from teams.services import seats_open
from teams.tests.cast import make_member, seat_of

ADDRESS = "/teams/seats/"


def listed(client, query=""):
    """Return the rows of a list as (position, unit code, holder)."""
    rows = client.get(f"{ADDRESS}?{query}").context["rows"]
    return [
        (row.seat.position.key, row.seat.unit.code, row.assignment and row.assignment.member.name_en) for row in rows
    ]


def test_the_filters_leave_what_they_name(cast, client_of):
    client = client_of(cast.coordinator)
    for query, number in (
        ("unit=LKO-M", 12 + 4 * 5),
        ("unit=LKO-M&level=district", 12),
        ("unit=LKO-M&level=mandal&position=x", 2),
        ("unit=LKO-M&platform=facebook", 2 + 4),
        ("unit=LKO-M&level=district&platform=none", 2),
        ("unit=LKO-M&state=filled", 4),
        ("unit=LKO-M&state=vacant", 12 + 4 * 5 - 4),
        ("unit=LKO-M&state=vacant&lead=1", 2),
        ("unit=LKO-M&signin=missing", 3),
        ("unit=LKO-M&level=nowhere&platform=myspace&state=maybe", 12 + 4 * 5),
    ):
        response = client.get(f"{ADDRESS}?{query}")
        assert response.context["list"].count == number == len(response.context["rows"]), query
    assert listed(client, "unit=LKO-M&state=filled")[:2] == [
        ("convener", "LKO-M", "Chitra Nigam"),
        ("facebook", "LKO-M", "Javed Alam"),
    ]


def test_a_list_holds_what_its_reader_may_see(cast, client_of):
    for who, codes in (
        ("sitapur_convener", {"STP", "UP-146", "UP-146-01"}),
        ("lucknow_convener", {"LKO-M", "UP-171", "UP-172", "UP-171-01", "UP-171-02"}),
        ("mandal_convener", {"UP-171-01"}),
    ):
        assert {code for _key, code, _holder in listed(client_of(getattr(cast, who)))} == codes, who
    sitapur = client_of(cast.sitapur_convener)
    for unit in ("LKO-M", "UP-171", "UP", "AWD"):
        assert sitapur.get(f"{ADDRESS}?unit={unit}").status_code == 404
    assert client_of(cast.outsider).get(ADDRESS).status_code == 403


def test_a_name_is_shown_and_never_a_number(cast, client_of):
    text = client_of(cast.lucknow_convener).get(f"{ADDRESS}?state=filled").content.decode()
    assert "Javed Alam" in text
    number = cast.member(cast.facebook_in_charge).phone
    assert number[3:] not in text and number[-3:] + "</" not in text


def test_buttons_are_there_for_who_may_use_them(cast, client_of):
    fill = f"/teams/seats/{seat_of(cast.lucknow, 'x').pk}/assign/"
    invite = f"/teams/assignments/{cast.assignment(cast.mandal_convener).pk}/invite/"
    for who, offered in (("lucknow_convener", True), ("coordinator", True), ("staff", False), ("viewer", False)):
        client = client_of(getattr(cast, who))
        assert (fill in client.get(f"{ADDRESS}?unit=LKO-M&state=vacant").content.decode()) == offered, who
        assert (invite in client.get(f"{ADDRESS}?unit=LKO-M&signin=missing").content.decode()) == offered, who


def test_how_long_a_seat_has_been_vacant(cast, client_of):
    today = timezone.localdate()
    left = today - timedelta(days=40)
    seat = seat_of(cast.sitapur_assembly, "x")
    Assignment.objects.create(seat=seat, member=make_member(cast.sitapur), since=left, until=left)
    client = client_of(cast.sitapur_convener)
    assert listed(client, "state=vacant&order=longest")[0] == ("x", "UP-146", None)
    text = client.get(f"{ADDRESS}?state=vacant&order=longest").content.decode()
    assert "40 days" in text and "never filled since" in text


@pytest.mark.parametrize("order", Order)
def test_pages_lead_through_all_seats_there_and_back(cast, order):
    today = timezone.localdate()
    for place, seat in enumerate(Seat.objects.filter(unit=cast.lucknow)[4:9]):
        day = today - timedelta(days=place // 2)
        Assignment.objects.create(seat=seat, member=make_member(cast.lucknow), since=day, until=day)
    seats = Seat.objects.not_held(today).with_vacant_since(today)
    shown = Seat.objects.select_related("unit", "position").with_vacant_since(today)

    def page(size=7, **cursor):
        return page_of(seats, order, shown=shown, size=size, **cursor)

    whole = [seat.pk for seat in page(1000).records]
    assert len(whole) == seats.count() > 20
    forth, last, here = [], None, page()
    assert here.before == ""
    while True:
        forth += [seat.pk for seat in here.records]
        if not here.after:
            break
        last, here = here, page(after=here.after)
    assert forth == whole
    assert [seat.pk for seat in page(before=here.before).records] == [seat.pk for seat in last.records]
    assert page(len(whole), before=here.before).before == ""


@pytest.mark.parametrize(
    "cursor", ["", "x", "~", "~~~~", "3~a~1~2~UP", "2026-13-45~1", "9" * 30 + "~1~1~1~UP", "%00~1"]
)
def test_a_mistyped_place_gives_the_first_page(cast, client_of, cursor):
    client = client_of(cast.coordinator)
    for query in ("", "state=vacant&order=longest&"):
        for way in ("after", "before"):
            assert client.get(f"{ADDRESS}?{query}{way}={cursor}").status_code == 200


def test_no_list_needs_more_than_twelve_queries_at_any_size(cast, client_of):
    client = client_of(cast.coordinator)
    queries = ("", "unit=LKO-M&state=filled", "unit=UP&state=vacant&order=longest", "unit=UP&signin=missing")

    def costs():
        found = []
        for query in queries:
            client.get(f"{ADDRESS}?{query}")
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"{ADDRESS}?{query}").status_code == 200
            found.append(len(captured))
        return found

    small = costs()
    assert max(small) <= 12
    Unit.objects.bulk_create(
        Unit(level=Level.MANDAL, code=f"M{n}", name_en=f"Mandal {n}", parent=cast.lucknow_west) for n in range(60)
    )
    seats_open(actor=None, root=cast.state)
    for unit in Unit.objects.filter(code__startswith="M"):
        seat = seat_of(unit, "convener")
        Assignment.objects.create(seat=seat, member=make_member(unit), since=timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself soon after so many rows
    assert costs() == small
