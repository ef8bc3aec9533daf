"""Taking a person who is erased out of the groups that they administer."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from booths.models import Booth, WhatsAppGroup

_UNKNOWN = Q(status=WhatsAppGroup.Status.ACTIVE, invite_code=None, admin2_name="")
"""A group that was known by its first admin alone."""


def admins_forget(*, numbers: Collection[str]) -> int:
    """Empty name and number of admins with one of these numbers, in the groups and in their history.

    A second admin becomes the first. A group that was known by the erased one alone is planned from now on, as the
    register counts it: nobody is known who could say whether it exists. Returns how many groups that were. To be
    called in the transaction of what it belongs to.
    """
    theirs = Q(admin_phone__in=list(numbers)) | Q(admin2_phone__in=list(numbers))
    groups = WhatsAppGroup.objects.filter(theirs)
    booths = Booth.objects.filter(pk__in=groups.values("booth_id"))
    list(booths.order_by("pk").select_for_update(of=("self",)).values_list("pk"))  # the booth before its groups
    changed = groups.count()
    version = F("version") + 1
    for rows, more in ((WhatsAppGroup.objects.all(), {"version": version}), (_events(), {})):
        rows.filter(admin2_phone__in=list(numbers)).update(admin2_name="", admin2_phone="", **more)
        rows.filter(admin_phone__in=list(numbers)).update(
            admin_name=F("admin2_name"),
            admin_phone=F("admin2_phone"),
            admin2_name="",
            admin2_phone="",
            status=Case(When(_UNKNOWN, then=Value(WhatsAppGroup.Status.PLANNED.value)), default=F("status")),
            activated_on=Case(When(_UNKNOWN, then=Value(None)), default=F("activated_on")),
            **more,
        )
    return changed


def _events() -> "QuerySet[Any]":
    events: QuerySet[Any] = WhatsAppGroup.pgh_event_model.objects.all()  # type: ignore[attr-defined]
    return events
