"""Sheets of people: the rules of sheets.md, each as a small sheet."""

import pytest

from booths.levels import Level
from booths.services import unit_create
from imports.models import ImportJob
from imports.naming import names_asked
from imports.services import run_check
from imports.services.naming import NameChoice, names_answer
from imports.tests.importing import apply, check, codes, figures, imported
from teams.models import Member
from teams.services import member_create
from teams.tests.cast import Cast, make_member, make_phone

pytestmark = pytest.mark.django_db
HEADER = ("Name", "Mobile", "District", "Assembly No", "Mandal", "E-mail", "Other Mobile")


def row(name: object, phone: object, *more: object) -> list[object]:
    return [name, phone, *more, *[""] * (5 - len(more))]


def member(phone: str) -> Member:
    return Member.objects.get(phone=phone)


def test_people_are_added_where_they_belong(cast: Cast):
    phones = [make_phone() for _ in range(4)]
    rows = [
        row("Ram Kumar", phones[0], "Lucknow Mahanagar", 171, "Chowk", "Ram@Example.org", make_phone()),
        row("सीता देवी", phones[1], "लखनऊ महानगर"),
        row("Mohan Lal", phones[2], "", 171),
        row("Sohan Lal", phones[3], "Lucknow Mahanagar", "", "Aminabad"),
    ]
    assert figures(imported("members", HEADER, rows, cast.lucknow_convener)) == (4, 0, 0, 0)
    first = member(phones[0])
    assert (first.name_en, first.name_hi, first.email, first.home_unit) == (
        "Ram Kumar", "", "ram@example.org", cast.chowk,
    )  # fmt: skip
    assert first.phone_alternate == rows[0][6]
    assert (member(phones[1]).name_hi, member(phones[1]).home_unit) == ("सीता देवी", cast.lucknow)
    assert member(phones[2]).home_unit == cast.lucknow_west
    assert member(phones[3]).home_unit == cast.aminabad


def test_the_same_sheet_again_changes_nothing(cast: Cast):
    rows = [row("Ram Kumar", make_phone(), "", 171, "Chowk", "a@example.org", make_phone()), row("सीता", make_phone())]
    assert figures(imported("members", HEADER, rows, cast.lucknow_convener)) == (2, 0, 0, 0)
    before = list(Member.objects.order_by("pk").values())
    assert figures(imported("members", HEADER, rows, cast.lucknow_convener)) == (0, 0, 2, 0)
    assert list(Member.objects.order_by("pk").values()) == before


def test_a_name_in_the_other_script_is_added(cast: Cast):
    known = make_member(cast.chowk, "Ram Kumar Verma")
    told = imported("members", HEADER, [row("राम कुमार वर्मा", known.phone)], cast.lucknow_convener)
    assert figures(told) == (0, 1, 0, 0)
    known.refresh_from_db()
    assert (known.name_en, known.name_hi, known.home_unit, known.version) == (
        "Ram Kumar Verma", "राम कुमार वर्मा", cast.chowk, 2,
    )  # fmt: skip


def test_a_different_name_under_a_known_number_is_refused_showing_both(cast: Cast):
    known = make_member(cast.chowk, "Ram Kumar", "राम कुमार")
    told = imported("members", HEADER, [row("Sita Devi", known.phone)], cast.lucknow_convener)
    assert codes(told["errors"]) == [(2, "phone_other_name")]
    assert "Ram Kumar" in told["errors"][0]["message"]
    assert "Sita Devi" in told["errors"][0]["message"]


def test_another_spelling_leaves_the_name_as_it_is(cast: Cast):
    known = make_member(cast.chowk, "Ram Kumar Verma")
    told = imported("members", HEADER, [row("Shri Ram Kumar Varma", known.phone)], cast.lucknow_convener)
    assert figures(told) == (0, 0, 1, 0)
    assert (2, "person_near") in codes(told["repairs"])
    known.refresh_from_db()
    assert known.name_en == "Ram Kumar Verma"


def test_a_number_of_somebody_outside_ones_area_tells_nothing_of_them(cast: Cast):
    """The right name and a wrong one get the same answer."""
    known = make_member(cast.chowk, "Ram Kumar")
    rows = [row("Ram Kumar", known.phone, "Sitapur"), row("Sita Devi", known.phone, "Sitapur")]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    assert codes(told["errors"]) == [(2, "phone_outside"), (3, "phone_outside")]
    assert len({line["message"] for line in told["errors"]}) == 1
    for word in ("Ram", "Lucknow", "Chowk"):
        assert word not in told["errors"][0]["message"]


