"""Sheets of people with their posts: the rules of seats, each as a small sheet."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from accounts.models import Activity, OneTimeLink
from accounts.services import link_make
from booths.levels import Level
from booths.scope import Right
from booths.services import unit_create
from imports.engine.preview import listed, preview
from imports.kinds import KINDS
from imports.services import job_apply, job_undo, run_apply, run_undo
from imports.targets import Outcome
from imports.tests.importing import apply, check, codes, figures, imported
from teams.models import Assignment, Member, Seat
from teams.scoping import scope_for
from teams.services import assignment_end, seat_assign
from teams.tests.cast import Cast, make_member, make_phone, seat_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
HEADER = ("Name", "Mobile", "District", "Assembly No", "Mandal", "Post", "Platform", "Since")


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield


def row(name: str, phone: str, post: str = "", district: str = "Sitapur", **more: object) -> list[object]:
    return [name, phone, district, *(more.get(key, "") for key in ("assembly", "mandal")), post,
            *(more.get(key, "") for key in ("platform", "since"))]  # fmt: skip


def held(phone: str) -> list[tuple[str, str, int]]:
    """Return unit, post and number of the seats that somebody holds."""
    found = Assignment.objects.filter(member__phone=phone).current(timezone.localdate()).order_by("pk")
    return list(found.values_list("seat__unit__code", "seat__position__key", "seat__number"))


def test_a_new_person_takes_a_vacant_seat_and_the_rights_with_it(cast: Cast):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, "Mandal convener", "", assembly=146, mandal="Khairabad")])
    assert figures(told) == (1, 0, 0, 0)
    assert held(phone) == [("UP-146-01", "convener", 1)]
    assignment = Assignment.objects.get(member__phone=phone)
    assert (assignment.since, assignment.until, assignment.extra_rights) == (timezone.localdate(), None, [])


def test_the_same_sheet_again_changes_nothing(cast: Cast):
    rows = [row("Ram", make_phone(), "FB प्रभारी"), row("Sita", make_phone(), "FB प्रभारी"), row("Gita", make_phone())]
    assert figures(imported("members", HEADER, rows, cast.sitapur_convener)) == (3, 0, 0, 0)
    assert figures(imported("members", HEADER, rows, cast.sitapur_convener)) == (0, 0, 3, 0)
    assert Assignment.objects.filter(seat__unit=cast.sitapur, seat__position__key="facebook").count() == 2


def test_a_seat_for_a_known_person_is_a_change(cast: Cast):
    known = make_member(cast.khairabad, "Ram Kumar")
    told = imported("members", HEADER, [row("Ram Kumar", known.phone, "X in-charge")], cast.sitapur_convener)
    assert figures(told) == (0, 1, 0, 0)
    assert held(known.phone) == [("STP", "x", 1)]
    known.refresh_from_db()
    assert (known.home_unit, known.version) == (cast.khairabad, 1)


def test_posts_are_read_by_their_short_forms_and_said_as_repairs(cast: Cast):
    phones = [make_phone() for _ in range(4)]
    posts = (("Fb incharge", ""), ("प्रभारी", "X"), ("", "व्हाट्सऐप"), ("इंस्टाग्राम प्रभारी", ""))
    rows = [row("Ram", phone, post, platform=platform) for phone, (post, platform) in zip(phones, posts, strict=True)]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    assert [held(phone)[0][1] for phone in phones] == ["facebook", "x", "whatsapp", "instagram"]
    assert codes(told["repairs"]) == [(2, "post_near"), (3, "post_near"), (4, "post_near")]


def test_a_post_that_is_none_for_certain_refuses_the_row_with_the_nearest(cast: Cast):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, "सह प्रभारी", platform="Facebook")], cast.sitapur_convener)
    assert codes(told["errors"]) == [(2, "post_unknown")]
    assert "Facebook in-charge" in told["errors"][0]["message"]
    assert not Member.objects.filter(phone=phone).exists()


def test_the_level_in_the_post_says_whose_seat_it_is(cast: Cast):
    first, second, third = make_phone(), make_phone(), make_phone()
    rows = [
        row("Ram", first, "विधानसभा संयोजक", assembly=146, mandal="Khairabad"),
        row("Sita", second, "मंडल संयोजक", assembly=146, mandal="Khairabad"),
        row("Gita", third, "मंडल संयोजक", assembly=146),
    ]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    assert codes(told["errors"]) == [(4, "post_without_unit")]
    assert held(first) == [("UP-146", "convener", 1)]
    assert held(second) == [("UP-146-01", "convener", 1)]
    assert Member.objects.get(phone=first).home_unit == cast.khairabad


def test_several_seats_of_a_post_are_taken_in_the_order_of_rows(cast: Cast):
    phones = [make_phone() for _ in range(3)]
    told = imported("members", HEADER, [row("Ram", phone, "Facebook in-charge") for phone in phones])
    assert figures(told) == (2, 0, 0, 1)
    assert codes(told["errors"]) == [(4, "seats_taken")]
    assert [held(phone) for phone in phones] == [[("STP", "facebook", 1)], [("STP", "facebook", 2)], []]


def test_a_number_names_the_seat(cast: Cast):
    header = (*HEADER, "Seat No")
    phones = [make_phone() for _ in range(5)]
    rows = [
        [*row("Ram", phones[0], "Facebook in-charge"), 2],
        row("Sita", phones[1], "Facebook 2"),
        row("Gita", phones[2], "फेसबुक प्रभारी"),
        [*row("Mohan", phones[3], "Instagram in-charge"), 3],
        [*row("Sohan", phones[4], "Instagram in-charge"), "first"],
    ]
    told = imported("members", header, rows)
    assert codes(told["errors"]) == [
        (3, "seats_taken"), (5, "seat_number_unknown"), (6, "seat_number_unreadable"),
    ]  # fmt: skip
    assert held(phones[0]) == [("STP", "facebook", 2)]
    assert held(phones[2]) == [("STP", "facebook", 1)]


def test_a_held_seat_is_refused_naming_post_and_holder(cast: Cast):
    told = imported("members", HEADER, [row("Ram", make_phone(), "जिला संयोजक")], cast.coordinator)
    assert codes(told["errors"]) == [(2, "seat_held")]
    message = told["errors"][0]["message"]
    assert "District convener, Sitapur" in message
    assert "Dinesh Awasthi" in message


def test_a_holder_from_outside_ones_area_is_not_named(cast: Cast):
    stranger = make_member(cast.chowk, "Ram Kumar")
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "x"), member=stranger)
    rows = [row("Sita", make_phone(), "X in-charge", assembly=146, mandal="Khairabad")]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    assert codes(told["errors"]) == [(2, "seat_held_outside")]
    assert "X in-charge, Khairabad" in told["errors"][0]["message"]
    assert "Ram" not in told["errors"][0]["message"]


def test_one_person_holds_one_seat_at_a_level(cast: Cast):
    known = make_member(cast.khairabad, "Ram Kumar")
    seat_assign(actor=None, seat=seat_of(cast.sitapur, "x"), member=known)
    fresh = make_phone()
    rows = [
        row("Ram Kumar", known.phone, "Facebook in-charge"),
        row("Ram Kumar", known.phone, "X in-charge"),
        row("Sita", fresh, "Facebook in-charge"),
        row("Sita", fresh, "Instagram in-charge"),
        row("Sita", fresh, "Facebook in-charge", assembly=146),
    ]
    told = imported("members", HEADER, rows)
    assert codes(told["errors"]) == [(2, "seat_level_held"), (5, "seat_level_twice")]
    assert "X in-charge, Sitapur" in told["errors"][0]["message"]
    assert held(known.phone) == [("STP", "x", 1)]
    assert held(fresh) == [("STP", "facebook", 1), ("UP-146", "facebook", 1)]


def test_where_somebody_sits_outside_ones_area_is_not_said(cast: Cast):
    known = make_member(cast.khairabad, "Ram Kumar")
    seat_assign(actor=None, seat=seat_of(cast.lucknow, "x"), member=known)
    told = imported("members", HEADER, [row("Ram Kumar", known.phone, "Facebook in-charge")], cast.sitapur_convener)
    assert codes(told["errors"]) == [(2, "seat_level_held_outside")]
    assert "Lucknow" not in told["errors"][0]["message"]


def test_whoever_leads_leads_in_one_unit_only(cast: Cast):
    convener, fresh = cast.member(cast.sitapur_convener), make_phone()
    rows = [
        row("Dinesh Awasthi", convener.phone, "विधानसभा संयोजक", assembly=146),
        row("Sita", fresh, "विधानसभा संयोजक", assembly=146),
        row("Sita", fresh, "मंडल संयोजक", assembly=146, mandal="Khairabad"),
    ]
    told = imported("members", HEADER, rows, cast.coordinator)
    assert codes(told["errors"]) == [(2, "seat_leads_elsewhere"), (4, "seat_leads_twice")]
    assert held(fresh) == [("UP-146", "convener", 1)]


def test_who_may_not_assign_imports_the_person_only(cast: Cast):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, "Facebook in-charge")], cast.staff)
    assert figures(told) == (1, 0, 0, 0)
    assert codes(told["warnings"]) == [(2, "seat_not_yours")]
    assert held(phone) == []
    assert Member.objects.get(phone=phone).home_unit == cast.sitapur


def test_the_seats_of_the_unit_above_are_not_ones_own_to_fill(cast: Cast):
    assignment = cast.assignment(cast.mandal_convener)
    assignment.extra_rights = [Right.IMPORT]
    assignment.save()
    mandal, district = make_phone(), make_phone()
    rows = [
        row("Ram", mandal, "Facebook in-charge", "", assembly=171, mandal="Chowk"),
        row("Sita", district, "विधानसभा फेसबुक प्रभारी", "", assembly=171, mandal="Chowk"),
    ]
    told = imported("members", HEADER, rows, cast.mandal_convener)
    assert codes(told["warnings"]) == [(3, "seat_not_yours")]
    assert held(mandal) == [("UP-171-01", "facebook", 1)]
    assert held(district) == []


def test_rights_lost_after_the_preview_fill_no_seat(cast: Cast):
    phone = make_phone()
    job = check("members", HEADER, [row("Ram", phone, "Facebook in-charge")], cast.sitapur_convener)
    position = cast.assignment(cast.sitapur_convener).seat.position
    position.rights = [right for right in position.rights if right != Right.ASSIGN]
    position.save()
    job_apply(actor=cast.sitapur_convener, job=job)
    assert run_apply(job.pk) == "checking"
    assert not Member.objects.filter(phone=phone).exists()


def test_a_new_units_standing_seats_are_opened(cast: Cast):
    unit = unit_create(actor=None, level=Level.MANDAL, code="UP-146-09", name_en="Laharpur", name_hi="लहरपुर",
                       parent=cast.sitapur_assembly)  # fmt: skip
    phone = make_phone()
    imported("members", HEADER, [row("Ram", phone, "IG", assembly=146, mandal="Laharpur")], cast.sitapur_convener)
    assert held(phone) == [("UP-146-09", "instagram", 1)]
    assert Seat.objects.filter(unit=unit).count() == Seat.objects.filter(unit=cast.khairabad).count() == 5


def test_posts_without_a_number_of_seats_open_as_many_as_are_needed(cast: Cast):
    phones = [make_phone() for _ in range(3)]
    told = imported("members", HEADER, [row("Ram", phone, "Viewer") for phone in phones], cast.sitapur_convener)
    assert figures(told) == (3, 0, 0, 0)
    assert [held(phone) for phone in phones] == [[("STP", "viewer", number)] for number in (1, 2, 3)]


def test_the_day_since_when_is_kept_and_asks_for_a_vacant_seat_then(cast: Cast):
    today = timezone.localdate()
    former = seat_assign(
        actor=None, seat=seat_of(cast.khairabad, "x"), member=make_member(cast.khairabad), since=today - timedelta(90)
    )
    assignment_end(actor=None, assignment=former, reason="moved", until=today - timedelta(30))
    first, second, third = make_phone(), make_phone(), make_phone()
    place = {"assembly": 146, "mandal": "Khairabad"}
    rows = [
        row("Ram", first, "X", **place, since=f"{today - timedelta(60):%d-%m-%Y}"),
        row("Sita", second, "IG", **place, since=f"{today - timedelta(20):%d.%m.%Y}"),
        row("Gita", third, "FB", **place, since="last year"),
    ]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    assert codes(told["errors"]) == [(2, "seat_held_then")]
    assert codes(told["warnings"]) == [(4, "since_unreadable")]
    since = dict(Assignment.objects.filter(member__phone__in=[second, third]).values_list("member__phone", "since"))
    assert since == {second: today - timedelta(20), third: today}


def test_a_sheet_ends_no_assignment(cast: Cast):
    """The person is listed in another mandal now, without a post: the seat stays theirs."""
    known = make_member(cast.khairabad, "Ram Kumar")
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "x"), member=known)
    told = imported("members", HEADER, [row("Ram Kumar", known.phone, "", "", assembly=146)])
    assert figures(told) == (0, 0, 1, 0)
    assert held(known.phone) == [("UP-146-01", "x", 1)]


def test_links_that_others_made_end_when_an_account_gains_rights(cast: Cast):
    known = make_member(cast.khairabad, "Ram Kumar", account=True)
    assert known.user
    link_make(actor=cast.coordinator, purpose=OneTimeLink.Purpose.RESET, user=known.user)
    imported("members", HEADER, [row("Ram Kumar", known.phone, "Facebook in-charge")], cast.sitapur_convener)
    assert not OneTimeLink.objects.usable().filter(user=known.user).exists()
    assert scope_for(known.user).root_ids(Right.SEE) == {cast.sitapur.pk}


def test_the_log_has_a_line_a_unit_and_the_history_names_the_import(cast: Cast):
    phones = [make_phone() for _ in range(3)]
    rows = [row("Ram", phones[0], "FB"), row("Sita", phones[1], "IG"), row("Gita", phones[2], "FB", assembly=146)]
    told = imported("members", HEADER, rows, cast.sitapur_convener)
    lines = Activity.objects.filter(verb="seats_import").order_by("unit_id")
    assert [(line.actor, line.unit_id, line.details) for line in lines] == [
        (cast.sitapur_convener, cast.sitapur.pk, {"import": told["id"], "count": 2}),
        (cast.sitapur_convener, cast.sitapur_assembly.pk, {"import": told["id"], "count": 1}),
    ]
    event = Assignment.objects.get(member__phone=phones[0]).events.get()
    assert event.pgh_context.metadata["import"] == told["id"]


def test_refused_rows_take_no_seat(cast: Cast):
    known = make_member(cast.khairabad, "Ram Kumar")
    phone = make_phone()
    rows = [
        row("Sita", known.phone, "Facebook 1"),
        row("Gita", make_phone(), "Facebook 1", since="", platform="Instagram"),
        row("Mohan", phone, "Facebook 1"),
    ]
    told = imported("members", HEADER, rows)
    assert codes(told["errors"]) == [(2, "phone_other_name"), (3, "post_unknown")]
    assert held(phone) == [("STP", "facebook", 1)]


def test_a_seat_filled_by_hand_after_the_preview_is_refused(cast: Cast):
    phones = [make_phone() for _ in range(2)]
    place = {"assembly": 146, "mandal": "Khairabad"}
    rows = [row("Ram", phones[0], "X", **place), row("Sita", phones[1], "IG", **place)]
    job = check("members", HEADER, rows, cast.sitapur_convener)
    assert job.new == 2
    seat_assign(actor=None, seat=seat_of(cast.khairabad, "x"), member=make_member(cast.khairabad, "Mohan"))
    assert figures(vars(apply(job))) == (1, 0, 0, 1)
    assert job.problems.get(severity=1).code == "seat_held"
    assert not Member.objects.filter(phone=phones[0]).exists()
    assert held(phones[1]) == [("UP-146-01", "instagram", 1)]


def test_of_two_seats_of_a_post_the_other_is_taken_when_one_was_filled_meanwhile(cast: Cast):
    phone = make_phone()
    job = check("members", HEADER, [row("Ram", phone, "Facebook in-charge")], cast.sitapur_convener)
    seat_assign(actor=None, seat=seat_of(cast.sitapur, "facebook"), member=make_member(cast.sitapur, "Mohan"))
    assert figures(vars(apply(job))) == (1, 0, 0, 0)
    assert held(phone) == [("STP", "facebook", 2)]


def test_people_and_seats_are_taken_back(cast: Cast):
    unit_create(actor=None, level=Level.MANDAL, code="UP-146-09", name_en="Laharpur", name_hi="लहरपुर",
                parent=cast.sitapur_assembly)  # fmt: skip
    known = make_member(cast.khairabad, "Ram Kumar")
    people = Member.objects.order_by("pk").values("pk", "name_en", "name_hi", "phone", "email", "home_unit")
    tables = (people, Seat.objects.order_by("pk").values(), Assignment.objects.order_by("pk").values())
    before = [list(table) for table in tables]
    rows = [
        row("राम कुमार", known.phone, "Facebook in-charge"),
        row("Sita", make_phone(), "IG", assembly=146, mandal="Laharpur"),
        row("Gita", make_phone(), "Viewer"),
    ]
    job = apply(check("members", HEADER, rows, cast.sitapur_convener))
    assert (job.new, job.changed) == (2, 1)
    job_undo(actor=cast.sitapur_convener, job=job)
    assert run_undo(job.pk) == "undone"
    assert [list(table.all()) for table in tables] == before


def test_the_preview_shows_the_seats_of_known_people_and_of_new_ones(cast: Cast):
    known = make_member(cast.khairabad, "Ram Kumar")
    rows = [
        row("Ram Kumar", known.phone, "Facebook in-charge", since=date(2026, 9, 15)),
        row("Sita", make_phone(), "सह संयोजक"),
    ]
    job = check("members", HEADER, rows)
    seats = {}
    with preview(job) as stage:
        for outcome in (Outcome.CHANGED, Outcome.NEW):
            (line,) = listed(stage, KINDS["members"], outcome, after=0, limit=5)
            seats[line.label] = [(change.field, change.old, change.new) for change in line.changes]
    assert seats == {
        "Ram Kumar": [("post", "", "Facebook in-charge 1, Sitapur")],
        "Sita": [("post", "", "District co-convener, Sitapur")],
    }
