"""Adding people: one person per number, named in some script."""

import pytest
from django.core.exceptions import ValidationError

from teams.models import Member
from teams.services import member_create
from teams.tests.cast import make_phone


def test_a_member_is_known_by_name_and_number(cast):
    phone = make_phone()
    member = member_create(actor=cast.mandal_convener, home_unit=cast.chowk, phone=phone, name_hi="मीना")
    assert Member.objects.get(phone=phone) == member
    assert member.name == "मीना"
    assert member.events.get().pgh_context.metadata["act"] == "member_create"


def test_a_number_belongs_to_one_person(cast):
    with pytest.raises(ValidationError) as caught:
        member_create(actor=None, home_unit=cast.sitapur, phone=cast.field_worker.phone, name_en="Another")
    assert caught.value.error_dict["phone"][0].code == "phone_taken"
    assert "Lata" not in str(caught.value)


@pytest.mark.parametrize("phone", ["", "9876543210", "+912226543210", "+9198765", "+14155550123"])
def test_only_indian_mobile_numbers_are_stored(cast, phone):
    with pytest.raises(ValidationError):
        member_create(actor=None, home_unit=cast.chowk, phone=phone, name_en="Somebody")


def test_a_name_is_needed(cast):
    with pytest.raises(ValidationError):
        member_create(actor=None, home_unit=cast.chowk, phone=make_phone())
