"""Registering a group on a phone: paste, save, next booth."""

import re

import pytest
from django.urls import reverse

from accounts.models import Activity
from booths.models import LinkCollision, WhatsAppGroup
from teams.tests.cast import make_code, make_group

LINK = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"
OTHER = "https://chat.whatsapp.com/ZyXwVuTsRqPoNmLkJiHgFe"
CODE, OTHER_CODE = LINK[-22:], OTHER[-22:]


@pytest.fixture
def booth(cast):
    """171/10, without a group."""
    return cast.booths["171/10"]


@pytest.fixture
def post(cast, client_of, booth):
    """Post the form of 171/10 as the Lucknow convener."""
    client = client_of(cast.lucknow_convener)

    def send(**data):
        return client.post(reverse("booths:register", args=[booth.pk]), {"slot": "1", **data})

    return send


def codes(booth):
    """Return the links of a booth's active groups by slot."""
    return dict(booth.groups.active().values_list("slot", "invite_code"))


@pytest.mark.parametrize(
    "text",
    [
        LINK,
        f"जय हिंद! बूथ 10 का समूह: {LINK} सब जुड़ें 🙏",
        "chat.whatsapp.com/invite/AbCdEfGhIjKlMnOpQrStUv?mode=ac_t",
        f"{LINK}\n{LINK}",
    ],
)
def test_a_link_or_a_message_with_it_is_enough(post, booth, text):
    answer = post(link=text)
    assert answer.status_code == 302 and answer["Location"] == reverse("booths:booth", args=[booth.pk])
    group = booth.groups.get()
    assert (group.invite_code, group.status, group.slot) == (CODE, "active", 1)
    booth.refresh_from_db()
    assert booth.active_groups == 1


def test_what_else_is_known_is_kept(post, booth):
    post(
        link=LINK,
        members="२५०",
        admin_name=" Ravi  Kumar ",
        admin_phone="09876 543210",
        admin2_name="Sita",
        admin2_phone="",
        name="Booth 10",
    )
    group = booth.groups.get()
    assert (group.members, group.admin_name, group.admin_phone) == (250, "Ravi Kumar", "+919876543210")
    assert (group.admin2_name, group.admin2_phone, group.name) == ("Sita", "", "Booth 10")


def test_the_next_booth_without_a_group_comes_up(cast, client_of, booth):
    client = client_of(cast.lucknow_convener)
    listed = "unit=UP-171&state=uncovered"
    answer = client.post(reverse("booths:register", args=[booth.pk]), {"link": LINK, "slot": 1, "list": listed})
    following = client.get(answer["Location"])
    assert following.context["booth"] == cast.booths["171/10A"]
    content = following.content.decode()
    assert "Saved: booth 10, group 1." in content and "Undo" in content
    answer = client.post(answer["Location"], {"link": OTHER, "slot": 1, "list": listed})
    last = client.get(answer["Location"])
    assert "last booth without a group" in last.content.decode()
    assert last.resolver_match.view_name == "booths:list" and last.context["rows"] == []


def test_the_first_page_asks_for_the_first_free_group(cast, client_of):
    client = client_of(cast.lucknow_convener)
    form = client.get(reverse("booths:register", args=[cast.booths["171/2"].pk])).context["form"]
    assert form.slot == 2
    covered = client.get(reverse("booths:register", args=[cast.booths["171/1"].pk]))
    assert covered.status_code == 302


def test_saved_can_be_taken_back(cast, client_of, booth):
    client = client_of(cast.lucknow_convener)
    client.post(reverse("booths:register", args=[booth.pk]), {"link": LINK, "slot": 1})
    page = client.get(reverse("booths:booth", args=[booth.pk])).content.decode()
    undo = re.search(r'hx-post="([^"]+/undo/[^"]+)"', page)[1].replace("&amp;", "&")
    assert "Take it back" in client.get(undo).content.decode(), "without JavaScript it asks on a page"
    assert codes(booth) == {1: CODE}, "asking changes nothing"
    answer = client.post(undo, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("booths:booth", args=[booth.pk])
    booth.refresh_from_db()
    assert booth.active_groups == 0 and codes(booth) == {}
    assert "No group is registered here yet" in client.get(reverse("booths:booth", args=[booth.pk])).content.decode()
    client.post(undo)
    assert "changed since" in client.get(reverse("booths:booth", args=[booth.pk])).content.decode()
    client.post(reverse("booths:register", args=[booth.pk]), {"link": LINK, "slot": 1})
    assert codes(booth) == {1: CODE}, "and registered again"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Paste the invite link"),
        ("hello", "There is no invite link in this"),
        ("https://wa.me/919876543210", "There is no invite link in this"),
        ("https://chat.whatsapp.com/AbCd", "The link is not whole"),
    ],
)
def test_what_is_no_link_is_explained_and_kept(post, booth, text, words):
    answer = post(link=text, members="40")
    assert answer.status_code == 422
    content = answer.content.decode()
    assert words in content and text in content and 'value="40"' in content
    assert not booth.groups.exists()


