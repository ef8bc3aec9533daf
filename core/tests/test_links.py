"""A pasted message gives the code of its invite link, whatever stands around it."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.links import InviteReading, find_invite_codes, invite_url, read_invite

CODE = "AbCdEfGhIjKlMnOpQrStU1"
OTHER = "ZyXwVuTsRqPoNmLkJiHgF2"
CODES = st.text(string.ascii_letters + string.digits, min_size=20, max_size=24)


def test_the_one_form_needs_no_repair():
    assert read_invite(invite_url(CODE)) == InviteReading(CODE)


@pytest.mark.parametrize(
    "text",
    [
        f"http://chat.whatsapp.com/{CODE}",
        f"chat.whatsapp.com/{CODE}",
        f"HTTPS://CHAT.WhatsApp.COM/{CODE}",
        f"https://chat.whatsapp.com/invite/{CODE}",
        f"https://chat.whatsapp.com/{CODE}?mode=ac_t",
        f"https://chat.whatsapp.com/{CODE}/",
        f"https://chat.whatsapp.com/{CODE}.",
        f"(https://chat.whatsapp.com/{CODE})",
        f"<https://chat.whatsapp.com/{CODE}>",
        f"*https://chat.whatsapp.com/{CODE}*",
        f"_https://chat.whatsapp.com/{CODE}_",
        "https://chat.\u200bwhatsapp.com/AbCdEfGhIj\u200dKlMnOpQrStU1\ufeff",
        f"बूथ 12 का समूह: https://chat.whatsapp.com/{CODE}। जुड़ें",
        f"समूहchat.whatsapp.com/{CODE}",
        f"Open this link to join my WhatsApp Group: https://chat.whatsapp.com/{CODE}\n",
        f"whatsapp://chat?code={CODE}",
        f"whatsapp://chat/?code={CODE}",
        f"https://l.example/?u=https%3A%2F%2Fchat.whatsapp.com%2F{CODE}",
        f"https://chat.whatsapp.com/{CODE} https://chat.whatsapp.com/invite/{CODE}",
    ],
)
def test_a_link_is_normalised(text):
    assert find_invite_codes(text) == [CODE]
    assert read_invite(text) == InviteReading(CODE, repaired=True)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "missing"),
        (" - ", "missing"),
        ("नहीं है", "missing"),
        ("Join link", "not_a_link"),
        (CODE, "not_a_link"),
        ("https://wa.me/916000012345", "not_a_link"),
        (f"https://whatsapp.com/channel/{CODE}", "not_a_link"),
        (f"https://evilchat.whatsapp.com/{CODE}", "not_a_link"),
        (f"https://chat.whatsapp.com.example/{CODE}", "not_a_link"),
        ("https://chat.whatsapp.com/", "bad_code"),
        (f"https://chat.whatsapp.com/{CODE[:19]}", "bad_code"),
        (f"https://chat.whatsapp.com/{CODE}abc", "bad_code"),
        (f"https://chat.whatsapp.com/{CODE}\nhttps://chat.whatsapp.com/{OTHER}", "two_links"),
        (f"https://chat.whatsapp.com/{CODE} https://chat.whatsapp.com/short", "two_links"),
        (f"https://chat.whatsapp.com/{CODE} https://chat.whatsapp.com/{CODE.lower()}", "two_links"),
    ],
)
def test_what_is_not_one_whole_link_is_refused(text, error):
    assert read_invite(text) == InviteReading(error=error)


def test_all_links_of_a_message_in_order():
    text = f"1) {invite_url(OTHER)}, 2) {invite_url(CODE)} 3) {invite_url(OTHER)}"
    assert find_invite_codes(text) == [OTHER, CODE]


@given(CODES, st.text(), st.text())
def test_words_around_a_link_do_not_matter(code, before, after):
    assume("%" not in before + after)
    assume("chat" not in (before + after).casefold())
    text = f"{before} https://chat.whatsapp.com/{code} {after}"
    assert find_invite_codes(text) == [code]
    assert read_invite(text).code == code


@given(st.text(st.sampled_from("https:/chat.wp?mn ABC123%2F")) | st.text())
def test_any_text_gives_a_code_or_an_error_never_both(text):
    reading = read_invite(text)
    assert bool(reading.code) != bool(reading.error)
    assert all(20 <= len(code) <= 24 and code.isascii() and code.isalnum() for code in find_invite_codes(text))


@pytest.mark.parametrize("text", ["chat.whatsapp.com/" * 600, "https://" * 1200, "/invite" * 1400], ids=range(3))
def test_long_nonsense_does_not_hang(text):
    assert read_invite(text).error
