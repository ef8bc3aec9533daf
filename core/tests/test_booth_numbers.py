"""One booth has one number, however it is written, and numbers sort as people count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.booth_numbers import BoothNumberReading, read_booth_number, sort_key

NUMBERS = st.tuples(st.integers(1, 99_999), st.sampled_from(["", "A", "B", "Z", "क", "ख", "अ"]))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("१२", "12"),
        ("12.0", "12"),
        (" 12 ", "12"),
        ("117A", "117A"),
        ("117 A", "117A"),
        ("117a", "117A"),
        ("117-a", "117A"),
        ("117 - A", "117A"),
        ("117.0 A", "117A"),
        ("११७ क", "117क"),
        ("117क", "117क"),
        ("117\u200dक", "117क"),
        ("117\u00a0A", "117A"),
        ("99999", "99999"),
    ],
)
def test_plain_ways_of_writing(text, number):
    assert read_booth_number(text) == BoothNumberReading(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("बूथ संख्या 12", "12"),
        ("बूथ सं. 12", "12"),
        ("बूथ सं० १२", "12"),
        ("Booth No. 12", "12"),
        ("BOOTH NO 12A", "12A"),
        ("Polling Station No.-12", "12"),
        ("भाग 12", "12"),
        ("भाग संख्या: 12 क", "12क"),
        ("मतदेय स्थल 12", "12"),
        ("मतदान केंद्र 12", "12"),
        ("Part-12", "12"),
        ("P.S. 12", "12"),
        ("#12", "12"),
        ("012", "12"),
        ("0000012", "12"),
        ("12 (A)", "12A"),
        ("12(अ)", "12अ"),
    ],
)
def test_what_people_write_beside_it_is_dropped(text, number):
    assert read_booth_number(text) == BoothNumberReading(number)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "missing"),
        ("-", "missing"),
        ("0", "zero"),
        ("000", "zero"),
        ("100000", "too_long"),
        ("12.5", "two_numbers"),
        ("12, 13", "two_numbers"),
        ("12-13", "two_numbers"),
        ("12/1", "two_numbers"),
        ("1.2E+05", "scientific"),
        ("9.87E+09", "scientific"),
        ("9.87654e+09", "scientific"),
        ("1 E 5", "scientific"),
        ("12AB", "not_a_booth_number"),
        ("12 का", "not_a_booth_number"),
        ("A12", "not_a_booth_number"),
        ("प्राथमिक विद्यालय 12", "not_a_booth_number"),
        ("-12", "not_a_booth_number"),
        ("12-", "not_a_booth_number"),
        ("बारह", "not_a_booth_number"),
        ("௧௨", "not_a_booth_number"),
    ],
)
def test_what_is_not_one_number_is_refused(text, error):
    assert read_booth_number(text) == BoothNumberReading(error=error)


@given(NUMBERS, st.sampled_from(["", " ", "-", " - "]), st.booleans())
def test_case_script_of_digits_and_spacing_do_not_matter(parts, gap, hindi):
    digits, letter = str(parts[0]), parts[1]
    text = digits + gap * bool(letter) + letter.lower()
    if hindi:
        text = text.translate(str.maketrans("0123456789", "०१२३४५६७८९"))
    assert read_booth_number(text) == BoothNumberReading(digits + letter)


@given(st.lists(NUMBERS))
def test_numbers_sort_naturally(parts):
    numbers = [f"{digits}{letter}" for digits, letter in parts]
    assert sorted(numbers, key=sort_key) == [f"{digits}{letter}" for digits, letter in sorted(parts)]


def test_the_order_people_expect():
    assert sorted(["10A", "11", "2", "10", "10क", "1"], key=sort_key) == ["1", "2", "10", "10A", "10क", "11"]


@given(st.text(st.sampled_from("0123९.-/() AaकाNo#Eb\u093c")) | st.text())
def test_any_text_gives_one_form_or_an_error_never_both(text):
    reading = read_booth_number(text)
    assert bool(reading.number) != bool(reading.error)
    if reading.number:
        assert read_booth_number(reading.number) == BoothNumberReading(reading.number)
        assert 5 <= len(sort_key(reading.number)) <= 6


@pytest.mark.parametrize("text", ["no  " * 2500, "12 " * 3000, "12" + " -" * 5000, "सं०  " * 2000], ids=range(4))
def test_long_nonsense_does_not_hang(text):
    assert read_booth_number(text).error
