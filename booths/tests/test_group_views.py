"""Changing, closing and checking groups."""

import pytest
from django.urls import reverse

from accounts.models import Activity
from booths.models import GroupCheck
from booths.services import check_record, group_update
from teams.tests.cast import make_code, make_group


@pytest.fixture
def group(cast):
    """The first group of 171/1."""
    group = cast.booths["171/1"].groups.get(slot=1)
    group.admin_name, group.admin_phone = "Ravi", "+916000054321"
    group.save()
    return group


def form(group, **changed):
    """Return what the edit form of the group posts."""
    shown = {
        "version": group.version,
        "link": group.invite_url,
        "members": group.members,
        "admin_name": group.admin_name,
        "admin_phone": group.admin_phone,
        "admin2_name": "",
        "admin2_phone": "",
        "name": group.name,
    }
    return shown | changed


def edit(group):
    """Return the address of the edit form."""
    return reverse("booths:group_edit", args=[group.pk])


def test_a_group_is_changed(cast, client_of, group):
    client = client_of(cast.lucknow_convener)
    shown = client.get(edit(group)).content.decode()
    assert group.invite_url in shown and "+91 60000 54321" in shown
    seen = Activity.objects.get(verb="phone_reveal")
    assert (seen.actor, seen.details["which"]) == (cast.lucknow_convener, "admin"), "the form shows it: recorded"
    answer = client.post(edit(group), form(group, members="1,024", admin2_phone="60000 54322"))
    assert answer.status_code == 302
    group.refresh_from_db()
    assert (group.members, group.admin2_phone, group.version) == (1024, "+916000054322", 2)


def test_nothing_changed_writes_nothing(cast, client_of, group):
    client_of(cast.lucknow_convener).post(edit(group), form(group))
    group.refresh_from_db()
    assert group.version == 1


def test_without_the_right_to_numbers_they_stay_as_they_are(cast, client_of, group):
    client = client_of(cast.staff)
    content = client.get(edit(group)).content.decode()
    assert "54321" not in content and "admin_phone" not in content
    client.post(edit(group), form(group, name="New name", admin_phone="+916000099999"))
    group.refresh_from_db()
    assert (group.name, group.admin_phone) == ("New name", "+916000054321")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"link": "", "admin_name": ""}, "Give the invite link or the admin"),
        ({"link": "nonsense"}, "There is no invite link in this"),
        ({"members": "lots"}, "whole number"),
        ({"name": "x" * 200}, "at most 120"),
    ],
)
def test_what_is_wrong_is_said_and_kept(cast, client_of, group, changes, words):
    answer = client_of(cast.lucknow_convener).post(edit(group), form(group, **changes))
    assert answer.status_code == 422 and words in answer.content.decode()
    group.refresh_from_db()
    assert group.version == 1


def test_several_links_are_refused(cast, client_of, group):
    text = f"{group.invite_url} https://chat.whatsapp.com/{make_code()}"
    assert (
        "several links" in client_of(cast.lucknow_convener).post(edit(group), form(group, link=text)).content.decode()
    )


def test_a_link_that_another_group_has(cast, client_of, group):
    taken = cast.booths["172/1"].groups.first()
    answer = client_of(cast.lucknow_convener).post(edit(group), form(group, link=taken.invite_url))
    assert answer.status_code == 422 and "Lucknow North" in answer.content.decode()
    outside = cast.booths["146/1"].groups.get()
    answer = client_of(cast.lucknow_convener).post(edit(group), form(group, link=outside.invite_url))
    assert "outside your area" in answer.content.decode() and "Sitapur" not in answer.content.decode()


def test_two_people_at_the_same_group(cast, client_of, group):
    client = client_of(cast.lucknow_convener)
    seen = form(group, members="300", admin_name="Ravi K")
    group_update(actor=cast.assembly_convener, group=group, version=1, members=150, name="Their name")
    answer = client.post(edit(group), seen)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert "Ekta Saxena saved changes here" in content
    conflict = answer.context["conflict"]
    assert [(d.label, d.mine, d.theirs) for d in conflict.both] == [("Members", "300", "150")]
    assert [(d.label, d.theirs) for d in conflict.taken_over] == [("Name of the group", "Their name")]
    group.refresh_from_db()
    assert (group.members, group.admin_name) == (150, "Ravi"), "nothing is overwritten before it was seen"
    shown = answer.context["form"]
    again = {name: shown[name].value() or "" for name in shown.fields} | {"version": answer.context["version"]}
    assert client.post(edit(group), again).status_code == 302
    group.refresh_from_db()
    assert (group.members, group.admin_name, group.name) == (300, "Ravi K", "Their name")


