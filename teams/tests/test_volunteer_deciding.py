"""The convener's queue: who sees whom, accepting, declining, handing over, two at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Activity
from booths.scope import Scope
from teams.models import Assignment, Consent, Member, Purpose, Volunteer
from teams.scoping import scope_for
from teams.services import consent_give, seat_assign, volunteer_accept, volunteer_decline, volunteer_hand_over
from teams.services.reshaping import reshaping_undo, unit_split, units_merge
from teams.services.volunteers.applying import Offer, volunteer_correct
from teams.tests.cast import make_member, make_phone, seat_of
from teams.tests.offers import make_volunteer

QUEUE = "/teams/volunteers/"


def address(offer, *further):
    return "/".join([f"{QUEUE}{offer.pk}", *further, ""])


def queue(client, query=""):
    return client.get(f"{QUEUE}{query}").content.decode()


def accept(who, offer, seat=None):
    return volunteer_accept(actor=who, scope=scope_for(who), volunteer=offer, seat=seat)


@pytest.fixture
def offer(cast):
    """Somebody who offered to help in Chowk, and agreed to messages too."""
    return make_volunteer(
        cast.chowk, "मोहन भारती", messages=True, platforms=("x",), skills=("video",), languages=("awa",)
    )


def test_the_oldest_waits_on_top_and_the_number_is_masked(cast, client_of, offer):
    make_volunteer(cast.chowk, "Second")
    text = queue(client_of(cast.mandal_convener))
    assert text.index("मोहन भारती") < text.index("Second")
    page = client_of(cast.mandal_convener).get(address(offer)).content.decode()
    assert offer.phone not in page
    assert "likes it" in page


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coordinator", 200),
        ("lucknow_convener", 200),
        ("mandal_convener", 200),
        ("assembly_convener", 403),  # assigns in the assembly only, as everywhere
        ("staff", 403),
        ("viewer", 403),
        ("outsider", 403),
        ("sitapur_convener", 404),
    ],
)
def test_who_decides_on_an_offer(cast, client_of, offer, who, status):
    client = client_of(getattr(cast, who))
    assert client.get(address(offer)).status_code == status
    shown = "मोहन भारती" in queue(client)
    assert shown == (status == 200)
    if status != 200:
        for further in ((), ("decline",), ("hand-over",), ("phone",)):
            answer = client.post(address(offer, *further), {"reason": "x", "to": "STP"})
            assert answer.status_code == status
        offer.refresh_from_db()
        assert (offer.state, offer.unit) == ("waiting", cast.chowk)


def test_the_number_is_shown_with_a_chat_ready_and_it_is_written_down(cast, client_of, offer):
    text = client_of(cast.mandal_convener).post(address(offer, "phone")).content.decode()
    assert f"tel:{offer.phone}" in text
    assert f"https://wa.me/{offer.phone[1:]}?text=%E0%A4%A8%E0%A4%AE" in text  # नम…
    line = Activity.objects.get(verb="phone_reveal")
    assert (line.actor, line.subject_id, line.subject) == (cast.mandal_convener, offer.pk, f"#{offer.pk}")


def test_accepted_to_a_seat_with_its_rules_skills_and_consents(cast, client_of, offer):
    seat = seat_of(cast.chowk, "x")
    response = client_of(cast.mandal_convener).post(address(offer), {"seat": seat.pk})
    assert response.url == f"/teams/UP-171-01/#seat-{seat.pk}"
    member = Member.objects.get(phone=offer.phone)
    assert (member.name_hi, member.home_unit, member.skills, member.languages) == (
        "मोहन भारती", cast.chowk, ["video"], ["awa"],
    )  # fmt: skip
    assert Assignment.objects.get(member=member).seat == seat
    assert {one.purpose for one in member.consents.standing()} == {Purpose.DETAILS, Purpose.MESSAGES}
    assert not Consent.objects.filter(volunteer=offer).exists()
    offer.refresh_from_db()
    assert (offer.state, offer.member, offer.made_member) == ("accepted", member, True)
    assert offer.decided_by == cast.mandal_convener


def test_accepted_to_the_pool_of_the_unit(cast, client_of, offer):
    client_of(cast.mandal_convener).post(address(offer), {"seat": ""})
    member = Member.objects.get(phone=offer.phone)
    assert member.home_unit == cast.chowk
    assert not member.assignments.exists()


def test_a_seat_that_may_not_be_filled_or_is_held_is_refused_and_nothing_is_kept(cast, client_of, offer):
    client = client_of(cast.mandal_convener)
    assert client.post(address(offer), {"seat": seat_of(cast.khairabad, "x").pk}).status_code == 404
    seat = seat_of(cast.chowk, "x")
    seat_assign(actor=None, seat=seat, member=cast.field_worker)
    response = client.post(address(offer), {"seat": seat.pk})
    assert response.status_code == 422
    assert "Lata Maurya holds this seat" in response.content.decode()
    assert not Member.objects.filter(phone=offer.phone).exists()
    offer.refresh_from_db()
    assert offer.state == "waiting"


def test_a_known_number_adds_to_the_member_whose_it_is(cast, client_of):
    lata = cast.field_worker
    consent_give(actor=None, member=lata, purpose=Purpose.MESSAGES, source=Consent.Source.TOLD)
    offer = make_volunteer(cast.chowk, "Somebody else's name", phone=lata.phone, skills=("design",), messages=True)
    client = client_of(cast.mandal_convener)
    assert "This number is already Lata Maurya of Chowk" in client.get(address(offer)).content.decode()
    client.post(address(offer), {"seat": ""})
    lata.refresh_from_db()
    assert (lata.name_en, lata.skills) == ("Lata Maurya", ["design"])
    assert lata.consents.standing().filter(purpose=Purpose.MESSAGES).count() == 1
    offer.refresh_from_db()
    assert (offer.member, offer.made_member) == (lata, False)


def test_a_number_from_elsewhere_is_told_without_a_name_and_handed_over(cast, client_of):
    stranger = make_member(cast.sitapur, "Secret Name")
    offer = make_volunteer(cast.chowk, "Mohan", phone=stranger.phone)
    client = client_of(cast.mandal_convener)
    page = client.get(address(offer)).content.decode()
    assert "registered elsewhere" in page
    assert "Secret Name" not in page
    response = client.post(address(offer), {"seat": ""})
    assert response.status_code == 422
    assert "Secret Name" not in response.content.decode()
    client.post(address(offer, "hand-over"), {"to": "STP"})
    offer.refresh_from_db()
    assert accept(cast.sitapur_convener, offer) == stranger


def test_declined_with_a_reason_that_stays_inside(cast, client_of, offer):
    client = client_of(cast.mandal_convener)
    assert client.post(address(offer, "decline"), {"reason": ""}).status_code == 422
    client.post(address(offer, "decline"), {"reason": "Mohan was rude"})
    offer.refresh_from_db()
    assert (offer.state, offer.reason) == ("declined", "Mohan was rude")
    assert "rude" not in str(list(Activity.objects.values_list("details", "subject")))


def test_handed_to_sitapur_chowk_sees_it_no_more_and_sitapur_does(cast, client_of, offer):
    """Of Lucknow's volunteers the convener of Sitapur sees none, until one is handed over."""
    make_volunteer(cast.lucknow_north, "Stays in Lucknow")
    sitapur, chowk = client_of(cast.sitapur_convener), client_of(cast.mandal_convener)
    before = queue(sitapur)
    assert "मोहन भारती" not in before
    assert sitapur.get(f"{QUEUE}?unit=UP-171-01").status_code == 404
    found = chowk.get(address(offer, "hand-over"), {"q": "सीतापुर"}).content.decode()
    assert 'name="to" value="STP"' in found
    chowk.post(address(offer, "hand-over"), {"to": "STP"}, follow=True)
    assert "मोहन भारती" not in queue(chowk)
    assert chowk.get(address(offer)).status_code == 404
    after = queue(sitapur)
    assert "मोहन भारती" in after
    assert "Stays in Lucknow" not in after
    line = Activity.objects.get(verb="volunteer_hand_over")
    assert (line.unit_id, line.details["to"], line.subject) == (cast.chowk.pk, "STP", f"#{offer.pk}")


