"""A pasted text gives the one account in it, whatever form its link has, or the reason why it names none."""

import string
from urllib.parse import quote

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.social import Network, Refusal, account_key, account_name, account_url, read_account, refusal_text

FACEBOOK, INSTAGRAM, X, YOUTUBE, WHATSAPP = Network
CODE = "0029VaAbCdEfGhIjKlMnOpQ1"
GROUP = "AbCdEfGhIjKlMnOpQrStU1"
CHANNEL = "UCabcdefghij-KLMNOP_1234"


@pytest.mark.parametrize(
    ("network", "text", "address"),
    [
        (FACEBOOK, "https://www.facebook.com/demo.lucknow", "demo.lucknow"),
        (FACEBOOK, "https://m.facebook.com/Demo.Lucknow/?mibextid=ZbWKwL", "demo.lucknow"),
        (FACEBOOK, "HTTP://WEB.FACEBOOK.COM/demo.lucknow/about", "demo.lucknow"),
        (FACEBOOK, "hi-in.facebook.com/demo.lucknow/photos", "demo.lucknow"),
        (FACEBOOK, "fb.com/demolucknow", "demolucknow"),
        (FACEBOOK, "https://www.facebook.com/pg/demolucknow/posts/", "demolucknow"),
        (FACEBOOK, "https://www.facebook.com/profile.php?id=100064512345678&mibextid=x", "100064512345678"),
        (FACEBOOK, "https://www.facebook.com/100064512345678", "100064512345678"),
        (FACEBOOK, "https://www.facebook.com/p/Demo-Lucknow-100064512345678/", "100064512345678"),
        (FACEBOOK, "https://www.facebook.com/p/डेमो-लखनऊ-100064512345678/", "100064512345678"),
        (FACEBOOK, f"https://www.facebook.com/p/{quote('डेमो')}-100064512345678/", "100064512345678"),
        (FACEBOOK, "https://www.facebook.com/people/Demo-Lucknow/100064512345678/", "100064512345678"),
        (FACEBOOK, "https://www.facebook.com/pages/category/Political-Party/Demo-104512345678901", "104512345678901"),
        (FACEBOOK, "https://www.facebook.com/Demo-Lucknow-104512345678901/", "104512345678901"),
        (FACEBOOK, "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Fdemolucknow&h=AT0", "demolucknow"),
        (FACEBOOK, "https://www.facebook.com/demo", "demo"),
        (FACEBOOK, "Facebook: Demo.Lucknow", "demo.lucknow"),
        (INSTAGRAM, "https://www.instagram.com/demo_lucknow?igsh=MWQ1ZGUxMzBkMA==", "demo_lucknow"),
        (INSTAGRAM, "instagram.com/_u/demo_lucknow/", "demo_lucknow"),
        (INSTAGRAM, "https://instagr.am/Demo_Lucknow/reels/", "demo_lucknow"),
        (INSTAGRAM, "@demo.lucknow", "demo.lucknow"),
        (INSTAGRAM, "demo_lucknow_", "demo_lucknow_"),
        (INSTAGRAM, "_https://instagram.com/demo_lucknow_", "demo_lucknow"),
        (X, "https://twitter.com/Demo_Lucknow?s=20&t=abc", "demo_lucknow"),
        (X, "https://mobile.twitter.com/demo_lucknow/media", "demo_lucknow"),
        (X, "https://x.com/demo_lucknow/", "demo_lucknow"),
        (X, "twitter.com/#!/demo_lucknow", "demo_lucknow"),
        (X, "https://x.com/intent/user?screen_name=demo_lucknow", "demo_lucknow"),
        (X, "हमारा हैंडल @Demo_Lucknow है", "demo_lucknow"),
        (X, "X - demo_lucknow", "demo_lucknow"),
        (YOUTUBE, "https://www.youtube.com/@Demo-Lucknow?si=abc", "demo-lucknow"),
        (YOUTUBE, "https://m.youtube.com/@demo-lucknow/videos", "demo-lucknow"),
        (YOUTUBE, "youtube.com/@%E0%A4%B2%E0%A4%96%E0%A4%A8%E0%A4%8A", "लखनऊ"),
        (YOUTUBE, "youtube.com/@उत्तरप्रदेश।", "उत्तरप्रदेश"),
        (YOUTUBE, f"https://youtube.com/channel/{CHANNEL}/about", CHANNEL),
        (YOUTUBE, f"channel/{CHANNEL}", CHANNEL),
        (YOUTUBE, CHANNEL, CHANNEL),
        (YOUTUBE, "https://www.youtube.com/c/DemoLucknow", "c/demolucknow"),
        (YOUTUBE, "https://www.youtube.com/DemoLucknow", "c/demolucknow"),
        (YOUTUBE, "https://www.youtube.com/user/DemoLucknow", "user/demolucknow"),
        (YOUTUBE, "@demo-lucknow", "demo-lucknow"),
        (YOUTUBE, "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fyoutube.com%2F%40demo-lko", "demo-lko"),
        (WHATSAPP, f"https://whatsapp.com/channel/{CODE}", CODE),
        (WHATSAPP, f"Follow the Demo channel on WhatsApp: https://www.whatsapp.com/channel/{CODE}\n", CODE),
        (WHATSAPP, CODE, CODE),
        (FACEBOOK, "\u200bhttps://facebook.com/demolucknow\u00a0\ufeff", "demolucknow"),
        (FACEBOOK, "हमारा पेज (https://facebook.com/demolucknow)। जुड़ें!", "demolucknow"),
        (FACEBOOK, "https://facebook.com/demolucknowपर आइए", "demolucknow"),
        (FACEBOOK, "x.com/demo_lko और facebook.com/demolucknow", "demolucknow"),
        (FACEBOOK, "facebook.com/demolucknow https://m.facebook.com/DemoLucknow", "demolucknow"),
    ],
)
def test_every_form_of_a_link_gives_the_account(network, text, address):
    assert read_account(network, text).address == address


