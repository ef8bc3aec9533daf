"""The list of booths, as people open it."""

import pytest
from django.urls import reverse

from booths.models import Booth
from teams.tests.cast import make_booth

LIST = reverse("booths:list")


def test_each_sees_their_own_area(cast, client_of):
    page = client_of(cast.lucknow_convener).get(LIST)
    assert page.status_code == 200
    assert {row.booth.pk for row in page.context["rows"]} == set(
        Booth.objects.under(cast.lucknow).values_list("pk", flat=True)
    )
    assert "146" not in {str(row.booth.assembly.number) for row in page.context["rows"]}


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coordinator", 200),
        ("staff", 200),
        ("claims_desk", 200),
        ("viewer", 200),
        ("facebook_in_charge", 200),
        ("mandal_convener", 200),
        ("outsider", 403),
    ],
)
def test_who_may_open_it(cast, client_of, who, status):
    assert client_of(getattr(cast, who)).get(LIST).status_code == status


def test_a_stranger_is_sent_to_sign_in(cast, client):
    assert client.get(LIST)["Location"].startswith(reverse("accounts:sign_in"))


def test_another_area_is_not_there(cast, client_of):
    assert client_of(cast.sitapur_convener).get(LIST, {"unit": "LKO-M"}).status_code == 404
    assert client_of(cast.sitapur_convener).get(LIST, {"unit": "UP"}).status_code == 404


def test_rows_show_groups_and_offer_to_register_only_where_that_is_allowed(cast, client_of):
    def offers(user):
        rows = client_of(user).get(LIST, {"unit": "UP-171"}).context["rows"]
        return {row.booth.number for row in rows if row.register}

    assert offers(cast.lucknow_convener) == {"2", "10", "10A"}
    assert offers(cast.viewer) == set()
    assert offers(cast.facebook_in_charge) == set()
    content = client_of(cast.lucknow_convener).get(LIST, {"unit": "UP-171"}).content.decode()
    assert "Not checked yet" in content and "Empty" in content


def test_the_count_is_the_figure_of_the_area(cast, client_of):
    page = client_of(cast.lucknow_convener).get(LIST, {"unit": "LKO-M", "state": ["partly", "uncovered"]})
    assert page.context["list"].count.booths == 3
    assert "3 booths" in page.content.decode()
    names = {choice.name: choice.count for choice in page.context["choices"]}
    assert names["All"] == 5 and names["Covered"] == 2 and names["Without a group"] == 2


def test_a_count_of_groups_is_found_again_in_the_list(cast, client_of):
    page = client_of(cast.lucknow_convener).get(LIST, {"unit": "LKO-M", "unverified": "1"})
    assert page.context["list"].groups == 5
    assert page.context["list"].count.booths == 3
    assert "with 5 such groups" in page.content.decode()


def test_more_than_is_counted_is_said(cast, client_of, monkeypatch):
    monkeypatch.setattr("booths.listing.COUNTED_TO", 2)
    page = client_of(cast.lucknow_convener).get(LIST, {"q": "school"})
    assert "more than 2 booths" in page.content.decode()


def test_htmx_gets_the_results_alone(cast, client_of):
    client = client_of(cast.lucknow_convener)
    fragment = client.get(LIST, {"q": "10A"}, headers={"HX-Request": "true"})
    assert [row.booth.number for row in fragment.context["rows"]] == ["10A"]
    assert "<html" not in fragment.content.decode() and 'id="booths"' in fragment.content.decode()
    restored = client.get(LIST, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()


def test_near_misses_are_offered_when_nothing_is_found(cast, client_of):
    Booth.objects.filter(number="10").update(name_hi="प्राथमिक विद्यालय महमूदाबाद")
    page = client_of(cast.lucknow_convener).get(LIST, {"q": "Mahmoodabat"})
    assert [row.booth.number for row in page.context["rows"]] == ["10"]
    assert "sound like it" in page.content.decode()


def test_an_empty_list_says_what_next(cast, client_of):
    client = client_of(cast.lucknow_convener)
    assert "Fewer letters find more" in client.get(LIST, {"q": "qqqqzz"}).content.decode()
    assert "good news" in client.get(LIST, {"stale": "1"}).content.decode()
    Booth.objects.filter(number="10A").delete()
    Booth.objects.filter(unit=cast.aminabad).delete()
    assert "has not been imported" in client.get(LIST, {"unit": "UP-171-02"}).content.decode()


def test_filters_that_are_on_can_be_taken_away_one_by_one(cast, client_of):
    page = client_of(cast.lucknow_convener).get(LIST, {"q": "school", "electors_from": "100", "state": "uncovered"})
    chips = dict(page.context["chips"])
    assert set(chips) == {"“school”", "Electors from 100"}
    assert "q=" not in chips["“school”"] and "electors_from=100" in chips["“school”"]
    assert "state=uncovered" in chips["“school”"]


def test_wrong_parameters_do_no_harm(cast, client_of):
    client = client_of(cast.lucknow_convener)
    for query in (
        {"electors_from": "many"},
        {"state": "purple"},
        {"without": "galaxy"},
        {"after": "x.y"},
        {"before": "9" * 40 + ".1"},
        {"q": "x" * 5000},
        {"q": "\x00"},
        {"electors_from": "9" * 30},
        {"unit": ""},
    ):
        assert client.get(LIST, query).status_code in (200, 404), query


def test_every_page_costs_the_same(cast, client_of, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for number in range(100, 260):
        make_booth(cast.chowk, str(number))
    client = client_of(cast.coordinator)

    def queries(address: str):
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        return len(captured), page

    counts, address = [], f"{LIST}?unit=UP"
    while address:
        count, page = queries(address)
        counts.append(count)
        address = page.context["next"] and LIST + page.context["next"]
    assert len(counts) == 4
    assert len(set(counts)) == 1, counts
    assert queries(LIST + page.context["previous"])[0] == counts[0]
    Booth.objects.filter(number__gt="150").delete()
    assert queries(f"{LIST}?unit=UP")[0] == counts[0], "fewer booths, as many queries"
