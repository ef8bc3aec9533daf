"""What a piece of a message says, and what only looks as if."""

import pytest

from imports.chat.details import read_details


@pytest.mark.parametrize(
    ("text", "booths"),
    [
        ("बूथ 12", ("12",)),
        ("Booth no 12", ("12",)),
        ("booth-117A", ("117A",)),
        ("बूथ संख्या १२क", ("12क",)),
        ("बूथ नं० 12", ("12",)),
        ("*बूथ 12*", ("12",)),
        ("B.No 12", ("12",)),
        ("Part No. 7", ("7",)),
        ("भाग संख्या - 7", ("7",)),
        ("12 नंबर बूथ", ("12",)),
        ("Booth No. 12-A", ("12A",)),
        ("booth 12 (A)", ("12A",)),
        ("Booth 12 a group", ("12",)),
        ("बूथ 12 का ग्रुप", ("12",)),
        ("12/09/2026 को बूथ 3", ("3",)),
        ("बूथ 12 6000000001", ("12",)),
        ("Booth 12 and 13", ("12", "13")),
        ("बूथ 12, 13 और 14", ("12", "13", "14")),
        ("बूथ 12 बूथ 12", ("12",)),
        ("बूथ 0", ("0",)),
        ("कुल बूथ 2", ()),
        ("booth 60000 00001", ()),
        ("20 लोग जुड़े", ()),
        ("बूथ पर 12 लोग", ()),
    ],
)
def test_booths(text: str, booths: tuple[str, ...]):
    assert read_details(text).booths == booths


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("12", ("12",)),
        ("12 - ", ("12",)),
        ("१२:", ("12",)),
        ("117A - राम", ("117A",)),
        ("AC 171 - 12", ("12",)),
        ("12. ", ()),
        ("12) ", ()),
        ("12-09-26", ()),
        ("5-6 लोग", ()),
        ("20 लोग", ()),
        ("कुल 12", ()),
    ],
)
def test_numbers_at_the_beginning_of_a_line(text: str, bare: tuple[str, ...]):
    assert read_details(text).bare == bare
    assert read_details(text).booths == ()


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("ग्रुप 2", ("2",)),
        ("Group No. 1", ("1",)),
        ("दूसरा ग्रुप", ("2",)),
        ("first WhatsApp group", ("1",)),
        ("ग्रुप दो", ("2",)),
        ("बूथ 12 - लिंक २", ("2",)),
        ("2 ग्रुप बने", ()),
        ("WhatsApp group: ", ()),
        ("group 12", ()),
    ],
)
def test_group_numbers(text: str, slots: tuple[str, ...]):
    assert read_details(text).slots == slots


@pytest.mark.parametrize(
    ("text", "numbers", "names"),
    [
        ("विधानसभा 171 लखनऊ पश्चिम", ("171",), ()),
        ("AC-171", ("171",), ()),
        ("विधान सभा क्षेत्र संख्या १७१", ("१७१",), ()),
        ("विधानसभा: लखनऊ पश्चिम, बूथ 3", (), ("लखनऊ पश्चिम",)),
        ("Assembly - Lucknow West booth 3", (), ("Lucknow West",)),
        ("विधानसभा के सभी साथी", (), ()),
        ("mode=ac_t", (), ()),
    ],
)
def test_assemblies(text: str, numbers: tuple[str, ...], names: tuple[str, ...]):
    said = read_details(text)
    assert (said.assembly_numbers, said.assembly_names) == (numbers, names)


def test_admins():
    said = read_details("बूथ 12 एडमिन: राम कुमार, मो. 60000 00001 / +91 6000000002 @916000000003")
    assert said.admins == ("राम कुमार",)
    assert said.phones == ("60000 00001", "+91 6000000002")
    assert read_details("एडमिन बनाएँ").admins == ()