@pytest.mark.parametrize(
    ("network", "text", "refusal"),
    [
        (FACEBOOK, "", Refusal.MISSING),
        (FACEBOOK, "नहीं है", Refusal.MISSING),
        (FACEBOOK, "https://www.facebook.com/", Refusal.NO_ACCOUNT),
        (FACEBOOK, "https://www.facebook.com/login.php?next=x", Refusal.NO_ACCOUNT),
        (FACEBOOK, "https://www.facebook.com/groups/demolucknow", Refusal.GROUP),
        (FACEBOOK, "https://www.facebook.com/share/1AbCdEfGhI/", Refusal.SHARE),
        (FACEBOOK, "https://www.facebook.com/demolucknow/posts/pfbid02abc", Refusal.POST),
        (FACEBOOK, "https://www.facebook.com/reel/123456789", Refusal.POST),
        (FACEBOOK, "https://fb.watch/abc123/", Refusal.POST),
        (FACEBOOK, "https://www.facebook.com/story.php?story_fbid=1&id=100064512345678", Refusal.POST),
        (FACEBOOK, "https://m.me/demolucknow", Refusal.CHAT),
        (FACEBOOK, "Demo Lucknow Page", Refusal.BAD_NAME),
        (FACEBOOK, "demo", Refusal.BAD_NAME),
        (FACEBOOK, "demo_lucknow", Refusal.BAD_NAME),
        (FACEBOOK, "demo-site.com", Refusal.BAD_NAME),
        (FACEBOOK, "+91 60000 12345", Refusal.PHONE),
        (FACEBOOK, "https://sharechat.com/profile/demo", Refusal.OTHER_SITE),
        (FACEBOOK, "https://facebook.com.example/demolucknow", Refusal.OTHER_SITE),
        (FACEBOOK, "https://facebook.com@example.org/demolucknow", Refusal.OTHER_SITE),
        (FACEBOOK, "https://example.org/facebook.com/demolucknow", Refusal.OTHER_SITE),
        (FACEBOOK, "facebook.com/demolucknow facebook.com/demokanpur", Refusal.TWO_ACCOUNTS),
        (INSTAGRAM, "https://www.instagram.com/p/Cabc123/", Refusal.POST),
        (INSTAGRAM, "https://www.instagram.com/demo_lucknow/reel/Cabc123/", Refusal.POST),
        (INSTAGRAM, "https://www.instagram.com/stories/demo_lucknow/123/", Refusal.POST),
        (INSTAGRAM, "https://ig.me/m/demo_lucknow", Refusal.CHAT),
        (INSTAGRAM, "demo..lucknow", Refusal.BAD_NAME),
        (X, "https://x.com/demo_lucknow/status/1234567890", Refusal.POST),
        (X, "https://x.com/i/communities/123", Refusal.GROUP),
        (X, "home", Refusal.BAD_NAME),
        (X, "https://t.co/AbCdEf", Refusal.SHARE),
        (X, "https://x.com/search?q=demo", Refusal.NO_ACCOUNT),
        (X, "@a_name_longer_than_x_allows", Refusal.BAD_NAME),
        (X, "name@example.org", Refusal.BAD_NAME),
        (YOUTUBE, "https://youtu.be/AbCdEfGhIjK", Refusal.POST),
        (YOUTUBE, "https://www.youtube.com/watch?v=AbCdEfGhIjK", Refusal.POST),
        (YOUTUBE, "https://www.youtube.com/shorts/AbCdEfGhIjK", Refusal.POST),
        (YOUTUBE, "https://www.youtube.com/channel/UCshort", Refusal.BAD_NAME),
        (WHATSAPP, f"https://chat.whatsapp.com/{GROUP}", Refusal.BOOTH_GROUP),
        (WHATSAPP, f"whatsapp://chat?code={GROUP}", Refusal.BOOTH_GROUP),
        (WHATSAPP, "https://wa.me/916000012345", Refusal.CHAT),
        (WHATSAPP, "https://api.whatsapp.com/send?phone=916000012345", Refusal.CHAT),
        (WHATSAPP, f"https://whatsapp.com/channel/{CODE}/123", Refusal.POST),
        (WHATSAPP, "https://whatsapp.com/channel/", Refusal.NO_ACCOUNT),
        (WHATSAPP, "6000012345", Refusal.PHONE),
        (WHATSAPP, "डेमो चैनल", Refusal.BAD_NAME),
    ],
)
def test_what_is_no_account_is_refused_with_its_reason(network, text, refusal):
    reading = read_account(network, text)
    assert (reading.address, reading.refusal) == ("", refusal)


