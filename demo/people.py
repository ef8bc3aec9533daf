"""The demo's members, seats and logins."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django_otp.plugins.otp_totp.models import TOTPDevice
from pghistory.models import Context

from accounts.models import User
from booths.levels import Level
from booths.models import Unit
from demo.cast import ADMINISTRATOR, CAST, PASSWORD, TOTP_KEY
from demo.names import person
from demo.phones import PEOPLE, demo_phone
from teams.models import Assignment, Member, Position, Seat
from teams.services import notice_defaults_load, position_defaults_load, seat_add, seats_open

# The share of seats of each kind that somebody holds: the rest are the vacancies that the product is to show.
_FILLED = {"convener": 0.8, "co-convener": 0.7, "whatsapp": 0.6}
_FILLED_ELSE = 0.45
_FIRST_INDEX = PEOPLE + 100


@dataclass
class _People:
    """Members and assignments on their way into the database, in one order."""

    members: list[Member] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)

    def add(self, seat: Seat, member: Member, since: date) -> None:
        self.members.append(member)
        self.assignments.append(Assignment(seat=seat, member=member, since=since))


def people_create(random: Random, *, today: date, districts: list[int]) -> dict[int, str]:
    """Fill the seats of the demo's area and make the logins.

    Returns for each district (by id) the id of a history context that names its convener as the actor.
    """
    position_defaults_load(actor=None)
    notice_defaults_load(actor=None)
    area = Unit.objects.filter(path__overlap=districts)
    tops = Unit.objects.filter(level__lt=Level.DISTRICT)
    for root in tops.filter(level=Level.STATE):
        seats_open(actor=None, root=root)
    people = _People()
    _cast(people, today)
    taken = {assignment.seat.pk for assignment in people.assignments}
    wanted = Seat.objects.wanted().filter(unit__in=area) | Seat.objects.wanted().filter(unit__in=tops)
    for index, seat in enumerate(wanted.select_related("position", "unit").exclude(pk__in=taken).order_by("pk")):
        leads_a_district = seat.position.key == "convener" and seat.unit.level <= Level.DISTRICT
        share = 1.0 if leads_a_district else _FILLED.get(seat.position.key, _FILLED_ELSE)
        if random.random() < share:
            name = person(random)
            member = Member(
                name_en=name.en, name_hi=name.hi, phone=demo_phone(_FIRST_INDEX + index), home_unit_id=seat.unit_id
            )
            people.add(seat, member, today - timedelta(days=random.randint(95, 700)))
    Member.objects.bulk_create(people.members, batch_size=2000)
    Assignment.objects.bulk_create(people.assignments, batch_size=2000)
    return _contexts(districts)


def _cast(people: _People, today: date) -> None:
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
        people.add(seat, member, today - timedelta(days=200))


def _contexts(districts: list[int]) -> dict[int, str]:
    """Make one history context a district, with its convener as the actor; conveners without a login get one."""
    leads = Assignment.objects.filter(
        seat__unit__in=districts, seat__position__key="convener", seat__position__level=Level.DISTRICT
    ).select_related("member__user", "seat")
    contexts = {}
    for assignment in leads:
        member = assignment.member
        if member.user is None:
            member.user = User.objects.create_user(phone=member.phone, name=member.name_hi)
            member.save(update_fields=["user"])
        acting = {"user": member.user.pk, "act": "group_register"}
        contexts[assignment.seat.unit_id] = Context(id=uuid.uuid4(), metadata=acting)
    Context.objects.bulk_create(contexts.values())
    return {district: str(context.pk) for district, context in contexts.items()}
