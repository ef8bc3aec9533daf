"""One row a booth with its two groups."""

import pytest

from booths.models import Booth, WhatsAppGroup
from core.links import invite_url
from imports.tests.importing import codes, figures, imported
from teams.tests.cast import Cast, make_code

pytestmark = pytest.mark.django_db
HEADER = ("Assembly No", "Booth No", "Booth Name", "Link 1", "Admin Mobile 1", "Link 2")


def link() -> str:
    return invite_url(make_code())


def links(number: str) -> dict[int, str]:
    groups = WhatsAppGroup.objects.filter(booth__number=number, booth__assembly__number=171)
    return {group.slot: group.invite_url for group in groups}


def test_booths_and_their_groups_arrive_together(cast: Cast):
    one, two, three = link(), link(), link()
    rows = [[171, 80, "School", one, "", two], [171, 10, "", three, "", ""], [171, 81, "No group yet", "", "", ""]]
    told = imported("booths_with_groups", HEADER, rows)
    assert figures(told) == (2, 1, 0, 0)
    assert links("80") == {1: one, 2: two}
    assert links("10") == {1: three}
    assert links("81") == {}
    assert Booth.objects.get(number="80").active_groups == 2
    assert figures(imported("booths_with_groups", HEADER, rows)) == (0, 0, 3, 0)


def test_one_bad_cell_refuses_the_booth_and_the_good_group_too(cast: Cast):
    told = imported("booths_with_groups", HEADER, [[171, 80, "School", link(), "", "https://chat.whatsapp.com/x"]])
    assert figures(told) == (0, 0, 0, 1)
    assert [(line["column"], line["code"]) for line in told["errors"]] == [("Link 2", "link_bad_code")]
    assert not Booth.objects.filter(number="80").exists()


def test_a_fault_of_one_group_in_the_register_refuses_the_whole_row(cast: Cast):
    taken = WhatsAppGroup.objects.get(booth=cast.booths["171/1"], slot=1).invite_url
    told = imported("booths_with_groups", HEADER, [[171, 80, "School", link(), "", taken]])
    assert [(line["column"], line["code"]) for line in told["errors"]] == [("Link 2", "link_taken")]
    assert not Booth.objects.filter(number="80").exists()


def test_two_links_in_the_first_cell_are_those_of_both_groups(cast: Cast):
    one, two = link(), link()
    told = imported("booths_with_groups", HEADER, [[171, 80, "School", f"{one}\n{two}", "", ""]])
    assert codes(told["repairs"]) == [(2, "links_parted")]
    assert links("80") == {1: one, 2: two}


def test_the_same_link_for_both_groups_is_refused(cast: Cast):
    one = link()
    told = imported("booths_with_groups", HEADER, [[171, 80, "School", one, "", one]])
    assert codes(told["errors"]) == [(2, "link_in_both_slots")]


def test_repeated_rows_are_compared_whole(cast: Cast):
    one, two, three = link(), link(), link()
    rows = [[171, 80, "School", one, "", two], [171, 80, "School", one, "", two], [171, 80, "School", one, "", three]]
    told = imported("booths_with_groups", HEADER, rows)
    assert figures(told) == (1, 0, 1, 1)
    assert codes(told["warnings"]) == [(3, "row_repeated")]
    assert {row for row, _ in codes(told["errors"])} == {4}
