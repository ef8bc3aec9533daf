"""Figures of followers are read as the apps show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import CountReading, indian
from core.social.followers import MOST, read_followers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,345", 12_345), ("12345", 12_345), ("1,23,456", 123_456), ("१२३४५", 12_345), ("12.5K", 12_500),
        ("12.5 k", 12_500), ("1.2M", 1_200_000), ("3.4 लाख", 340_000), ("3.4 lakh", 340_000), ("1.5 करोड़", 15_000_000),
        ("१२ हज़ार", 12_000), ("12.5K followers", 12_500), ("0", 0), ("4,520 subscribers", 4_520), ("", None),
    ],
)  # fmt: skip
def test_whole_and_short_figures(text, value):
    assert read_followers(text) == CountReading(value)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("-5", "negative"),
        ("12.5", "not_whole"),
        ("about 500", "not_a_number"),
        ("9999 करोड़", "too_large"),
        ("1.2X", "not_a_number"),
    ],
)
def test_anything_else_is_refused(text, error):
    assert read_followers(text).error == error


@given(st.integers(0, MOST))
def test_what_we_print_is_read_back(number):
    assert read_followers(indian(number)).value == number


@given(st.text())
def test_any_text_gives_a_figure_or_an_error_or_nothing(text):
    reading = read_followers(text)
    assert not (reading.value is not None and reading.error)
    assert reading.value is None or 0 <= reading.value <= MOST