def test_an_admin_is_enough_without_a_link(post, booth):
    assert post(admin_name="Ravi").status_code == 302
    assert codes(booth) == {1: None}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("admin_phone", "9.87E+09", "lost on the way"),
        ("admin_phone", "12345", "Some digits are missing"),
        ("members", "about 200", "whole number"),
        ("members", "-5", "whole number"),
    ],
)
def test_wrong_contacts_are_explained_and_kept(post, booth, field, value, words):
    answer = post(link=LINK, **{field: value})
    assert answer.status_code == 422 and words in answer.content.decode() and value in answer.content.decode()
    assert not booth.groups.exists()


@pytest.mark.parametrize(("members", "words"), [("5", "Few members"), ("1025", "More members than WhatsApp allows")])
def test_odd_member_counts_warn_and_are_saved(cast, client_of, booth, members, words):
    client = client_of(cast.lucknow_convener)
    client.post(reverse("booths:register", args=[booth.pk]), {"link": LINK, "slot": 1, "members": members})
    assert booth.groups.get().members == int(members)
    assert words in client.get(reverse("booths:booth", args=[booth.pk])).content.decode()


def test_two_links_are_chosen_from(post, booth):
    text = f"{LINK} {OTHER}"
    asked = post(link=text)
    assert asked.status_code == 422 and "There are 2 links" in asked.content.decode()
    assert "Both: the first as group 1, the second as group 2" in asked.content.decode()
    assert not booth.groups.exists()
    assert post(link=text, choice=OTHER_CODE).status_code == 302
    assert codes(booth) == {1: OTHER_CODE}
    asked = post(link=f"{LINK} {OTHER}", slot="2")
    assert "Both:" not in asked.content.decode(), "only one slot is free"


def test_two_links_for_two_groups(post, booth):
    text = f"{LINK} {OTHER}"
    for _twice in range(2):
        assert post(link=text, choice="both", members="90", admin_name="Ravi").status_code == 302
    assert codes(booth) == {1: CODE, 2: OTHER_CODE}
    assert set(booth.groups.values_list("members", "admin_name")) == {(None, "Ravi")}, "members are one group's"
    booth.refresh_from_db()
    assert booth.active_groups == 2


def test_two_links_of_which_one_is_taken_save_nothing(cast, post, booth):
    make_group(cast.booths["171/10A"], invite_code=OTHER_CODE)
    answer = post(link=f"{LINK} {OTHER}", choice="both")
    assert answer.status_code == 422 and "registered already" in answer.content.decode()
    assert codes(booth) == {}


def test_a_choice_made_up_is_refused(post, booth):
    assert post(link=f"{LINK} {OTHER}", choice="x" * 22).status_code == 422
    assert not booth.groups.exists()


def test_a_second_tap_registers_nothing_twice(post, booth):
    for _twice in range(2):
        assert post(link=LINK).status_code == 302
    assert booth.groups.count() == 1 and booth.groups.get().version == 1
    assert Activity.objects.filter(verb="group_register", subject_id=booth.pk).count() == 1
    assert post(admin_name="Ravi", slot="2").status_code == 302
    assert post(admin_name="Ravi", slot="2").status_code == 302
    assert post(admin_name="Somebody Else", slot="2").status_code == 422


def test_the_link_of_another_booth_says_where_it_is(cast, post, booth):
    elsewhere = cast.booths["172/1"]
    taken = elsewhere.groups.first()
    answer = post(link=f"https://chat.whatsapp.com/{taken.invite_code}", members="33")
    content = answer.content.decode()
    assert answer.status_code == 422 and 'value="33"' in content
    assert reverse("booths:booth", args=[elsewhere.pk]) in content and "Lucknow North" in content
    collision = LinkCollision.objects.get()
    assert (collision.booth, collision.invite_code) == (booth, taken.invite_code)
    assert collision.claimed_by == cast.lucknow_convener
    post(link=f"https://chat.whatsapp.com/{taken.invite_code}")
    assert LinkCollision.objects.count() == 1
    assert post(link=LINK).status_code == 302
    assert not LinkCollision.objects.exists(), "the slot has its own link now"


