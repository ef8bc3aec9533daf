"""What happened to a booth, its groups and their checks, or to a unit, as lines that a person reads.

The events are kept by triggers for every kind of change. Here each is compared with the one before it and told in
words: who, what, from what to what, why, when.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import User
from booths.history.words import Change, changes_between, sentence, who_words
from booths.models import Booth, GroupCheck, RevenueDistrict, Unit, UnitAlias, WhatsAppGroup

MOST_EVENTS = 300
"""Of each kind; older ones stay in the database but not on the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``who`` did ``what``, ``at`` a time; field by field in ``changes``; ``reason`` may be empty.

    ``job`` is the number of the import that did it, 0 for none; ``by`` the id of the person's account, 0 for none.
    """

    at: datetime
    who: str
    what: str
    changes: list[Change]
    reason: str
    job: int = 0
    by: int = 0


def booth_history(booth: Booth, groups: Iterable[WhatsAppGroup]) -> list[Entry]:
    """Return the history of a booth with its groups and their checks, the newest first; phones are masked in it.

    Groups that it has no longer are told of too.
    """
    gone = WhatsAppGroup.pgh_event_model.objects.filter(booth=booth, pgh_label="delete")  # type: ignore[attr-defined]
    slots = dict(gone.values_list("pgh_obj_id", "slot")) | {group.pk: group.slot for group in groups}
    checks = GroupCheck.objects.filter(group__in=list(slots)).values("pk")
    return _entries([_events(Booth, [booth.pk]), _events(WhatsAppGroup, slots), _events(GroupCheck, checks)], slots)


def unit_history(unit: Unit) -> list[Entry]:
    """Return the history of a unit, the newest first."""
    named = UnitAlias.pgh_event_model.objects.filter(unit=unit)  # type: ignore[attr-defined]
    return _entries([_events(Unit, [unit.pk]), _events(UnitAlias, named.values("pgh_obj_id"))], {})


def last_touch(record: Any) -> tuple[str, datetime]:
    """Return who changed a record last, in words, and when."""
    event = record.events.select_related("pgh_context").order_by("-pgh_id").first()
    if event is None:
        return who_words(None, {}), timezone.now()
    metadata = _metadata(event)
    return who_words(User.objects.filter(pk=metadata.get("user")).first(), metadata), event.pgh_created_at


def _events(model: Any, pks: Any) -> list[Any]:
    """Return the latest events of the objects, the oldest first."""
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=pks).select_related("pgh_context")
    return list(events.order_by("-pgh_id")[:MOST_EVENTS])[::-1]


def _entries(kinds: Sequence[list[Any]], slots: dict[int, int]) -> list[Entry]:
    users = User.objects.in_bulk(
        {user for events in kinds for event in events if (user := _metadata(event).get("user"))}
    )
    names = _names([event for events in kinds for event in events])
    told: list[tuple[datetime, int, int, Entry]] = []
    for kind, events in enumerate(kinds):
        before: dict[int, Any] = {}
        for event in events:
            metadata = _metadata(event)
            changes = changes_between(before.get(event.pgh_obj_id), event, names)
            what = sentence(event, before.get(event.pgh_obj_id), changes, metadata=metadata, slots=slots)
            before[event.pgh_obj_id] = event
            if what:
                who = who_words(users.get(metadata.get("user")), metadata)
                told_already = event.pgh_label == "insert" and event.pgh_tracked_model is not WhatsAppGroup
                shown = [change for change in changes if not (told_already or change.said)]
                by, job = metadata.get("user") or 0, metadata.get("import") or 0
                entry = Entry(event.pgh_created_at, who, what, shown, metadata.get("reason", ""), job, by)
                told.append((event.pgh_created_at, kind, event.pgh_id, entry))
    return [entry for *_key, entry in sorted(told, key=lambda line: line[:3], reverse=True)]


def _metadata(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _names(events: Iterable[Any]) -> dict[tuple[type[models.Model], int], str]:
    """Return the names of the units and revenue districts that the events refer to, by model and id."""
    wanted: dict[type[models.Model], set[int]] = {Unit: set(), RevenueDistrict: set()}
    for event in events:
        for field in event._meta.fields:
            if field.related_model in wanted and (pk := getattr(event, field.attname)) and field.name != "pgh_obj":
                wanted[field.related_model].add(pk)
    return {
        (model, pk): str(record)
        for model, pks in wanted.items()
        if pks
        for pk, record in model._default_manager.in_bulk(pks).items()
    }
