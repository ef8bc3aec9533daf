"""Saving only what nobody else has saved meanwhile."""

from typing import Any, TypeVar

from django.db import models, transaction

from booths.errors import EditConflict
from booths.models import Booth

Record = TypeVar("Record", bound=models.Model)


def save_version(record: Record, *, version: int, changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Write ``changes`` to ``record`` if it still stands at ``version``, and raise its version by one.

    Returns the fields that really changed, each with its old and new value as text; nothing is written when there
    are none. Raises EditConflict when the record was saved by somebody else since ``version``. The record is
    validated (field formats and the checks that the database makes) before it is written.
    """
    manager = type(record)._default_manager
    with transaction.atomic():
        current: Any = manager.select_for_update().get(pk=record.pk)
        if current.version != version:
            raise EditConflict(current)
        changed = {
            name: [_text(getattr(current, name)), _text(value)]
            for name, value in changes.items()
            if getattr(current, name) != value
        }
        for name, value in changes.items():
            setattr(record, name, value)
        if not changed:
            return {}
        record.version = version + 1  # type: ignore[attr-defined]
        record.full_clean()
        record.save(update_fields=[*changed, "version"])
    return changed


def _text(value: Any) -> Any:
    return value if value is None or isinstance(value, int | bool) else str(value)


def lock_booth(booth_id: int) -> None:
    """Make whoever changes the same booth's groups come one after the other, until the transaction ends.

    Always the booth before its groups: two people who lock in different orders would wait for each other.
    """
    Booth.objects.select_for_update(of=("self",)).only("pk").get(pk=booth_id)
