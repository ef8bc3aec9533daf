"""Finding people in either script, or by their whole number."""

import pytest

from core.limits import Limit
from teams import number_search
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


def test_who_sees_no_number_cannot_find_one_out_by_trying(cast, client_of, monkeypatch):
    monkeypatch.setattr(number_search, "WHOLE_NUMBERS", Limit("test-whole-numbers", times=2, seconds=3600))
    viewer, convener = client_of(cast.viewer), client_of(cast.lucknow_convener)
    tried = [viewer.get("/teams/members/", {"q": f"600000000{digit}"}) for digit in range(4)]
    assert [answer.status_code for answer in tried] == [200, 200, 429, 429]
    assert "search by name" in tried[-1].content.decode()
    assert viewer.get("/teams/members/", {"q": "Lata"}).status_code == 200
    for _again in range(4):
        assert convener.get("/teams/members/", {"q": "6000000001"}).status_code == 200
    staff = client_of(cast.staff)
    for _again in range(2):
        assert staff.get("/exports/new/members/", {"q": "6000000001"}).status_code == 200
    assert staff.get("/exports/new/members/", {"q": "6000000001"}).status_code == 429
