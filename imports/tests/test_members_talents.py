"""Sheets of people: skills, languages, own accounts; posts that are no longer part of the team; our own export back."""

import pytest
from django.utils import translation

from imports.models import State
from imports.reading.accounts import FIELDS
from imports.services import job_create, run_check, run_reading
from imports.tests.importing import apply, check, codes, figures, imported
from teams.models import Member, Position
from teams.services import seat_assign
from teams.tests.cast import Cast, make_member, make_phone, seat_of

pytestmark = pytest.mark.django_db
HEADER = ("Name", "Mobile", "District", "Skills", "Languages", "Facebook ID", "Insta Link", "Twitter Handle", "YouTube")


def row(name: str, phone: str, *more: str) -> list[str]:
    return [name, phone, "Sitapur", *more, *[""] * (6 - len(more))]


def member(phone: str) -> Member:
    return Member.objects.get(phone=phone)


@pytest.mark.parametrize(
    ("written", "skills"),
    [
        ("Writing, Video editing", ["writing", "video"]),
        ("लेखन / फोटो", ["writing", "photo"]),
        ("posters and design", ["design"]),
        ("Canva & Excel और भाषण", ["design", "data", "speaking"]),
        ("ChatGPT; reels; Reels", ["ai", "video"]),
        ("-", []),
        ("नहीं है", []),
    ],
)
def test_skills_are_read_in_both_languages(cast: Cast, written: str, skills: list[str]):
    phone = make_phone()
    told = imported("members", HEADER, [row("Ram", phone, written)])
    assert member(phone).skills == skills
    assert not told["warnings"]


def test_what_is_no_skill_language_or_account_is_left_out_with_a_warning(cast: Cast):
    phone = make_phone()
    wrong = row(
        "Ram", phone, "Writing, Cooking", "Hindi, Klingon", "https://www.instagram.com/ram/", "two words here!", "Yes"
    )
    with translation.override("hi"):
        told = imported("members", HEADER, [wrong])
    assert codes(told["warnings"]) == [
        (2, "skills_unknown"), (2, "languages_unknown"), *[(2, "account_unreadable")] * 3,
    ]  # fmt: skip
    assert "Cooking" in told["warnings"][0]["message"]
    assert "पोस्टर और डिज़ाइन" in told["warnings"][0]["message"]
    assert (member(phone).skills, member(phone).languages, member(phone).accounts) == (["writing"], ["hi"], {})


def test_accounts_are_kept_in_one_form(cast: Cast):
    phone = make_phone()
    header = (*HEADER[:8], "YouTube Channel Link")
    told = imported(
        "members", header,
        [row("Ram", phone, "", "", "facebook.com/Ram.Kumar.77", "@ram_77", "https://twitter.com/Ram77?s=20",
             "https://youtube.com/@ram77")],
    )  # fmt: skip
    assert not told["warnings"]
    assert member(phone).accounts == {
        "facebook": "ram.kumar.77", "instagram": "ram_77", "x": "ram77", "youtube": "ram77",
    }  # fmt: skip
    again = imported("members", header, [row("Ram", phone, "", "", "ram.kumar.77", "ram_77", "@RAM77")])
    assert figures(again) == (0, 0, 1, 0)


def test_a_sheet_adds_skills_and_takes_none_away(cast: Cast):
    known = make_member(cast.sitapur, "Ram")
    Member.objects.filter(pk=known.pk).update(skills=["video"], languages=["hi"], accounts={"x": "ram"})
    assert figures(imported("members", HEADER, [row("Ram", known.phone, "video", "हिंदी", "", "", "@ram")])) == (
        0, 0, 1, 0,
    )  # fmt: skip
    job = check("members", HEADER, [row("Ram", known.phone, "writing", "English", "", "", "@ram2")])
    assert figures(vars(job)) == (0, 1, 0, 0)
    apply(job)
    known.refresh_from_db()
    assert (known.skills, known.languages, known.accounts) == (["video", "writing"], ["hi", "en"], {"x": "ram2"})
    assert known.version == 2