def test_rows_outside_ones_area_are_refused_without_a_word_about_them(cast: Cast):
    known = make_member(cast.chowk, "Ram Kumar")
    rows = [
        row("Ram Kumar", known.phone, "Lucknow Mahanagar"),
        row("Sita", make_phone(), "", 171),
        row("Gita", make_phone(), "", 171, "Chowk"),
        row("Geeta", make_phone(), "Sitapur"),
    ]
    job = check("members", HEADER, rows, cast.sitapur_convener)
    assert list(job.problems.filter(severity=1).order_by("row").values_list("row", "code")) == [
        (2, "outside_area"), (3, "outside_area"), (4, "outside_area"),
    ]  # fmt: skip
    assert figures(vars(job)) == (1, 0, 0, 3)


@pytest.mark.parametrize(
    ("name", "phone", "code"),
    [
        ("Ram", "9.87E+09", "phone_scientific"),
        ("Ram", "0522 2345678", "phone_landline"),
        ("Ram", "12345", "phone_too_short"),
        ("Ram", "", "person_phone_missing"),
        ("", "+916000000001", "person_name_missing"),
        ("12345", "+916000000001", "name_without_letters"),
    ],
)
def test_without_a_name_and_a_number_that_can_be_read_there_is_no_person(cast: Cast, name: str, phone: str, code: str):
    before = Member.objects.count()
    told = imported("members", HEADER, [row(name, phone, "Sitapur")])
    assert codes(told["errors"]) == [(2, code)]
    assert Member.objects.count() == before


def test_a_second_number_in_the_cell_becomes_the_other_number(cast: Cast):
    told = imported("members", HEADER, [row("Ram", "Ram 60000 00001 / 6000000002", "Sitapur")])
    assert {"phone_words_dropped", "phone_second_number"} <= {line["code"] for line in told["repairs"]}
    assert member("+916000000001").phone_alternate == "+916000000002"


def test_an_unreadable_e_mail_is_left_out_with_a_warning(cast: Cast):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, "Sitapur", "", "", "ram at gmail")])
    assert codes(told["warnings"]) == [(2, "email_unreadable")]
    assert member(phone).email == ""


def test_rows_without_a_person_are_left_out_and_not_counted(cast: Cast):
    header = ("Name", "Mobile", "District", "Post")
    rows = [
        ["Ram", make_phone(), "Sitapur", ""],
        ["", "", "Sitapur", "Facebook in-charge"],
        ["रिक्त", "-", "Sitapur", "फेसबुक प्रभारी"],
        ["Vacant", "", "Sitapur", "X in-charge"],
    ]
    job = check("members", header, rows)
    assert job.rows == 1
    assert job.notes["left_out"]["vacant"] == [3, [3, 4, 5]]


def test_rows_about_one_person_are_put_together(cast: Cast):
    phone, other = make_phone(), make_phone()
    rows = [
        row("Ram Kumar", phone, "Lucknow Mahanagar"),
        row("राम कुमार", phone, "", 171, "Chowk", "ram@example.org"),
        row("Ram Kumar", phone, "", 171, "", "", other),
    ]
    told = imported("members", HEADER, rows, cast.lucknow_convener)
    assert figures(told) == (1, 0, 2, 0)
    assert [code for _row, code in codes(told["repairs"])] == ["person_again"] * 2
    one = member(phone)
    assert (one.name_en, one.name_hi, one.email, one.phone_alternate, one.home_unit) == (
        "Ram Kumar", "राम कुमार", "ram@example.org", other, cast.chowk,
    )  # fmt: skip


def test_of_rows_that_contradict_each_other_about_a_person_the_first_stands(cast: Cast):
    phone = make_phone()
    rows = [
        row("Ram Kumar", phone, "", 171, "Chowk", "ram@example.org"),
        row("Sita Devi", phone, "", 171, "Chowk"),
        row("Ram Kumar", phone, "", 171, "Chowk", "other@example.org"),
        row("Ram Kumar", phone, "", 171, "Aminabad"),
        row("Ram Kumar", phone, "", 171, "Chowk", "ram@example.org"),
    ]
    told = imported("members", HEADER, rows)
    assert codes(told["errors"]) == [(3, "phone_two_names"), (4, "person_twice"), (5, "person_twice")]
    assert codes(told["warnings"]) == [(6, "row_repeated")]
    assert figures(told) == (1, 0, 1, 3)


