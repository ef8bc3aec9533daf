"""The demo: whole, plausible, the same for the same seed, and never mixed with a real register."""

from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F

from accounts.models import User
from booths.coverage import coverage_by_level, coverage_of, coverage_of_on
from booths.levels import Level
from booths.models import Booth, GroupCheck, Unit, WhatsAppGroup
from booths.scope import Right
from core.links import read_invite
from core.phones import is_mobile
from core.social import Network, read_account
from demo.build import demo_build
from demo.cast import ADMINISTRATOR, CAST, PASSWORD
from demo.sizes import spread
from teams.duplicates.pairs import find_pairs
from teams.handles.cards import cards_of
from teams.models import (
    Assignment,
    Changeover,
    Consent,
    Handle,
    HandleKeeper,
    Member,
    Purpose,
    Seat,
    Volunteer,
)
from teams.overview.days import held_by_day
from teams.overview.posts import posts_read
from teams.scoping import scope_for

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """A small demo for all tests of this module, taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo_build(size="small", seed=7, today=TODAY)
        transaction.set_rollback(True)


@pytest.fixture
def small(built, db):
    return built


def test_small_is_one_region_with_uneven_coverage(small):
    awadh = Unit.objects.get(code="AWD")
    assert small["booths"] == 2600 == coverage_of(awadh, today=TODAY).booths
    shares = [row.figures.covered_share for row in coverage_by_level(awadh, Level.DISTRICT, today=TODAY)]
    assert len(shares) == 15
    assert max(shares) - min(shares) > 20
    figures = coverage_of(awadh, today=TODAY)
    assert min(figures.covered, figures.partly, figures.uncovered, figures.verified, figures.stale) > 50
    assert figures.members > 20 * figures.groups


def test_ninety_days_of_growth(small):
    awadh = Unit.objects.get(code="AWD")
    grown = [coverage_of_on(awadh, day).groups for day in (date(2026, 8, 26), date(2026, 10, 10), TODAY)]
    assert grown == sorted(grown)
    assert grown[2] > 1.5 * grown[0]
    assert grown[2] == coverage_of(awadh, today=TODAY).groups


def test_everything_fits_the_register_s_own_rules(small):
    for booth in Booth.objects.order_by("?")[:50]:
        booth.full_clean(validate_unique=False)
    for group in WhatsAppGroup.objects.order_by("?")[:50]:
        group.full_clean()
        assert not group.invite_code or read_invite(group.invite_url).code == group.invite_code
        assert is_mobile(group.admin_phone)
        assert group.admin_phone.startswith("+91600")
    assert all(member.phone.startswith("+91600") for member in Member.objects.all())
    assert not GroupCheck.objects.filter(checked_on__gt=TODAY).exists()


def test_mandals_hold_their_booths(small):
    assert not Booth.objects.filter(unit__level=Level.ASSEMBLY).exists()
    sizes = Unit.objects.filter(level=Level.MANDAL).annotate(n=Count("booths")).values_list("n", flat=True)
    assert min(sizes) > 0


@pytest.mark.parametrize("role", CAST, ids=lambda role: role.key)
def test_the_cast_signs_in_and_reaches_its_unit(small, role):
    user = User.objects.get(phone=role.phone)
    assert user.check_password(PASSWORD)
    unit = Unit.objects.get(code=role.unit)
    assert scope_for(user).may(Right.SEE, unit)
    assert scope_for(user).root_ids(Right.SEE) == {unit.pk}


def test_the_logins_are_printed_with_the_second_factor(small):
    text = StringIO()
    call_command("demo", logins=True, stdout=text)
    assert ADMINISTRATOR in text.getvalue()
    assert PASSWORD in text.getvalue()
    assert all(role.phone[3:] in text.getvalue() for role in CAST)


def test_the_history_names_the_convener(small):
    group = WhatsAppGroup.objects.filter(status="active", booth__assembly__code="UP-171").first()
    event = group.events.order_by("pgh_created_at").first()
    convener = User.objects.get(phone=CAST[2].phone)
    assert event.pgh_context.metadata == {"user": convener.pk, "act": "group_register"}
    assert event.pgh_created_at.date() == group.activated_on


def test_a_register_with_booths_is_left_alone(small):
    with pytest.raises(CommandError, match="already"):
        call_command("demo", size="small")
    assert Booth.objects.count() == 2600


@pytest.mark.parametrize(("total", "weights"), [(10, {1: 1, 2: 1, 3: 1}), (177_516, {n: n + 1 for n in range(403)})])
def test_spreading_sums_up_exactly(total, weights):
    parts = spread(total, weights)
    assert sum(parts.values()) == total
    assert parts.keys() == weights.keys()
    assert min(parts.values()) >= 1


def test_accounts_are_invented_and_show_growth(small):
    handles = Handle.objects.select_related("unit")
    assert handles.count() == small["handles"] > 300
    for handle in handles:
        reading = read_account(Network(handle.network), handle.url)
        assert reading.address == handle.address
        assert "demo" in handle.address.lower()
    assert {handle.network for handle in handles} == set(Network)
    stale = Handle.objects.counted_before(TODAY - timedelta(days=30)).count()
    assert 20 < stale < 0.4 * small["handles"]
    state = [card for card in cards_of(list(handles.filter(unit__code="UP")), TODAY) if not card.stale]
    assert state
    assert all(card.month and card.quarter for card in state)
    kept = HandleKeeper.objects.filter(member__assignments__seat__unit=F("handle__unit")).distinct().count()
    assert kept == HandleKeeper.objects.count() > 50


def test_people_offer_to_help_and_nobody_of_them_is_somebody_else(small):
    offers = Volunteer.objects.all()
    assert offers.count() == small["volunteers"] > 20
    assert {offer.state for offer in offers} == {"waiting", "accepted", "declined", "withdrawn"}
    assert offers.values("phone").distinct().count() == offers.count()
    known = Member.objects.filter(phone__in=offers.values("phone")).values_list("pk", flat=True)
    assert set(known) == set(offers.filter(state="accepted").values_list("member", flat=True))
    assert all(offer.phone.startswith("+91600") for offer in offers)


def test_seats_filled_up_over_the_last_ninety_days(small):
    state = Unit.objects.get(level=Level.STATE)
    days = list(held_by_day(state, posts=posts_read(), today=TODAY, days=90).values())
    assert 1.2 * days[0] < days[-1] < 3 * days[0]
    assert any(later < earlier for earlier, later in pairwise(days))


def test_seats_changed_hands_and_people_their_seats(small):
    ended = Assignment.objects.filter(until__lte=TODAY)
    assert ended.count() > 100
    assert not ended.filter(reason="").exists()
    seats = Assignment.objects.values("seat").annotate(n=Count("pk")).filter(n__gt=1)
    assert seats.count() > 50
    moved = Member.objects.filter(assignments__in=ended).filter(assignments__until=None)
    assert moved.exists()
    current = (
        Assignment.objects.current(TODAY).values("member").annotate(n=Count("pk"), levels=Count("level", distinct=True))
    )
    doubled = current.filter(n__gt=1)
    assert doubled.count() > 5
    assert all(row["n"] == row["levels"] == 2 for row in doubled)
    assert not Assignment.objects.filter(since__gt=TODAY).exists()


def test_teams_grew_and_are_to_grow(small):
    applied = Changeover.objects.get(state="applied")
    opened = [line.position_id for line in applied.lines.all()]
    assert len(opened) == 3
    assert not Assignment.objects.filter(seat__position__in=opened, since__lt=applied.starts_on).exists()
    assert Assignment.objects.filter(seat__position__in=opened).exists()
    vacant = Seat.objects.wanted().not_held(TODAY).with_vacant_since(TODAY).filter(last_end=None)
    assert {(TODAY - seat.vacant_since).days for seat in vacant} == {45, 700}
    assert Changeover.objects.get(state="planned").starts_on > TODAY


def test_people_wait_in_the_pool_and_agreed_to_what_is_kept(small):
    pool = Member.objects.filter(assignments=None)
    assert pool.count() > 60
    assert pool.exclude(skills=[]).exclude(languages=[]).exists()
    agreed = {purpose: Member.objects.agreed(purpose).count() for purpose in Purpose}
    assert 0 < agreed[Purpose.MESSAGES] < agreed[Purpose.DETAILS] < Member.objects.count()
    assert Consent.objects.exclude(withdrawn_at=None).exists()
    assert find_pairs(Member.objects.all(), on=TODAY)


def test_some_who_carry_the_register_sign_in_and_some_do_not(small):
    carrying = Assignment.objects.current(TODAY).filter(seat__position__rights__contains=["edit"])
    without = carrying.without_sign_in().count()
    assert 0.1 < without / carrying.count() < 0.8
    cast = [role.phone for role in CAST]
    assert not any(user.has_usable_password() for user in User.objects.exclude(phone__in=cast).exclude(is_staff=True))
