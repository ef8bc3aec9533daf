"""Finding people in either script, or by their whole number."""

import pytest

from teams.models import Member
from teams.search import search_members


@pytest.mark.parametrize("text", ["Lata", "lata maurya", "लता", "मौर्य", "LATA"])
def test_names_are_found_in_either_script(cast, text):
    assert cast.field_worker in search_members(Member.objects.all(), text)


def test_a_whole_number_finds_its_owner_in_any_spelling(cast):
    number = cast.field_worker.phone
    for text in (number, number[3:], f"0{number[3:8]} {number[8:]}"):
        assert list(search_members(Member.objects.all(), text)) == [cast.field_worker]


@pytest.mark.parametrize("text", ["", "   ", "—", "60000"])
def test_nothing_to_go_by_finds_nobody(cast, text):
    assert not search_members(Member.objects.all(), text)
