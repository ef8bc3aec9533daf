"""Adding and correcting people: two at once, numbers that clash, whose login follows a new number."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from teams.models import Member, Purpose
from teams.services import member_update, seat_assign
from teams.tests.cast import make_member, seat_of


@pytest.fixture
def save(verified_client_of: Callable[[User], Client]) -> Callable[..., object]:
    """Return a function that saves a person's form as somebody, with what the page showed and some changes."""

    def post(user: User, member: Member, *, version: int | None = None, **changes: object) -> object:
        shown: dict[str, object] = {"version": version or member.version, "home_unit": member.home_unit_id}
        shown |= {"name_hi": member.name_hi, "name_en": member.name_en}
        return verified_client_of(user).post(reverse("teams:member_edit", args=[member.pk]), shown | changes)

    return post


def test_everything_that_is_kept_can_be_corrected_and_the_form_shows_no_number(cast, client_of, save):
    lata = cast.field_worker
    Member.objects.filter(pk=lata.pk).update(phone_alternate="+916000012345", email="lata@example.org")
    page = client_of(cast.lucknow_convener).get(reverse("teams:member_edit", args=[lata.pk])).content.decode()
    assert lata.phone[-5:] not in page.replace(" ", "")
    assert "lata@example.org" not in page
    lata.refresh_from_db()
    answer = save(
        cast.lucknow_convener,
        lata,
        name_en="Lata Devi Maurya",
        email="lata.m@example.org",
        no_alternate="on",
        home_unit=cast.aminabad.pk,
        skills=["video", "ai"],
        languages=["hi", "awa"],
        account_x="https://x.com/lata_maurya?s=20",
        account_instagram="@lata.m",
    )
    assert answer.status_code == 302, answer.context["form"].errors
    before, lata = lata, Member.objects.get(pk=lata.pk)
    assert (lata.name_en, lata.email, lata.home_unit) == ("Lata Devi Maurya", "lata.m@example.org", cast.aminabad)
    assert (lata.phone, lata.phone_alternate) == (before.phone, "")
    assert (lata.skills, lata.languages) == (["video", "ai"], ["hi", "awa"])
    assert lata.accounts == {"x": "lata_maurya", "instagram": "lata.m"}
    page = client_of(cast.viewer).get(reverse("teams:member", args=[lata.pk])).content.decode()
    assert 'href="https://x.com/lata_maurya" target="_blank" rel="noreferrer noopener"' in page


def test_the_second_of_two_is_told_what_the_first_saved(cast, save):
    lata = cast.field_worker
    member_update(
        actor=cast.mandal_convener,
        member=Member.objects.get(pk=lata.pk),
        version=1,
        name_en="Lata Singh",
        phone="+916000077777",
        skills=["video"],
    )
    told = save(cast.lucknow_convener, lata, version=1, name_en="Lata Rani", phone="60000 88888")
    assert told.status_code == 422
    conflict = told.context["conflict"]
    assert conflict.who == "Farid Khan"
    assert [(one.label, one.mine, one.theirs) for one in conflict.both] == [
        ("Name in English", "Lata Rani", "Lata Singh"),
        ("Mobile number", "60000 88888", "+91 60••• ••777"),
    ]
    assert [(one.label, one.theirs) for one in conflict.taken_over] == [("Skills", "video")]
    assert "6000077777" not in told.content.decode().replace(" ", "")
    lata.refresh_from_db()
    assert (lata.name_en, lata.phone) == ("Lata Singh", "+916000077777")

    saved = save(cast.lucknow_convener, lata, name_en="Lata Rani", phone="60000 88888", skills=["video"])
    assert saved.status_code == 302
    lata.refresh_from_db()
    assert (lata.name_en, lata.phone, lata.skills) == ("Lata Rani", "+916000088888", ["video"])


def test_a_number_that_is_taken_is_told_with_its_owner_only_within_the_scope(cast, save):
    lata, near = cast.field_worker, make_member(cast.aminabad, "Nita")
    answer = save(cast.lucknow_convener, lata, phone=near.phone)
    assert answer.status_code == 422
    assert f"/teams/member/{near.pk}/" in str(answer.context["form"].errors["phone"])
    far = cast.member(cast.sitapur_convener)
    answer = save(cast.lucknow_convener, lata, phone=far.phone)
    assert answer.status_code == 422
    assert "outside your area" in str(answer.context["form"].errors["phone"])
    assert "Dinesh" not in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "follows"),
    [("lucknow_convener", False), ("administrator", True), ("mandal_convener", True)],
)
def test_the_login_follows_a_new_number_only_by_the_person_or_an_administrator(cast, save, who, follows):
    farid, account = cast.member(cast.mandal_convener), cast.mandal_convener
    old = account.phone
    assert save(getattr(cast, who), farid, phone="60000 44444").status_code == 302
    account.refresh_from_db()
    farid.refresh_from_db()
    assert farid.phone == "+916000044444"
    assert account.phone == ("+916000044444" if follows else old)


