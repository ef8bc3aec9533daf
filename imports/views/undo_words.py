"""What the pages say of taking an import back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from booths.history.words import who_words
from booths.models import Booth, GroupCheck, LinkCollision, Unit, WhatsAppGroup
from booths.scope import Right, Scope
from core.undo import Counts, Kept, Reason, UndoPlan
from imports.models import ImportJob
from imports.undoing.registry import UNIT
from teams.models import Assignment, Seat

_ABOVE: dict[type[Model], tuple[str, ...]] = {
    Booth: ("assembly",),
    WhatsAppGroup: ("booth__assembly",),
    GroupCheck: ("group__booth__assembly",),
    LinkCollision: ("booth__assembly",),
    Seat: ("position", "unit"),
    Assignment: ("member", "seat__position", "seat__unit"),
}
"""What a record's line reads beside the record itself."""


@dataclass(frozen=True, slots=True)
class UndoLine:
    """The figures of one kind of record."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A record that stays: what it is, why, and who changed it last; ``href`` may be empty."""

    kind: str
    label: str
    href: str
    why: str
    who: str = ""
    at: datetime | None = None
    forced: bool = False


def undo_lines(plan: UndoPlan) -> list[UndoLine]:
    """Return the figures by kind of record, leaving alone what was changed since."""
    return [UndoLine(_plural(found.model), found.alone) for found in plan.models]


def undone_lines(job: ImportJob) -> list[UndoLine]:
    """Return what was taken back, by kind of record."""
    found = job.undo.get("models", {}).items()
    return [UndoLine(_plural(apps.get_model(label)), Counts(**counts)) for label, counts in found]


def kept_lines(kept: Sequence[Kept], scope: Scope) -> list[KeptLine]:
    """Return a line for each record that stays, as far as the reader may see it."""
    labels = _labels(((found.model, found.pk) for found in kept), scope)
    users = User.objects.in_bulk({user for found in kept if (user := found.metadata.get("user"))})
    return [
        KeptLine(
            kind=_singular(found.model),
            label=labels.get((found.model, found.pk), ("", ""))[0],
            href=labels.get((found.model, found.pk), ("", ""))[1],
            why=_why(found.reason, found.cause),
            who=who_words(users.get(found.metadata.get("user")), found.metadata) if found.at else "",
            at=found.at,
            forced=found.forced,
        )
        for found in kept
    ]


def left_lines(job: ImportJob, scope: Scope) -> list[KeptLine]:
    """Return a line for each of the named records that taking back left as they were."""
    kept = [(apps.get_model(label), pk, Reason(reason)) for label, pk, reason in job.undo.get("kept", [])]
    labels = _labels(((model, pk) for model, pk, _reason in kept), scope)
    return [
        KeptLine(_singular(model), *labels.get((model, pk), ("", "")), _why(reason, None)) for model, pk, reason in kept
    ]


def not_undone(job: ImportJob) -> str:
    """Say why an import that somebody wanted taken back was not; '' when nobody did."""
    return {
        "area": _("It could not be taken back: not all that it wrote lies in the area of who wanted it."),
        "gave_up": _("It could not be taken back: the work failed several times. Nothing was changed."),
    }.get(job.undo.get("refused", ""), "")


def _singular(model: type[Model]) -> str:
    return str(capfirst(str(model._meta.verbose_name)))


def _plural(model: type[Model]) -> str:
    return str(capfirst(str(model._meta.verbose_name_plural)))


def _why(reason: Reason, cause: tuple[str, int] | None) -> str:
    what = {"what": apps.get_model(cause[0])._meta.verbose_name if cause else ""}
    if reason == Reason.HANGING:
        return _("Something was added to it since: %(what)s") % what if cause else _("Something was added to it since")
    if reason == Reason.TAKEN:
        return _("Its earlier number or link belongs to another by now")
    return {
        Reason.CHANGED: _("Changed since"),
        Reason.GONE: _("What it belonged to is no longer there"),
        Reason.UNKNOWN: _("The history does not say what it was before"),
    }[reason]


def _labels(wanted: Iterable[tuple[type[Model], int]], scope: Scope) -> dict[tuple[type[Model], int], tuple[str, str]]:
    """Return the words for records and the addresses of their pages; those outside the scope, and gone ones, lack."""
    by_model: dict[type[Model], list[int]] = defaultdict(list)
    for model, pk in wanted:
        by_model[model].append(pk)
    found: dict[tuple[type[Model], int], tuple[str, str]] = {}
    for model, pks in by_model.items():
        records = model._default_manager.filter(scope.units(Right.SEE, UNIT[model]), pk__in=pks)
        for record in records.select_related(*_ABOVE.get(model, ())):
            found[model, record.pk] = _words(record)
    return found


def _words(record: Any) -> tuple[str, str]:
    if isinstance(record, Unit):
        return f"{record} ({record.code})", f"{reverse('booths:list')}?unit={record.code}"
    if isinstance(record, Booth):
        return f"{record.assembly}: {record}", reverse("booths:booth", args=[record.pk])
    if isinstance(record, WhatsAppGroup):
        booth, href = _words(record.booth)
        return f"{booth}, {_('group %(slot)d') % {'slot': record.slot}}", href
    if isinstance(record, GroupCheck):
        group, href = _words(record.group)
        return f"{group}, {date_format(record.checked_on, 'j F Y')}", href
    if isinstance(record, LinkCollision):
        return _words(record.booth)
    return str(record), ""
