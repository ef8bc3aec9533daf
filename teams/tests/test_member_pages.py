"""The directory of members and the page of one: who sees whom, what is masked, what is written down."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity
from teams.models import Assignment, Consent, Member, Purpose
from teams.services import (
    assignment_end,
    consent_give,
    consent_withdraw,
    member_update,
    phone_reveal,
    seat_assign,
)
from teams.tests.cast import make_member, seat_of


def address(name: str, member: Member, *more: str) -> str:
    return reverse(f"teams:{name}", args=[member.pk, *more])


def test_a_convener_finds_nothing_of_another_districts_people(cast, client_of):
    lata, sitapur = cast.field_worker, client_of(cast.sitapur_convener)
    for query in (
        "",
        "?q=lata",
        f"?q={lata.phone}",
        f"?q={lata.phone[6:]}",
        f"?after={lata.pk}",
        "?seat=none",
        "?near=1&q=lat",
    ):
        page = sitapur.get(f"/teams/members/{query}")
        assert page.status_code == 200
        assert "Lata" not in page.content.decode(), query
    assert sitapur.get("/teams/members/?unit=UP-171").status_code == 404
    doors = [("member_show", "phone"), ("consent", "messages"), ("consent_withdraw", "messages")]
    for name, *more in [("member",), ("member_edit",), *doors]:
        assert sitapur.post(address(name, lata, *more)).status_code in {404, 405}, name
        assert sitapur.get(address(name, lata, *more)).status_code in {404, 405}, name
    assert not Activity.objects.filter(verb="phone_reveal").exists()
    assert sitapur.get("/jump?q=lata").content.decode().count("Lata") == 0


def test_the_directory_lists_who_is_where_and_each_count_leads_to_its_list(cast, client_of):
    page = client_of(cast.lucknow_convener).get("/teams/members/")
    text = page.content.decode()
    assert [row.member.name_en.split()[0] for row in page.context["rows"]] == [
        "Chitra",
        "Ekta",
        "Farid",
        "Indu",
        "Javed",
        "Lata",
    ]
    assert "+91600" not in text.replace(" ", "")
    for choice in page.context["choices"]:
        listed = client_of(cast.lucknow_convener).get(f"/teams/members/?{choice.query}")
        assert listed.context["list"].count == choice.count == len(listed.context["rows"]), choice.name
    nearly = client_of(cast.lucknow_convener).get("/teams/members/?q=saxenada")
    assert nearly.context["nearly"]
    assert "Ekta Saxena" in nearly.content.decode()


def test_each_page_of_the_directory_costs_the_same(cast, client_of, django_assert_num_queries):
    client = client_of(cast.lucknow_convener)
    for number in range(110):
        make_member(cast.chowk, f"Person {number:03d}")
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=Member.objects.get(name_en="Person 100"))
    first = client.get("/teams/members/")
    with django_assert_num_queries(10):
        client.get("/teams/members/")
    with django_assert_num_queries(11):  # one more finds the place of the page before
        second = client.get(f"/teams/members/{first.context['next']}")
    assert len(second.context["rows"]) == 50
    with django_assert_num_queries(11):
        client.get(f"/teams/members/{second.context['next']}")


def test_a_number_is_masked_until_somebody_who_may_asks_for_it_and_that_is_kept(cast, client_of):
    lata = cast.field_worker
    Member.objects.filter(pk=lata.pk).update(email="lata@example.org", phone_alternate="+916000012345")
    convener, viewer = client_of(cast.lucknow_convener), client_of(cast.viewer)
    for client in (convener, viewer):
        page = client.get(address("member", lata)).content.decode()
        assert lata.phone[-7:] not in page.replace(" ", "")
        assert "lata@example.org" not in page
    assert viewer.post(address("member_show", lata, "phone")).status_code == 403
    assert convener.post(address("member_show", lata, "name_en")).status_code == 404
    shown = convener.post(address("member_show", lata, "phone"), headers={"HX-Request": "true"}).content.decode()
    assert f"tel:{lata.phone}" in shown
    assert f"wa.me/{lata.phone[1:]}" in shown
    assert "lata@example.org" in convener.post(address("member_show", lata, "email")).content.decode()
    acts = Activity.objects.filter(verb="phone_reveal", subject_id=lata.pk).order_by("pk")
    assert [(act.actor, act.details["field"]) for act in acts] == [
        (cast.lucknow_convener, "phone"),
        (cast.lucknow_convener, "email"),
    ]
    assert "Chitra Nigam" in convener.get(address("member", lata)).content.decode()
    assert "Who looked" not in viewer.get(address("member", lata)).content.decode()


def test_the_page_tells_seats_now_and_before_and_who_changed_what(cast, client_of):
    lata, chitra = cast.field_worker, cast.lucknow_convener
    today = timezone.localdate()
    seat = seat_of(cast.chowk, "x")
    first = seat_assign(actor=chitra, seat=seat, member=lata, since=today - timedelta(days=30))
    assignment_end(actor=chitra, assignment=first, reason="Moved away", until=today - timedelta(days=2))
    Assignment.objects.get(pk=seat_assign(actor=chitra, seat=seat_of(cast.chowk, "facebook"), member=lata).pk)
    member_update(actor=chitra, member=lata, version=lata.version, phone="+916000054321", skills=["video"])
    response = client_of(cast.mandal_convener).get(address("member", lata))
    page = response.context["page"]
    assert [one.seat.position.key for one in page.held] == ["facebook"]
    assert [(one.seat.position.key, one.reason) for one in page.former] == [("x", "Moved away")]
    told = [entry.what for entry in page.history]
    assert told[0] == "Details changed"
    assert told[-1] == "Added to the register"
    assert "Left the post: X in-charge, Chowk" in told[2]
    assert {entry.who for entry in page.history[:4]} == {"Chitra Nigam"}
    changes = {change.field: (change.old, change.new) for change in page.history[0].changes}
    assert changes["skills"] == ("", "video")
    assert changes["phone"][1] == "+91 60••• ••321"
    assert page.invite_by is not None
    assert client_of(cast.viewer).get(address("member", lata)).context["page"].invite_by is None


def test_somebody_of_sitapur_who_sits_in_lucknow_is_open_to_both(cast, client_of):
    sita = make_member(cast.khairabad, "Sita")
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=sita)
    page = client_of(cast.sitapur_convener).get(address("member", sita)).content.decode()
    assert "/teams/UP-171-01/" not in page  # named, not linked
    page = client_of(cast.mandal_convener).get(address("member", sita)).content.decode()
    assert "/u/UP-146-01/" not in page
    shown = client_of(cast.mandal_convener).post(address("member_show", sita, "phone"))
    assert shown.status_code == 200
    assert Activity.objects.get(verb="phone_reveal").unit_id == cast.chowk.pk


@pytest.mark.parametrize("purpose", Purpose)
def test_consent_told_to_a_convener_is_written_down_and_taken_back(cast, client_of, purpose):
    lata, convener = cast.field_worker, client_of(cast.mandal_convener)
    page = convener.get(address("consent", lata, purpose) + "?language=hi")
    assert 'lang="hi"' in page.content.decode()
    data = {"notice": page.context["notice"].pk, "language": "hi", "source": "paper"}
    assert convener.post(address("consent", lata, purpose), data | {"source": "form"}).status_code == 422
    assert convener.post(address("consent", lata, purpose), data | {"notice": "0"}).status_code == 404
    for without in ({}, {"source": "paper"}, data | {"notice": "²"}):
        assert convener.post(address("consent", lata, purpose), without).status_code == 404
    for _again in range(2):
        convener.post(address("consent", lata, purpose), data)
    consent = lata.consents.get()
    assert (consent.purpose, consent.source, consent.language) == (purpose, Consent.Source.PAPER, "hi")
    assert consent.recorded_by == cast.mandal_convener
    assert client_of(cast.viewer).get(address("consent", lata, purpose)).status_code == 403

    convener.get(address("consent_withdraw", lata, purpose))
    for _again in range(2):
        convener.post(address("consent_withdraw", lata, purpose))
    consent.refresh_from_db()
    assert consent.withdrawn_at
    told = "have to be erased" in convener.get(address("member", lata)).content.decode()
    assert told == (purpose == Purpose.DETAILS)


def test_what_was_agreed_to_goes_on_the_page_with_its_notice(cast, client_of):
    consent_give(actor=cast.lucknow_convener, member=cast.field_worker, purpose=Purpose.MESSAGES, source="told")
    page = client_of(cast.viewer).get(address("member", cast.field_worker)).content.decode()
    assert "told the convener" in page
    assert "written down by Chitra Nigam" in page
    assert "Write down" not in page


def test_the_page_of_a_member_costs_the_same_however_much_there_is(cast, client_of, django_assert_max_num_queries):
    lata, chitra, today = cast.field_worker, cast.lucknow_convener, timezone.localdate()
    for round_ in range(3):
        for key, unit in (("x", cast.chowk), ("facebook", cast.lucknow_west)):
            one = seat_assign(
                actor=chitra, seat=seat_of(unit, key), member=lata, since=today - timedelta(days=30 - 5 * round_)
            )
            assignment_end(actor=chitra, assignment=one, reason="2026", until=today - timedelta(days=28 - 5 * round_))
        consent = consent_give(actor=chitra, member=lata, purpose=Purpose.MESSAGES, source=Consent.Source.TOLD)
        consent_withdraw(actor=chitra, consent=consent)
        phone_reveal(actor=chitra, member=lata, unit=cast.chowk)
    client = client_of(chitra)
    with django_assert_max_num_queries(20):
        page = client.get(address("member", lata)).context["page"]
    assert (len(page.former), len(page.past_consents), len(page.reveals)) == (6, 3, 3)


def test_a_seat_in_the_list_leads_to_who_holds_it(cast, client_of):
    page = client_of(cast.viewer).get("/teams/seats/?state=filled&level=mandal").content.decode()
    assert f'href="{address("member", cast.member(cast.mandal_convener))}"' in page
