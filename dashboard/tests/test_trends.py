"""The groups of the last days: the same as counting each day by itself, kept for a state, never wrong about today."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from booths.coverage import coverage_of_on
from booths.levels import Level
from booths.models import WhatsAppGroup
from booths.services import group_close
from dashboard import trends
from dashboard.tasks import task_refresh_trends
from teams.tests.cast import make_group


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def grown(cast, today):
    """The cast with groups begun and ended on different days, some of them long ago."""
    ages = (0, 1, 3, 10, 29, 60)
    for age, group in zip(ages, WhatsAppGroup.objects.order_by("pk"), strict=True):
        group.activated_on = today - timedelta(days=age)
        group.save()
    old = make_group(cast.booths["171/10"])
    WhatsAppGroup.objects.filter(pk=old.pk).update(activated_on=today - timedelta(days=50))
    old.refresh_from_db()
    group_close(actor=None, group=old, version=old.version, reason="empty")
    WhatsAppGroup.objects.filter(pk=old.pk).update(closed_on=today - timedelta(days=5))
    return cast


def test_each_day_is_what_the_register_says_of_that_day(grown, today):
    days = trends.past_days(today)
    assert (len(days), days[0], days[-1]) == (29, today - timedelta(days=29), today - timedelta(days=1))
    kept = trends.past_counts_refresh(grown.state.pk, today)
    for unit in (grown.state, grown.awadh, grown.lucknow, grown.sitapur, grown.lucknow_west):
        counts = trends.by_unit(kept, Level(unit.level)).get(unit.pk, [0] * 29)
        assert counts == [coverage_of_on(unit, day).groups for day in days], unit
    for unit in (grown.lucknow_west, grown.chowk, grown.aminabad):
        counts = trends.by_unit(trends.past_counts(unit, today), Level(unit.level)).get(unit.pk, [0] * 29)
        assert counts == [coverage_of_on(unit, day).groups for day in days], unit


def test_the_page_loads_without_the_trend_and_asks_for_it(grown, client_of):
    client = client_of(grown.lucknow_convener)
    address, growth = (reverse(f"dashboard:{name}", args=["LKO-M"]) for name in ("unit", "unit_growth"))
    markup = client.get(address).content.decode()
    assert f'hx-get="{growth}" hx-trigger="load"' in markup and "trend__line" not in markup
    card = client.get(growth, headers={"HX-Request": "true"}).content.decode()
    assert "trend__line" in card and "<html" not in card
    markup = client.get(address).content.decode()
    assert "trend__line" in markup and 'hx-trigger="load"' not in markup


def test_without_a_script_the_link_counts_and_leads_back(grown, client_of):
    client = client_of(grown.lucknow_convener)
    answer = client.get(reverse("dashboard:unit_growth", args=["LKO-M"]))
    assert answer.status_code == 302
    assert "trend__line" in client.get(answer["Location"]).content.decode()


def test_the_last_point_is_the_figure_of_today(grown, client_of, today):
    task_refresh_trends()
    make_group(grown.booths["171/10A"])
    page = client_of(grown.coordinator).get(reverse("dashboard:unit", args=["UP"])).context["page"]
    assert page.growth.groups[-1] == page.area.total.groups
    assert page.growth.gained == page.growth.groups[-1] - page.growth.groups[0]
    assert page.listing.rows[0].growth[-1] == page.listing.rows[0].figures.groups


def test_the_task_keeps_every_state(grown, today):
    assert trends.past_counts(grown.lucknow, today) is None
    task_refresh_trends()
    assert trends.past_counts(grown.lucknow, today)
