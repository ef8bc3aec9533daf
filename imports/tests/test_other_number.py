"""A sheet with the other number of somebody: one person a number, whichever of theirs it is."""

from booths.scope import Scope
from imports.tests.importing import codes, figures, imported
from teams.models import Assignment, Member
from teams.services.merging import MergeChoices, members_merge
from teams.tests.cast import make_member

HEADER = ("Name", "Mobile", "Assembly No", "Mandal", "Post")


def test_a_sheet_with_the_number_of_the_record_that_went_finds_the_one_that_stayed(cast):
    gone = make_member(cast.chowk, "Lata Morya")
    kept = cast.field_worker
    members_merge(
        actor=None,
        scope=Scope.everything(),
        kept=kept,
        gone=gone,
        choices=MergeChoices(),
        versions=(kept.version, gone.version),
    )
    rows = [["Lata Maurya", gone.phone, 171, "Chowk", "Facebook"]]
    told = imported("members", HEADER, rows, cast.lucknow_convener)
    assert told["refused"] == 0 and (2, "phone_is_other") in codes(told["repairs"]), told
    assert not Member.objects.filter(phone=gone.phone).exists()
    kept.refresh_from_db()
    assert kept.phone_alternate == gone.phone
    assert Assignment.objects.get(member=kept).seat.position.key == "facebook"


def test_another_name_under_it_is_refused_and_elsewhere_nothing_is_told(cast):
    other = make_member(cast.khairabad, "Rekha Bano")
    number = "+916000999123"
    Member.objects.filter(pk=other.pk).update(phone_alternate=number)
    rows = [["Suresh Lal", number, 146, "Khairabad", ""]]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    assert (2, "phone_other_name") in codes(told["errors"]) and figures(told)[3] == 1
    rows = [["Rekha Bano", number, 171, "Chowk", ""]]
    told = imported("members", HEADER, rows, cast.lucknow_convener)
    assert codes(told["errors"]) == [(2, "phone_outside")]
    assert "Rekha" not in str(told["errors"]) and Member.objects.filter(phone=number).count() == 0
