"""What happened to a person's record, told in words: details, posts, official accounts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from booths.history import Change, Entry
from booths.history.words import who_words
from booths.models import Unit
from core.emails import mask_email
from core.phones import mask_phone
from teams.models import Assignment, Handle, HandleKeeper, Language, Member, Seat, Skill

MOST_EVENTS = 300
"""Of each kind; older ones stay in the database but not on the page."""
_TOLD = ("name_hi", "name_en", "phone", "phone_alternate", "email", "home_unit", "skills", "languages", "accounts")
_LABELS: dict[str, dict[str, Any]] = {"skills": dict(Skill.choices), "languages": dict(Language.choices)}


def member_history(member: Member) -> list[Entry]:
    """Return the history of a member, the newest first; numbers and addresses are masked in it."""
    events = [
        _events(Member, pgh_obj=member.pk),
        _events(Assignment, member=member.pk),
        _events(HandleKeeper, member=member.pk),
    ]
    known = [event for kind in events for event in kind]
    units = Unit.objects.defer("search").in_bulk({event.home_unit_id for event in events[0]})
    seats = Seat.objects.select_related("position", "unit").in_bulk({event.seat_id for event in events[1]})
    handles = Handle.objects.in_bulk({event.handle_id for event in events[2]})
    users = User.objects.in_bulk({user for event in known if (user := _metadata(event).get("user"))})
    told: list[tuple[datetime, int, Entry]] = []
    for kind in events:
        before: dict[int, Any] = {}
        for event in kind:
            last = before.get(event.pgh_obj_id)
            before[event.pgh_obj_id] = event
            model = event.pgh_tracked_model
            changes = _changes(last, event, units) if model is Member else []
            if model is Member:
                what = _of_member(last, event, changes)
            elif model is Assignment:
                what = _of_assignment(last, event, seats.get(event.seat_id))
            else:
                what = _of_keeping(event, handles.get(event.handle_id))
            if what:
                told.append((event.pgh_created_at, event.pgh_id, _entry(event, what, changes, users)))
    return [entry for *_key, entry in sorted(told, key=lambda line: line[:2], reverse=True)]


def _events(model: Any, **of: int) -> list[Any]:
    """Return the latest events, the oldest first."""
    events = model.pgh_event_model.objects.filter(**of).select_related("pgh_context")
    return list(events.order_by("-pgh_id")[:MOST_EVENTS])[::-1]


def _metadata(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _entry(event: Any, what: str, changes: list[Change], users: dict[int, User]) -> Entry:
    metadata = _metadata(event)
    by = metadata.get("user") or 0
    shown = [] if event.pgh_label == "insert" else changes
    who = who_words(users.get(by), metadata)
    return Entry(event.pgh_created_at, who, what, shown, metadata.get("reason", ""), metadata.get("import") or 0, by)


def _changes(before: Any | None, event: Any, units: dict[int, Unit]) -> list[Change]:
    changes = []
    for name in _TOLD:
        field = Member._meta.get_field(name)
        old, new = (_shown(name, getattr(state, field.attname), units) if state else "" for state in (before, event))  # type: ignore[union-attr]
        stored = [getattr(state, field.attname) if state else None for state in (before, event)]  # type: ignore[union-attr]
        if stored[0] != stored[1] and (old or new):
            changes.append(Change(name, capfirst(str(field.verbose_name)), old, new))  # type: ignore[union-attr]
    return changes


def _shown(name: str, value: Any, units: dict[int, Unit]) -> str:
    if not value:
        return ""
    if name == "home_unit":
        return units[value].name if value in units else ""
    if name == "email":
        return mask_email(value)
    if name.startswith("phone"):
        return mask_phone(value)
    if name in _LABELS:
        return ", ".join(str(_LABELS[name].get(one, one)) for one in value)
    return ", ".join(value.values()) if isinstance(value, dict) else str(value)


def _of_member(before: Any | None, event: Any, changes: Iterable[Change]) -> str:
    if event.pgh_label == "insert":
        return _("Added to the register")
    if before and before.user_id != event.user_id:
        return _("Got an account to sign in with") if event.user_id else _("The account was taken away")
    if _metadata(event).get("act") == "member_merge":
        return _("Put together with another record of the same person")
    return _("Details changed") if changes else ""


def _of_assignment(before: Any | None, event: Any, seat: Seat | None) -> str:
    post = str(seat) if seat else _("a post that is no longer there")
    if event.pgh_label == "insert":
        return _("Given the post: %(post)s, from %(day)s") % {"post": post, "day": date_format(event.since, "j F Y")}
    if event.pgh_label == "delete":
        return _("The post went with its unit: %(post)s") % {"post": post}
    if event.until and (before is None or before.until != event.until):
        return _("Left the post: %(post)s, on %(day)s") % {"post": post, "day": date_format(event.until, "j F Y")}
    return _("Changed: %(post)s") % {"post": post}


def _of_keeping(event: Any, handle: Handle | None) -> str:
    name = str(handle) if handle else _("an account that is no longer there")
    if event.pgh_label == "delete":
        return _("Runs no longer: %(account)s") % {"account": name}
    return _("Runs the official account: %(account)s") % {"account": name} if event.pgh_label == "insert" else ""
