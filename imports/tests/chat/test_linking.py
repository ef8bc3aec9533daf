"""Which booth each link is for; where that is not certain, no booth or all of them, so that the row is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.links import find_invite_codes
from imports.chat.linking import link_up

CODES = {letter: letter * 22 for letter in "PQRS"}


def booths(text: str) -> dict[str, str]:
    """Return "booths/slots" of each link; P to S in the text stand for links."""
    lines = [
        "".join(f"https://chat.whatsapp.com/{CODES[sign]}" if sign in CODES else sign for sign in line)
        for line in text.split(" | ")
    ]
    return {
        link.code[0]: ",".join(link.said.booths) + ("/" if link.said.slots else "") + ",".join(link.said.slots)
        for link in link_up(lines, 1)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("बूथ 12 P", {"P": "12"}),
        ("P | बूथ 12", {"P": "12"}),
        ("नमस्ते | बूथ 12 | ग्रुप 2 | P | धन्यवाद", {"P": "12/2"}),
        ("12 P", {"P": "12"}),
        ("12 | P", {"P": "12"}),
        ("P", {"P": ""}),
        ("P 12", {"P": ""}),
        ("बूथ 12, 13 | P", {"P": "12,13"}),
        ("बूथ 12 P | बूथ 13 P", {"P": "12,13"}),
        ("12 P | 13 Q", {"P": "12", "Q": "13"}),
        ("1. P | 2. Q", {"P": "", "Q": ""}),
        ("1. बूथ 12 P | 2. बूथ 13 Q", {"P": "12", "Q": "13"}),
        ("बूथ 12 | P | Q | बूथ 13 | R", {"P": "12", "Q": "12", "R": "13"}),
        ("बूथ 12 | ग्रुप 1 P | ग्रुप 2 Q", {"P": "12/1", "Q": "12/2"}),
        ("बूथ 12 ग्रुप 1 P | ग्रुप 2 Q", {"P": "12/1", "Q": "12/2"}),
        ("बूथ 12 P | Q", {"P": "12", "Q": ""}),
        ("बूथ 12: P Q", {"P": "12", "Q": "12"}),
        ("बूथ 12 P बूथ 13 Q", {"P": "12", "Q": "13"}),
        ("P बूथ 12 Q बूथ 13", {"P": "12,13", "Q": "12,13"}),
        ("P | बूथ 12 | Q | बूथ 13", {"P": "", "Q": "12,13"}),
        ("बूथ 12 | P | Q | बूथ 13", {"P": "12,13", "Q": "12,13"}),
        ("बूथ 12 | बूथ 13 | P | Q", {"P": "12,13", "Q": "12,13"}),
        ("बूथ 12 P | 20 - लोग | Q", {"P": "12", "Q": ""}),
    ],
)
def test_booths(text: str, expected: dict[str, str]):
    assert booths(text) == expected


def test_phones_of_several_links_stand_with_their_own():
    link = "https://chat.whatsapp.com/"
    lines = ["बूथ 12", link + CODES["P"], "राम 6000000001", "बूथ 13", link + CODES["Q"], "श्याम 6000000002"]
    assert [found.said.phones for found in link_up(lines, 1)] == [("6000000001",), ("6000000002",)]
    assert [found.said.phones for found in link_up(lines[:-1], 1)] == [(), ()]
    assert [found.said.phones for found in link_up([lines[2], *lines[:2], lines[5], *lines[3:5]], 1)] == [(), ()]


def test_the_assembly_named_last_above_a_link_holds():
    link = "https://chat.whatsapp.com/"
    lines = ["AC 171", f"1 - {link}{CODES['P']}", f"2 - {link}{CODES['Q']}", "AC 172", f"1 - {link}{CODES['R']}"]
    assert [found.said.assembly_numbers for found in link_up(lines, 1)] == [("171",), ("171",), ("172",)]
    assert [found.said.assembly_numbers for found in link_up(lines[1:], 1)] == [("172",)] * 3
    unclear = [*lines[1:], "AC 173"]
    assert {found.said.assembly_numbers for found in link_up(unclear, 1)} == {("172", "173")}


PIECES = st.one_of(
    st.sampled_from(
        ["बूथ 12", "booth 13, 14", "12 - ", "ग्रुप 2", "AC 171", "विधानसभा: क", "6000000001", "एडमिन: राम", "\n", " "]
    ),
    st.sampled_from(
        [f"https://chat.whatsapp.com/{code}" for code in CODES.values()] + ["chat.whatsapp.com/", "?x=%3A"]
    ),
    st.text(max_size=12),
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=20))
def test_no_link_is_lost_whatever_stands_around_it(pieces: list[str]):
    lines = " ".join(pieces).split("\n")
    found = {link.code for link in link_up(lines, 1)}
    assert {code for line in lines for code in find_invite_codes(line)} <= found
