"""The table of rights in the product's description, role by role and place by place."""

import pytest

from booths.scope import Right
from teams.access import may_assign

ALL = frozenset(Right)
LEAD = ALL
LOCAL = ALL - {Right.IMPORT}
OFFICE = frozenset({Right.SEE, Right.EDIT, Right.VERIFY, Right.IMPORT, Right.EXPORT})
SEE = frozenset({Right.SEE})
NOTHING: frozenset[Right] = frozenset()

# Who: the rights in the state, Awadh, Lucknow Mahanagar, Lucknow West, Chowk, and in Sitapur next door.
TABLE = {
    "administrator": (ALL, ALL, ALL, ALL, ALL, ALL),
    "coordinator": (LEAD, LEAD, LEAD, LEAD, LEAD, LEAD),
    "awadh_convener": (NOTHING, LEAD, LEAD, LEAD, LEAD, LEAD),
    "lucknow_convener": (NOTHING, NOTHING, LEAD, LEAD, LEAD, NOTHING),
    "sitapur_convener": (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, LEAD),
    "assembly_convener": (NOTHING, NOTHING, NOTHING, LOCAL, LOCAL, NOTHING),
    "mandal_convener": (NOTHING, NOTHING, NOTHING, NOTHING, LOCAL, NOTHING),
    "staff": (OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, OFFICE),
    "claims_desk": (SEE, SEE, SEE, SEE, SEE, SEE),
    "viewer": (NOTHING, NOTHING, SEE, SEE, SEE, NOTHING),
    "facebook_in_charge": (NOTHING, NOTHING, SEE, SEE, SEE, NOTHING),
    "outsider": (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
}
PLACES = ("state", "awadh", "lucknow", "lucknow_west", "chowk", "sitapur")

# Where seats may be filled: the right reaches down from a district and above, and stays at one's own level below that.
ASSIGNS = {
    "administrator": set(PLACES),
    "coordinator": set(PLACES),
    "awadh_convener": {"awadh", "lucknow", "lucknow_west", "chowk", "sitapur"},
    "lucknow_convener": {"lucknow", "lucknow_west", "chowk"},
    "sitapur_convener": {"sitapur"},
    "assembly_convener": {"lucknow_west"},
    "mandal_convener": {"chowk"},
}


@pytest.mark.parametrize("who", TABLE)
def test_rights_by_role_and_place(cast, who):
    scope = cast.scope(getattr(cast, who))
    held = [frozenset(right for right in Right if scope.may(right, getattr(cast, place))) for place in PLACES]
    assert dict(zip(PLACES, held, strict=True)) == dict(zip(PLACES, TABLE[who], strict=True))


@pytest.mark.parametrize("who", TABLE)
def test_where_seats_may_be_filled(cast, who):
    scope = cast.scope(getattr(cast, who))
    assert {place for place in PLACES if may_assign(scope, getattr(cast, place))} == ASSIGNS.get(who, set())


def test_the_table_knows_the_whole_cast(cast):
    assert set(TABLE) == set(cast.rights_holders)


def test_further_rights_come_with_the_assignment(cast):
    assignment = cast.assignment(cast.staff)
    assignment.extra_rights = [Right.PHONES.value]
    assignment.save()
    assert cast.scope(cast.staff).may(Right.PHONES, cast.chowk)
