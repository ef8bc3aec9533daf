"""Hindi in Kruti Dev 010 and DevLys 010: told from English by column, and read."""

import csv
import unicodedata
from pathlib import Path
from string import ascii_letters, digits

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from core.legacy_hindi import convert, convert_cell, looks_legacy, score
from core.tests.kruti import in_kruti_dev

UNITS = Path(settings.BASE_DIR) / "booths" / "data" / "UP"
CONSONANTS = "कखगघचछजटठडढणतथदधनपफबभमयरलवशषसह"
VOWEL_SIGNS = ["", "ा", "ि", "ी", "ु", "ू", "ृ", "े", "ै", "ो", "ौ"]
SYLLABLE = st.builds(
    lambda reph, half, letter, vowel, nasal: reph + half + letter + vowel + nasal,
    st.sampled_from(["", "", "", "र्"]),
    st.sampled_from(["", "", "", "स्", "न्", "म्", "ल्", "त्", "प्"]),
    st.sampled_from(CONSONANTS),
    st.sampled_from(VOWEL_SIGNS),
    st.sampled_from(["", "", "ं"]),
)
WORD = st.builds(lambda first, rest: first.removeprefix("र्") + "".join(rest), SYLLABLE, st.lists(SYLLABLE, max_size=4))


@pytest.mark.parametrize(
    ("typed", "hindi"),
    [
        ("y[kuÅ if'pe", "लखनऊ पश्चिम"), ("fo/kkulHkk la[;k", "विधानसभा संख्या"), ("cwFk la[;k", "बूथ संख्या"),
        ("eksckby uEcj", "मोबाइल नम्बर"), ("ftyk", "जिला"), ("eaMy", "मंडल"), ("Øekad", "क्रमांक"),
        ("iwohZ", "पूर्वी"), ("dk;ZdrkZ", "कार्यकर्ता"), ("/kkfeZd", "धार्मिक"), ("jkWcV~lZxat", "रॉबर्ट्सगंज"),
        ("g`n;", "हृदय"), ("fiz;k", "प्रिया"),
        ("izkFkfed fo|ky; jkeiqj d{k la[;k 2", "प्राथमिक विद्यालय रामपुर कक्ष संख्या 2"), ("x<+", "गढ़"),
        ("cM+k", "बड़ा"), ("f'k{kk", "शिक्षा"), ("{ks=", "क्षेत्र"), ("lfefr", "समिति"), ("fLFkfr", "स्थिति"),
        ("'kfDr", "शक्ति"), ("'kfä", "शक्ति"), ("mŸkj izns'k", "उत्तर प्रदेश"), ("mÙkj", "उत्तर"),
        ("dkWyst", "कॉलेज"), ("Hknksgh ¼lar jfonkl uxj½", "भदोही (संत रविदास नगर)"),
        ("171 & y[kuÅ if'pe", "171 - लखनऊ पश्चिम"), ("cnk;w¡", "बदायूँ"), ("pkSgku", "चौहान"),
        ("pSuiqj", "चैनपुर"), ("o\"kksZa", "वर्षों"), ("fl)kFkZuxj", "सिद्धार्थनगर"), ("d`\".k", "कृष्ण"),
        ("jkts'oj", "राजेश्वर"), ("vkSjS;k", "औरैया"), ("jksM]", "रोड,"), ("12d", "12क"),
    ],
)  # fmt: skip
def test_what_is_typed_in_the_font_is_read(typed: str, hindi: str):
    assert convert(typed) == unicodedata.normalize("NFC", hindi)


@pytest.mark.parametrize(
    "text",
    ["", "12", "1,234", "12-15", "9876543210", "+91 98765 43210", "15/09/2026", "लखनऊ पश्चिम", "१२", "नाम (name)",
     "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "chat.whatsapp.com/x", "www.example.org", "a.b@example.org"],
)  # fmt: skip
def test_numbers_links_and_unicode_are_left_alone(text: str):
    assert convert(text) == text


@pytest.mark.parametrize("file", ["districts", "assemblies", "regions"])
def test_all_names_of_the_state_come_back_from_the_font(file: str):
    names = names_of(file, "name_hi")
    assert {name: convert(in_kruti_dev(name)) for name in names} == {name: name for name in names}


@given(st.lists(WORD, min_size=1, max_size=3))
def test_any_hindi_comes_back_from_the_font(words: list[str]):
    text = unicodedata.normalize("NFC", " ".join(words))
    assert convert(in_kruti_dev(text)) == text


@given(st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=60))
def test_any_text_at_all_can_be_asked_and_converted(text: str):
    assert unicodedata.is_normalized("NFC", convert(text))
    assert isinstance(score(text), int)
    convert_cell(text)


