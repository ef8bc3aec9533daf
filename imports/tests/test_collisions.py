"""A link that a sheet gives for a second booth: refused, and kept in mind at that booth as the register page does."""

import pytest

from booths.models import LinkCollision, WhatsAppGroup
from imports.tests.importing import GROUPS, apply, check
from imports.tests.test_undo import WITH_GROUPS, link, undone
from teams.tests.cast import Cast, make_code, make_group

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, int, str]]:
    """Return (booth number, slot, code) of what is kept in mind and still stands."""
    standing = LinkCollision.objects.standing().order_by("booth_id", "slot")
    return list(standing.values_list("booth__number", "slot", "invite_code"))


def test_recorded_with_the_import_and_gone_with_it(cast: Cast):
    code = make_group(cast.booths["146/2"]).invite_code
    rows = [
        [171, 10, 2, link(code), "", "", ""],
        [171, "10A", "", link(code), "", "", ""],
        [171, 2, 2, link(), "", "", ""],
    ]
    job = apply(check("groups", GROUPS, rows, cast.staff))
    assert (job.new, job.refused) == (1, 2)
    assert found() == [("10", 2, code), ("10A", 1, code)]
    assert {collision.claimed_by for collision in LinkCollision.objects.all()} == {cast.staff}
    undone(job)
    assert not LinkCollision.objects.exists()


def test_a_link_that_the_sheet_itself_gives_twice_is_one_too(cast: Cast):
    code = make_code()
    rows = [[171, 10, 1, link(code), "", "", ""], [171, "10A", 1, link(code), "", "", ""]]
    job = apply(check("groups", GROUPS, rows))
    assert (job.new, job.refused) == (1, 1)
    assert found() == [("10A", 1, code)]


def test_not_outside_the_area_and_not_for_booths_that_do_not_exist(cast: Cast):
    code = make_group(cast.booths["171/10"]).invite_code
    rows = [
        [146, 2, 1, link(code), "", "", ""],
        [171, 99, 1, link(code), "", "", ""],
        [171, "10A", 1, link(), "", "", ""],
    ]
    job = apply(check("groups", GROUPS, rows, cast.lucknow_convener))
    assert (job.new, job.refused) == (1, 2)
    assert not LinkCollision.objects.exists()


def test_not_for_a_link_in_another_slot_of_the_same_booth(cast: Cast):
    code = WhatsAppGroup.objects.filter(booth=cast.booths["171/2"])[0].invite_code
    rows = [[171, 2, 2, link(code), "", "", ""], [171, "10A", 1, link(), "", "", ""]]
    assert apply(check("groups", GROUPS, rows)).refused == 1
    assert not LinkCollision.objects.exists()


def test_claimed_once_however_often_the_sheet_comes(cast: Cast):
    code = make_group(cast.booths["146/2"]).invite_code
    for _ in range(2):
        rows = [[171, 10, 2, link(code), "", "", ""], [171, 2, 2, link(), "", "", ""]]
        apply(check("groups", GROUPS, rows, cast.staff))
    assert LinkCollision.objects.count() == 1


def test_in_a_sheet_of_booths_with_their_groups(cast: Cast):
    code = make_group(cast.booths["146/2"]).invite_code
    rows = [
        [171, 10, "School", 900, "", link(code)],
        [171, 77, "New", 900, link(code), ""],
        [171, 78, "New", 900, "", ""],
    ]
    job = apply(check("booths_with_groups", WITH_GROUPS, rows))
    assert (job.new, job.refused) == (1, 2)
    assert found() == [("10", 2, code)]
