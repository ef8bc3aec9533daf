"""Keeping the history of a model: every insert, update and delete, however it came."""

from collections.abc import Callable, Sequence
from typing import TypeVar

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
