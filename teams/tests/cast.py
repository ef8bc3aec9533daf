"""The named cast of every app's tests: a small state, its booths, and the people who may and may not reach them.

Uttar Pradesh has the region Awadh with the districts Lucknow Mahanagar (LKO-M) and Sitapur (STP). ``make_cast`` builds
it; a test takes it by the fixture ``cast``. Nobody here is a real person.
"""

from dataclasses import dataclass, field
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from accounts.models import User
from booths.levels import Level
from booths.models import Booth, RevenueDistrict, Unit, WhatsAppGroup
from booths.scope import Right, Scope
from booths.services import group_register, unit_create
from teams.models import Assignment, Member, Position, Seat
from teams.scoping import scope_for
from teams.services import (
    member_create,
    notice_defaults_load,
    position_defaults_load,
    seat_add,
    seat_assign,
    seats_open,
)

PASSWORD = "correct horse booth"
"""Everybody's password."""

_numbers = count(1)


def make_phone() -> str:
    """Return an invented number that no other call gave, E.164, from the range kept for tests and the demo."""
    return f"+91600{next(_numbers) % 1_000_000:07d}"


def make_code() -> str:
    """Return an invite code that no other call gave."""
    return f"Test{next(_numbers):018d}"


@cache
def _hashed() -> str:
    """Return the hash of everybody's password: made once, as it is meant to take long."""
    return make_password(PASSWORD)


def make_user(name: str = "Somebody", **fields: object) -> User:
    """Return a new account that may sign in with ``PASSWORD``; its language is English unless said otherwise."""
    fields = {"phone": make_phone(), "language": "en"} | fields
    user = User.objects.create_user(name=name, **fields)
    if "password" not in fields:
        user.password = _hashed()
        user.save(update_fields=["password"])
    return user


def make_member(home_unit: Unit, name_en: str = "Somebody", name_hi: str = "", *, account: bool = False) -> Member:
    """Return a new member, with an account when wanted."""
    member = member_create(actor=None, home_unit=home_unit, phone=make_phone(), name_en=name_en, name_hi=name_hi)
    if account:
        member.user = make_user(name_en, phone=member.phone)
        member.save(update_fields=["user"])
    return member


def seat_of(unit: Unit, key: str) -> Seat:
    """Return the first seat of a kind in a unit, opening one where their number is not fixed."""
    position = Position.objects.get(level=unit.level, key=key)
    if not position.seats_per_unit:
        return seat_add(actor=None, unit=unit, position=position)
    return Seat.objects.filter(unit=unit, position=position).order_by("number")[0]


def make_holder(unit: Unit, key: str, name_en: str, name_hi: str = "", extra: frozenset[Right] = frozenset()) -> User:
    """Return the account of a new member who holds the seat of this kind in the unit."""
    member = make_member(unit, name_en, name_hi, account=True)
    seat_assign(actor=None, seat=seat_of(unit, key), member=member, extra_rights=extra)
    assert member.user
    return member.user


def make_booth(unit: Unit, number: str, groups: int = 0, **fields: object) -> Booth:
    """Return a new booth on an assembly or mandal, with so many active groups."""
    fields = {"name_en": f"Primary School {number}", "name_hi": f"प्राथमिक विद्यालय {number}", "electors": 900} | fields
    assembly = Unit.objects.above(unit).get(level=Level.ASSEMBLY)
    booth = Booth.objects.create(unit=unit, assembly=assembly, number=number, **fields)
    for slot in range(1, groups + 1):
        make_group(booth, slot)
    booth.refresh_from_db()
    return booth


def make_group(booth: Booth, slot: int = 1, **fields: object) -> WhatsAppGroup:
    """Return a new active group in a slot of a booth."""
    fields = {"invite_code": make_code(), "members": 120} | fields
    return group_register(actor=None, booth=booth, slot=slot, **fields)


@dataclass
class Cast:
    """Places and people; ``scope`` gives what one of the people may reach."""

    # Places
    state: Unit
    awadh: Unit
    lucknow: Unit
    sitapur: Unit
    lucknow_west: Unit
    lucknow_north: Unit
    sitapur_assembly: Unit
    chowk: Unit
    """A mandal of Lucknow West."""
    aminabad: Unit
    """Another mandal of Lucknow West."""
    khairabad: Unit
    """A mandal of the assembly Sitapur."""
    booths: dict[str, Booth] = field(default_factory=dict)
    """By assembly number and booth number: ``171/1`` is covered, ``171/2`` partly, ``171/10`` and ``171/10A`` not; the
    latter two hang on Aminabad. ``172/1`` hangs on its assembly. ``146/1`` is partly covered, ``146/2`` not."""

    # People, by the seat they hold
    administrator: User = field(init=False)
    coordinator: User = field(init=False)
    awadh_convener: User = field(init=False)
    lucknow_convener: User = field(init=False)
    sitapur_convener: User = field(init=False)
    assembly_convener: User = field(init=False)
    """Of Lucknow West."""
    mandal_convener: User = field(init=False)
    """Of Chowk."""
    staff: User = field(init=False)
    claims_desk: User = field(init=False)
    viewer: User = field(init=False)
    """Of Lucknow Mahanagar."""
    facebook_in_charge: User = field(init=False)
    """Of Lucknow Mahanagar: sees it, and may do nothing else."""
    outsider: User = field(init=False)
    """Has an account and no seat."""
    field_worker: Member = field(init=False)
    """Lives in Chowk, has neither account nor seat."""

    @property
    def rights_holders(self) -> dict[str, User]:
        """Return all accounts by their name in this class, for tests that go through every role."""
        return {name: value for name, value in vars(self).items() if isinstance(value, User)}

    def scope(self, user: User) -> Scope:
        """Return what the user may reach now, an administrator with the second factor."""
        return scope_for(user, second_factor=True)

    def member(self, user: User) -> Member:
        """Return the person behind an account."""
        return Member.objects.get(user=user)

    def assignment(self, user: User) -> Assignment:
        """Return the one assignment of the person behind an account."""
        return Assignment.objects.get(member__user=user)


