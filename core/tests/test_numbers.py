"""Figures look as India writes them, and counts are read as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import CountReading, indian, indian_short, percent, read_count


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (162000, "1,62,000"),
        (10_500_000, "1,05,00,000"),
        (-162000, "-1,62,000"),
    ],
)
def test_indian_grouping(number, shown):
    assert indian(number) == shown


@given(st.integers())
def test_grouping_loses_nothing(number):
    assert int(indian(number).replace(",", "")) == number


@pytest.mark.parametrize(
    ("number", "hindi", "english"),
    [
        (0, "0", "0"),
        (9_999, "9,999", "9,999"),
        (10_000, "10 ह.", "10k"),
        (27_779, "27.7 ह.", "27.7k"),
        (99_999, "99.9 ह.", "99.9k"),
        (162_000, "1.62 लाख", "1.62 lakh"),
        (1_050_000, "10.5 लाख", "10.5 lakh"),
        (10_000_000, "1 करोड़", "1 crore"),
        (12_345_678_901, "1,234 करोड़", "1,234 crore"),
        (-162_000, "-1.62 लाख", "-1.62 lakh"),
    ],
)
def test_short_figures(number, hindi, english):
    assert indian_short(number, "hi") == hindi
    assert indian_short(number, "en-in") == english


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (0, 0, None),
        (3, 0, None),
        (0, 9, 0),
        (9, 9, 100),
        (1, 100_000, 1),
        (99_999, 100_000, 99),
        (1, 2, 50),
        (5, 8, 63),
    ],
)
def test_percent_says_nothing_and_everything_only_when_true(part, whole, share):
    assert percent(part, whole) == share


def test_more_than_the_whole_is_more_than_100():
    assert percent(1_001, 1_000) == 101
    assert percent(3, 2) == 150


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("200", 200),
        ("२००", 200),
        ("200.0", 200),
        ("1,62,000", 162000),
        ("162,000", 162000),
        (" 0 ", 0),
        ("", None),
        ("NA", None),
    ],
)
def test_counts_are_read(text, value):
    assert read_count(text, maximum=1_000_000) == CountReading(value)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("लगभग 200", "not_a_number"),
        ("200 members", "not_a_number"),
        ("2E+05", "not_a_number"),
        ("1,6,2", "not_a_number"),
        ("-1", "negative"),
        ("12.5", "not_whole"),
        ("1000001", "too_large"),
        ("9" * 9999, "too_large"),
    ],
)
def test_what_is_no_count_is_said(text, error):
    assert read_count(text, maximum=1_000_000) == CountReading(error=error)


@given(st.text(st.sampled_from("0123४,.-+eE ²½")) | st.text())
def test_any_text_is_read_or_refused(text):
    reading = read_count(text, maximum=99)
    assert reading.value is None or (0 <= reading.value <= 99 and not reading.error)
