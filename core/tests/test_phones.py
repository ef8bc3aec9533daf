"""A phone cell gives the number that a careful person would read in it, or says why it cannot be read."""

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core import phones
from core.phones import PhoneReading, format_phone, is_mobile, mask_phone, read_phone, tel_url, wa_me_url

MOBILES = st.integers(0, 9_999).map(lambda n: f"6000{n // 1000}{n % 1000:05d}")
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


@pytest.mark.parametrize(
    "text",
    [
        "6000012345",
        "+916000012345",
        "06000 012345",
        "91-60000-12345",
        "६००००१२३४५",
        "६०००० १२३४५",
        "6000012345.0",
        "916000012345.0",
        "(0)6000012345",
        "+91 (0) 60000 12345",
        "(+91) 60000-12345",
        "0091 6000012345",
        "0916000012345",
        " 6000\u00a0012\u200b345 ",
        "\u202a+91 60000 12345\u202c",
        "6000.012.345",
        "60 00 01 23 45",
        "६०००० 12345",
        "+91\u201360000\u201312345",
    ],
)
def test_ways_of_writing_one_number(text):
    assert read_phone(text) == PhoneReading("+916000012345")


@pytest.mark.parametrize(
    ("text", "alternate", "repairs"),
    [
        ("मो. 6000012345", None, ("words_dropped",)),
        ("Mob: 6000012345 (Ramesh)", None, ("words_dropped",)),
        ("6000012345 / 6000054321", "+916000054321", ("second_number",)),
        ("6000012345,6000054321", "+916000054321", ("second_number",)),
        ("6000012345 6000054321", "+916000054321", ("second_number",)),
        ("60000 12345 60000 54321", "+916000054321", ("second_number",)),
        ("+91 60000 12345 +91 60000 54321", "+916000054321", ("second_number",)),
        ("1. 6000012345 2. 6000054321", "+916000054321", ("second_number",)),
        ("(1)6000012345 (2)6000054321", "+916000054321", ("second_number",)),
        ("6000012345, 06000012345", None, ()),
        ("6000012345/6000054321/6000011111", "+916000054321", ("second_number", "other_numbers_dropped")),
        ("0522-2345678, 6000012345", None, ("other_numbers_dropped",)),
        ("0522 2345678 6000012345", None, ("other_numbers_dropped",)),
        ("+977 9812345678 / 6000012345", None, ("other_numbers_dropped",)),
        ("600001234 / 6000012345", None, ("other_numbers_dropped",)),
        ("6000012345 ext 12", None, ("words_dropped", "other_numbers_dropped")),
    ],
)
def test_the_first_valid_mobile_counts_and_the_rest_is_a_repair(text, alternate, repairs):
    assert read_phone(text) == PhoneReading("+916000012345", alternate, repairs)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "missing"),
        ("NA", "missing"),
        ("नहीं है", "missing"),
        ("रमेश कुमार", "no_digits"),
        ("9.87E+09", "scientific"),
        ("9.876543210E+09", "scientific"),
        ("6E9", "scientific"),
        ("60000 1234", "too_short"),
        ("12", "too_short"),
        ("60000123456", "too_long"),
        ("60000123456000054321", "too_long"),
        ("6000012345.5", "unclear_digits"),
        ("0522-2345678", "landline"),
        ("(0522) 234 5678", "landline"),
        ("080 22334455", "landline"),
        ("5876543210", "landline"),
        ("1000000000", "not_mobile"),
        ("+1 415 555 2671", "not_indian"),
        ("+977 9812345678", "not_indian"),
        ("+6000012345", "not_indian"),
        ("6000012345 9", "unclear_digits"),
        ("Ward 12 6000012345", "unclear_digits"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(text, error):
    assert read_phone(text) == PhoneReading(error=error)


@given(MOBILES, st.sampled_from(["", "0", "91", "+91", "0091", "+91 0", "91-", "(0)"]), st.data())
def test_any_spacing_and_prefix_gives_the_same_number(national, prefix, data):
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-", "  ", "\u00a0", "\u200b"]), min_size=9, max_size=9))
    written = prefix + national[0] + "".join(gap + digit for gap, digit in zip(gaps, national[1:], strict=True))
    expected = PhoneReading(f"+91{national}")
    assert read_phone(written) == expected
    assert read_phone(written.translate(DEVANAGARI)) == expected


@given(MOBILES, MOBILES, st.sampled_from([" ", "/", ", ", " या ", "\n", " & ", ";"]))
def test_two_numbers_in_any_order(first, second, between):
    assume(first != second)
    reading = read_phone(f"{first}{between}{second}")
    assert (reading.number, reading.alternate) == (f"+91{first}", f"+91{second}")


@given(st.from_regex(phones._EVERYDAY, fullmatch=True))
def test_the_shortcut_for_everyday_forms_reads_what_the_long_way_reads(text):
    assert read_phone(text) == phones._read_cell(text)


@given(st.text(st.sampled_from("0123456789९+-. ()eE/,aक\u200d\n")) | st.text())
def test_any_text_gives_a_stored_form_or_an_error_never_both(text):
    reading = read_phone(text)
    assert bool(reading.number) != bool(reading.error)
    if reading.number:
        assert is_mobile(reading.number)
        assert read_phone(reading.number) == PhoneReading(reading.number)
    if reading.alternate:
        assert is_mobile(reading.alternate)
        assert reading.alternate != reading.number


@given(st.integers(0, 9_999_999_999).map("{:010d}".format))
def test_mobile_means_what_phonenumbers_calls_mobile(national):
    kind = phonenumbers.number_type(phonenumbers.parse(f"+91{national}"))
    kinds = phonenumbers.PhoneNumberType
    expected = kind in {kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE} and national[0] in "6789"
    assert is_mobile(f"+91{national}") == expected


def test_shown_forms():
    assert format_phone("+916000012345") == "+91 60000 12345"
    assert mask_phone("+916000012345") == "+91 60••• ••345"
    assert mask_phone("12345") == "•••••"
    assert tel_url("+916000012345") == "tel:+916000012345"
    assert wa_me_url("+916000012345") == "https://wa.me/916000012345"
    assert wa_me_url("+916000012345", "नमस्ते *राम* & co") == (
        "https://wa.me/916000012345?text=%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87"
        "%20%2A%E0%A4%B0%E0%A4%BE%E0%A4%AE%2A%20%26%20co"
    )


@pytest.mark.parametrize("text", ["1(" * 5000, "+(" * 5000, "1 " * 5000, "(1)  " * 2000], ids=range(4))
def test_long_nonsense_does_not_hang(text):
    assert read_phone(text).error
