"""Who wrote what and where it begins, in all the forms in which chats are copied and exported."""

import pytest

from imports.chat.messages import Message, is_stamped, read_messages

STAMPS = [
    "12/09/26, 10:15 pm - ",
    "12/09/26, 10:15\u202fpm - ",
    "12/09/2026, 22:15 - ",
    "12/9/26, 10:15 PM - ",
    "9/12/26, 10:15 PM - ",
    "2026-09-12, 22:15 - ",
    "12.09.26, 22:15 - ",
    "12/09/26, 10:15 अपराह्न - ",
    "12/09/26, रात 10:15 - ",
    "१२/०९/२६, १०:१५ pm - ",
    "[12/09/2026, 22:15:03] ",
    "\u200e[12/09/26, 10:15:03\u202fPM] ",
    "[12/09/26, 10:15:03 अपराह्न] ",
    "[12/09, 10:15 pm] ",
    "[10:15 pm, 12/9/2026] ",
    "[22:15, 12/9/2026] ",
]


def read(text: str) -> list[Message]:
    return list(read_messages(text.splitlines(keepends=True)))


@pytest.mark.parametrize("stamp", STAMPS)
def test_every_form_of_the_stamp(stamp: str):
    assert is_stamped(f"{stamp}Ramesh: बूथ 12")
    assert read(f"{stamp}Ramesh Kumar: बूथ 12\n{stamp}~ Sita: बूथ 13: link\n") == [
        Message(1, "Ramesh Kumar", ["बूथ 12"]),
        Message(2, "Sita", ["बूथ 13: link"]),
    ]


@pytest.mark.parametrize(
    "line", ["12/09/26", "12/09/26,10:15,Ramesh,x", "171,12,link", "[171] 12", "12 - link", "10:15"]
)
def test_other_lines_are_no_stamps(line: str):
    assert not is_stamped(line)


def test_a_message_goes_on_until_the_next_stamp():
    text = "12/09/26, 10:15 pm - Ramesh: बूथ 12\n\nएडमिन राम\r\n12/09/26, 10:16 pm - Sita:\nबूथ 13\n"
    assert read(text) == [
        Message(1, "Ramesh", ["बूथ 12", "", "एडमिन राम"]),
        Message(4, "Sita", ["", "बूथ 13"]),
    ]


def test_what_whatsapp_says_itself_has_no_sender():
    text = (
        "12/09/26, 10:00 pm - Messages and calls are end-to-end encrypted.\n"
        "12/09/26, 10:01 pm - Ramesh added you\n"
        "12/09/26, 10:02 pm - https://example.org: no sender\n"
        "12/09/26, 10:03 pm - +91 60000 00001: hello\n"
    )
    assert [(message.line, message.sender) for message in read(text)] == [
        (1, ""),
        (2, ""),
        (3, ""),
        (4, "+91 60000 00001"),
    ]


def test_what_stands_before_the_first_stamp_is_a_message_too():
    assert read("\nForwarded\n12/09/26, 22:15 - A: b\n") == [Message(2, "", ["Forwarded"]), Message(3, "A", ["b"])]