PEOPLE = [
    *(
        "Anil Kumar",
        "SUNITA DEVI",
        "rakesh yadav",
        "Mohd. Imran Khan",
        "Dr. O. P. Singh",
        "J K Shukla",
        "Jaspreet Kaur",
    ),
    *("Krishna Kant Tiwari", "Md Arif", "Shri Ghanshyam Das", "Smt. Urmila Jaiswal", "Kuldeep Bhatt"),
]
LATIN = {
    "people": PEOPLE,
    "people in capitals": [name.upper() for name in PEOPLE],
    "people in small letters": [name.lower() for name in PEOPLE],
    "schools": ["Primary School Rampur R.No. 2", "JUNIOR HIGH SCHOOL KHERA", "P.V. Bakshi Ka Talab", "Inter College"],
    "lucknow": ["Lucknow West", "Lucknow North", "Lucknow East", "Lucknow Central", "Lucknow Cantt"],
    "e-mails": ["anil.kumar@example.org", "x_y@example.com", "j.k.shukla@mail.example.in"],
    "links": ["https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "chat.whatsapp.com/ZyXwVuTsRqPoNmLkJiHgFe"],
    "codes": ["UP-171-03", "LKO-M", "AWD", "SRE-Z", "INV/2026/17", "x7-kk9", "A1B2C3"],
    "phones": ["9876543210", "+91 98765 43210", "9.87E+09", "98765-43210 (Ramesh)"],
    "remarks": [
        "ok",
        "switched off",
        "call after Diwali",
        "wrong no.",
        "full; make another",
        "not joined",
        "नया group",
    ],
    "levels": ["State", "Region", "District", "Assembly", "Mandal", "Sector"],
    "Excel": ["#REF!", "#N/A", "TRUE", "Sheet1"],
    "Hindi": ["लखनऊ", "प्राथमिक विद्यालय", "राम (Ram)"],
    "numbers": ["1", "12A", "117-B", "1,234"],
    "signs for nothing": ["x", "nil", "NA", "xx"],
    "letters": ["d", "x", "v", "k"],
    "letters with digits": ["x1", "x2", "x3", "j4", "k15"],
    "nothing": [],
}


@pytest.mark.parametrize("cells", LATIN.values(), ids=LATIN.keys())
def test_nothing_else_is_taken_for_the_font(cells: list[str]):
    assert not looks_legacy(cells)


@given(st.lists(st.text(ascii_letters + digits, min_size=20, max_size=24), min_size=1, max_size=20))
def test_codes_of_invite_links_are_not_taken_for_the_font(found: list[str]):
    assert not looks_legacy(found)
    assert not looks_legacy([f"chat.whatsapp.com/{code}" for code in found])


@pytest.mark.parametrize("file", ["districts", "assemblies", "regions"])
@pytest.mark.parametrize("written", [str, str.upper, str.lower])
def test_english_names_of_the_state_are_not_taken_for_the_font(file: str, written):
    names = [written(name) for name in names_of(file, "name_en")]
    assert [name for name in names if score(name) > 1] == []
    for start in range(0, len(names), 5):
        assert not looks_legacy(names[start : start + 5])


@pytest.mark.parametrize("file", ["districts", "assemblies"])
def test_hindi_names_of_the_state_are_told_in_any_part_of_the_list(file: str):
    names = [in_kruti_dev(name) for name in names_of(file, "name_hi")]
    for start in range(0, len(names) - 5, 5):
        assert looks_legacy(names[start : start + 5])
    assert [name for name in names if convert_cell(name) == name] == []


@pytest.mark.parametrize(
    "cells",
    [
        ["अनिल कुमार", "सुनीता देवी", "राकेश यादव", "मो. इमरान खान", "उर्मिला जायसवाल"],
        ["प्राथमिक विद्यालय रामपुर", "पंचायत भवन खेड़ा", "जूनियर हाई स्कूल", "इंटर कॉलेज कक्ष 2"],
        ["चौक मंडल", "गोमती मंडल", "आलमबाग मंडल"],
        ["श्री राम नगर"],
    ],
)
def test_hindi_in_the_font_is_told_also_where_some_cells_are_english(cells: list[str]):
    typed = [in_kruti_dev(cell) for cell in cells]
    assert looks_legacy(typed)
    assert looks_legacy([*typed, "PRIMARY SCHOOL RAMPUR", "12", "", "लखनऊ", "9876543210"])
    assert [convert_cell(cell) for cell in typed] == [unicodedata.normalize("NFC", cell) for cell in cells]


def test_english_in_a_column_of_the_font_stays_english():
    for cell in ("PRIMARY SCHOOL RAMPUR", "Anil Kumar", "12", "9876543210", "लखनऊ", "x", "NA", "-", ""):
        assert convert_cell(cell) == cell


def names_of(file: str, column: str) -> list[str]:
    with (UNITS / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return [unicodedata.normalize("NFC", line[column]) for line in csv.DictReader(lines) if line[column]]
