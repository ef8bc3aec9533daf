"""How the new list of an assembly is matched with the old one: right nearly always, asked else, never wrong."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from booths.renumbering import DraftLine, Listed, propose
from booths.renumbering.drafts import Fate
from booths.renumbering.names import base_likeness, place_name
from booths.tests.renumbered import Revised, booths, judge, revise

CASES: dict[str, dict[str, Any]] = {
    "names in the other script": {},
    "no room numbers": {"rooms": False},
    "no electors": {"electors": False},
    "many misspelt": {"misspell": 0.5},
    "splits and dropped booths too": {"split": 2, "drop": 3},
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seed", range(3))
def test_five_inserted_and_two_mergers_in_four_hundred(case, seed):
    options, random = dict(CASES[case]), Random(seed)
    olds = booths(random, 400, rooms=options.pop("rooms", True), electors=options.pop("electors", True))
    revised = revise(random, olds, insert=5, merge=2, scripts="en", **options)
    hindi = [replace(old, names=old.names[:1]) for old in revised.olds]
    verdict = judge(revised, propose(hindi, revised.news))
    assert verdict.wrong == []
    assert verdict.share >= 0.95, verdict


def _kept(lines: list[DraftLine]) -> dict[str, str]:
    return {line.old: line.new for line in lines if line.fate == Fate.KEEPS}


def _list(*names: str, first: int = 1) -> list[Listed]:
    return [Listed(str(number), (name,)) for number, name in enumerate(names, first)]


def test_all_behind_an_insertion_move_by_one_though_their_names_repeat():
    school = "प्राथमिक विद्यालय रामपुर कक्ष सं. {}"
    olds = _list("पंचायत भवन शिवगंज", *(school.format(n) for n in (1, 2, 3)), "इंटर कॉलेज मोतीनगर")
    news = _list("Panchayat Bhawan Shivganj", "Community Hall Sonapur",
                 *(f"P.S. Rampur R.N. {n}" for n in (1, 2, 3)), "Inter College Motinagar")  # fmt: skip
    lines = propose(olds, news)
    assert _kept(lines) == {"1": "1", "2": "3", "3": "4", "4": "5", "5": "6"}
    assert [(line.fate, line.new) for line in lines if not line.old] == [(Fate.NEW, "2")]


def test_which_of_several_booths_of_one_name_is_the_new_one_is_asked():
    olds = _list("Panchayat Bhawan Shivganj", "P.S. Rampur", "P.S. Rampur", "Inter College Motinagar")
    news = _list("Panchayat Bhawan Shivganj", "P.S. Rampur", "P.S. Rampur", "P.S. Rampur", "Inter College Motinagar")
    lines = propose(olds, news)
    assert _kept(lines) == {"1": "1", "4": "5"}
    assert {line.old for line in lines if line.fate == Fate.ASKED and line.old} == {"2", "3"}


def test_a_merger_and_a_split_are_seen_by_their_electors():
    school = "Primary School Sonapur Room No. {}"
    olds = [Listed("1", (school.format(1),), 700), Listed("2", (school.format(2),), 600),
            Listed("3", ("Inter College Motinagar",), 1500)]  # fmt: skip
    news = [Listed("1", ("Primary School Sonapur",), 1310), Listed("2", ("Inter College Motinagar Room 1",), 800),
            Listed("3", ("Inter College Motinagar Room 2",), 720)]  # fmt: skip
    told = {(line.old, line.new): line.fate for line in propose(olds, news)}
    assert {told["1", "1"], told["2", "1"]} == {Fate.KEEPS, Fate.MERGED}
    assert told["3", "2"] == Fate.KEEPS and told["3", "3"] == Fate.PARTED


def test_a_booth_that_stands_elsewhere_in_the_new_list_is_found_by_its_name():
    olds = _list("Panchayat Bhawan Shivganj", "P.S. Rampur", "Junior High School Kesarbagh", "P.S. Hirapur")
    news = _list("Junior High School Kesarbagh", "Panchayat Bhawan Shivganj", "P.S. Rampur", "P.S. Hirapur")
    assert _kept(propose(olds, news)) == {"1": "2", "2": "3", "3": "1", "4": "4"}


def test_a_booth_that_is_like_nothing_is_absent_and_a_new_one_is_new():
    olds = _list("P.S. Rampur", "Panchayat Bhawan Shivganj", "Inter College Motinagar")
    assert [line.fate for line in propose(olds, olds[:2])] == [Fate.KEEPS, Fate.KEEPS, Fate.ABSENT]
    assert [line.fate for line in propose(olds[:2], olds)] == [Fate.KEEPS, Fate.KEEPS, Fate.NEW]
    assert propose([], olds[:1]) == [DraftLine(Fate.NEW, new="1")]


def test_another_name_between_the_same_neighbours_is_asked():
    olds = _list("P.S. Rampur", "Panchayat Bhawan Shivganj", "Inter College Motinagar")
    news = _list("P.S. Rampur", "Town Hall", "Inter College Motinagar")
    assert [(line.fate, line.old) for line in propose(olds, news)][1] == (Fate.ASKED, "2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("प्राथमिक विद्यालय रामखेड़ा", "P.S. Ramkhera"),
        ("पूर्व माध्यमिक विद्यालय देवसराय", "Junior High School Devsarai"),
        ("प्रा० वि० सोनापुर क० नं० 2", "Primary School Sonapur Room No. 2"),
        ("कन्या इण्टर कालेज सीतापुर", "Girls Inter College Sitapur"),
    ],
)
def test_one_place_in_two_languages(one, other):
    assert base_likeness(place_name(one), place_name(other)) > 85


def test_a_list_with_itself_is_unchanged_whatever_it_holds():
    random = Random(5)
    olds = booths(random, 120, rooms=False, electors=False)
    assert all(line.fate == Fate.KEEPS and line.old == line.new for line in propose(olds, olds))
    assert judge(Revised(olds, olds, {old.number: {old.number} for old in olds}), propose(olds, olds)).share == 1
