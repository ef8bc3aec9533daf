"""Taking imports back: each kind, who may, what was changed since, what later imports wrote."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Activity, User
from booths.history import booth_history
from booths.levels import Level
from booths.models import Booth, LinkCollision, Unit, WhatsAppGroup
from booths.scope import Right, Scope
from booths.services import booth_update, group_register, group_update
from core.tests.test_undo import by_hand, register
from core.tests.test_undo import figures as sums
from imports.errors import WrongState
from imports.models import ImportJob, State
from imports.services import job_undo, run_undo
from imports.tests.importing import BOOTHS, GROUPS, Rows, apply, check
from teams.models import Assignment, Member
from teams.scoping import scope_for
from teams.services import assignment_end, seats_open
from teams.tests.cast import Cast, make_code, make_group, make_phone, make_user

pytestmark = pytest.mark.django_db
UNITS = ("Level", "Code", "Name", "Parent")
WITH_GROUPS = ("Assembly No", "Booth No", "Booth Name", "Electors", "Link 1", "Link 2")


def link(code: str | None = None) -> str:
    return f"https://chat.whatsapp.com/{code or make_code()}"


def done(kind: str, header: tuple[str, ...], rows: list[list[object]], user: User | None = None) -> ImportJob:
    return apply(check(kind, header, rows, user))


def undone(job: ImportJob, user: User | None = None, *, force: bool = False) -> ImportJob:
    job_undo(actor=user or job.uploaded_by, job=job, force=force)
    assert run_undo(job.pk) == State.UNDONE
    job.refresh_from_db()
    return job


def counts(job: ImportJob) -> tuple[int, int, int, int]:
    """Return (removed, restored, recreated, left)."""
    found = job.undo["counts"]
    return found["removed"], found["restored"], found["recreated"], found["left"]


def test_booths_are_gone_and_changed_ones_have_their_values_back(cast: Cast):
    before, figures = register(), sums()
    job = done("booths", BOOTHS, [[171, 70, "School", 900], [171, 1, "New name", 5], [171, 2, "", ""]], cast.staff)
    assert job.context
    undone(job)
    assert (job.undone_by, counts(job)) == (cast.staff, (1, 1, 0, 0))
    assert job.undone_at is not None
    assert (register(), sums()) == (before, figures)
    acts = Activity.objects.filter(subject_type="importjob", subject_id=job.pk).values_list("verb", flat=True)
    assert list(acts) == ["import_undone", "import_undo", "import_done", "import_apply", "import_upload"]


def test_groups_of_every_state_are_as_they_were(cast: Cast):
    closed = make_group(cast.booths["146/2"])
    WhatsAppGroup.objects.filter(pk=closed.pk).update(status="closed", closed_on="2026-11-01", invite_code=None)
    before, figures = register(), sums()
    rows = [
        [171, 10, 1, link(), "Ram", "", 50],
        [171, 1, 1, link(), "Shyam", "", 90],
        [171, "10A", 1, "", "", "", ""],
        [146, 2, 1, link(), "", "", 5],
    ]
    job = undone(done("groups", GROUPS, rows))
    assert counts(job) == (2, 2, 0, 0)
    assert (register(), sums()) == (before, figures)


def test_booths_with_groups_go_together(cast: Cast):
    before, figures = register(), sums()
    rows = [[171, 70, "School", 900, link(), link()], [171, 10, "", 77, link(), ""]]
    job = undone(done("booths_with_groups", WITH_GROUPS, rows, cast.lucknow_convener))
    assert counts(job) == (4, 1, 0, 0)
    assert (register(), sums()) == (before, figures)


def test_units_go_from_below_with_the_seats_that_were_opened_for_them(cast: Cast):
    before = register()
    rows: Rows = [
        ["Mandal", "UP-171-09", "New", "UP-171"],
        ["Sector", "UP-171-09-1", "Newer", "UP-171-09"],
        ["Mandal", "UP-171-01", "Chowk Bazaar", "UP-171"],
    ]
    job = done("units", UNITS, rows)
    assert seats_open(actor=None, root=cast.state) > 0
    undone(job)
    assert counts(job) == (2, 1, 0, 0)
    assert register() == before


def test_a_mandal_on_which_a_booth_was_hung_meanwhile_stays(cast: Cast):
    job = done("units", UNITS, [["Mandal", "UP-171-09", "New", "UP-171"]])
    mandal = Unit.objects.get(code="UP-171-09")
    booth = cast.booths["171/1"]
    booth_update(actor=None, booth=booth, version=booth.version, unit=mandal)
    undone(job, force=True)
    assert counts(job) == (0, 0, 0, 1)
    assert job.undo["kept"] == [["booths.Unit", mandal.pk, "hanging"]]


def test_what_people_changed_since_is_left_alone_or_forced(cast: Cast):
    rows = [[171, 10, 1, link(), "Ram", "", 50], [171, "10A", 1, link(), "Shyam", "", 60]]
    job, other = done("groups", GROUPS, rows), done("booths", BOOTHS, [[171, 1, "New name", ""]])
    group = WhatsAppGroup.objects.get(booth=cast.booths["171/10"])
    group_update(actor=cast.staff, group=group, version=group.version, members=51)
    undone(job)
    assert counts(job) == (1, 0, 0, 1)
    assert WhatsAppGroup.objects.filter(pk=group.pk, members=51).exists()
    booth = Booth.objects.get(pk=cast.booths["171/1"].pk)
    booth_update(actor=None, booth=booth, version=booth.version, name_en="By hand", electors=3)
    undone(other, force=True)
    assert counts(other) == (0, 1, 0, 0)
    booth.refresh_from_db()
    assert (booth.name_en, booth.electors) == ("Primary School 1", 900)


def test_of_two_imports_the_later_goes_first(cast: Cast):
    before = register()
    first = done("booths", BOOTHS, [[171, 1, "First", 1], [171, 70, "First", 1]])
    second = done("booths", BOOTHS, [[171, 1, "Second", 2]])
    undone(first)
    assert counts(first) == (1, 0, 0, 1)
    assert Booth.objects.get(pk=cast.booths["171/1"].pk).name_en == "Second"
    undone(second)
    assert Booth.objects.get(pk=cast.booths["171/1"].pk).name_en == "First"
    third = done("booths", BOOTHS, [[171, 1, "Third", 3]])
    for job in (done("booths", BOOTHS, [[171, 1, "Fourth", 4]]), third):
        assert counts(undone(job)) == (0, 1, 0, 0)
    assert Booth.objects.get(pk=cast.booths["171/1"].pk).name_en == "First"
    assert len(register()["Booth"]) == len(before["Booth"])


def test_a_link_that_was_registered_elsewhere_meanwhile_is_not_taken_away_there(cast: Cast):
    group = WhatsAppGroup.objects.get(booth=cast.booths["171/2"])
    old = group.invite_code
    job = done("groups", GROUPS, [[171, 2, 1, link(), "", "", ""]])
    group_register(actor=None, booth=cast.booths["146/2"], slot=1, invite_code=old)
    undone(job, force=True)
    assert counts(job) == (0, 0, 0, 1)
    assert WhatsAppGroup.objects.get(invite_code=old).booth == cast.booths["146/2"]


def test_a_claim_that_the_import_settled_stands_again(cast: Cast):
    code = WhatsAppGroup.objects.filter(booth=cast.booths["171/1"])[0].invite_code
    LinkCollision.objects.create(booth=cast.booths["171/10"], slot=1, invite_code=code, claimed_by=cast.staff)
    job = done("groups", GROUPS, [[171, 10, 1, link(), "", "", ""]])
    assert not LinkCollision.objects.exists()
    undone(job)
    assert LinkCollision.objects.get().claimed_by == cast.staff


def test_only_once_only_what_was_applied_and_only_for_thirty_days(cast: Cast):
    job = check("booths", BOOTHS, [[171, 70, "School", 900]], cast.staff)
    with pytest.raises(WrongState):
        job_undo(actor=cast.staff, job=job)
    apply(job)
    end = timezone.now() - timedelta(days=31)
    ImportJob.objects.update(finished_at=end)
    job.refresh_from_db()
    with pytest.raises(WrongState):
        job_undo(actor=cast.staff, job=job)
    ImportJob.objects.update(finished_at=timezone.now() - timedelta(days=29))
    job.refresh_from_db()
    undone(job)
    assert run_undo(job.pk) is None
    with pytest.raises(WrongState):
        job_undo(actor=cast.staff, job=job)
    job.refresh_from_db()
    assert job.finished_at < timezone.now() - timedelta(days=28)


def test_who_may(cast: Cast):
    job = done("booths", BOOTHS, [[171, 70, "School", 900]], cast.lucknow_convener)
    for user in (cast.sitapur_convener, cast.awadh_convener, cast.mandal_convener, cast.viewer, cast.outsider):
        with pytest.raises(PermissionDenied):
            job_undo(actor=user, job=job)
    job_undo(actor=cast.coordinator, job=job)
    assert run_undo(job.pk) == State.UNDONE
    job.refresh_from_db()
    assert job.undone_by == cast.coordinator


def test_an_area_that_shrank_ends_it_before_and_on_the_way(cast: Cast):
    job = done("booths", BOOTHS, [[171, 70, "School", 900]], cast.lucknow_convener)
    job_undo(actor=cast.lucknow_convener, job=job)
    assignment_end(actor=None, assignment=cast.assignment(cast.lucknow_convener), reason="moved")
    assert run_undo(job.pk) == State.DONE
    job.refresh_from_db()
    assert (job.undo["refused"], job.undone_by) == ("area", None)
    assert Booth.objects.filter(number="70").exists()
    with pytest.raises(PermissionDenied):
        job_undo(actor=cast.lucknow_convener, job=job)


def test_a_mandal_that_left_the_area_is_not_taken_back(cast: Cast):
    job = done("booths", BOOTHS, [[146, 70, "School", 900]], cast.sitapur_convener)
    Unit.objects.filter(pk=cast.sitapur_assembly.pk).update(parent=cast.lucknow)
    assert Unit.objects.get(pk=cast.sitapur_assembly.pk).level == Level.ASSEMBLY
    with pytest.raises(PermissionDenied):
        job_undo(actor=cast.sitapur_convener, job=job)


def test_the_history_of_a_booth_tells_of_both(cast: Cast, client_of):
    job = done("groups", GROUPS, [[171, 10, 1, link(), "Ram", "", 50]], cast.lucknow_convener)
    undone(job, cast.coordinator)
    booth = cast.booths["171/10"]
    with translation.override("en"):
        told = [(entry.what, entry.who, entry.job) for entry in booth_history(booth, booth.groups.all())]
    assert told[:2] == [
        ("Group 1 deleted", f"Asha Verma, taking back import no. {job.pk} (sheet.csv)", job.pk),
        ("Group 1 registered", f"Chitra Nigam, by import no. {job.pk} (sheet.csv)", job.pk),
    ]
    address = reverse("imports:job", args=[job.pk])
    page = reverse("booths:booth", args=[booth.pk])
    for user, links in ((cast.coordinator, 2), (cast.lucknow_convener, 1), (cast.awadh_convener, 0), (cast.viewer, 0)):
        content = client_of(user).get(page).content.decode()
        assert f"import no. {job.pk} (sheet.csv)" in content
        assert content.count(f'href="{address}"') == links, user


@pytest.mark.parametrize("force", [False, True])
def test_who_has_an_account_since_keeps_it_and_loses_the_seat_at_once(cast: Cast, force: bool):
    phone = make_phone()
    header = ("Name", "Mobile", "District", "Post")
    job = done("members", header, [["Ram", phone, "Sitapur", "Viewer"]], cast.sitapur_convener)
    member, user = Member.objects.get(phone=phone), make_user("Ram", phone=phone)
    with by_hand():
        Member.objects.filter(pk=member.pk).update(user=user)
    assert scope_for(user).may(Right.SEE, cast.sitapur)
    undone(job, force=force)
    assert scope_for(user) == Scope.nothing()
    assert User.objects.filter(pk=user.pk, is_active=True).exists()
    assert Member.objects.filter(pk=member.pk).exists() != force
    assert not Assignment.objects.filter(member=member.pk).exists()


def test_a_seat_that_was_extended_since_is_left(cast: Cast):
    phone = make_phone()
    header = ("Name", "Mobile", "District", "Post")
    job = done("members", header, [["Ram", phone, "Sitapur", "Viewer"]], cast.sitapur_convener)
    with by_hand():
        Assignment.objects.filter(member__phone=phone).update(extra_rights=["verify"])
    undone(job)
    assert {(label, why) for label, _pk, why in job.undo["kept"]} >= {
        ("teams.Assignment", "changed"),
        ("teams.Member", "hanging"),
    }