@pytest.mark.parametrize(
    ("network", "text", "other"),
    [
        (FACEBOOK, "https://www.instagram.com/demo_lucknow", INSTAGRAM),
        (INSTAGRAM, "https://x.com/demo_lucknow", X),
        (X, "https://www.youtube.com/@demo", YOUTUBE),
        (YOUTUBE, f"https://whatsapp.com/channel/{CODE}", WHATSAPP),
        (FACEBOOK, f"whatsapp://chat?code={GROUP}", WHATSAPP),
        (WHATSAPP, "https://fb.com/demolucknow", FACEBOOK),
    ],
)
def test_the_link_of_another_network_is_named(network, text, other):
    reading = read_account(network, text)
    assert (reading.refusal, reading.other) == (Refusal.OTHER_NETWORK, other)
    with translation.override("en"):
        assert str(other.label) in refusal_text(network, reading)


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_is_said_in_both_languages(refusal):
    texts = set()
    for language in ("en", "hi"):
        with translation.override(language):
            reading = read_account(FACEBOOK, "https://x.com/a")
            texts.add(refusal_text(FACEBOOK, type(reading)(refusal=refusal, other=reading.other)))
    assert len(texts) == 2
    assert all("%" not in text for text in texts)


LETTERS = string.ascii_letters + string.digits
NAMES = st.one_of(
    st.tuples(st.just(FACEBOOK), st.from_regex(r"[a-z][a-z0-9.]{3,48}[a-z0-9]", fullmatch=True)),
    st.tuples(st.just(FACEBOOK), st.from_regex(r"[1-9][0-9]{10,19}", fullmatch=True)),
    st.tuples(st.just(INSTAGRAM), st.from_regex(r"[a-z0-9_]{1,10}\.?[a-z0-9_]{1,10}", fullmatch=True)),
    st.tuples(st.just(X), st.from_regex(r"[a-z0-9_]{1,15}", fullmatch=True)),
    st.tuples(st.just(YOUTUBE), st.from_regex(r"(user/|c/)?[a-z0-9][a-z0-9_.-]{1,26}[a-z0-9]", fullmatch=True)),
    st.tuples(st.just(YOUTUBE), st.text("अआकखगतनपमरलवसहा़िीुूेो्ं", min_size=3, max_size=30)),
    st.tuples(st.just(YOUTUBE), st.text(LETTERS + "-_", min_size=22, max_size=22).map(lambda name: f"UC{name}")),
    st.tuples(st.just(WHATSAPP), st.text(LETTERS, min_size=16, max_size=24).map(lambda code: f"0029{code}")),
)


@given(NAMES)
def test_reading_the_link_of_an_address_gives_the_address(pair):
    network, name = pair
    address = read_account(network, name).address
    if address:  # the networks' own words (login, reel …) are no accounts
        assert read_account(network, account_url(network, address)).address == address
        assert account_key(network, address) == account_key(network, name)


@given(NAMES, st.text("कखग ।,()\u00a0\n\u200b"), st.text("कखग ।,()\u00a0\n\u200b"))
def test_words_around_a_link_do_not_matter(pair, before, after):
    network, name = pair
    url = account_url(network, name)
    assert read_account(network, f"{before} {url} {after}") == read_account(network, url)


@given(st.sampled_from(Network), st.text() | st.text(st.sampled_from("https:/@xyoutbefacktrgmwp.?=#!%2F_- é")))
def test_any_text_gives_an_address_or_a_reason_never_both(network, text):
    reading = read_account(network, text)
    assert bool(reading.address) != (reading.refusal is not None)
    if reading.address:
        assert len(reading.address) <= 120
        assert read_account(network, account_url(network, reading.address)).address == reading.address


@pytest.mark.parametrize("text", ["facebook.com/" * 900, "https://" * 1200, "@" * 9000, "a.b-" * 3000], ids=range(4))
def test_long_nonsense_does_not_hang(text):
    assert read_account(FACEBOOK, text).refusal


def test_names_as_people_say_them():
    assert account_name(X, "demo_lucknow") == "@demo_lucknow"
    assert account_name(YOUTUBE, "c/demolucknow") == "demolucknow"
    assert account_name(FACEBOOK, "demo.lucknow") == "demo.lucknow"
    assert account_key(FACEBOOK, "demo.lucknow") == account_key(FACEBOOK, "Demolucknow")
