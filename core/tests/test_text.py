"""Cleaning keeps what a reader sees; folding lets spellings meet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, devanagari_digits_to_ascii, fold, is_blank_marker, visible

HINDI = st.text(st.sampled_from("कखनम्ंँाि़ऩज़\u200c\u200d\u200b \u00a0'\"“”.-१2a\n\t\x00\ufeff👨👩\ufe0f"))
ANY = st.one_of(st.text(), HINDI, st.text(st.characters(exclude_categories=[])))


@pytest.mark.parametrize(
    ("dirty", "text", "repair"),
    [
        ("  सीता\u00a0 पुर ", "सीता पुर", "blanks"),
        ("line one\r\nline two", "line one line two", "blanks"),
        ("Sita\x00pur", "Sitapur", "control_characters"),
        ("\ufeffसीतापुर\u200b", "सीतापुर", "invisible_characters"),
        ("\u202a+919876543210\u202c", "+919876543210", "invisible_characters"),
        ("सीतापुर\u200d", "सीतापुर", "invisible_characters"),
        ("\u0958लम", "क\u093cलम", "unicode_form"),
        ("'9876543210", "9876543210", "quotes"),
        ('Sitapur"', "Sitapur", "quotes"),
        ('"Sitapur', "Sitapur", "quotes"),
        ("“सीतापुर”", "सीतापुर", "quotes"),
    ],
)
def test_a_dirty_cell_is_put_right_and_the_repair_named(dirty, text, repair):
    cleaned = clean(dirty)
    assert (cleaned.text, cleaned.repairs) == (text, (repair,))


@pytest.mark.parametrize("text", ["", "सीतापुर", 'राम "नेताजी"', "Girls' School", "क्\u200dष", "क्\u200cष", "👨\u200d👩"])
def test_what_a_reader_can_see_stays(text):
    assert clean(text).text == text
    assert clean(text).repairs == ()


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once.text) == (type(once)(once.text))


@given(ANY)
def test_a_cleaned_text_can_be_stored_and_is_one_line_in_nfc(text):
    cleaned = clean(text).text
    cleaned.encode()
    assert "\x00" not in cleaned
    assert cleaned.splitlines() in ([], [cleaned])
    assert unicodedata.is_normalized("NFC", cleaned)


@given(ANY)
def test_folding_is_stable_and_blind_to_cleaning(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("संभल", "सम्भल"),
        ("अंबेडकर नगर", "अम्बेडकर  नगर"),
        ("आज़मगढ़", "आजमगढ"),
        ("झाँसी", "झांसी"),
        ("चन्दौली", "चंदौली"),
        ("Bilgram-Mallanwan", "BILGRAM MALLANWAN"),
        ("रनियां\u200d", "रनियाँ"),
        ("कक्ष १२", "कक्ष 12"),
        ("S. No.", "s no"),
        ("Sītāpur", "sitapur"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one, other):
    assert fold(one) == fold(other)


def test_different_names_keep_different_keys():
    names = ["रामपुर", "रामनगर", "उन्नाव", "कन्नौज", "पन्ना", "पना"]
    assert len({fold(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "—", "--", "NA", "n/a", "N.A.", "#N/A", "x", "X", "नहीं है", "नहीं", "Nil", "."]
)
def test_markers_for_nothing_are_blank(text):
    assert is_blank_marker(text)


@pytest.mark.parametrize("text", ["0", "०", "१२", "Nagar", "no 12", "xyz", "नहींपुर"])
def test_everything_else_is_not(text):
    assert not is_blank_marker(text)


def test_hindi_digits_become_ascii():
    assert devanagari_digits_to_ascii("बूथ ११७क") == "बूथ 117क"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ram Lal", "Ram Lal"), ("राम लाल", "राम लाल"), ("Ram\u200bLal", "Ram·Lal"), ("Ram\u00a0Lal", "Ram·Lal"),
        ("Ram  Lal", "Ram ·Lal"), ("Ram\tLal", "Ram·Lal"), ("two\nlines", "two\nlines"), ("", ""),
    ],
)  # fmt: skip
def test_what_nobody_can_see_is_shown(text: str, shown: str):
    assert visible(text) == shown
