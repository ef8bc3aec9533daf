"""Hindi names come out as people write them in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.transliteration import transliterate


@pytest.mark.parametrize(
    ("hindi", "latin"),
    [
        ("लखनऊ", "lakhnau"),
        ("सीतापुर", "sitapur"),
        ("बाराबंकी", "barabanki"),
        ("इलाहाबाद", "ilahabad"),
        ("गौतम बुद्ध नगर", "gautam buddh nagar"),
        ("अंबेडकर", "ambedkar"),
        ("संभल", "sambhal"),
        ("सिद्धार्थनगर", "siddharthnagar"),
        ("मुज़फ़्फ़रनगर", "muzaffarnagar"),
        ("आज़मगढ़", "azamgarh"),
        ("हापुड़", "hapur"),
        ("ज्ञानपुर", "gyanpur"),
        ("अयोध्या", "ayodhya"),
        ("मित्र", "mitra"),
        ("कृष्ण", "krishn"),
        ("चरथावल", "charthaval"),
        ("प्राथमिक विद्यालय कक्ष १२", "prathmik vidyalay kaksh 12"),
        ("क्\u200dषेत्र", "kshetra"),
        ("व", "va"),
        ("Room नं. 2", "Room nan. 2"),
    ],
)
def test_names_are_written_as_they_are_spoken(hindi, latin):
    assert transliterate(hindi) == latin


@given(st.text(st.sampled_from("कखजतमयरह्ािींँ़अइ १२a-\u200d")) | st.text())
def test_any_text_loses_its_devanagari_letters_and_never_fails(text):
    latin = transliterate(text)
    assert not any("क" <= letter <= "ह" or "०" <= letter <= "९" for letter in latin)


def test_latin_stays_as_it_is():
    assert transliterate("Sitapur 12-A") == "Sitapur 12-A"
