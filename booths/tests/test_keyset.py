"""Pages of the list: complete, in order, and at the same cost everywhere."""

import pytest

from booths.keyset import Cursor, Way, page_of
from booths.models import Booth
from teams.tests.cast import make_booth


@pytest.fixture
def many(cast):
    """Twenty booths in two assemblies, some of them with letters."""
    for number in range(20, 33):
        make_booth(cast.chowk, str(number))
    make_booth(cast.khairabad, "7B")
    return list(Booth.objects.in_order())


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_forwards_and_back_again(many, way, size):
    seen, after = [], ""
    pages = []
    while True:
        page = page_of(Booth.objects.all(), after=after, way=way, size=size)
        pages.append(page)
        seen += page.booths
        if page.after is None:
            break
        after = str(page.after)
    assert seen == many
    assert pages[0].before is None
    for page, previous in zip(pages[1:], pages, strict=False):
        back = page_of(Booth.objects.all(), before=str(page.before), way=way, size=size)
        assert back.booths == previous.booths
        assert (back.before is None) == (previous.before is None)
        assert back.after is not None


@pytest.mark.parametrize("text", ["", "x", "12", "12.", ".3", "99999999999999999999999.1", "5.\x00", "अ.1"])
def test_a_cursor_typed_by_hand_does_no_harm(many, text):
    page = page_of(Booth.objects.all(), after=text, way=Way.WALK, size=100)
    assert set(page.booths) <= set(many)


def test_a_cursor_survives_its_text():
    cursor = Cursor(171, "00012क")
    assert Cursor.parse(str(cursor)) == cursor


def test_pages_around_a_place_past_the_end_are_empty(many):
    assert page_of(Booth.objects.all(), after="999999999.1", way=Way.SORT).booths == []
