"""Keeping the history of a model: every insert, update and delete, however it came."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
from django.db import models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = ()) -> Callable[[ModelClass], ModelClass]:
    """Return the class decorator that records each row's changes in an event table, deletions included.

    ``exclude`` names the fields that are not history: those that the database derives from others.
    """
    # New instances for each model: the trackers remember the model that they were first used with.
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=list(exclude)
    )


def acting(act: str, actor: models.Model | None, *, reason: str = "", **more: Any) -> pghistory.context:
    """Return the context in which every change is recorded with what was done, by whom, and why.

    ``actor`` None leaves whom the surrounding context names: in a request that is who signed in. ``more`` must be
    JSON-able, such as ``{"import": 12}``.
    """
    known = {"user": actor.pk if actor else None, "reason": reason}
    return pghistory.context(act=act, **{name: value for name, value in known.items() if value}, **more)