def test_who_may_not_fill_a_seat_that_gives_rights_does_not_change_its_holders_number(cast, save):
    """Else the office could have the invitation of a coming convener sent to a number of its own."""
    coming = make_member(cast.aminabad, "Coming Convener")
    seat_assign(actor=None, seat=seat_of(cast.aminabad, "convener"), member=coming)
    answer = save(cast.staff, coming, phone="60000 55555")
    assert "Only who may fill that post" in str(answer.context["form"].errors["phone"])
    assert save(cast.staff, coming, email="coming@example.org").status_code == 302
    coming.refresh_from_db()
    assert coming.phone != "+916000055555"
    assert coming.email == "coming@example.org"
    assert save(cast.lucknow_convener, coming, phone="60000 55555").status_code == 302
    coming.refresh_from_db()
    assert coming.phone == "+916000055555"


def test_the_login_of_an_account_without_rights_follows_unless_another_account_has_the_number(cast, save):
    nobody = make_member(cast.chowk, "Nobody", account=True)
    answer = save(cast.lucknow_convener, nobody, phone=cast.outsider.phone)
    assert "Another account" in str(answer.context["form"].errors["phone"])
    nobody.refresh_from_db()
    assert nobody.phone != cast.outsider.phone
    save(cast.lucknow_convener, nobody, phone="60000 33333")
    nobody.user.refresh_from_db()
    assert nobody.user.phone == "+916000033333"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("home_unit", "khairabad"),
        ("phone", "12345"),
        ("email", "not an address"),
        ("skills", ["juggling"]),
        ("account_x", "https://x.com/a/status/1"),
        ("name_en", "\u200b"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(cast, save, field, value):
    value = cast.khairabad.pk if value == "khairabad" else value
    answer = save(cast.lucknow_convener, cast.field_worker, **{"name_hi": "", field: value})
    assert answer.status_code == 422
    assert (field if field != "name_en" else "__all__") in answer.context["form"].errors
    assert Member.objects.get(pk=cast.field_worker.pk).version == 1


def test_who_only_sees_may_not_change(cast, client_of, save):
    assert save(cast.viewer, cast.field_worker).status_code == 403
    assert client_of(cast.viewer).get("/teams/members/add/").status_code == 403
    assert "Add a person" not in client_of(cast.viewer).get("/teams/members/").content.decode()


def test_a_person_without_a_seat_is_added_and_what_they_agreed_to_with_them(cast, client_of):
    convener = client_of(cast.mandal_convener)
    data = {"name_hi": "मोहन", "phone": "60000 22222", "home_unit": cast.chowk.pk, "agreed": "on"}
    assert convener.post("/teams/members/add/", data | {"home_unit": cast.khairabad.pk}).status_code == 422
    assert convener.get("/teams/members/add/?unit=STP").status_code == 404
    assert convener.post("/teams/members/add/", data).status_code == 302
    mohan = Member.objects.get(phone="+916000022222")
    assert mohan in Member.objects.agreed(Purpose.DETAILS)
    assert mohan not in Member.objects.agreed(Purpose.MESSAGES)
    again = convener.post("/teams/members/add/", data)
    assert f"/teams/member/{mohan.pk}/" in str(again.context["form"].errors["phone"])
    assert Member.objects.filter(name_hi="मोहन").count() == 1


def test_a_seat_gives_the_right_to_correct_who_holds_it(cast, save):
    sita = make_member(cast.khairabad, "Sita")
    assert save(cast.mandal_convener, sita).status_code == 404
    seat_of(cast.chowk, "x").assignments.create(member=sita, since="2026-01-01")
    assert save(cast.mandal_convener, sita, name_en="Sita Devi").status_code == 302
    sita.refresh_from_db()
    assert (sita.name_en, sita.home_unit) == ("Sita Devi", cast.khairabad)
