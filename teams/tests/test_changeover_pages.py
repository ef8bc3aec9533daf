"""The pages of posts, teams and changeovers: looked at before they are done, and each number leads to its list."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from booths.levels import Level
from booths.scope import Right
from teams.filters import SeatFilter
from teams.models import Assignment, Changeover, Position, Seat
from teams.overview import posts_read
from teams.tests.cast import make_member, seat_of
from teams.tests.changing import fill, numbers, plan, seats

_LINK = re.compile(r'href="(/teams/seats/[^"]+)"[^>]*>(?:\s*<span class="figure__value">)?([\d,]+)<')


@pytest.fixture
def admin(cast, verified_client_of):
    return verified_client_of(cast.administrator)


def typed(level, starts_on=None, posts=(), **after):
    """Return what the form of a changeover sends."""
    data = {"starts_on": (starts_on or timezone.localdate()).isoformat(), "reason": "More hands"}
    for post in Position.objects.filter(level=level).exclude(in_use=True, seats_per_unit=0):
        now = post.wanted_in_unit
        data |= {f"seen-{post.pk}": now, f"seats-{post.pk}": after.get(post.key, now)}
    for number in range(3):
        data |= {f"post{number}-seats": 1, f"post{number}-rights": ["see"]}
    return data | dict(posts)


def counted(client_scope, href):
    query = QueryDict(unescape(href).partition("?")[2])
    listed = SeatFilter(query, Seat.objects.within(client_scope), scope=client_scope, posts=posts_read())
    return listed.qs.count()


def test_a_team_is_changed_after_a_look_at_what_that_does(cast, admin):
    address = "/teams/posts/mandal/change/"
    assert "Look what it does" in admin.get(address).content.decode()
    data = typed(Level.MANDAL, facebook=3, whatsapp=0)
    fill(seat_of(cast.chowk, "whatsapp"))
    look = admin.post(address, data)
    outlook = look.context["outlook"]
    assert (outlook.units, outlook.opened, outlook.closed, outlook.places) == (3, 6, 3, [("Lucknow Mahanagar", 1)])
    assert "1 person will sit in a seat beyond the number." in look.content.decode()
    assert not Changeover.objects.exists()
    done = admin.post(address, data | {"agreed": "1"})
    changeover = Changeover.objects.get(state="applied")
    assert done.headers["Location"] == f"/teams/changeovers/{changeover.pk}/"
    assert Seat.objects.wanted().filter(unit=cast.chowk).count() == 6
    # Said twice, as by a double tap: the numbers are others now.
    again = admin.post(address, data | {"agreed": "1"})
    assert again.status_code == 422 and "Somebody changed these numbers meanwhile" in again.content.decode()


def test_a_post_is_added_and_a_plan_given_up(cast, admin):
    new = {"post0-name_hi": "एआई प्रशिक्षक", "post0-name_en": "AI trainer", "post0-seats": 2, "post0-platform": ""}
    day = timezone.localdate() + timedelta(days=5)
    data = typed(Level.DISTRICT, day, new)
    assert "AI trainer" in admin.post("/teams/posts/district/change/", data).content.decode()
    admin.post("/teams/posts/district/change/", data | {"agreed": "1"})
    changeover = Changeover.objects.get()
    text = admin.get("/teams/posts/").content.decode()
    assert f"from {date_format(day)}" in text and "2 more seats in each team" in text
    assert "One changeover at a time" in admin.get("/teams/posts/district/change/").content.decode()
    page = f"/teams/changeovers/{changeover.pk}/"
    assert "Cancel the changeover" in admin.get(f"{page}cancel/").content.decode()
    admin.post(f"{page}cancel/")
    assert admin.get(page).status_code == 404
    assert not Position.objects.filter(key="ai-trainer").exists()
    assert "is no longer planned" in admin.post(f"{page}cancel/", follow=True).content.decode()


def test_what_is_typed_wrong_is_said_and_kept(cast, admin):
    address = "/teams/posts/mandal/change/"
    data = typed(Level.MANDAL, timezone.localdate() - timedelta(days=1), {"post1-name_hi": "प्रशिक्षक"}, x=2)
    answer = admin.post(address, data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert admin.post(address, typed(Level.MANDAL)).status_code == 422
    early = admin.post(address, typed(Level.MANDAL, timezone.localdate() - timedelta(days=1), x=2))
    assert "This day is over." in early.content.decode()
    assert 'value="प्रशिक्षक"' in text
    back = admin.post(address, typed(Level.MANDAL, x=4) | {"edit": "1"})
    assert back.status_code == 200 and 'value="4"' in back.content.decode()
    assert admin.get("/teams/posts/village/change/").status_code == 404


def test_rights_of_a_post_touch_people_and_that_is_said_first(cast, admin):
    post = Position.objects.get(level=Level.DISTRICT, key="facebook")
    look = admin.post(f"/teams/posts/{post.pk}/", {"rights": ["see", "edit"]}).content.decode()
    assert "This touches 1 person, at once" in look and "edit booths and groups" in look
    assert not cast.scope(cast.facebook_in_charge).may(Right.EDIT, cast.lucknow)
    admin.post(f"/teams/posts/{post.pk}/", {"rights": ["see", "edit"], "seen": ["see"], "agreed": "1"})
    assert cast.scope(cast.facebook_in_charge).may(Right.EDIT, cast.lucknow)
    late = admin.post(f"/teams/posts/{post.pk}/", {"rights": ["see"], "seen": ["see"], "agreed": "1"})
    assert late.status_code == 422 and "Somebody changed these rights meanwhile" in late.content.decode()


def test_nobody_comes_to_lead_in_two_units_by_a_change_of_rights(cast, admin):
    post = Position.objects.get(level=Level.DISTRICT, key="facebook")
    member = cast.member(cast.facebook_in_charge)
    Assignment.objects.create(seat=seat_of(cast.aminabad, "convener"), member=member, since=timezone.localdate())
    data = {"rights": ["see", "assign"], "seen": ["see"], "agreed": "1"}
    text = admin.post(f"/teams/posts/{post.pk}/", data).content.decode()
    assert "a person leads in one unit only" in text
    assert "Javed Alam: Facebook in-charge, Lucknow Mahanagar · Mandal convener, Aminabad" in text
    post.refresh_from_db()
    assert post.rights == ["see"]


def test_who_led_elsewhere_in_the_past_is_no_hindrance(cast, admin):
    post, today = Position.objects.get(level=Level.DISTRICT, key="facebook"), timezone.localdate()
    held = cast.assignment(cast.facebook_in_charge)
    Assignment.objects.filter(pk=held.pk).update(since=today - timedelta(days=90))
    past = fill(seat_of(cast.aminabad, "convener"), days_ago=80, until=today - timedelta(days=30))
    Assignment.objects.filter(pk=past.pk).update(member=held.member)
    admin.post(f"/teams/posts/{post.pk}/", {"rights": ["see", "assign"], "seen": ["see"], "agreed": "1"})
    post.refresh_from_db()
    assert post.rights == ["see", "assign"]


@pytest.mark.parametrize("code", ["UP", "LKO-M", "UP-171", "UP-171-01"])
def test_each_number_of_the_progress_leads_to_its_list(cast, client_of, code):
    changeover = plan(cast, Level.MANDAL, facebook=3, x=0)
    fill(seats(cast.chowk, "facebook")[1])
    fill(seats(cast.khairabad, "facebook")[2])
    for seat in (*seats(cast.chowk, "x"), *seats(cast.khairabad, "x")):
        fill(seat)
    text = client_of(cast.coordinator).get(f"/teams/changeovers/{changeover.pk}/?unit={code}").content.decode()
    found = [(href, int(number.replace(",", ""))) for href, number in _LINK.findall(text)]
    assert len(found) >= 3
    for href, number in found:
        assert counted(cast.scope(cast.coordinator), href) == number, href


def test_the_progress_by_place(cast, client_of):
    changeover = plan(cast, Level.MANDAL, facebook=3)
    fill(seats(cast.chowk, "facebook")[1])

    def rows(code):
        page = client_of(cast.coordinator).get(f"/teams/changeovers/{changeover.pk}/?unit={code}").context["page"]
        return [(row.name, row.progress.filled, row.progress.brought) for row in page.rows]

    assert rows("UP") == [("Lucknow Mahanagar", 1, 4), ("Sitapur", 0, 2)]
    assert rows("LKO-M") == [("Lucknow West", 1, 4)]
    assert rows("UP-171") == [("Aminabad", 0, 2), ("Chowk", 1, 2)]
    assert rows("UP-171-01") == []


def test_a_neighbour_is_nowhere_in_the_progress(cast, client_of):
    changeover = plan(cast, Level.MANDAL, facebook=3)
    page = f"/teams/changeovers/{changeover.pk}/"
    client = client_of(cast.sitapur_convener)
    text = client.get(page).content.decode()
    assert "Lucknow" not in text and "Chowk" not in text and "Khairabad" not in text
    assert "Khairabad" in client.get(f"{page}?unit=UP-146").content.decode()
    assert {client.get(f"{page}?unit={code}").status_code for code in ("LKO-M", "UP", "no-such")} == {404}
    assert client.get(f"{page}?unit=%00").status_code == 200  # as if none was named
    assert client_of(cast.outsider).get(page).status_code == 403
    assert client_of(cast.coordinator).get("/teams/posts/").status_code == 403


def test_the_pages_of_a_team_tell_of_it_until_it_is_finished(cast, client_of):
    day = timezone.localdate() + timedelta(days=2)
    changeover = plan(cast, Level.ASSEMBLY, in_days=2, x=2)
    link = f'href="/teams/changeovers/{changeover.pk}/?unit='
    client = client_of(cast.lucknow_convener)
    for page, told in (("/u/LKO-M/seats/", True), ("/teams/UP-171/", True), ("/teams/LKO-M/", False)):
        text = client.get(page).content.decode()
        assert (link in text) == told, page
        assert (f"from {date_format(day)}" in text) == told, page
    Changeover.objects.filter(pk=changeover.pk).update(state="withdrawn")
    changeover = plan(cast, Level.ASSEMBLY, x=2)
    link = f'href="/teams/changeovers/{changeover.pk}/?unit='
    assert "0 of 1 new seats filled" in client.get("/teams/UP-171/").content.decode()
    fill(seats(cast.lucknow_west, "x")[1])
    assert link not in client.get("/teams/UP-171/").content.decode()
    assert link in client.get("/u/LKO-M/seats/").content.decode()


def test_holders_beyond_the_number_are_marked_listed_and_a_thing_to_do(cast, client_of):
    plan(cast, Level.DISTRICT, facebook=0)
    holder = cast.assignment(cast.facebook_in_charge)
    client = client_of(cast.lucknow_convener)
    team = client.get("/teams/LKO-M/").content.decode()
    assert "Javed Alam" in team and "Beyond the number" in team
    assert "0 of 10" not in team and "9 of 10 seats are vacant." in team
    listed = client.get("/teams/seats/?state=surplus").content.decode()
    assert "Javed Alam" in listed and "1 seat<" in listed
    assert "Javed Alam" not in client.get("/teams/seats/?state=filled").content.decode()
    page = client.get("/u/LKO-M/seats/").context["page"]
    assert (page.all.seats, page.all.held) == (10 + 2 * 5 + 2 * 5, 3)
    todo = client.get("/u/LKO-M/").content.decode()
    assert "person sits in a seat that is no longer wanted" in todo
    assert 'href="/teams/seats/?unit=LKO-M&amp;state=surplus"' in todo
    assert "this seat closes on that day" in client.get(f"/teams/assignments/{holder.pk}/end/").content.decode()
    client.post(f"/teams/assignments/{holder.pk}/end/", {"reason": "Moved away"})
    assert "no longer wanted" not in client.get("/u/LKO-M/").content.decode()
    fill = f"/teams/seats/{holder.seat_id}/assign/"
    for refused in (
        client.get(fill, follow=True),
        client.post(fill, {"member": make_member(cast.lucknow).pk}, follow=True),
    ):
        assert "This seat is no longer part of the team." in refused.content.decode()
    assert f'href="{fill}"' not in client.get(f"/teams/seats/{holder.seat_id}/").content.decode()


def test_who_lives_elsewhere_has_no_thing_to_do(cast, client_of):
    plan(cast, Level.DISTRICT, facebook=0)
    for who in (cast.sitapur_convener, cast.viewer):
        text = "".join(client_of(who).get(page).content.decode() for page in ("/", "/teams/seats/?state=surplus"))
        assert "no longer wanted" not in text
    assert "Javed Alam" not in client_of(cast.sitapur_convener).get("/teams/seats/?state=surplus").content.decode()


def test_in_the_administration_rights_and_numbers_only_stand(cast, admin):
    post = Position.objects.get(level=Level.MANDAL, key="x")
    text = admin.get(reverse("admin:teams_position_change", args=[post.pk])).content.decode()
    assert 'name="name_hi"' in text
    assert not any(f'name="{field}"' in text for field in ("rights", "seats_per_unit", "in_use", "level", "key"))
    viewer = Position.objects.get(level=Level.MANDAL, key="viewer")
    assert 'name="in_use"' in admin.get(reverse("admin:teams_position_change", args=[viewer.pk])).content.decode()
    assert numbers(Level.MANDAL, x=2) == {post.pk: (1, 2)}
