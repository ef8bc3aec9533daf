"""The demo's members, seats and logins."""

import uuid
from datetime import date, datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django_otp.plugins.otp_totp.models import TOTPDevice
from pghistory.models import Context

from accounts.models import User
from booths.levels import Level
from booths.models import Unit
from demo.cast import ADMINISTRATOR, CAST, PASSWORD, TOTP_KEY
from demo.people.gathering import People
from demo.people.pool import pool_create, second_records_create
from demo.people.seats import seats_fill
from teams.models import Assignment, Member, Position, Seat
from teams.services import position_defaults_load, seat_add, seats_open


def people_create(random: Random, *, now: datetime, districts: list[int]) -> list[Member]:
    """Fill the seats of the demo's area, put people into the pool, make the logins; return all members."""
    today = now.date()
    position_defaults_load(actor=None)
    for state in Unit.objects.filter(level=Level.STATE):
        seats_open(actor=None, root=state)
    people = People(random)
    _cast(people, today)
    taken = {assignment.seat.pk for assignment in people.assignments}
    area = Unit.objects.filter(path__overlap=districts) | Unit.objects.filter(level__lt=Level.DISTRICT)
    seats = Seat.objects.filter(unit__in=area).exclude(pk__in=taken).select_related("position", "unit")
    seats_fill(people, list(seats.defer("unit__search").order_by("unit__level", "pk")), today=today)
    homes = _homes(districts)
    pool_create(people, homes)
    second_records_create(people, homes)
    people.save()
    _sign_in(random, now)
    return people.members


def contexts_create(districts: list[int]) -> dict[int, str]:
    """Make one history context a district (by id) that names its convener as the actor, and return their ids."""
    leads = Assignment.objects.filter(
        until=None,
        seat__unit__in=districts,
        seat__position__key="convener",
        seat__position__level=Level.DISTRICT,
    ).select_related("member__user", "seat")
    contexts = {}
    for assignment in leads:
        acting = {"user": assignment.member.user_id, "act": "group_register"}
        contexts[assignment.seat.unit_id] = Context(id=uuid.uuid4(), metadata=acting)
    Context.objects.bulk_create(contexts.values())
    return {district: str(context.pk) for district, context in contexts.items()}


def _cast(people: People, today: date) -> None:
    admin = User.objects.create_user(
        email=ADMINISTRATOR, password=PASSWORD, name="प्रशासक", is_staff=True, is_superuser=True
    )
    TOTPDevice.objects.create(user=admin, name="demo", key=TOTP_KEY, confirmed=True)
    for role in CAST:
        unit = Unit.objects.filter(code=role.unit).first()
        if unit is None:
            continue
        position = Position.objects.get(level=unit.level, key=role.position)
        if position.seats_per_unit:
            seat = Seat.objects.select_related("unit").get(unit=unit, position=position, number=1)
        else:
            seat = seat_add(actor=None, unit=unit, position=position)
        user = User.objects.create_user(phone=role.phone, password=PASSWORD, name=role.name.hi)
        member = Member(name_en=role.name.en, name_hi=role.name.hi, phone=role.phone, home_unit=unit, user=user)
        people.members.append(member)
        people.hold(seat, member, today - timedelta(days=200))


def _homes(districts: list[int]) -> dict[int, list[int]]:
    """Return the mandals of each district, by id: where people without a seat live."""
    homes: dict[int, list[int]] = {district: [] for district in districts}
    mandals = Unit.objects.filter(level=Level.MANDAL, path__overlap=districts).order_by("pk")
    for pk, path in mandals.values_list("pk", "path"):
        homes[path[Level.DISTRICT - 1] or 0].append(pk)
    return {district: units or [district] for district, units in homes.items()}


def _sign_in(random: Random, now: datetime) -> None:
    """Give those who carry the register an account: every district's convener, of the others some; most have used it.

    Nobody can sign in with it: they have no password, and the demo's logins are the cast's.
    """
    carrying = Assignment.objects.filter(
        until=None, member__user=None, seat__position__rights__contains=["edit"]
    ).select_related("member", "seat__unit", "seat__position")
    users, members = [], []
    for assignment in carrying.order_by("pk"):
        member, convener = assignment.member, assignment.seat.position.key == "convener"
        needed = convener and assignment.seat.unit.level == Level.DISTRICT
        if needed or random.random() < 0.5:
            used = now - timedelta(minutes=random.randint(60, 30 * 24 * 60)) if random.random() < 0.85 else None
            users.append(User(phone=member.phone, name=member.name_hi, password=make_password(None), last_login=used))
            members.append(member)
    User.objects.bulk_create(users, batch_size=2000)
    for member, user in zip(members, users, strict=True):
        member.user = user
    Member.objects.bulk_update(members, ["user"], batch_size=1000)
