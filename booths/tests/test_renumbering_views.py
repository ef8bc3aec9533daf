"""The pages of a renumbering: the draft looked at and changed, applied, found again by old numbers, taken back."""

import pytest
from django.urls import reverse

from booths.models import Booth, Renumbering, RenumberingLine
from booths.services import booth_update
from booths.services.renumbering import renumbering_start
from teams.tests.cast import Cast, make_booth

Source = Renumbering.Source


@pytest.fixture
def draft(cast: Cast) -> Renumbering:
    """A draft for Lucknow West in which the booths 1 and 2 change numbers, 10A is not listed and 15 is new."""
    pairs = (("1", "2"), ("2", "1"), ("10", "10"), ("", "15"))
    listed = {"15": {"name_en": "Town Hall", "electors": 700, "row": 4}}
    return renumbering_start(
        actor=cast.staff, assembly=cast.lucknow_west, source=Source.MAPPING, pairs=pairs, listed=listed
    )


def _address(name: str, renumbering: Renumbering, *more: object) -> str:
    return reverse(f"booths:{name}", args=[renumbering.pk, *more])


def _line(draft: Renumbering, old: str) -> RenumberingLine:
    return draft.lines.get(old_number=old)


def test_the_draft_shows_what_becomes_of_each_booth(cast, client_of, draft):
    client = client_of(cast.lucknow_convener)
    page = client.get(_address("renumbering", draft)).content.decode()
    assert "3 lines change" in page and "Town Hall" in page and "new booth" in page
    assert f'name="number-{_line(draft, "1").pk}" value="2"' in page
    everything = client.get(_address("renumbering", draft) + "?show=all").content.decode()
    assert "not in the new list, stays" in everything
    absent = client.get(_address("renumbering", draft) + "?show=absent").content.decode()
    assert "10A" in absent and "Town Hall" not in absent
    assert "10A" in client.get(_address("renumbering", draft) + "?q=10a").content.decode()


def test_numbers_are_typed_into_the_table(cast, client_of, draft):
    client, one, ten = client_of(cast.lucknow_convener), _line(draft, "1"), _line(draft, "10")
    typed = {"version": 1, f"number-{one.pk}": " २१ ", f"number-{ten.pk}": "x", "here": "?show=all"}
    answer = client.post(_address("renumbering", draft), typed, follow=True)
    assert answer.redirect_chain[0][0].endswith("?show=all")
    assert "No booth numbers" in answer.content.decode()
    assert (_line(draft, "1").number, _line(draft, "10").number) == ("21", "10")
    late = {"version": 1, f"number-{one.pk}": "22"}  # somebody else saved since version 1
    answer = client.post(_address("renumbering", draft), late, follow=True)
    assert "Somebody changed this draft" in answer.content.decode()


def test_a_line_is_decided_on_its_page(cast, client_of, draft):
    client, line = client_of(cast.lucknow_convener), _line(draft, "10A")
    address = _address("renumbering_line", draft, line.pk)
    assert "It is merged into the booth with this new number" in client.get(address).content.decode()
    assert client.post(address, {"version": 1, "fate": "merged"}).status_code == 422  # into which?
    client.post(address, {"version": 1, "fate": "merged", "number": "10"})
    assert str(_line(draft, "10A")) == "10A → 10"
    new = draft.lines.get(number="15")
    answer = client.post(_address("renumbering_line", draft, new.pk), {"version": 2, "fate": "parted", "number": "99"})
    assert answer.status_code == 422 and "no booth of this number" in answer.content.decode()


def test_a_guess_is_confirmed_with_a_tick_as_a_merger_where_another_booth_keeps_the_number(cast, client_of, draft):
    client, guess = client_of(cast.lucknow_convener), _line(draft, "10A")
    draft.lines.filter(pk=guess.pk).update(fate="asked", number="10", score=60)
    page = client.get(_address("renumbering", draft)).content.decode()
    assert "Merged into this one?" in page and f'name="confirm-{guess.pk}"' in page
    ticked = {"version": 1, f"number-{guess.pk}": "10", f"confirm-{guess.pk}": "on"}
    client.post(_address("renumbering", draft), {"version": 1, f"number-{guess.pk}": "10"})
    assert _line(draft, "10A").fate == "asked"  # the number alone says nothing: it stood there already
    client.post(_address("renumbering", draft), ticked)
    assert _line(draft, "10A").fate == "merged"


