"""Erasing a person: what they hold ends, and no table of the database says their name or number any more."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.models import OneTimeLink, User
from accounts.services import link_make
from booths.models import WhatsAppGroup
from booths.scope import Scope
from teams.access import may_erase
from teams.models import Assignment, Consent, Handle, HandleKeeper, Member, Volunteer
from teams.services import assignment_end, member_erase, seat_assign
from teams.tests.cast import make_group, make_member, make_phone, seat_of

NAME, HINDI = "Zubeida Erstwhile", "ज़ुबैदा पूर्वज"


def told_anywhere(*words: str) -> list[str]:
    """Return the tables of which a row holds one of the words."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            rows = f'SELECT count(*) FROM "{table}" AS t WHERE t::text ILIKE ANY (%s)'
            cursor.execute(rows, [[f"%{word}%" for word in words]])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


@pytest.fixture
def person(cast):
    """Somebody with a seat, an account, and everything else that a person can have here."""
    member = make_member(cast.chowk, NAME, HINDI, account=True)
    Member.objects.filter(pk=member.pk).update(
        email="zubeida@example.org", phone_alternate=make_phone(), accounts={"x": "zubeida_e"}, skills=["video"]
    )
    member.refresh_from_db()
    seat_assign(actor=cast.lucknow_convener, seat=seat_of(cast.chowk, "facebook"), member=member)
    Assignment.objects.filter(member=member).update(since=timezone.localdate() - timedelta(days=40))
    handle = Handle.objects.create(unit=cast.chowk, network="x", address="ChowkOfficial")
    HandleKeeper.objects.create(handle=handle, member=member)
    offer = Volunteer.objects.create(
        applied_to=cast.chowk, unit=cast.chowk, name=NAME, phone=member.phone, words="Zubeida here", is_adult=True
    )
    Consent.objects.create(member=member, purpose="details", source="told")
    Consent.objects.create(volunteer=offer, purpose="details", source="told")
    make_group(cast.booths["171/10"], admin_name=NAME, admin_phone=member.phone, invite_code=None)
    make_group(cast.booths["171/10A"], admin2_name=HINDI, admin2_phone=member.phone_alternate)
    return member


def test_nothing_of_a_person_is_left_in_any_table(cast, person):
    words = [NAME, HINDI, "Zubeida", person.phone[-10:], person.phone_alternate[-10:], "zubeida_e"]
    LogEntry.objects.log_actions(cast.administrator.pk, [person, person.user], CHANGE, change_message="")
    one = Assignment.objects.get(member=person)
    assignment_end(actor=cast.lucknow_convener, assignment=one, reason="Zubeida is ill")
    seat_assign(actor=cast.lucknow_convener, seat=seat_of(cast.chowk, "x"), member=person)
    link_make(actor=cast.lucknow_convener, purpose=OneTimeLink.Purpose.RESET, user=person.user)
    assert {"teams_member", "teams_memberevent", "accounts_activity", "pghistory_context"} <= {*told_anywhere(*words)}

    left = member_erase(actor=cast.lucknow_convener, member=person, reason="asked")

    assert told_anywhere(*words) == []
    assert left and left.erased_at and left.assignments.get() == one and one.seat.unit == cast.chowk
    assert not Assignment.objects.current(timezone.localdate()).filter(member=person).exists()
    assert not OneTimeLink.objects.usable().filter(user=person.user).exists()
    assert not Consent.objects.exists() and Volunteer.objects.get().state == "withdrawn"


def test_open_sessions_end_and_the_account_never_opens_again(cast, person, client_of):
    client = client_of(person.user)
    assert client.get(f"/teams/{cast.chowk.code}/").status_code == 200
    member_erase(actor=cast.lucknow_convener, member=person, reason="asked")
    assert client.get(f"/teams/{cast.chowk.code}/").status_code == 302
    account = User.objects.get(pk=person.user_id)
    assert (str(account), account.is_active, account.has_usable_password()) == ("(मिटाया गया)", False, False)


def test_whoever_never_sat_anywhere_is_gone_wholly(cast):
    events = Member.pgh_event_model.objects.filter(pgh_obj_id=cast.field_worker.pk)
    assert events.exists()
    assert member_erase(actor=cast.mandal_convener, member=cast.field_worker, reason="mistake") is None
    assert not Member.objects.filter(pk=cast.field_worker.pk).exists() and not events.exists()


def test_a_group_known_by_the_erased_admin_alone_is_planned_from_now_on(cast, person):
    member_erase(actor=cast.lucknow_convener, member=person, reason="asked")
    alone, other = (WhatsAppGroup.objects.get(booth=cast.booths[key]) for key in ("171/10", "171/10A"))
    assert (alone.status, alone.admin_name, alone.booth.active_groups) == ("planned", "", 0)
    assert (other.status, other.admin2_name, other.admin2_phone) == ("active", "", "")


def test_administrators_and_the_erased_stay_as_they_are(cast, person):
    person.user.is_staff = True
    person.user.save()
    with pytest.raises(ValidationError) as caught:
        member_erase(actor=None, member=person, reason="asked")
    assert caught.value.code == "administrators_only" and Member.objects.get(pk=person.pk).name_hi == HINDI
    person.user.is_staff = False
    person.user.save()
    first = member_erase(actor=None, member=person, reason="asked")
    assert member_erase(actor=None, member=person, reason="asked") == first
    with pytest.raises(ValidationError) as caught:
        seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=person)
    assert caught.value.code == "member_gone"


def test_who_may_erase_whom(cast, person):
    def may(who, member):
        user = getattr(cast, who)
        return may_erase(cast.scope(user), user, member)

    assert may("mandal_convener", person) and may("lucknow_convener", person) and may("staff", cast.field_worker)
    assert not may("staff", person)  # fills no seats, so ends none
    assert not may("sitapur_convener", person) and not may("viewer", cast.field_worker)
    assert not may("mandal_convener", cast.member(cast.mandal_convener))  # oneself
    assert not may_erase(Scope.everything(), cast.coordinator, Member(home_unit=cast.chowk, erased_at=timezone.now()))


def test_the_page_asks_once_with_the_name_and_what_falls_vacant(cast, person, client_of):
    address = f"/teams/member/{person.pk}/erase/"
    assert client_of(cast.sitapur_convener).get(address).status_code == 404
    assert client_of(cast.staff).get(address).status_code == 403
    client = client_of(cast.mandal_convener)
    page = client.get(address).content.decode()
    assert NAME in page and str(Assignment.objects.get(member=person).seat) in page and person.phone[-10:] not in page
    assert client.post(address, {"reason": "because"}).status_code == 422
    assert not Member.objects.get(pk=person.pk).erased_at
    assert client.post(address, {"reason": "asked"}, follow=True).status_code == 200
    assert Member.objects.get(pk=person.pk).erased_at
