"""What becomes of the groups of booths that are merged into another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from booths.models import LinkCollision, WhatsAppGroup

HIGHEST_SLOT = 9
Status = WhatsAppGroup.Status
# One statement, so that groups can take each other's slots.
_MOVE = """
    UPDATE booths_whatsappgroup AS grp SET
        booth_id = line.booth, slot = line.slot, version = grp.version + 1,
        status = CASE WHEN line.closed THEN 'closed' ELSE grp.status END,
        closed_on = CASE WHEN line.closed THEN %s ELSE grp.closed_on END,
        invite_code = CASE WHEN line.closed THEN NULL ELSE grp.invite_code END
    FROM unnest(%s::bigint[], %s::bigint[], %s::int[], %s::bool[]) AS line (id, booth, slot, closed)
    WHERE grp.id = line.id
"""


@dataclass
class Carried:
    """Groups that live on in the booth that stays, and those that are closed for want of a slot."""

    moved: int = 0
    closed: int = 0


@dataclass
class _Places:
    """Who goes to which slot of one booth: (group, slot, closed)."""

    moves: list[tuple[WhatsAppGroup, int, bool]] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


def carry_groups(merged: Mapping[int, Sequence[int]], *, slots: int, today: date) -> Carried:
    """Move the groups of merged booths to the booths that stay; ``merged`` gives for these the ids that go, in order.

    Groups that count, and planned ones of which something is known, take the free slots in order; what is beyond
    ``slots`` is closed, its link is free and stays in the history. Closed groups go behind, to slots up to nine, so
    that past figures still count them; where even those are full, the row goes with its booth. Checks stay with their
    groups, and claims to links go along. Nothing else is done to the booths that go.
    """
    groups: dict[int, list[WhatsAppGroup]] = defaultdict(list)
    booths = [pk for stays, gone in merged.items() for pk in (stays, *gone)]
    for group in WhatsAppGroup.objects.filter(booth__in=booths).order_by("booth_id", "slot"):
        groups[group.booth_id].append(group)
    carried, rows, dropped = Carried(), [], []
    for stays, gone in merged.items():
        places = _places(groups[stays], [group for pk in gone for group in groups[pk]], slots)
        rows += [(group.pk, stays, slot, closed) for group, slot, closed in places.moves]
        dropped += places.dropped
        carried.moved += sum(_lives(group) and not closed for group, _slot, closed in places.moves)
        carried.closed += sum(closed for _group, _slot, closed in places.moves)
        for pk in gone:  # one after the other: two of them may have been given the same link
            taken = LinkCollision.objects.filter(booth=stays).values("invite_code")
            LinkCollision.objects.filter(booth=pk).exclude(invite_code__in=taken).update(booth=stays)
    WhatsAppGroup.objects.filter(pk__in=dropped).delete()
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [today, *(list(column) for column in zip(*rows, strict=True))])
    return carried


def _places(own: Iterable[WhatsAppGroup], coming: Sequence[WhatsAppGroup], slots: int) -> _Places:
    held = {group.slot: group for group in own if _lives(group)}
    behind = [group for group in own if not _lives(group)]
    free = [slot for slot in range(1, slots + 1) if slot not in held]
    places, closing = _Places(), []
    for group in coming:
        if not _lives(group):
            behind.append(group)
        elif free:
            places.moves.append((group, free.pop(0), False))
        else:
            closing.append(group)
    taken = set(held) | {slot for _group, slot, _closed in places.moves}
    # What is closed now before what was closed long ago: those may be asked for.
    for group in (*closing, *behind):
        own_slot = group.slot if group in behind and group not in coming and group.slot not in taken else 0
        slot = own_slot or next((n for n in range(slots + 1, HIGHEST_SLOT + 1) if n not in taken), 0)
        if not slot or (group.status == Status.PLANNED and group in behind):
            places.dropped.append(group.pk)
            continue
        taken.add(slot)
        if not own_slot:
            places.moves.append((group, slot, group in closing))
    return places


def _lives(group: WhatsAppGroup) -> bool:
    """Tell whether a group holds its slot: it counts, or is planned and something is known of it."""
    known = group.name or group.admin_name or group.invite_code
    return group.status == Status.ACTIVE or (group.status == Status.PLANNED and bool(known))
