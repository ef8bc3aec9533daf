"""Two people at the same moment, in real transactions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count, Sum

from booths.errors import EditConflict, LinkTaken, SlotTaken
from booths.models import Booth, BoothTally, WhatsAppGroup
from booths.services import booth_create, group_register, group_update
from booths.services.tallies import tallies_compact, tallies_rebuild
from teams.tests.cast import make_cast, make_code

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads that start together; return each one's result, or the error it raised."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=10)
            return act()
        except Exception as error:  # noqa: BLE001 - the error is the result
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def cast(transactional_db):
    """The cast, committed."""
    return make_cast()


def test_the_same_slot(cast):
    booth = cast.booths["171/10"]
    results = at_once(
        *(lambda: group_register(actor=None, booth=booth, slot=1, invite_code=make_code()) for _ in range(4))
    )
    assert sorted(type(result).__name__ for result in results) == ["SlotTaken"] * 3 + ["WhatsAppGroup"]
    (group,) = (result for result in results if isinstance(result, WhatsAppGroup))
    assert {result.group.pk for result in results if isinstance(result, SlotTaken)} == {group.pk}
    booth.refresh_from_db()
    assert booth.active_groups == 1


def test_the_same_link_in_two_booths(cast):
    code = make_code()
    booths = [cast.booths["171/10"], cast.booths["171/10A"], cast.booths["146/2"]]
    results = at_once(
        *(lambda booth=booth: group_register(actor=None, booth=booth, slot=1, invite_code=code) for booth in booths)
    )
    assert sorted(type(result).__name__ for result in results) == ["LinkTaken", "LinkTaken", "WhatsAppGroup"]
    assert all(result.group.invite_code == code for result in results if isinstance(result, LinkTaken))
    assert WhatsAppGroup.objects.filter(invite_code=code).count() == 1


def test_both_slots_of_one_booth(cast):
    booth = cast.booths["171/10"]
    results = at_once(
        lambda: group_register(actor=None, booth=booth, slot=1, invite_code=make_code()),
        lambda: group_register(actor=None, booth=booth, slot=2, invite_code=make_code()),
    )
    assert all(isinstance(result, WhatsAppGroup) for result in results), results
    booth.refresh_from_db()
    assert booth.active_groups == 2


def test_the_same_group_edited(cast):
    group = cast.booths["171/1"].groups.get(slot=1)
    acts = [
        lambda n=n: group_update(
            actor=None, group=WhatsAppGroup.objects.select_related("booth").get(pk=group.pk), version=1, members=n
        )
        for n in (10, 20)
    ]
    results = at_once(*acts)
    assert sorted(type(result).__name__ for result in results) == ["EditConflict", "WhatsAppGroup"]
    (conflict,) = (result for result in results if isinstance(result, EditConflict))
    (saved,) = (result for result in results if isinstance(result, WhatsAppGroup))
    assert conflict.current.members == saved.members


def test_a_link_changed_to_the_one_that_is_just_registered(cast):
    code = make_code()
    group = WhatsAppGroup.objects.select_related("booth").get(booth=cast.booths["171/1"], slot=1)
    results = at_once(
        lambda: group_register(actor=None, booth=cast.booths["171/10"], slot=1, invite_code=code),
        lambda: group_update(actor=None, group=group, version=1, invite_code=code),
    )
    assert sorted(type(result).__name__ for result in results) == ["LinkTaken", "WhatsAppGroup"], results


def test_the_same_booth_number(cast):
    results = at_once(*(lambda: booth_create(actor=None, unit=cast.aminabad, number="55") for _ in range(3)))
    assert sorted(type(result).__name__ for result in results) == ["Booth", "ValidationError", "ValidationError"]
    assert all(result.message_dict for result in results if isinstance(result, ValidationError))


def test_tallies_fold_while_people_work(cast):
    booths = [booth_create(actor=None, unit=cast.aminabad, number=str(number)) for number in range(30, 42)]

    def work(some):
        for booth in some:
            group_register(actor=None, booth=booth, slot=1, invite_code=make_code())

    results = at_once(
        lambda: work(booths[::2]), lambda: work(booths[1::2]), lambda: [tallies_compact() for _ in range(8)]
    )
    assert not [result for result in results if isinstance(result, Exception)]
    counted = dict(Booth.objects.values_list("active_groups").order_by().annotate(n=Count("pk")))
    tallied = dict(BoothTally.objects.values_list("active_groups").order_by().annotate(n=Sum("booths")))
    assert {groups: n for groups, n in tallied.items() if n} == counted


def test_making_the_tallies_anew_waits_for_those_who_fold_them_together(cast):
    """What a compaction has folded and not yet committed would escape the deletion, and count twice."""
    before = BoothTally.objects.aggregate(Sum("booths"))
    folded = Barrier(2)

    def fold():
        with transaction.atomic():
            tallies_compact()
            folded.wait(timeout=10)
            sleep(0.3)  # for the other to arrive

    def anew():
        folded.wait(timeout=10)
        tallies_rebuild()

    assert at_once(fold, anew) == [None, None]
    assert BoothTally.objects.aggregate(Sum("booths")) == before
