"""Sheets of groups: the rules of sheets.md, each as a small sheet."""

import pytest
from django.utils import timezone

from booths.models import Booth, LinkCollision, WhatsAppGroup
from booths.services import check_record, group_close
from booths.services.collisions import collision_record
from core.links import invite_url
from imports.tests.importing import GROUPS, codes, figures, imported
from teams.tests.cast import Cast, make_booth, make_code, make_group, make_phone

pytestmark = pytest.mark.django_db


def link(code: str | None = None) -> str:
    return invite_url(code or make_code())


def group(booth: Booth, slot: int) -> WhatsAppGroup:
    return WhatsAppGroup.objects.get(booth=booth, slot=slot)


def test_groups_are_registered_and_counted(cast: Cast):
    code, phone = make_code(), make_phone()
    rows = [[171, 10, 1, link(code), "Ram Kumar", phone, 250], [171, 10, 2, link(), "", "", ""]]
    assert figures(imported("groups", GROUPS, rows)) == (2, 0, 0, 0)
    booth = Booth.objects.get(pk=cast.booths["171/10"].pk)
    first = group(booth, 1)
    assert (first.invite_code, first.admin_name, first.admin_phone, first.members) == (code, "Ram Kumar", phone, 250)
    assert (first.status, first.activated_on) == ("active", timezone.localdate())
    assert booth.active_groups == 2


def test_the_same_sheet_again_changes_nothing_with_and_without_slots(cast: Cast):
    rows = [
        [171, 10, 1, link(), "Ram", make_phone(), 250],
        [171, "10A", "", link(), "", "", ""],
        [171, "10A", "", "", "Shyam", make_phone(), ""],
        [146, 2, "", "", "", "", ""],
    ]
    assert figures(imported("groups", GROUPS, rows)) == (4, 0, 0, 0)
    before = list(WhatsAppGroup.objects.order_by("pk").values())
    assert figures(imported("groups", GROUPS, rows)) == (0, 0, 4, 0)
    assert list(WhatsAppGroup.objects.order_by("pk").values()) == before


def test_a_row_with_neither_link_nor_admin_is_a_planned_group(cast: Cast):
    told = imported("groups", GROUPS, [[171, 10, 1, "-", "", make_phone(), 30]])
    assert codes(told["warnings"]) == [(2, "group_planned")]
    assert group(cast.booths["171/10"], 1).status == "planned"
    told = imported("groups", GROUPS, [[171, 10, 1, link(), "", "", ""]])
    assert figures(told) == (0, 1, 0, 0)
    assert group(cast.booths["171/10"], 1).status == "active"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("https://chat.whatsapp.com/abc", "", ""), "link_bad_code"),
        (("https://example.org/x", "", ""), "link_not_a_link"),
        (("Join the group", "", ""), "link_behind_text"),
        ((f"{invite_url('A' * 22)} {invite_url('B' * 22)}", "", ""), "link_two_links"),
        (("", "Ram", "9.87E+09"), "phone_scientific"),
        (("", "Ram", "98765"), "phone_too_short"),
        (("", "Ram", "0522 2345678"), "phone_landline"),
        (("", "12345", ""), "name_without_letters"),
    ],
)
def test_contact_cells_that_cannot_be_read_refuse_the_row(cast: Cast, cells: tuple[str, str, str], code: str):
    told = imported("groups", GROUPS, [[171, 10, 1, *cells, 50]])
    assert codes(told["errors"]) == [(2, code)]
    assert not WhatsAppGroup.objects.filter(booth=cast.booths["171/10"]).exists()


def test_phones_and_links_are_put_in_their_form_as_repairs(cast: Cast):
    code = make_code()
    text = f"Join my group: http://chat.whatsapp.com/invite/{code}?mode=ac ."
    rows = [[171, 10, 1, text, "Ram", "Ram 60000 00001 / 6000000002", 50]]
    told = imported("groups", GROUPS, rows)
    saved = group(cast.booths["171/10"], 1)
    assert (saved.invite_code, saved.admin_phone, saved.admin2_phone) == (code, "+916000000001", "+916000000002")
    assert {line["code"] for line in told["repairs"]} == {"link_read", "phone_words_dropped", "phone_second_number"}


