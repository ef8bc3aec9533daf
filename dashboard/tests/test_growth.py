"""What the line of the last days says in words."""

from datetime import date, timedelta

from django.utils import translation

from dashboard.growth import Growth

TODAY = date(2026, 9, 1)
DAYS = [TODAY - timedelta(days=back) for back in range(29, -1, -1)]


def growth(first, last, wanted):
    step = (last - first) / 29
    return Growth(DAYS, [round(first + step * n) for n in range(30)], wanted)


def test_the_pace_leads_to_a_day():
    line = growth(100, 390, 680)
    assert line.gained == 290
    assert line.complete_on == TODAY + timedelta(days=29)
    with translation.override("en"):
        assert line.sentence == "+290 groups in 30 days, 10 a day. At this pace all are there on 30 September 2026."
    with translation.override("hi"):
        assert "30 सितंबर 2026" in line.sentence and "+290" in line.sentence


def test_a_slow_pace_keeps_its_fraction():
    with translation.override("en"):
        assert "0.5 a day" in growth(0, 15, 1000).sentence


def test_when_all_are_there_nothing_is_foretold():
    line = growth(100, 200, 200)
    assert line.complete_on is None
    with translation.override("en"):
        assert line.sentence.endswith("All groups are there.")


def test_standing_still_shrinking_and_creeping_name_no_day():
    for line in (growth(50, 50, 100), growth(60, 50, 100), growth(0, 1, 100_000)):
        assert line.complete_on is None
        with translation.override("en"):
            assert line.sentence.endswith("not all be there within three years.")


def test_the_chart_says_itself_in_words():
    with translation.override("en"):
        assert 'aria-label="+290 groups in 30 days' in growth(100, 390, 680).chart
