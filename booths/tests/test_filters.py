"""Finding booths: every filter, the search in both scripts, the order."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booths.filters import BoothFilter
from booths.levels import Level
from booths.models import Booth, Unit
from booths.scope import Scope
from booths.search import words_of
from booths.services import check_record, collision_record
from teams.tests.cast import make_booth, make_code, make_group

TODAY = timezone.localdate


def found(query: str, scope: Scope | None = None) -> list[str]:
    """Return the booths that a query finds, as assembly/number, in the list's order."""
    scope = scope or Scope.everything()
    booths = BoothFilter(QueryDict(query), Booth.objects.within(scope), scope=scope).qs.in_order()
    return [f"{booth.assembly.number}/{booth.number}" for booth in booths.select_related("assembly")]


def check(booth: Booth, *, alive: bool = True, days_ago: int = 0) -> None:
    """Record a check of the booth's first group."""
    group, day = booth.groups.get(slot=1), timezone.localdate() - timedelta(days=days_ago)
    booth.groups.update(activated_on=day)
    check_record(actor=None, group=group, alive=alive, checked_on=day)


def test_numbers_are_ordered_as_people_count(cast):
    for number in ("9", "100", "11", "10क"):
        make_booth(cast.aminabad, number)
    assert found("unit=UP-171-02") == ["171/9", "171/10", "171/10A", "171/10क", "171/11", "171/100"]


@pytest.mark.parametrize(
    ("query", "booths"),
    [
        ("unit=LKO-M", {"171/1", "171/2", "171/10", "171/10A", "172/1"}),
        ("unit=UP-171-02", {"171/10", "171/10A"}),
        ("unit=UP&state=covered", {"171/1", "172/1"}),
        ("unit=UP&state=partly", {"171/2", "146/1"}),
        ("unit=UP&state=uncovered", {"171/10", "171/10A", "146/2"}),
        ("unit=LKO-M&state=partly&state=uncovered", {"171/2", "171/10", "171/10A"}),
        ("unit=UP&without=mandal", {"172/1"}),
        ("revenue_district=STP", {"146/1", "146/2"}),
        ("unit=STP&revenue_district=LKO", set()),
        ("unit=NOWHERE", set()),
        ("unit=UP&state=uncovered&state=partly&state=covered&without=region", set()),
    ],
)
def test_area_and_coverage(cast, query, booths):
    assert set(found(query)) == booths


def test_checks(cast):
    check(cast.booths["171/1"], days_ago=30)
    check(cast.booths["171/2"], days_ago=31)
    check(cast.booths["172/1"], alive=False)
    assert found("verified=1") == ["171/1"]
    assert found("stale=1") == ["171/2"]
    assert set(found("unverified=1")) == {"171/1", "172/1", "146/1"}, "the second group of 171/1 was never checked"
    assert len(found("stale=0&verified=")) == len(found(""))


def test_the_settings_of_the_state_decide(cast):
    cast.state.settings.groups_per_booth = 1
    cast.state.settings.verified_days = 3
    cast.state.settings.save()
    check(cast.booths["171/1"], days_ago=4)
    assert set(found("state=covered")) == {"171/1", "171/2", "172/1", "146/1"}
    assert found("stale=1") == ["171/1"]


def test_electors(cast):
    Booth.objects.filter(number="10").update(electors=1200)
    Booth.objects.filter(number="10A").update(electors=None)
    assert found("electors_from=901") == ["171/10"]
    assert found("electors_from=1200&electors_to=1200") == ["171/10"]
    assert "171/10A" not in found("electors_to=5000")


def test_a_collision_lasts_until_the_link_is_free(cast):
    code = make_code()
    holder = make_group(cast.booths["146/2"], invite_code=code)
    collision_record(actor=None, booth=cast.booths["171/10"], slot=1, invite_code=code)
    assert found("collision=1") == ["171/10"]
    holder.delete()
    assert found("collision=1") == []


def name(booth: Booth, name_hi: str = "", name_en: str = "") -> None:
    """Give a booth its names."""
    Booth.objects.filter(pk=booth.pk).update(name_hi=name_hi, name_en=name_en)


@pytest.mark.parametrize("text", ["Chinhat", "chinhat", "चिनहट", "Chinhut", "  CHINHAT  विद्यालय ", "chin"])
def test_a_name_is_found_in_either_script_and_spelling(cast, text):
    name(cast.booths["171/10"], "प्राथमिक विद्यालय चिनहट")
    name(cast.booths["146/2"], "", "Junior High School Biswan")
    assert found(f"q={text}") == ["171/10"]


def test_lakhnau_finds_lucknow(cast):
    in_lucknow = {"171/1", "171/2", "171/10", "171/10A", "172/1"}
    for text in ("Lakhnau", "लखनऊ", "Lucknow"):
        assert set(found(f"q={text}")) == in_lucknow, "by the names of the assemblies"
    name(cast.booths["146/2"], "लखनऊ पब्लिक स्कूल")
    assert set(found("q=Lakhnau")) == in_lucknow | {"146/2"}


@pytest.mark.parametrize(
    ("text", "booths"),
    [
        ("171 10", ["171/10"]),
        ("171/10a", ["171/10A"]),
        ("10A", ["171/10A"]),
        ("१०", ["171/10"]),
        ("Booth No. 10 (A)", ["171/10A"]),
        ("146", ["146/1", "146/2"]),
        ("sitapur 2", ["146/2"]),
        ("लखनऊ उत्तर 1", ["172/1"]),
        ("999999999999999999999", []),
        ("%", ["146/1", "146/2", "171/1", "171/2", "171/10", "171/10A", "172/1"]),
    ],
)
def test_numbers_of_booths_and_assemblies(cast, text, booths):
    assert sorted(found(f"q={text.replace('%', '%25')}")) == sorted(booths)


def test_near_misses_are_asked_for(cast):
    name(cast.booths["171/10"], "प्राथमिक विद्यालय महमूदाबाद")
    assert found("q=Mahmoodabat") == []
    assert found("q=Mahmoodabat&near=1") == ["171/10"]
    assert found("q=12&near=1") == []


def test_the_scope_bounds_what_is_found(cast):
    sitapur = cast.scope(cast.sitapur_convener)
    assert set(found("", sitapur)) == {"146/1", "146/2"}
    assert found("unit=LKO-M", sitapur) == []
    assert found("q=Lakhnau", sitapur) == []
    assert found("revenue_district=LKO", sitapur) == []
    assert found("", Scope.nothing()) == []


def test_under_means_the_same_at_every_level(cast):
    sector = Unit.objects.create(level=Level.SECTOR, code="UP-171-01-1", name_en="Sector 1", parent=cast.chowk)
    sector.refresh_from_db()
    make_booth(sector, "77")
    for unit in Unit.objects.all():
        below = {booth.pk for booth in Booth.objects.select_related("unit") if unit.pk in booth.unit.path}
        assert set(Booth.objects.under(unit).values_list("pk", flat=True)) == below, unit


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_any_text_can_be_searched_for(cast, text):
    query = QueryDict(mutable=True)
    query["q"] = text
    list(BoothFilter(query, Booth.objects.all(), scope=Scope.everything()).qs)
    query["near"] = "1"
    list(BoothFilter(query, Booth.objects.all(), scope=Scope.everything()).qs)
    assert len(words_of(text)) <= 6
