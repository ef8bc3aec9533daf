"""The page of a booth."""

import pytest
from django.urls import reverse

from accounts.models import Activity
from booths.services import check_record, collision_record, group_close
from teams.tests.cast import make_group


@pytest.fixture
def group(cast):
    """The first group of 171/1, with an admin and a number."""
    group = cast.booths["171/1"].groups.get(slot=1)
    group.admin_name, group.admin_phone, group.name = "Ravi Kumar", "+916000054321", "Booth One"
    group.save()
    return group


def page(client, booth, **query):
    """Return the booth's page as text."""
    return client.get(reverse("booths:booth", args=[booth.pk]), query).content.decode()


def test_everything_about_the_booth_is_there(cast, client_of, group):
    content = page(client_of(cast.lucknow_convener), group.booth)
    for words in (
        "प्राथमिक विद्यालय 1",
        "Primary School 1",
        "900",
        "Lucknow West",
        "Chowk",
        "Ravi Kumar",
        group.invite_url,
    ):
        assert words in content
    assert "Not checked yet" in content and "Check now" in content


def test_the_trail_leads_up_to_where_the_reader_may_go(cast, client_of, group):
    trail = client_of(cast.assembly_convener).get(reverse("booths:booth", args=[group.booth_id])).context["trail"]
    assert [step.name for step in trail] == [
        *("Uttar Pradesh", "Awadh", "Lucknow Mahanagar", "Lucknow West", "Chowk", "Booth 1")
    ]
    assert [bool(step.href) for step in trail] == [False, False, False, True, True, False]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("coordinator", 200), ("lucknow_convener", 200), ("mandal_convener", 200), ("staff", 200), ("viewer", 200)),
        *(("claims_desk", 200), ("sitapur_convener", 404), ("outsider", 403)),
    ],
)
def test_who_may_see_it(cast, client_of, group, who, status):
    assert client_of(getattr(cast, who)).get(reverse("booths:booth", args=[group.booth_id])).status_code == status


def test_what_a_reader_may_not_do_is_not_offered(cast, client_of, group):
    content = page(client_of(cast.viewer), group.booth)
    assert "Ravi Kumar" in content
    for words in ("Check now", "Show the number", "Close the group", "Register the group", "/edit/"):
        assert words not in content
    assert "Show the number" not in page(client_of(cast.staff), group.booth)


def test_numbers_are_masked_until_they_are_asked_for(cast, client_of, group):
    client = client_of(cast.lucknow_convener)
    content = page(client, group.booth)
    assert "54321" not in content and "•" in content
    address = reverse("booths:group_phone", args=[group.pk, "admin"])
    assert client.get(address).status_code == 405
    shown = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "tel:+916000054321" in shown and "https://wa.me/916000054321" in shown
    seen = Activity.objects.get(verb="phone_reveal")
    assert (seen.actor, seen.subject_id, seen.details) == (
        cast.lucknow_convener,
        group.booth_id,
        {"slot": 1, "which": "admin"},
    )
    assert "tel:+916000054321" in client.post(address).content.decode(), "without JavaScript, on the page itself"
    assert "54321" not in page(client, group.booth), "the next time it is masked again"


@pytest.mark.parametrize(
    ("who", "status"), [("staff", 403), ("viewer", 403), ("sitapur_convener", 404), ("claims_desk", 403)]
)
def test_who_may_not_see_numbers(cast, client_of, group, who, status):
    answer = client_of(getattr(cast, who)).post(reverse("booths:group_phone", args=[group.pk, "admin"]))
    assert answer.status_code == status and "54321" not in answer.content.decode()
    assert not Activity.objects.filter(verb="phone_reveal").exists()


def test_only_the_two_numbers_can_be_asked_for(cast, client_of, group):
    address = reverse("booths:group_phone", args=[group.pk, "password"])
    assert client_of(cast.lucknow_convener).post(address).status_code == 404


def test_neighbours_are_those_of_the_list(cast, client_of, group):
    def around(booth, **query):
        context = client_of(cast.lucknow_convener).get(reverse("booths:booth", args=[booth.pk]), query).context
        return [neighbour and neighbour.number for neighbour in (context["before"], context["after"])]

    assert around(cast.booths["171/2"]) == ["1", "10"]
    assert around(cast.booths["171/1"]) == [None, "2"]
    assert around(cast.booths["171/10A"]) == ["10", None]
    assert around(cast.booths["171/1"], list="unit=UP-171&state=uncovered") == [None, "10"]


def test_a_collision_is_shown_on_both_sides(cast, client_of, group):
    other = cast.booths["171/10"]
    collision_record(actor=None, booth=other, slot=1, invite_code=group.invite_code)
    client = client_of(cast.lucknow_convener)
    assert "also given for" in page(client, group.booth)
    assert "is that of a group of" in page(client, other)
    chowk = client_of(cast.mandal_convener)
    assert "also given for" not in page(chowk, group.booth), "the other booth lies outside the area"


def test_a_collision_outside_the_area_names_no_place(cast, client_of):
    elsewhere = cast.booths["146/1"].groups.get()
    booth = cast.booths["171/10"]
    collision_record(actor=None, booth=booth, slot=1, invite_code=elsewhere.invite_code)
    content = page(client_of(cast.lucknow_convener), booth)
    assert "outside your area" in content and "Sitapur" not in content


def test_a_closed_group_and_one_found_dead(cast, client_of, group):
    check_record(actor=cast.staff, group=group, alive=False)
    client = client_of(cast.lucknow_convener)
    assert "Found dead" in page(client, group.booth)
    group_close(actor=cast.staff, group=group, version=group.version, reason="Deleted by its admin")
    content = page(client, group.booth)
    assert "Closed" in content and "Deleted by its admin" in content and "Register the group" in content


def test_a_booth_with_more_groups_than_the_state_wants(cast, client_of, group):
    cast.state.settings.groups_per_booth = 3
    cast.state.settings.save()
    make_group(group.booth, 3)
    cast.state.settings.groups_per_booth = 2
    cast.state.settings.save()
    assert "Group 3" in page(client_of(cast.lucknow_convener), group.booth)


@pytest.mark.parametrize("pk", ["0", "99999999", "99999999999999999999999999"])
def test_a_booth_that_is_not_there(cast, client_of, pk):
    assert client_of(cast.coordinator).get(f"/booths/{pk}/").status_code == 404