def test_numbers_that_collide_are_named_and_nothing_is_applied(cast, client_of, draft):
    client = client_of(cast.lucknow_convener)
    client.post(_address("renumbering", draft), {"version": 1, f"number-{_line(draft, '1').pk}": "10"})
    page = client.get(_address("renumbering", draft)).content.decode()
    assert "More than one booth would have the number 10" in page and "Apply the new numbers" not in page
    client.post(_address("renumbering_apply", draft), {"version": 2})
    assert Booth.objects.get(pk=cast.booths["171/1"].pk).number == "1"


def test_all_from_a_number_on_and_giving_up(cast, client_of, draft):
    client = client_of(cast.lucknow_convener)
    assert client.post(_address("renumbering_shift", draft), {"version": 1, "start": "", "by": "1"}).status_code == 422
    assert (
        client.post(_address("renumbering_shift", draft), {"version": 1, "start": "1", "by": "-5"}).status_code == 422
    )
    client.post(_address("renumbering_shift", draft), {"version": 1, "start": "10", "by": "3"})
    assert _line(draft, "10").number == "13" and _line(draft, "1").number == "2"
    client.post(_address("renumbering_discard", draft))
    assert not Renumbering.objects.exists()


def test_applied_the_booth_is_found_by_its_old_number_and_says_so(cast, client_of, draft):
    client, booth = client_of(cast.lucknow_convener), cast.booths["171/1"]
    client.post(_address("renumbering_apply", draft), {"version": 1})
    page = client.get(reverse("booths:booth", args=[booth.pk])).content.decode()
    assert "booth 1 until" in page and "Was booth 1 until then" in page
    found = client.get(reverse("booths:list"), {"unit": cast.lucknow_west.code, "q": "1"}).content.decode()
    assert f"/booths/{booth.pk}/" in found and f"/booths/{cast.booths['171/2'].pk}/" in found
    result = client.get(_address("renumbering", draft)).content.decode()
    assert "2 booths have new numbers" in result and "1 booth is new" in result and "Take back" in result


def test_taking_back_lists_what_was_changed_since_and_asks(cast, client_of, draft):
    client, booth = client_of(cast.lucknow_convener), cast.booths["171/1"]
    client.post(_address("renumbering_apply", draft), {"version": 1})
    booth.refresh_from_db()
    booth_update(actor=cast.staff, booth=booth, version=booth.version, electors=5)
    address = _address("renumbering_undo", draft)
    page = client.get(address).content.decode()
    assert "booth 2 was changed since: by Geeta Pal" in page and 'name="force"' in page
    assert client.post(address).status_code == 422
    answer = client.post(address, {"force": "on"}, follow=True)
    assert "have their old numbers again" in answer.content.decode()
    booth.refresh_from_db()
    assert booth.number == "1"
    assert client.get(address, follow=True).redirect_chain  # once only


def test_what_lies_in_another_district_is_not_there(cast, client_of, draft):
    line = _line(draft, "1").pk
    for user in (cast.sitapur_convener, cast.mandal_convener):
        client = client_of(user)
        assert client.get(_address("renumbering", draft)).status_code == 404
        assert client.get(_address("renumbering_undo", draft)).status_code == 404
        for name, more in (("apply", ()), ("discard", ()), ("shift", ()), ("line", (line,))):
            assert client.post(_address(f"renumbering_{name}", draft, *more)).status_code == 404
    assert client_of(cast.viewer).get(_address("renumbering", draft)).status_code == 403
    assert Renumbering.objects.get().state == "draft"


def test_beginning_by_hand_and_going_on_with_a_draft(cast, client_of):
    client, address = client_of(cast.staff), reverse("booths:renumber", args=[cast.lucknow_north.code])
    assert client.post(address, follow=True).status_code == 200
    draft = Renumbering.objects.get()
    assert (draft.source, draft.assembly, str(draft.lines.get())) == (Source.HAND, cast.lucknow_north, "1 → 1")
    assert reverse("booths:renumbering", args=[draft.pk]) in client.get(address).content.decode()
    assert "being prepared" in client.post(address, follow=True).content.decode()


def test_a_long_list_costs_few_queries(cast, client_of, django_assert_max_num_queries):
    for number in range(20, 90):
        make_booth(cast.chowk, str(number))
    draft = renumbering_start(actor=None, assembly=cast.lucknow_west, source=Source.HAND)
    client = client_of(cast.staff)
    with django_assert_max_num_queries(16):
        page = client.get(_address("renumbering", draft) + "?show=all").content.decode()
    assert page.count("<tr id=") == 50 and "page=2" in page