def make_cast() -> Cast:
    """Build the places, booths and people in the database and return them."""
    cast = _places()
    position_defaults_load(actor=None)
    notice_defaults_load(actor=None)
    seats_open(actor=None, root=cast.state)
    for key, unit, groups in (
        ("171/1", cast.chowk, 2),
        ("171/2", cast.chowk, 1),
        ("171/10", cast.aminabad, 0),
        ("171/10A", cast.aminabad, 0),
        ("172/1", cast.lucknow_north, 2),
        ("146/1", cast.khairabad, 1),
        ("146/2", cast.khairabad, 0),
    ):
        cast.booths[key] = make_booth(unit, key.partition("/")[2], groups)
    _people(cast)
    return cast


def _places() -> Cast:
    def place(level: Level, code: str, name_en: str, name_hi: str, parent: Unit | None, **fields: object) -> Unit:
        return unit_create(
            actor=None, level=level, code=code, name_en=name_en, name_hi=name_hi, parent=parent, **fields
        )

    state = place(Level.STATE, "UP", "Uttar Pradesh", "उत्तर प्रदेश", None)
    revenue = [
        RevenueDistrict.objects.create(
            state=state, code=code, name_en=name_en, name_hi=name_hi, abbr_hi=name_hi[:3], column=column, row=row
        )
        for code, name_en, name_hi, column, row in (
            ("LKO", "Lucknow", "लखनऊ", 5, 6),
            ("STP", "Sitapur", "सीतापुर", 5, 5),
        )
    ]
    awadh = place(Level.REGION, "AWD", "Awadh", "अवध", state)
    lucknow = place(Level.DISTRICT, "LKO-M", "Lucknow Mahanagar", "लखनऊ महानगर", awadh, revenue_district=revenue[0])
    sitapur = place(Level.DISTRICT, "STP", "Sitapur", "सीतापुर", awadh, revenue_district=revenue[1])
    west = place(Level.ASSEMBLY, "UP-171", "Lucknow West", "लखनऊ पश्चिम", lucknow, number=171)
    north = place(Level.ASSEMBLY, "UP-172", "Lucknow North", "लखनऊ उत्तर", lucknow, number=172)
    sitapur_assembly = place(Level.ASSEMBLY, "UP-146", "Sitapur", "सीतापुर", sitapur, number=146)
    return Cast(
        state=state,
        awadh=awadh,
        lucknow=lucknow,
        sitapur=sitapur,
        lucknow_west=west,
        lucknow_north=north,
        sitapur_assembly=sitapur_assembly,
        chowk=place(Level.MANDAL, "UP-171-01", "Chowk", "चौक", west),
        aminabad=place(Level.MANDAL, "UP-171-02", "Aminabad", "अमीनाबाद", west),
        khairabad=place(Level.MANDAL, "UP-146-01", "Khairabad", "खैराबाद", sitapur_assembly),
    )


def _people(cast: Cast) -> None:
    cast.administrator = make_user("Administrator", email="admin@example.org", is_staff=True, is_superuser=True)
    cast.coordinator = make_holder(cast.state, "coordinator", "Asha Verma", "आशा वर्मा")
    cast.awadh_convener = make_holder(cast.awadh, "convener", "Bharat Rastogi", "भरत रस्तोगी")
    cast.lucknow_convener = make_holder(cast.lucknow, "convener", "Chitra Nigam", "चित्रा निगम")
    cast.sitapur_convener = make_holder(cast.sitapur, "convener", "Dinesh Awasthi", "दिनेश अवस्थी")
    cast.assembly_convener = make_holder(cast.lucknow_west, "convener", "Ekta Saxena", "एकता सक्सेना")
    cast.mandal_convener = make_holder(cast.chowk, "convener", "Farid Khan", "फ़रीद ख़ान")
    cast.staff = make_holder(cast.state, "staff", "Geeta Pal", "गीता पाल")
    cast.claims_desk = make_holder(cast.state, "claims-desk", "Harish Joshi", "हरीश जोशी")
    cast.viewer = make_holder(cast.lucknow, "viewer", "Indu Tripathi", "इंदु त्रिपाठी")
    cast.facebook_in_charge = make_holder(cast.lucknow, "facebook", "Javed Alam", "जावेद आलम")
    cast.outsider = make_user("Kamal Outsider")
    cast.field_worker = make_member(cast.chowk, "Lata Maurya", "लता मौर्य")
