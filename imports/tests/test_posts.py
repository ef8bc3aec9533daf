"""Posts as people write them, against the kinds of seats that an organisation starts with."""

import pytest

from booths.levels import Level
from imports.places.post_words import platform_of, words_of
from imports.places.posts import PostBook
from teams.models import Position
from teams.services import position_defaults_load

FACEBOOK, INSTAGRAM, WHATSAPP, X = "facebook", "instagram", "whatsapp", "x"


@pytest.fixture
def book(db: None) -> PostBook:
    position_defaults_load(actor=None)
    return PostBook()


@pytest.mark.parametrize(
    ("post", "platform", "key"),
    [
        ("facebook", "", FACEBOOK), ("Facebook in-charge", "", FACEBOOK), ("फेसबुक प्रभारी", "", FACEBOOK),
        ("FB प्रभारी", "", FACEBOOK), ("Fb incharge", "", FACEBOOK), ("फेसबुक", "", FACEBOOK), ("FB-2", "", FACEBOOK),
        ("जिला फेसबुक प्रभारी", "", FACEBOOK), ("फेस बुक इंचार्ज", "", FACEBOOK), ("FACEBOOK PRABHARI", "", FACEBOOK),
        ("IG", "", INSTAGRAM), ("Insta Prabhari", "", INSTAGRAM), ("इंस्टाग्राम", "", INSTAGRAM),
        ("ट्विटर", "", X), ("X", "", X), ("Twitter Head", "", X), ("एक्स प्रभारी", "", X), ("प्रभारी", "X", X),
        ("In charge", "WhatsApp", WHATSAPP), ("", "व्हाट्सऐप", WHATSAPP), ("Whats App Incharge", "", WHATSAPP),
        ("व्हाट्सएप प्रमुख", "वाट्सएप", WHATSAPP),
        ("संयोजक", "", "convener"), ("जिला संयोजक", "", "convener"), ("Distt. Convenor", "", "convener"),
        ("सोशल मीडिया संयोजक", "", "convener"), ("IT cell coordinator", "", "convener"),
        ("महानगर संयोजक", "", "convener"),
        ("सह संयोजक", "", "co-convener"), ("Co-Convenor", "", "co-convener"), ("सहसंयोजक", "", "co-convener"),
        ("ज़िला सह-संयोजक", "सोशल मीडिया", "co-convener"), ("Jt. Convener", "All", "co-convener"),
        ("दर्शक", "", "viewer"), ("संयोजक, लखनऊ", "", "convener"),
    ],
)  # fmt: skip
def test_posts_are_read_by_their_names_and_short_forms(book: PostBook, post: str, platform: str, key: str):
    found = book.find(post, platform, Level.DISTRICT, place="लखनऊ महानगर").post
    assert found
    assert found.position.key == key


@pytest.mark.parametrize(
    ("post", "platform"),
    [
        ("प्रभारी", ""), ("Social media in-charge", ""), ("सोशल मीडिया प्रभारी", "सोशल मीडिया"),
        ("Facebook and Instagram in-charge", ""), ("Facebook संयोजक", ""), ("Facebook in-charge", "Instagram"),
        ("सह प्रभारी", "Facebook"), ("अध्यक्ष", ""), ("मुख्य संयोजक", ""), ("मंडल संयोजक", ""), ("संयोजक, मेरठ", ""),
        ("सदस्य", ""), ("?", ""),
    ],
)  # fmt: skip
def test_what_is_no_post_for_certain_is_none_and_three_are_offered(book: PostBook, post: str, platform: str):
    choice = book.find(post, platform, Level.DISTRICT, place="लखनऊ महानगर")
    assert choice.post is None
    assert len(choice.others) == 3


def test_where_a_level_has_no_such_post_the_nearest_is_not_taken(book: PostBook):
    """No assembly has a co-convener, and a convener is none, though the words are alike."""
    choice = book.find("सह संयोजक", "", Level.ASSEMBLY)
    assert choice.post is None
    assert choice.others[0].position.key == "convener"
    assert book.find("संयोजक", "", Level.SECTOR) == (None, 0, [])


def test_a_post_of_ones_own_is_found_by_either_name_and_near_ones(book: PostBook):
    Position.objects.create(
        level=Level.DISTRICT, key="ai-trainer", name_en="AI trainer", name_hi="एआई प्रशिक्षक", seats_per_unit=1
    )
    book = PostBook()
    for text in ("AI trainer", "ai trainner", "एआई प्रशिक्षक", "जिला एआई प्रशिक्षक"):
        found = book.find(text, "", Level.DISTRICT).post
        assert found
        assert found.position.key == "ai-trainer"


def test_numbers_and_levels_are_told_from_the_post():
    assert words_of("फेसबुक प्रभारी 2").number == 2
    assert words_of("FB-२").number == 2
    assert words_of("विधानसभा क्षेत्र संयोजक").levels == (Level.ASSEMBLY,)
    assert words_of("Distt. Convenor").levels == (Level.DISTRICT,)
    assert platform_of("Facebook / Instagram") == ""
    assert platform_of("ट्विटर (X)") == "x"