def test_a_link_outside_the_area_gives_nothing_away(cast, post, booth):
    secret = cast.booths["146/1"]
    answer = post(link=f"https://chat.whatsapp.com/{secret.groups.get().invite_code}")
    content = answer.content.decode()
    assert "outside your area" in content
    assert "Sitapur" not in content and f"/booths/{secret.pk}/" not in content
    assert "Primary School" not in re.sub(r"Primary School 10\b", "", content)


def test_the_link_of_this_booths_other_group(cast, client_of):
    booth = cast.booths["171/2"]
    own = booth.groups.get()
    answer = client_of(cast.lucknow_convener).post(
        reverse("booths:register", args=[booth.pk]), {"slot": 2, "link": own.invite_url}
    )
    assert "already that of group 1 of this booth" in answer.content.decode()
    assert not LinkCollision.objects.exists()


def test_who_was_quicker_is_said(cast, client_of, booth):
    first, second = client_of(cast.assembly_convener), client_of(cast.lucknow_convener)
    address = reverse("booths:register", args=[booth.pk])
    second.get(address)
    first.post(address, {"slot": 1, "link": LINK})
    answer = second.post(address, {"slot": 1, "link": OTHER, "members": "77"})
    content = answer.content.decode()
    assert answer.status_code == 422
    assert "registered meanwhile: by Ekta Saxena" in content and OTHER in content and 'value="77"' in content
    assert "Group 2 is still free" in content and answer.context["form"].slot == 2
    assert second.post(address, {"slot": 2, "link": OTHER}).status_code == 302
    assert codes(booth) == {1: CODE, 2: OTHER_CODE}


def test_a_planned_group_is_taken_up_with_what_is_known(cast, client_of, booth):
    WhatsAppGroup.objects.create(booth=booth, slot=1, admin_name="Ravi", admin_phone="+916000012345")
    client = client_of(cast.lucknow_convener)
    address = reverse("booths:register", args=[booth.pk])
    assert 'value="Ravi"' in client.get(address).content.decode()
    client.post(address, {"slot": 1, "link": LINK})
    group = booth.groups.get()
    assert (group.status, group.admin_name, group.invite_code, group.version) == ("active", "Ravi", CODE, 2)


@pytest.mark.parametrize("who", ["viewer", "facebook_in_charge", "claims_desk"])
def test_seeing_is_not_registering(cast, client_of, booth, who):
    client = client_of(getattr(cast, who))
    address = reverse("booths:register", args=[booth.pk])
    assert client.get(address).status_code == 403
    assert client.post(address, {"slot": 1, "link": LINK}).status_code == 403
    assert not booth.groups.exists()


@pytest.mark.parametrize("who", ["sitapur_convener", "mandal_convener"])
def test_neighbours_find_nothing(cast, client_of, booth, who):
    client = client_of(getattr(cast, who))
    address = reverse("booths:register", args=[booth.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"slot": 1, "link": LINK}).status_code == 404
    assert not booth.groups.exists()


@pytest.mark.parametrize("slot", ["0", "3", "-1", "x", "99999999999999999999", ""])
def test_a_slot_that_does_not_exist(post, booth, slot):
    assert post(link=LINK, slot=slot).status_code in (302, 422)
    assert set(codes(booth)) <= {1}


def test_the_list_to_go_back_to_cannot_lead_elsewhere(cast, client_of, booth):
    client = client_of(cast.lucknow_convener)
    make_group(cast.booths["171/10A"])
    make_group(cast.booths["171/10A"], 2)
    make_group(cast.booths["171/2"], 2)
    make_group(booth, 2, invite_code=make_code())
    data = {"link": LINK, "slot": 1, "list": "//evil.example/?x=1\r\nSet-Cookie: a=b"}
    answer = client.post(reverse("booths:register", args=[booth.pk]), data)
    assert answer.status_code == 302 and answer["Location"].startswith("/booths/")
    assert "\n" not in answer["Location"]