def test_one_number_is_one_card_and_one_decision(cast, client_of):
    phone = make_phone()
    first = make_volunteer(cast.chowk, "Mohan", phone=phone)
    second = make_volunteer(cast.lucknow, "Mohan B.", phone=phone, skills=("ai",))
    elsewhere = make_volunteer(cast.sitapur, "Mohan S.", phone=phone)
    text = queue(client_of(cast.lucknow_convener))
    assert f"{QUEUE}{first.pk}/" in text
    assert f"{QUEUE}{second.pk}/" not in text
    member = accept(cast.lucknow_convener, first)
    assert member.skills == ["ai"]
    states = [Volunteer.objects.get(pk=one.pk).state for one in (first, second, elsewhere)]
    assert states == ["accepted", "accepted", "waiting"]
    assert member.consents.standing().count() == 1


@pytest.mark.parametrize("act", ["accept", "decline", "hand_over"])
def test_two_decide_at_once_one_wins_and_the_other_is_told_by_whom(cast, client_of, offer, act):
    slow = Volunteer.objects.get(pk=offer.pk)
    accept(cast.mandal_convener, offer)
    given = {"actor": cast.lucknow_convener, "scope": scope_for(cast.lucknow_convener), "volunteer": slow}
    with pytest.raises(ValidationError, match="Farid Khan was first"):
        match act:
            case "accept":
                volunteer_accept(**given)
            case "decline":
                volunteer_decline(**given, reason="Late")
            case _:
                volunteer_hand_over(**given, to=cast.sitapur)
    assert Member.objects.filter(phone=offer.phone).count() == 1
    answer = client_of(cast.lucknow_convener).post(address(offer), {"seat": ""}, follow=True)
    assert answer.redirect_chain[-1][0] == QUEUE
    assert "Farid Khan was first" in answer.content.decode()