def test_member_counts_warn_and_stay(cast: Cast):
    rows = [[171, 10, 1, link(), "", "", 1500], [171, 10, 2, link(), "", "", 3], [146, 2, 1, link(), "", "", "बहुत"]]
    told = imported("groups", GROUPS, rows)
    assert codes(told["warnings"]) == [(2, "members_many"), (3, "members_few"), (4, "count_not_a_number")]
    assert group(cast.booths["171/10"], 1).members == 1500
    assert group(cast.booths["146/2"], 1).members is None


def test_an_unknown_booth_is_refused(cast: Cast):
    told = imported("groups", GROUPS, [[171, 999, 1, link(), "", "", ""]])
    assert codes(told["errors"]) == [(2, "booth_unknown")]


def test_a_link_that_another_booth_has_is_refused_saying_where(cast: Cast):
    taken = group(cast.booths["171/1"], 1)
    told = imported("groups", GROUPS, [[171, 10, 1, taken.invite_url, "", "", ""]], cast.lucknow_convener)
    (error,) = told["errors"]
    assert error["code"] == "link_taken"
    assert "booth 1" in error["message"] or "बूथ 1" in error["message"]


def test_a_link_outside_ones_area_is_refused_without_saying_where(cast: Cast):
    taken = group(cast.booths["171/1"], 1)
    told = imported("groups", GROUPS, [[146, 2, 1, taken.invite_url, "", "", ""]], cast.sitapur_convener)
    (error,) = told["errors"]
    assert error["code"] == "link_taken_outside"
    assert "Lucknow" not in error["message"]
    assert "लखनऊ" not in error["message"]


def test_rows_about_the_neighbours_booths_tell_nothing_of_their_links(cast: Cast):
    """Whether the link is the booth's own, another's, or new: the answer is the same."""
    own, other = group(cast.booths["171/1"], 1), group(cast.booths["172/1"], 1)
    rows = [[171, 1, 1, text, "", "", ""] for text in (own.invite_url, other.invite_url, link())]
    told = imported("groups", GROUPS, rows, cast.sitapur_convener)
    assert [line["code"] for line in told["errors"]] == ["outside_area"] * 3
    assert WhatsAppGroup.objects.filter(pk=own.pk, invite_code=own.invite_code, version=own.version).exists()


def test_of_two_rows_with_one_link_the_first_stands(cast: Cast):
    one = link()
    told = imported("groups", GROUPS, [[171, 10, 1, one, "", "", ""], [146, 2, 1, one, "", "", ""]])
    assert figures(told) == (1, 0, 0, 1)
    assert codes(told["errors"]) == [(3, "link_twice")]


def test_of_two_rows_with_one_slot_the_first_stands(cast: Cast):
    told = imported("groups", GROUPS, [[171, 10, 1, link(), "", "", ""], [171, 10, 1, link(), "", "", ""]])
    assert figures(told) == (1, 0, 0, 1)
    assert codes(told["errors"]) == [(3, "slot_twice")]


def test_the_same_group_twice_is_unchanged_with_a_warning(cast: Cast):
    one = link()
    told = imported("groups", GROUPS, [[171, 10, 1, one, "", "", ""], [171, "010", "Group 1", one, "", "", ""]])
    assert figures(told) == (1, 0, 1, 0)
    assert codes(told["warnings"]) == [(3, "row_repeated")]


def test_rows_without_a_slot_take_the_free_ones_in_their_order(cast: Cast):
    first, second, third = link(), link(), link()
    rows = [[171, 10, "", first, "", "", ""], [171, 2, "", second, "", "", ""], [171, 10, "", third, "", "", ""]]
    assert figures(imported("groups", GROUPS, rows)) == (3, 0, 0, 0)
    assert group(cast.booths["171/10"], 1).invite_url == first
    assert group(cast.booths["171/10"], 2).invite_url == third
    assert group(cast.booths["171/2"], 2).invite_url == second


def test_a_full_booth_refuses_further_groups(cast: Cast):
    rows = [[171, 1, "", link(), "", "", ""], [171, 2, "", link(), "", "", ""], [171, 2, "", link(), "", "", ""]]
    told = imported("groups", GROUPS, rows)
    assert codes(told["errors"]) == [(2, "slots_full"), (4, "slots_full")]
    assert figures(told) == (1, 0, 0, 2)


