"""Recording what people do."""

from typing import Any

from django.db import models

from accounts.models import Activity, User


def activity_record(
    *, actor: User | None, verb: str, subject: models.Model | None = None, unit_id: int | None = None, **details: Any
) -> Activity:
    """Write one line of the activity log.

    ``verb`` is a short code such as ``group_register``; ``details`` must be JSON-able and hold no phone number or
    other personal data beyond what the reader of the log may see.
    """
    return Activity.objects.create(
        actor=actor,
        verb=verb,
        subject_type=subject._meta.model_name or "" if subject else "",
        subject_id=subject.pk if subject else None,
        subject=str(subject)[:200] if subject else "",
        unit_id=unit_id,
        details=details,
    )