def test_rows_about_one_person_are_put_together_and_two_accounts_are_refused(cast: Cast):
    phone = make_phone()
    rows = [
        row("Ram", phone, "video", "", "ram.one"),
        row("Ram", phone, "writing, video", "hindi"),
        row("Ram", phone, "", "", "ram.two"),
    ]
    told = imported("members", HEADER, rows)
    assert codes(told["errors"]) == [(4, "person_twice")]
    assert (member(phone).skills, member(phone).accounts) == (["video", "writing"], {"facebook": "ram.one"})


def test_what_a_change_would_be_is_said_in_words(cast: Cast):
    from imports.engine.preview import preview
    from imports.kinds import KINDS

    known = make_member(cast.sitapur, "Ram")
    job = check("members", HEADER, [row("Ram", known.phone, "writing", "", "ram.one")])
    with translation.override("hi"), preview(job) as stage:
        changes = KINDS["members"].targets[0].changes(stage, [2])
    assert [(field, old or "", new) for _row, field, old, new in changes] == [
        ("skills", "", "लेखन"), ("facebook_account", "", "ram.one"),
    ]  # fmt: skip


def test_nobody_new_comes_into_a_post_that_is_no_longer_in_the_team(cast: Cast):
    post = Position.objects.get(level=3, key="instagram")
    holder = make_member(cast.sitapur, "Sita")
    seat_assign(actor=None, seat=seat_of(cast.sitapur, "instagram"), member=holder)
    Position.objects.filter(pk=post.pk).update(in_use=False)
    header = ("Name", "Mobile", "District", "Post")
    rows = [["Ram", make_phone(), "Sitapur", "Instagram in-charge"],
            ["Sita", holder.phone, "Sitapur", "इंस्टाग्राम प्रभारी"]]  # fmt: skip
    with translation.override("en"):
        told = imported("members", header, rows)
    assert codes(told["errors"]) == [(2, "post_not_in_use")]
    assert "Choose another post" in told["errors"][0]["message"]
    assert figures(told) == (0, 0, 1, 1)


def test_nobody_new_comes_into_a_seat_beyond_the_number_wanted(cast: Cast):
    """Two were wanted and both are open; one of a smaller team is held, and the other stays empty."""
    Position.objects.filter(level=3, key="facebook").update(seats_per_unit=1)
    header = ("Name", "Mobile", "District", "Post", "Seat number")
    rows = [["Ram", make_phone(), "Sitapur", "Facebook in-charge", "2"],
            ["Sita", make_phone(), "Sitapur", "Facebook in-charge", ""],
            ["Gita", make_phone(), "Sitapur", "Facebook in-charge", ""]]  # fmt: skip
    told = imported("members", header, rows)
    assert codes(told["errors"]) == [(2, "seat_number_unknown"), (4, "seats_taken")]


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_our_own_export_comes_back_with_every_row_unchanged(cast: Cast, language: str, format: str):
    from django.core.files import File

    from reports.exporters import EXPORTERS
    from reports.models import Format
    from reports.tests.exporting import exported, file_of

    Member.objects.filter(pk=cast.field_worker.pk).update(
        skills=["design", "data", "ai"], languages=["hi", "awa"], email="lata@example.org",
        phone_alternate="+916000990001", accounts={network.value: "lata77maurya" for network in FIELDS},
    )  # fmt: skip
    before = list(Member.objects.order_by("pk").values())
    keys = [column.key for column in EXPORTERS["members"].columns]
    written = exported(cast.coordinator, "members", format=Format(format), language=language, columns=keys)
    with file_of(written).open("rb") as stream:
        job = job_create(
            actor=cast.coordinator, scope=cast.scope(cast.coordinator), kind="", filename=f"members.{format}",
            file=File(stream),
        )  # fmt: skip
    assert run_reading(job.pk) == State.CHECKING, "nothing has to be asked"
    run_check(job.pk)
    job.refresh_from_db()
    assert job.kind == "members"
    assert list(job.problems.values_list("row", "field", "code")) == []
    assert figures(vars(job)) == (0, 0, len(before), 0)
