"""Which members a person reaches: by their home, and by a seat that they hold or are to take."""

from datetime import timedelta

from django.utils import timezone

from booths.scope import Right
from teams.models import Member
from teams.services import assignment_end, seat_assign
from teams.tests.cast import make_member, seat_of


def test_a_member_is_seen_where_they_live_and_where_their_seats_are(cast):
    sita = make_member(cast.khairabad, "Sita")
    lucknow = [Member.objects.within(cast.scope(who)) for who in (cast.lucknow_convener, cast.mandal_convener)]
    sitapur = Member.objects.within(cast.scope(cast.sitapur_convener))
    assert sita in sitapur
    assert not any(sita in members for members in lucknow)

    begin = timezone.localdate() + timedelta(days=5)
    assignment = seat_assign(actor=None, seat=seat_of(cast.chowk, "x"), member=sita, since=begin)
    assert all(sita in members.all() for members in (*lucknow, sitapur))
    assert sita in Member.objects.within(cast.scope(cast.mandal_convener), Right.PHONES)
    assert sita not in Member.objects.within(cast.scope(cast.facebook_in_charge), Right.PHONES)

    assignment_end(actor=None, assignment=assignment, reason="Called off", until=begin)
    assert not any(sita in members.all() for members in lucknow)
    assert sita in sitapur.all()


def test_other_places_and_the_erased_are_in_no_list(cast):
    assert set(Member.objects.within(cast.scope(cast.sitapur_convener))) == {cast.member(cast.sitapur_convener)}
    assert not Member.objects.within(cast.scope(cast.outsider)).exists()
    everybody = Member.objects.within(cast.scope(cast.administrator))
    assert cast.field_worker in everybody
    Member.objects.filter(pk=cast.field_worker.pk).update(name_en="", name_hi="", phone=None, erased_at=timezone.now())
    assert cast.field_worker not in everybody.all()
    assert cast.field_worker not in Member.objects.within(cast.scope(cast.lucknow_convener))
