"""The words of the history."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from booths.models import Booth, GroupCheck, Unit, UnitAlias, WhatsAppGroup
from core.links import invite_url
from core.numbers import indian
from core.phones import mask_phone

Names = dict[tuple[type[models.Model], int], str]

_TOLD: dict[type[models.Model], tuple[str, ...]] = {
    Booth: ("number", "name_hi", "name_en", "place", "electors", "unit"),
    WhatsAppGroup: (
        *("invite_code", "name", "admin_name", "admin_phone", "admin2_name", "admin2_phone", "members"),
        *("status", "checked_on", "alive"),
    ),
    GroupCheck: ("checked_on", "alive", "members"),
    Unit: ("name_hi", "name_en", "number", "parent", "revenue_district"),
    UnitAlias: (),
}
_SAID = {"status", "checked_on", "alive"}
"""Compared, but said by the sentence or by the check's own line."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field's change, in words; ``old`` and ``new`` are empty for nothing."""

    field: str
    label: str
    old: str
    new: str

    @property
    def said(self) -> bool:
        """Whether the sentence, or the line of the check that caused it, says this already."""
        return self.field in _SAID


def changes_between(before: Any | None, event: Any, names: Names) -> list[Change]:
    """Return what differs between two events of one object; everything that is filled when there is none before."""
    model = event.pgh_tracked_model
    changes = []
    for name in _TOLD[model]:
        field = model._meta.get_field(name)
        old, new = (getattr(state, field.attname) if state else None for state in (before, event))
        if old != new and not (_is_nothing(old) and _is_nothing(new)):
            changes.append(
                Change(name, capfirst(field.verbose_name), _shown(field, old, names), _shown(field, new, names))
            )
    return changes


def sentence(
    event: Any, before: Any | None, changes: list[Change], *, metadata: dict[str, Any], slots: dict[int, int]
) -> str:
    """Return what the event says in one sentence; empty when another event of the same act says it already."""
    model, act = event.pgh_tracked_model, metadata.get("act", "")
    if model is Booth and (number := metadata.get("renumbering")):
        return _of_renumbered(event, before, act, number)
    if model is WhatsAppGroup:
        return _of_group(event, before, {change.field for change in changes}, act)
    if model is GroupCheck:
        return _of_check(event, slots.get(event.group_id, 0))
    if model is UnitAlias:
        words = _("Other name “%(name)s” forgotten") if event.pgh_label == "delete" else _("Other name “%(name)s” kept")
        return words % {"name": event.name}
    added, changed = (_("Booth added"), _("Booth changed")) if model is Booth else (_("Unit added"), _("Unit changed"))
    if event.pgh_label == "insert":
        return added
    return changed if changes else ""


def _of_renumbered(event: Any, before: Any | None, act: str, number: int) -> str:
    facts = {"number": number, "old": before.number if before else ""}
    if act == "renumbering_undo":
        return _("Renumbering no. %(number)s taken back") % facts
    if event.pgh_label == "insert":
        return _("Booth added by renumbering no. %(number)s") % facts
    if before and before.number != event.number:
        return _("Was booth %(old)s until then: renumbering no. %(number)s") % facts
    return _("Booth changed by renumbering no. %(number)s") % facts


def who_words(user: User | None, metadata: dict[str, Any]) -> str:
    """Return who did it: a person, a person's import or the taking back of one, or nobody with an account."""
    who = str(user) if user else _("a command on the server")
    if not (job := metadata.get("import")):
        return who
    facts = {"who": who, "number": job, "file": metadata.get("file", "")}
    if metadata.get("act") == "import_undo":
        return _("%(who)s, taking back import no. %(number)s (%(file)s)") % facts
    if facts["file"]:
        return _("%(who)s, by import no. %(number)s (%(file)s)") % facts
    return _("%(who)s, by import no. %(number)s") % facts


def _of_group(event: Any, before: Any | None, fields: set[str], act: str) -> str:
    status, was = event.status, before.status if before else None
    slot = {"slot": event.slot}
    if act == "renumbering" and before and before.booth_id != event.booth_id:
        closed = _("Group %(slot)d closed: its booth was merged into this one, where no place was free") % slot
        return closed if status != was else _("Group %(slot)d came from a booth that was merged into this one") % slot
    if event.pgh_label == "delete":
        return _("Group %(slot)d deleted") % slot
    if act == "group_undo":
        return _("Group %(slot)d: the last change was taken back") % slot
    if status != was:
        return {
            WhatsAppGroup.Status.ACTIVE: _("Group %(slot)d registered"),
            WhatsAppGroup.Status.CLOSED: _("Group %(slot)d closed"),
            WhatsAppGroup.Status.PLANNED: _("Group %(slot)d planned"),
        }[status] % slot
    by_check = act == "check_record" or fields & {"checked_on", "alive"}
    if not fields or (by_check and fields <= {"checked_on", "alive", "members"}):
        return ""
    return _("Group %(slot)d changed") % slot


def _of_check(event: Any, slot: int) -> str:
    values = {"slot": slot, "day": date_format(event.checked_on, "j F"), "n": indian(event.members or 0)}
    if event.pgh_label == "delete":
        return _("Group %(slot)d: the check of %(day)s deleted") % values
    if event.pgh_label == "update":
        return _("Group %(slot)d: the check of %(day)s corrected") % values
    if not event.alive:
        return _("Group %(slot)d checked: not found") % values
    if event.members is None:
        return _("Group %(slot)d checked: alive") % values
    return _("Group %(slot)d checked: alive, %(n)s members") % values


def _is_nothing(value: Any) -> bool:
    return value is None or value == ""


def _shown(field: Any, value: Any, names: Names) -> str:
    if _is_nothing(value):
        return ""
    if field.related_model:
        return names.get((field.related_model, value), "")
    if field.name == "invite_code":
        return invite_url(value)
    if field.name.endswith("_phone"):
        return mask_phone(value)
    return indian(value) if isinstance(value, int) and field.name != "number" else str(value)
