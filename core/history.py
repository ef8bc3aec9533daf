"""Keeping the history of a model: every insert, update and delete, however it came."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar
from uuid import UUID

import pghistory
import pghistory.trigger
import pgtrigger
from django.db import models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])


class PlannedEvent(pghistory.trigger.Event):
    """The history trigger of updates, planned anew at each statement.

    It joins the rows before and after. PL/pgSQL would keep the plan of the session's first update, and a plan made for
    one row compares each row with each: after one group registered by hand, loading 20,000 took 172 s instead of 2.
    """

    def render_func(self, model: Any) -> str:
        """Return the function's body with its one statement executed as text, which is never kept."""
        statement, _, _ = super().render_func(model).rpartition("RETURN NULL;")
        return f"EXECUTE $planned$ {statement.strip().rstrip(';')} $planned$; RETURN NULL;"


class UpdateEvent(pghistory.UpdateEvent):
    """An update, recorded by ``PlannedEvent``."""

    def add_event_trigger(self, event_model: Any) -> None:
        """Register the trigger on the model that the events are of."""
        event = PlannedEvent(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=self.level,
        )
        pgtrigger.register(event)(event_model.pgh_tracked_model)


def tracked(*, exclude: Sequence[str] = (), indexes: Sequence[models.Index] = ()) -> Callable[[ModelClass], ModelClass]:
    """Return the class decorator that records each row's changes in an event table, deletions included.

    ``exclude`` names the fields that are not history: those that the database derives from others. ``indexes`` are
    made on the event table beside those by object and by context; keep them off inserts, which come by the lakh.
    """
    # New instances for each model: the trackers remember the model that they were first used with.
    return pghistory.track(
        pghistory.InsertEvent(),
        UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        meta={"indexes": list(indexes)},
    )


def acting(act: str, actor: models.Model | None, *, reason: str = "", **more: Any) -> pghistory.context:
    """Return the context in which every change is recorded with what was done, by whom, and why.

    ``actor`` None leaves whom the surrounding context names: in a request that is who signed in. ``more`` must be
    JSON-able, such as ``{"import": 12}``.
    """
    known = {"user": actor.pk if actor else None, "reason": reason}
    return pghistory.context(act=act, **{name: value for name, value in known.items() if value}, **more)


def contexts_forget_reasons(*, ids: Collection[UUID], acts: Sequence[str]) -> None:
    """Take the reasons that people typed out of contexts, as far as their act begins with one of ``acts``.

    For a person who is erased: a reason such as "ill since May" is about somebody.
    """
    contexts = pghistory.models.Context.objects.filter(pk__in=ids, metadata__has_key="reason")
    for context in contexts:
        if str(context.metadata.get("act", "")).startswith(tuple(acts)):
            del context.metadata["reason"]
            context.save(update_fields=["metadata"])
