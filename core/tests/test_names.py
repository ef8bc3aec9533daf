"""A name in one script finds its place written in the other, and a wrong neighbour is not taken for it."""

import csv
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from core.names import Match, best_matches, clear_winner, name_score

FACTS = Path(settings.BASE_DIR) / "booths" / "data" / "UP"


def rows(file: str, key: str) -> list[tuple[str, str, str]]:
    with (FACTS / file).open(encoding="utf-8", newline="") as lines:
        return [(row[key], row["name_en"], row["name_hi"]) for row in csv.DictReader(lines)]


DISTRICTS = rows("districts.csv", "code")
ASSEMBLIES = rows("assemblies.csv", "number")


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("सीतापुर", "Sitapur", 99),
        ("लखनऊ", "Lakhnau", 99),
        ("लखनऊ", "Lucknow", 85),
        ("Gautam Budh Nagar", "गौतमबुद्ध नगर", 99),
        ("अम्बेडकरनगर", "अंबेडकर नगर", 100),
        ("Lucknow East", "लखनऊ पूर्व", 83),
        ("Moradabad Rural", "मुरादाबाद ग्रामीण", 90),
        ("Bareli", "Bareilly", 86),
    ],
)
def test_names_that_mean_the_same_score_high(one, other, least):
    assert name_score(one, other) == name_score(other, one) >= least


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        ("Kanpur Mahanagar Uttar", "कानपुर महानगर दक्षिण", 70),
        ("Lucknow East", "Lucknow West", 70),
        ("Agra Rural", "Agra", 85),
        ("Saharanpur Zila", "Shahjahanpur Zila", 85),
        ("Faizabad", "Firozabad", 86),
        ("Sitapur", "Hardoi", 40),
        ("", "Sitapur", 0),
        ("सीतापुर", " - ", 0),
    ],
)
def test_names_that_do_not_score_low(one, other, most):
    assert name_score(one, other) == name_score(other, one) <= most


@given(st.text(), st.text())
def test_a_score_lies_between_0_and_100_and_is_the_same_both_ways(one, other):
    assert 0 <= name_score(one, other) == name_score(other, one) <= 100


@pytest.mark.parametrize(
    ("places", "least_first", "least_taken", "most_wrong", "most_strangers"),
    [(DISTRICTS, 1.0, 0.95, 0, 0.0), (ASSEMBLIES, 0.99, 0.95, 1, 0.09)],
    ids=["districts", "assemblies"],
)
def test_english_and_hindi_find_each_other(places, least_first, least_taken, most_wrong, most_strangers):
    """Each name is sought among those of the other script, with its own there and, as a stranger, without it."""
    first = taken = wrong = strangers = 0
    for sought, known in ((1, 2), (2, 1)):
        for place in places:
            matches = best_matches(place[sought], [(other[0], other[known]) for other in places])
            winner = clear_winner(matches)
            first += matches[0].key == place[0]
            taken += winner is not None and winner.key == place[0]
            wrong += winner is not None and winner.key != place[0]
            others = best_matches(place[sought], [(other[0], other[known]) for other in places if other != place])
            strangers += clear_winner(others) is not None
    total = 2 * len(places)
    assert first >= least_first * total
    assert taken >= least_taken * total
    assert wrong <= most_wrong
    assert strangers <= most_strangers * total


def test_a_known_name_is_always_taken():
    candidates = [(key, name) for key, *names in ASSEMBLIES for name in names]
    for key, *names in ASSEMBLIES:
        for name in names:
            winner = clear_winner(best_matches(name, candidates))
            assert winner is not None
            assert winner.key == key


def test_the_three_best_are_given_best_first_each_place_once():
    candidates = [
        ("SIT", "Sitapur"),
        ("SIT", "सीतापुर"),
        ("SUL", "Sultanpur"),
        ("HAR", "Hardoi"),
        ("SID", "Siddharthnagar"),
    ]
    matches = best_matches("Seetapur", candidates)
    assert [match.key for match in matches] == ["SIT", "SUL", "SID"]
    assert matches == sorted(matches, key=lambda match: -match.score)


def test_two_places_of_one_name_leave_the_choice_to_a_person():
    matches = best_matches("Rampur", [(1, "Rampur"), (2, "रामपुर"), (3, "Rampur")])
    assert {match.key for match in matches} == {1, 2, 3}
    assert clear_winner(matches) is None


def test_a_name_without_its_kind_is_taken_where_only_one_has_it():
    sitapur, lucknow = [("SIT", "Sitapur")], [("LKO-M", "Lucknow Mahanagar"), ("LKO-Z", "Lucknow Zila")]
    assert clear_winner(best_matches("जिला सीतापुर", sitapur + lucknow)) == Match("SIT", "Sitapur", 90.0)
    assert clear_winner(best_matches("Lucknow", sitapur + lucknow)) is None


def test_nothing_similar_is_no_winner():
    assert best_matches("Sitapur", []) == []
    assert clear_winner([]) is None
    assert clear_winner(best_matches("xyz", [(1, "Sitapur")])) is None
