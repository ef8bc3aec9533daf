"""Contacts as phones read them."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from core.tests.vcard_reader import read_vcards
from core.vcards import Contact, vcards

TEXTS = st.text('अकिक्षत्र्ा ab,;:\\"\n\r\t\u2028\x00😀\ud800नाम', max_size=120) | st.text(st.characters(), max_size=90)


def kept(text: str) -> str:
    """Return what of a text a contact keeps: all but controls, with one sign for each break of a line."""
    text = re.sub("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]", "", text)
    return re.sub(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")


def test_a_contact_reads_as_it_was_meant():
    contact = Contact(
        name="अनीता प्रकाश", nickname="Anita Prakash", phones=("+916000900001", "+916000900002"),
        email="anita@example.org", organisation="उदाहरण; संगठन", title="जिला संयोजक, लखनऊ महानगर",
        categories=("उदाहरण", "लखनऊ, महानगर"),
    )  # fmt: skip
    (card,) = read_vcards(vcards([contact]).encode())
    assert card == {
        "VERSION": ["3.0"],
        "FN": ["अनीता प्रकाश"],
        "N": ["", "अनीता प्रकाश", "", "", ""],
        "NICKNAME": ["Anita Prakash"],
        "TEL;TYPE=CELL,PREF": ["+916000900001"],
        "TEL;TYPE=CELL": ["+916000900002"],
        "EMAIL;TYPE=INTERNET": ["anita@example.org"],
        "ORG": ["उदाहरण; संगठन"],
        "TITLE": ["जिला संयोजक, लखनऊ महानगर"],
        "CATEGORIES": ["उदाहरण", "लखनऊ, महानगर"],
    }


def test_what_is_empty_is_left_out():
    (card,) = read_vcards(vcards([Contact(name="Anil", phones=("+916000900001",))]).encode())
    assert card.keys() == {"VERSION", "FN", "N", "TEL;TYPE=CELL"}


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back(name, title, category):
    contact = Contact(name=name, title=title, organisation=name, categories=(category, title))
    first, second = read_vcards(vcards([contact, contact]).encode())
    assert first == second
    assert first["FN"] == [kept(name)]
    assert first["N"][1] == kept(name)
    assert first.get("TITLE", [""]) == [kept(title)]
    assert first["CATEGORIES"] == [kept(category), kept(title)]