@pytest.mark.parametrize(
    ("further", "data"), [((), {"seat": ""}), (("decline",), {"reason": "No"}), (("hand-over",), {"to": "STP"})]
)
def test_what_the_volunteer_changed_meanwhile_is_read_before_it_is_decided_on(cast, client_of, offer, further, data):
    read = client_of(cast.mandal_convener).get(address(offer, *further), {"q": "सीतापुर"}).content.decode()
    assert f'name="version" value="{offer.version}"' in read
    volunteer_correct(volunteer=offer, offer=Offer(name="Somebody else", phone=make_phone()))
    answer = client_of(cast.mandal_convener).post(
        address(offer, *further), data | {"version": offer.version}, follow=True
    )
    assert answer.redirect_chain[-1][0] == address(offer)
    assert "Look once more" in answer.content.decode()
    now = Volunteer.objects.get(pk=offer.pk)
    assert (now.state, now.unit, now.member) == ("waiting", cast.chowk, None)


def test_counts_by_unit_and_the_thing_to_do(cast, client_of, offer):
    make_volunteer(cast.lucknow_north, "North")
    accept(cast.mandal_convener, offer)
    client = client_of(cast.lucknow_convener)
    text = queue(client)
    assert "1 accepted this month" in text
    assert "Lucknow North" in text
    assert "offered to help and waits for a call" in client.get("/u/LKO-M/").content.decode()
    assert "offered to help" not in client_of(cast.viewer).get("/u/LKO-M/").content.decode()
    assert "offered to help" not in client_of(cast.sitapur_convener).get("/u/STP/").content.decode()
    assert "Volunteers" not in client_of(cast.staff).get("/teams/UP/").content.decode()


def test_the_page_is_opened_written_closed_and_two_do_not_overwrite_each_other(cast, client_of):
    client, url = client_of(cast.mandal_convener), "/teams/UP-171-01/volunteers/"
    client.post(url, {"version": 0, "intro_hi": "आइए", "act": "open"})
    assert "आइए" in client_of(cast.outsider).get("/join/UP-171-01/").content.decode()
    stale = client.post(url, {"version": 0, "intro_hi": "दूसरा", "act": "close"})
    assert stale.status_code == 422
    assert "Somebody saved this page meanwhile" in stale.content.decode()
    client.post(url, {"version": 1, "intro_hi": "आइए", "act": "close"})
    assert client_of(cast.outsider).get("/join/UP-171-01/").status_code == 410
    assert client_of(cast.assembly_convener).post(url, {"version": 2, "act": "open"}).status_code == 403
    assert client_of(cast.sitapur_convener).get(url).status_code == 404


def test_the_poster_is_one_page_with_the_code_of_the_address(cast, client_of, offer):
    answer = client_of(cast.mandal_convener).get("/teams/UP-171-01/volunteers/poster.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type /Page/") <= 1
    assert client_of(cast.sitapur_convener).get("/teams/STP/volunteers/poster.pdf").status_code == 404


def test_who_waited_longest_is_warned_about_before_it_is_erased(cast, client_of, offer):
    Volunteer.objects.filter(pk=offer.pk).update(applied_at=timezone.now() - timedelta(days=85))
    assert "Will be erased in 4 days" in queue(client_of(cast.mandal_convener))


def test_what_was_offered_to_a_unit_that_is_merged_goes_along_and_so_does_its_poster(cast, client_of, offer):
    def merge(kept, gone):
        kept.refresh_from_db()
        gone.refresh_from_db()
        versions = (kept.version, gone.version)
        return units_merge(
            actor=None, scope=Scope.everything(), kept=kept, gone=gone, versions=versions, reason="New plan"
        )

    merged = merge(cast.aminabad, cast.chowk)
    offer.refresh_from_db()
    assert (offer.unit, offer.applied_to) == (cast.aminabad, cast.aminabad)
    answer = client_of(cast.outsider).get("/join/UP-171-01/")
    assert (answer.status_code, answer.url) == (302, "/join/UP-171-02/")
    reshaping_undo(actor=None, reshaping=merged)
    assert client_of(cast.outsider).get("/join/UP-171-01/").status_code == 200


def test_a_split_can_be_taken_back_though_somebody_offered_to_help_there_meanwhile(cast):
    cast.lucknow.refresh_from_db()
    made = unit_split(
        actor=None, unit=cast.lucknow, version=cast.lucknow.version, code="LKO-Z", name_hi="लखनऊ जिला", name_en="",
        children=[cast.lucknow_north], booths=[], reason="New plan",
    )  # fmt: skip
    offer = make_volunteer(made.other, "Mohan")
    reshaping_undo(actor=None, reshaping=made)
    offer.refresh_from_db()
    assert offer.unit == cast.lucknow