def test_refused_rows_take_no_slot(cast: Cast):
    taken = group(cast.booths["171/1"], 1).invite_url
    rows = [[171, 2, "", taken, "", "", ""], [171, 2, "", link(), "Ram", "123", ""], [171, 2, "", link(), "", "", ""]]
    assert figures(imported("groups", GROUPS, rows)) == (1, 0, 0, 2)


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        ("3", "slot_unknown"),
        ("0", "slot_unknown"),
        ("first", "slot_unreadable"),
        ("1" * 9999, "slot_unreadable"),
        ("Group 2", ""),
    ],
)
def test_slots_are_those_of_the_state(cast: Cast, slot: str, code: str):
    told = imported("groups", GROUPS, [[171, 10, slot, link(), "", "", ""]])
    assert [line["code"] for line in told["errors"]] == ([code] if code else [])


def test_a_registered_group_is_changed_field_by_field(cast: Cast):
    saved = group(cast.booths["171/1"], 1)
    new = link()
    told = imported("groups", GROUPS, [[171, 1, 1, new, "", "", 300], [171, 1, 2, "", "Ram", "", ""]])
    assert figures(told) == (0, 2, 0, 0)
    changed = group(cast.booths["171/1"], 1)
    assert (changed.invite_url, changed.members, changed.version) == (new, 300, saved.version + 1)
    assert changed.activated_on == saved.activated_on
    second = group(cast.booths["171/1"], 2)
    assert second.admin_name == "Ram"
    assert second.invite_code


def test_a_closed_group_is_taken_up_again(cast: Cast):
    booth = make_booth(cast.chowk, "80")
    closed = make_group(booth, 1, admin_name="Ram", admin_phone=make_phone(), name="Booth 80")
    check_record(actor=None, group=closed, alive=True, members=150)
    group_close(actor=None, group=closed, version=closed.version, reason="left")
    told = imported("groups", GROUPS, [[171, 80, "", link(), "", "", ""]])
    assert figures(told) == (0, 1, 0, 0)
    again = group(booth, 1)
    assert (again.status, again.closed_on) == ("active", None)
    assert (again.name, again.admin_name, again.admin_phone, again.members) == ("", "", "", None)
    assert (again.checked_on, again.alive) == (None, None)
    booth.refresh_from_db()
    assert booth.active_groups == 1


def test_a_doubtful_claim_to_a_link_is_settled_by_another_link(cast: Cast):
    booth, taken = cast.booths["171/10"], group(cast.booths["171/1"], 1)
    collision_record(actor=None, booth=booth, slot=1, invite_code=taken.invite_code or "")
    assert figures(imported("groups", GROUPS, [[171, 10, 1, link(), "", "", ""]])) == (1, 0, 0, 0)
    assert not LinkCollision.objects.exists()


def test_a_mandal_right_reaches_the_booths_of_the_mandal_only(cast: Cast):
    """Rights are data: an import right granted in a mandal is held to it, booth by booth."""
    from booths.scope import Right

    assignment = cast.assignment(cast.mandal_convener)
    assignment.extra_rights = [Right.IMPORT]
    assignment.save()
    rows = [[171, 2, 2, link(), "", "", ""], [171, 10, 1, link(), "", "", ""], [172, 1, 1, link(), "", "", ""]]
    told = imported("groups", GROUPS, rows, cast.mandal_convener)
    assert codes(told["errors"]) == [(3, "outside_area"), (4, "outside_area")]
    booths = [[171, 2, "Chowk school", 5], [171, 10, "Not mine", 5], [171, 90, "New", 5], [171, 91, "New", 5]]
    header = ("Assembly No", "Booth No", "Booth Name", "Electors", "Mandal")
    told = imported("booths", header, [[*row, "Chowk" if row[1] == 91 else ""] for row in booths], cast.mandal_convener)
    assert codes(told["errors"]) == [(3, "outside_area"), (4, "outside_area")]
    assert Booth.objects.get(number="91").unit == cast.chowk
