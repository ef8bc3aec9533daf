"""Sheets of checks: the rules of sheets.md, each as a small sheet."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from booths.models import Booth, GroupCheck, WhatsAppGroup
from booths.scope import Right
from booths.services import check_record, group_close
from core.links import invite_url
from imports.engine.preview import listed, preview
from imports.kinds import KINDS
from imports.services import job_apply, job_undo, run_apply, run_undo
from imports.targets import Outcome
from imports.tests.importing import apply, check, codes, figures, imported
from teams.tests.cast import Cast, make_code, make_group

pytestmark = pytest.mark.django_db
HEADER = ("Assembly No", "Booth No", "Group No", "Invite Link", "Checked On", "Alive", "Members")


@pytest.fixture
def day(cast: Cast) -> date:
    """A day on which every group of the cast was there already."""
    WhatsAppGroup.objects.update(activated_on=timezone.localdate() - timedelta(60))
    return timezone.localdate() - timedelta(5)


def group(booth: Booth, slot: int = 1) -> WhatsAppGroup:
    return WhatsAppGroup.objects.get(booth=booth, slot=slot)


def written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def test_a_check_is_recorded_and_the_group_follows(cast: Cast, day: date):
    told = imported("checks", HEADER, [[171, 1, 1, "", written(day), "हाँ", 180]], cast.lucknow_convener)
    assert figures(told) == (1, 0, 0, 0)
    checked = group(cast.booths["171/1"])
    assert (checked.checked_on, checked.alive, checked.members) == (day, True, 180)
    (recorded,) = GroupCheck.objects.filter(group=checked)
    assert recorded.checked_by == cast.lucknow_convener
    event = recorded.events.get()
    assert event.pgh_context.metadata["import"] == told["id"]


def test_the_same_sheet_again_changes_nothing(cast: Cast, day: date):
    rows = [[171, 1, 1, "", written(day), "yes", 180], [171, 1, 2, "", written(day), "बंद", ""]]
    assert figures(imported("checks", HEADER, rows)) == (2, 0, 0, 0)
    assert figures(imported("checks", HEADER, rows)) == (0, 0, 2, 0)
    assert GroupCheck.objects.count() == 2


def test_the_link_alone_names_the_group(cast: Cast, day: date):
    checked = group(cast.booths["171/1"], 2)
    told = imported("checks", ("Invite Link", "Date", "Status"), [[checked.invite_url, written(day), "Active"]])
    assert figures(told) == (1, 0, 0, 0)
    checked.refresh_from_db()
    assert checked.alive is True


def test_a_booth_with_one_active_group_needs_no_number(cast: Cast, day: date):
    told = imported(
        "checks", HEADER, [[171, 2, "", "", written(day), "no", ""], [171, 1, "", "", written(day), "no", ""]]
    )
    assert codes(told["errors"]) == [(3, "check_which_group")]
    assert group(cast.booths["171/2"]).alive is False


@pytest.mark.parametrize(
    ("text", "alive"),
    [
        ("हाँ", True), ("हां", True), ("Yes", True), ("y", True), ("चालू", True), ("Active", True), ("✓", True),
        ("1", True),
        ("नहीं", False), ("No", False), ("बंद", False), ("Dead", False), ("x", False), ("X", False), ("✗", False),
        ("निष्क्रिय", False), ("0", False), ("link expired", False),
    ],
)  # fmt: skip
def test_alive_is_read_in_the_words_that_people_use(cast: Cast, day: date, text: str, alive: bool):
    assert figures(imported("checks", HEADER, [[171, 1, 1, "", written(day), text, ""]])) == (1, 0, 0, 0)
    assert group(cast.booths["171/1"]).alive is alive


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("perhaps", ""), "alive_unreadable"),
        (("", ""), "alive_missing"),
        (("", "0"), "alive_missing"),
        (("-", "many"), "alive_missing"),
    ],
)
def test_what_cannot_be_told_is_refused(cast: Cast, day: date, cells: tuple[str, str], code: str):
    told = imported("checks", HEADER, [[171, 1, 1, "", written(day), *cells]])
    assert codes(told["errors"]) == [(2, code)]
    assert not GroupCheck.objects.exists()


def test_a_count_of_members_says_that_the_group_is_alive(cast: Cast, day: date):
    told = imported("checks", HEADER, [[171, 1, 1, "", written(day), "", 3]])
    assert figures(told) == (1, 0, 0, 0)
    assert codes(told["warnings"]) == [(2, "members_few")]
    assert group(cast.booths["171/1"]).alive is True


def test_the_preview_shows_what_a_check_says(cast: Cast, day: date):
    job = check("checks", HEADER, [[171, 1, 1, "", written(day), "no", 180]])
    with preview(job) as stage:
        (line,) = listed(stage, KINDS["checks"], Outcome.NEW, after=0, limit=5)
    assert line.label == f"1 / 1 · {day:%d.%m.%Y}"
    assert [(change.field, change.new) for change in line.changes] == [("alive", "false"), ("members", "180")]


def test_days_that_cannot_be_are_refused(cast: Cast, day: date):
    tomorrow, long_ago = timezone.localdate() + timedelta(1), timezone.localdate() - timedelta(90)
    days = [written(tomorrow), written(long_ago), "", "31/02/2026", "09/15/2026", "soon"]
    told = imported("checks", HEADER, [[171, 1, 1, "", text, "yes", ""] for text in days])
    assert [code for _row, code in codes(told["errors"])] == [
        "check_in_future", "check_too_early", "check_day_missing", "date_impossible", "date_impossible",
        "date_not_a_date",
    ]  # fmt: skip


def test_an_older_check_is_kept_and_overwrites_nothing(cast: Cast, day: date):
    checked = group(cast.booths["171/1"])
    check_record(actor=None, group=checked, alive=True, members=200)
    assert figures(imported("checks", HEADER, [[171, 1, 1, "", written(day), "no", 10]])) == (1, 0, 0, 0)
    checked.refresh_from_db()
    assert (checked.alive, checked.members, checked.checked_on) == (True, 200, timezone.localdate())
    assert GroupCheck.objects.filter(group=checked).count() == 2


def test_of_two_rows_about_one_day_the_first_stands(cast: Cast, day: date):
    link = group(cast.booths["171/1"]).invite_url
    rows = [
        [171, 1, 1, "", written(day), "yes", 180],
        [171, 1, 1, "", written(day), "no", ""],
        ["", "", "", link, written(day), "हाँ", 180],
        [171, 1, 1, "", written(day - timedelta(1)), "no", ""],
    ]
    told = imported("checks", HEADER, rows)
    assert figures(told) == (2, 0, 1, 1)
    assert codes(told["errors"]) == [(3, "check_twice")]
    assert codes(told["warnings"]) == [(4, "row_repeated")]


def test_only_active_groups_can_be_checked(cast: Cast, day: date):
    closed = make_group(cast.booths["171/10"])
    group_close(actor=None, group=closed, version=closed.version, reason="left")
    rows = [[171, 10, 1, "", written(day), "yes", ""], [171, 10, 2, "", written(day), "yes", ""],
            [171, "10A", "", "", written(day), "yes", ""], [171, 999, 1, "", written(day), "yes", ""]]  # fmt: skip
    told = imported("checks", HEADER, rows)
    assert [code for _row, code in codes(told["errors"])] == [
        "check_not_active", "check_slot_empty", "check_no_group", "booth_unknown",
    ]  # fmt: skip


def test_booth_and_link_must_agree(cast: Cast, day: date):
    other = group(cast.booths["172/1"]).invite_url
    rows = [[171, 1, 1, link, written(day), "yes", ""] for link in (other, invite_url(make_code()))]
    told = imported("checks", HEADER, rows)
    assert [code for _row, code in codes(told["errors"])] == ["check_link_elsewhere"] * 2


def test_the_neighbours_groups_stay_unseen(cast: Cast, day: date):
    """Whether a link is the neighbour's or nobody's: the answer is the same, and so it is for a booth with its link."""
    own = group(cast.booths["171/1"])
    rows = [
        [171, 1, 1, "", written(day), "yes", ""],
        [171, 1, 1, own.invite_url, written(day), "yes", ""],
        [171, 1, 1, invite_url(make_code()), written(day), "yes", ""],
        ["", "", "", own.invite_url, written(day), "yes", ""],
        ["", "", "", invite_url(make_code()), written(day), "yes", ""],
    ]
    job = check("checks", HEADER, rows, cast.sitapur_convener)
    found = list(job.problems.order_by("row").values_list("code", flat=True))
    assert found == ["outside_area"] * 3 + ["check_link_unknown"] * 2
    assert set(job.by_unit.values_list("unit", flat=True)) == {None}


def test_a_mandal_right_reaches_the_groups_of_the_mandal_only(cast: Cast, day: date):
    make_group(cast.booths["171/10"])
    WhatsAppGroup.objects.update(activated_on=day)
    assignment = cast.assignment(cast.mandal_convener)
    assignment.extra_rights = [Right.IMPORT]
    assignment.save()
    link = group(cast.booths["171/1"]).invite_url
    rows = [[171, 1, 1, "", written(day), "yes", ""], [171, 10, 1, "", written(day), "yes", ""],
            [171, 10, 1, link, written(day), "yes", ""]]  # fmt: skip
    told = imported("checks", HEADER, rows, cast.mandal_convener)
    assert codes(told["errors"]) == [(3, "outside_area"), (4, "outside_area")]
    assert figures(told) == (1, 0, 0, 2)


def test_whoever_may_import_but_not_verify_is_refused(cast: Cast, day: date):
    assignment = cast.assignment(cast.viewer)
    assignment.extra_rights = [Right.IMPORT]
    assignment.save()
    told = imported("checks", HEADER, [[171, 1, 1, "", written(day), "yes", ""]], cast.viewer)
    assert codes(told["errors"]) == [(2, "check_not_yours")]


def test_a_group_closed_after_the_preview_is_refused(cast: Cast, day: date):
    job = check("checks", HEADER, [[171, 1, slot, "", written(day), "yes", ""] for slot in (1, 2)], cast.staff)
    assert job.new == 2
    closed = group(cast.booths["171/1"])
    group_close(actor=None, group=closed, version=closed.version, reason="left")
    told = figures(vars(apply(job)))
    assert told == (1, 0, 0, 1)


def test_the_right_to_verify_is_asked_again_at_the_end(cast: Cast, day: date):
    job = check("checks", HEADER, [[171, 1, 1, "", written(day), "yes", ""]], cast.lucknow_convener)
    position = cast.assignment(cast.lucknow_convener).seat.position
    position.rights = [right for right in position.rights if right != Right.VERIFY]
    position.save()
    job_apply(actor=cast.lucknow_convener, job=job)
    run_apply(job.pk)
    job.refresh_from_db()
    assert not GroupCheck.objects.exists()


def test_checks_are_taken_back_with_what_they_said_of_the_groups(cast: Cast, day: date):
    checked = group(cast.booths["171/1"])
    check_record(actor=None, group=checked, alive=False, members=90, checked_on=day - timedelta(3))
    fields = ("slot", "status", "checked_on", "alive", "members")
    before = WhatsAppGroup.objects.filter(booth=checked.booth).order_by("slot").values(*fields)
    known = list(before)
    rows = [[171, 1, slot, "", written(day), "yes", 180] for slot in (1, 2)]
    job = apply(check("checks", HEADER, rows, cast.lucknow_convener))
    assert list(before.all()) != known
    job_undo(actor=cast.lucknow_convener, job=job)
    assert run_undo(job.pk) == "undone"
    assert list(before.all()) == known
    assert GroupCheck.objects.count() == 1