def test_a_group_is_closed_with_a_reason_and_can_be_taken_back(cast, client_of, group):
    client = client_of(cast.lucknow_convener)
    address = reverse("booths:group_close", args=[group.pk])
    assert group.invite_url in client.get(address).content.decode(), "names what goes"
    assert client.post(address, {"version": 1, "reason": ""}).status_code == 422
    code = group.invite_code
    assert client.post(address, {"version": 1, "reason": "Split in two"}).status_code == 302
    group.refresh_from_db()
    group.booth.refresh_from_db()
    assert (group.status, group.invite_code, group.booth.active_groups) == ("closed", None, 1)
    undo = f"{reverse('booths:group_undo', args=[group.pk])}?version={group.version}"
    assert undo.replace("&", "&amp;") in client.get(reverse("booths:booth", args=[group.booth_id])).content.decode()
    client.post(undo)
    group.refresh_from_db()
    group.booth.refresh_from_db()
    assert (group.status, group.invite_code, group.booth.active_groups) == ("active", code, 2)


def test_taking_back_when_the_link_is_gone(cast, client_of, group):
    client = client_of(cast.lucknow_convener)
    code = group.invite_code
    client.post(reverse("booths:group_close", args=[group.pk]), {"version": 1, "reason": "x"})
    make_group(cast.booths["171/10"], invite_code=code)
    client.post(f"{reverse('booths:group_undo', args=[group.pk])}?version=2")
    group.refresh_from_db()
    assert group.status == "closed"
    assert "registered already" in client.get(reverse("booths:booth", args=[group.booth_id])).content.decode()


def test_closing_what_somebody_changed_meanwhile_asks_again(cast, client_of, group):
    group_update(actor=None, group=group, version=1, members=7)
    answer = client_of(cast.lucknow_convener).post(
        reverse("booths:group_close", args=[group.pk]), {"version": 1, "reason": "x"}
    )
    assert answer.status_code == 422 and 'value="2"' in answer.content.decode()
    group.refresh_from_db()
    assert group.status == "active"


def test_a_check_takes_two_taps(cast, client_of, group):
    client = client_of(cast.lucknow_convener)
    address = reverse("booths:group_check", args=[group.pk])
    assert client.post(address, {"alive": "1", "members": "२१०"}).status_code == 302
    group.refresh_from_db()
    assert (group.alive, group.members) == (True, 210)
    body = client.post(address, {"alive": "0"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in body and "Found dead" in body and "Check of group 1 saved" in body
    group.refresh_from_db()
    assert (group.alive, group.members) == (False, 210), "not counted leaves the count"
    assert GroupCheck.objects.filter(group=group, checked_by=cast.lucknow_convener).count() == 2


@pytest.mark.parametrize("data", [{}, {"alive": "maybe"}, {"alive": "1", "members": "lots"}])
def test_a_check_that_says_nothing(cast, client_of, group, data):
    answer = client_of(cast.lucknow_convener).post(reverse("booths:group_check", args=[group.pk]), data)
    assert answer.status_code == 422 and not GroupCheck.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("facebook_in_charge", 403), ("claims_desk", 403), ("sitapur_convener", 404)]
)
@pytest.mark.parametrize("view", ["group_edit", "group_close", "group_check", "group_undo"])
def test_who_may_do_none_of_it(cast, client_of, group, who, status, view):
    check_record(actor=None, group=group, alive=True)
    data = {"alive": "1", "version": "1", "reason": "x", "link": group.invite_url}
    answer = client_of(getattr(cast, who)).post(reverse(f"booths:{view}", args=[group.pk]) + "?version=1", data)
    assert answer.status_code == status
    group.refresh_from_db()
    assert (group.status, group.version, group.checks.count()) == ("active", 1, 1)