def test_a_person_stays_on_a_mandal_when_the_sheet_knows_only_the_district(cast: Cast):
    known = make_member(cast.chowk, "Ram Kumar")
    told = imported("members", HEADER, [row("Ram Kumar", known.phone, "Lucknow Mahanagar", 171)])
    assert figures(told) == (0, 0, 1, 0)
    told = imported("members", HEADER, [row("Ram Kumar", known.phone, "", 171, "Aminabad")])
    assert figures(told) == (0, 1, 0, 0)
    known.refresh_from_db()
    assert known.home_unit == cast.aminabad


def test_without_a_place_somebody_new_belongs_to_the_importers_own_unit(cast: Cast):
    header, phone, other = ("Name", "Mobile"), make_phone(), make_phone()
    known = make_member(cast.chowk, "Sita Devi")
    told = imported("members", header, [["Ram", phone], ["Sita Devi", known.phone]], cast.lucknow_convener)
    assert figures(told) == (1, 0, 1, 0)
    assert member(phone).home_unit == cast.lucknow
    assert (2, "home_assumed") in codes(told["repairs"])
    imported("members", header, [["Ram", other]], cast.staff)
    assert member(other).home_unit == cast.state


def test_a_unit_may_be_named_by_code_or_by_level_and_name(cast: Cast):
    header = ("Name", "Mobile", "Unit", "Level")
    phones = [make_phone() for _ in range(4)]
    rows = [
        ["Ram", phones[0], "up-171-01", ""],
        ["Sita", phones[1], "Sitapur", "Assembly"],
        ["Gita", phones[2], "अवध", "क्षेत्र"],
        ["Mohan", phones[3], "Sitapur", ""],
        ["Sohan", make_phone(), "Nowhere", "Mandal"],
    ]
    told = imported("members", header, rows)
    assert codes(told["errors"]) == [(5, "home_ambiguous"), (6, "home_unknown")]
    homes = [member(phone).home_unit for phone in phones[:3]]
    assert homes == [cast.chowk, cast.sitapur_assembly, cast.awadh]


def test_a_near_name_of_a_district_is_taken_and_said(cast: Cast):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, "Sitapurr"), row("Shyam", make_phone(), "Timbuktu")])
    assert (2, "name_near") in codes(told["repairs"])
    assert codes(told["errors"]) == [(3, "district_unknown")]
    assert member(phone).home_unit == cast.sitapur


def test_one_of_the_two_districts_of_a_name_is_asked_for_where_both_are_ones_own(cast: Cast):
    zila = unit_create(actor=None, level=Level.DISTRICT, code="LKO-Z", name_en="Lucknow Zila", name_hi="लखनऊ जिला",
                       parent=cast.awadh, revenue_district=cast.lucknow.revenue_district)  # fmt: skip
    rows = [row("Ram", make_phone(), "लखनऊ")]
    assert check("members", HEADER, rows, cast.lucknow_convener).refused == 0
    job = check("members", HEADER, rows, cast.coordinator)
    assert job.problems.get(severity=1).code == "district_ambiguous"
    (name,) = names_asked(job)
    scope = cast.scope(cast.coordinator)
    names_answer(actor=cast.coordinator, scope=scope, job=job, choices=[NameChoice(name, zila.pk)], remember=False)
    run_check(job.pk)
    job.refresh_from_db()
    apply(job)
    assert Member.objects.get(phone=rows[0][1]).home_unit == zila


def test_a_number_taken_after_the_preview_is_seen(cast: Cast):
    phone = make_phone()
    job = check("members", HEADER, [row("Ram Kumar", phone, "Sitapur"), row("Sita", make_phone(), "Sitapur")])
    member_create(actor=None, home_unit=cast.sitapur, phone=phone, name_en="Mohan Lal")
    told = apply(job)
    assert figures(vars(told)) == (1, 0, 0, 1)
    assert told.problems.get(severity=1).code == "phone_other_name"
    assert member(phone).name_en == "Mohan Lal"


def test_the_history_names_the_import(cast: Cast):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, "Sitapur")], cast.sitapur_convener)
    event = member(phone).events.get()
    assert event.pgh_context.metadata["import"] == told["id"]
    assert event.pgh_context.metadata["user"] == cast.sitapur_convener.pk
    assert ImportJob.objects.get(pk=told["id"]).new == 1
