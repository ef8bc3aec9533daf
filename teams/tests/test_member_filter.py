"""The filters of members, each held against people counted by hand."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from accounts.models import OneTimeLink, User
from accounts.services import link_make
from booths.scope import Scope
from teams.filters import MemberFilter
from teams.keyset import MemberOrder, members_page
from teams.models import Consent, Member, Purpose
from teams.services import consent_give, consent_withdraw, seat_assign
from teams.tests.cast import make_member, seat_of


def names(query: str, scope: Scope | None = None) -> set[str]:
    """Return the own names of whom a query finds, for the administrator or within a scope."""
    scope = scope or Scope.everything()
    found = MemberFilter(QueryDict(query), Member.objects.within(scope), scope=scope).qs
    people = list(found)
    assert len(people) == len(set(people)), "somebody twice"
    return {member.name_en.split()[0] for member in people}


FINDS = {
    "unit=LKO-M": "Chitra Ekta Farid Indu Javed Lata",
    "unit=UP-171-01": "Farid Lata",
    "unit=NONE": "",
    "unit=LKO-M&seat=held": "Chitra Ekta Farid Indu Javed",
    "seat=none": "Lata",
    "level=district": "Chitra Dinesh Indu Javed",
    "level=district&unit=STP": "Dinesh",
    "level=district&unit=AWD": "Chitra Dinesh Indu Javed",
    "position=viewer": "Indu",
    "platform=facebook": "Javed",
    "platform=none&level=assembly": "Ekta",
    "platform=facebook&level=mandal": "",
    "q=लता": "Lata",
    "q=asha+varma": "Asha",
    "q=lata&unit=STP": "",
    "q=saxenada&near=1": "Ekta",
    "q=%F0%9F%99%8F": "",
    "level=nonsense&seat=none": "Lata",
}
"""Whom one would name from the cast."""


def test_each_filter_finds_whom_one_would_name(cast):
    assert {query: " ".join(sorted(names(query))) for query in FINDS} == FINDS


def test_skills_languages_and_consent(cast):
    lata, javed = cast.field_worker, cast.member(cast.facebook_in_charge)
    Member.objects.filter(pk=lata.pk).update(skills=["video", "design"], languages=["hi", "awa"])
    assert names("skill=video") == names("language=awa") == {"Lata"}
    assert names("skill=video&language=pa") == set()

    for member in (lata, javed):
        consent = consent_give(actor=None, member=member, purpose=Purpose.MESSAGES, source=Consent.Source.TOLD)
    consent_withdraw(actor=None, consent=consent)
    consent_give(actor=None, member=lata, purpose=Purpose.DETAILS, source=Consent.Source.TOLD)
    assert names("consent=given") == {"Lata"}
    assert names("consent=withdrawn") == {"Javed"}
    assert names("consent=missing&unit=LKO-M") == {"Chitra", "Ekta", "Farid", "Indu"}


def test_who_needs_a_way_in(cast):
    User.objects.update(last_login=timezone.now())
    waiting, invited = make_member(cast.chowk, "Mohan"), make_member(cast.aminabad, "Nita", account=True)
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=waiting)
    seat_assign(actor=None, seat=seat_of(cast.aminabad, "x"), member=invited)
    link_make(actor=None, user=invited.user, purpose=OneTimeLink.Purpose.INVITE)
    assert names("signin=missing") == {"Mohan", "Nita"}
    assert names("signin=uninvited") == {"Mohan"}  # Lata has no seat: nobody misses her


def test_a_number_finds_its_owner_and_a_part_of_it_only_where_numbers_may_be_shown(cast):
    phone = cast.field_worker.phone
    convener, viewer, sitapur = (cast.scope(who) for who in (cast.lucknow_convener, cast.viewer, cast.sitapur_convener))
    assert names(f"q={phone[3:8]}+{phone[8:]}", viewer) == {"Lata"}
    assert names(f"q={phone[5:]}", convener) == {"Lata"}
    assert names(f"q={phone[5:]}", viewer) == set()
    assert names(f"q={phone[3:]}", sitapur) == names(f"q={phone[5:]}", sitapur) == set()


def test_somebody_of_two_places_is_found_once_in_both_and_their_seat_where_it_is(cast):
    sita = make_member(cast.khairabad, "Sita")
    seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=sita)
    seat_assign(
        actor=None, seat=seat_of(cast.lucknow_west, "x"), member=sita, since=timezone.localdate() + timedelta(1)
    )
    assert "Sita" in names("unit=LKO-M") & names("unit=STP") & names("platform=x&level=mandal")
    assert names("platform=x&unit=STP") == set()
    assert "Sita" not in names("seat=none")
    assert "Sita" not in names("platform=x&level=assembly")  # not yet


@pytest.mark.parametrize("order", MemberOrder)
def test_pages_join_without_gap_or_repetition(cast, order):
    for number in range(12):
        make_member(cast.chowk, "Same Name" if number % 2 else "", name_hi="वही नाम")
    scope = cast.scope(cast.lucknow_convener)
    members = Member.objects.within(scope)

    def page(size=4, **cursor):
        return members_page(members, order, shown=members, size=size, **cursor)

    whole = [member.pk for member in page(1000).records]
    assert len(whole) == members.count() == 18
    forth, last, here = [], None, page()
    assert here.before == ""
    while True:
        forth += [member.pk for member in here.records]
        if not here.after:
            break
        last, here = here, page(after=here.after)
    assert forth == whole
    assert page(before=here.before).records == last.records
    stranger = cast.member(cast.sitapur_convener).pk
    for nonsense in (str(stranger), "x", "9" * 30, "-1"):
        assert page(after=nonsense).records == page().records
