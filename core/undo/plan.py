"""What taking back would do, before anything is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper

from core.undo.nodes import find_nodes
from core.undo.tables import Table

LISTED = 200
"""So many of the records that stay are named; all are counted."""


class Reason(StrEnum):
    """Why a record stays as it is."""

    CHANGED = "changed"  # somebody changed it since: the one reason that force overrules
    HANGING = "hanging"  # something that stays hangs on it
    TAKEN = "taken"  # the number or link that it had before is another's by now
    GONE = "gone"  # what it belonged to before is no longer there
    UNKNOWN = "unknown"  # the history does not say what was before


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of records: removed, given back their values, made again, and left as they are."""

    removed: int = 0
    restored: int = 0
    recreated: int = 0
    left: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.removed + other.removed,
            self.restored + other.restored,
            self.recreated + other.recreated,
            self.left + other.left,
        )

    @property
    def done(self) -> int:
        """How many are taken back."""
        return self.removed + self.restored + self.recreated


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """What becomes of a model's records: leaving alone what was changed since, or (``forced``) not."""

    model: type[models.Model]
    alone: Counts
    forced: Counts


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that stays as it is when what was changed since is left alone.

    ``forced``: it stays even with force. ``cause``: the model's label and the id of what hangs on it, or has what it
    had. ``at`` and ``metadata`` are time and context of the latest change of the record, or of the cause.
    """

    model: type[models.Model]
    pk: int
    reason: Reason
    forced: bool
    cause: tuple[str, int] | None = None
    at: datetime | None = None
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What taking a context back would do, model by model; ``kept`` names the first ``LISTED`` records that stay."""

    models: list[ModelPlan]
    kept: list[Kept]

    @property
    def alone(self) -> Counts:
        """The sums, leaving alone what was changed since."""
        return sum((plan.alone for plan in self.models), Counts())

    @property
    def forced(self) -> Counts:
        """The sums when what was changed since is taken back too."""
        return sum((plan.forced for plan in self.models), Counts())


COUNTS = """
SELECT model, what, count(*) FILTER (WHERE alone IS NOT TRUE), count(*) FILTER (WHERE alone),
    count(*) FILTER (WHERE forced IS NOT TRUE), count(*) FILTER (WHERE forced)
FROM undo_nodes WHERE last IS NOT NULL GROUP BY model, what
"""
KEPT = """
SELECT model, id, reason, coalesce(forced, FALSE), cause_model, cause_id FROM undo_nodes
WHERE CASE WHEN %(force)s THEN forced ELSE alone END AND last IS NOT NULL ORDER BY model, id LIMIT %(listed)s
"""
PARTS = {"remove": "removed", "restore": "restored", "recreate": "recreated"}


def undo_plan(
    context_id: UUID, models: Sequence[type[models.Model]], *, along: Collection[type[models.Model]] = ()
) -> UndoPlan:
    """Return what taking back all that was written in a context of the history would do.

    models: the tracked models to look at, those that others hang on before these. along: tracked models of which rows
    from outside the context may be removed with what they hang on, as long as nothing hangs on them. Nothing of the
    register is locked or written.
    """
    tables = [Table(model, index) for index, model in enumerate(models)]
    with transaction.atomic(), connection.cursor() as cursor:
        find_nodes(cursor, context_id, tables, along)
        return UndoPlan(model_plans(cursor, tables), kept(cursor, tables, force=False))


def model_plans(cursor: CursorWrapper, tables: Sequence[Table]) -> list[ModelPlan]:
    """Count the nodes that were found, for each model that has any."""
    alone, forced = ({table.index: Counts() for table in tables} for _ in range(2))
    cursor.execute(COUNTS)
    for index, what, acting, left, forced_acting, forced_left in cursor.fetchall():
        part = PARTS.get(what)
        alone[index] += Counts(**({part: acting} if part else {}), left=left)
        forced[index] += Counts(**({part: forced_acting} if part else {}), left=forced_left)
    plans = [ModelPlan(table.model, alone[table.index], forced[table.index]) for table in tables]
    return [plan for plan in plans if plan.alone != Counts() or plan.forced != Counts()]


def kept(cursor: CursorWrapper, tables: Sequence[Table], *, force: bool) -> list[Kept]:
    """Return the first of the records that stay, with who changed them last."""
    cursor.execute(KEPT, {"force": force, "listed": LISTED})
    rows = cursor.fetchall()
    wanted = {(cause, cause_id) if cause else (tables[index].model._meta.label, pk)
              for index, pk, _reason, _forced, cause, cause_id in rows}  # fmt: skip
    latest = _latest(tables, wanted)
    found = []
    for index, pk, reason, forced, cause_model, cause_id in rows:
        cause = (cause_model, cause_id) if cause_model else None
        at, metadata = latest.get(cause or (tables[index].model._meta.label, pk), (None, {}))
        found.append(Kept(tables[index].model, pk, Reason(reason), forced, cause, at, metadata))
    return found


def _latest(
    tables: Sequence[Table], wanted: set[tuple[str, int]]
) -> dict[tuple[str, int], tuple[datetime, dict[str, Any]]]:
    """Return time and context of the latest event of records, by the model's label and the id."""
    found = {}
    for table in tables:
        label = table.model._meta.label
        events = table.model.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
            pgh_obj_id__in=[pk for model, pk in wanted if model == label]
        )
        latest = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").select_related("pgh_context")
        for event in latest:
            metadata = event.pgh_context.metadata if event.pgh_context else {}
            found[label, event.pgh_obj_id] = (event.pgh_created_at, metadata)
    return found
