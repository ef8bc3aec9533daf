"""Taking a person out of the history tables, which hold every value that a record ever had.

The events stay, as empty as the record is: an import or a change of units that is taken back later brings back the
empty record and nobody. Nothing else in the house writes to events.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, Value
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils import timezone

from accounts.services import activities_forget
from core.history import contexts_forget_reasons
from teams.models import Assignment, HandleKeeper, Member, MemberMerge


@dataclass(slots=True)
class Records:
    """All that stands for one person: their record and those merged into it, numbers and accounts they ever had."""

    members: set[int]
    numbers: set[str] = field(default_factory=set)
    accounts: set[int] = field(default_factory=set)


def records_of(member: Member) -> Records:
    """Return what stands for a person, from the record and its history; numbers that are others' by now are not."""
    records = Records(members={member.pk})
    while more := _merged_into(records.members) - records.members:
        records.members |= more
    said = _events(Member).filter(pgh_obj_id__in=records.members).values_list("phone", "phone_alternate", "user_id")
    for phone, alternate, user_id in {*said, (member.phone, member.phone_alternate, member.user_id)}:
        records.numbers |= {number for number in (phone, alternate) if number}
        records.accounts |= {user_id} - {None}
    others = Member.objects.exclude(pk__in=records.members)
    records.numbers -= {*others.filter(phone__in=records.numbers).values_list("phone", flat=True)}
    records.accounts -= {*others.filter(user__in=records.accounts).values_list("user_id", flat=True)}
    return records


def history_forget(*, records: Records, empty: dict[str, Any], erased_at: datetime, wholly: bool) -> None:
    """Empty the events of a person's records, or delete them where the person goes ``wholly``, and the logs' words.

    ``empty`` are the values of an empty record. The reasons of contexts in which their seats ended go as well.
    """
    members = _events(Member).filter(pgh_obj_id__in=records.members)
    seats = _events(Assignment).filter(member_id__in=records.members)
    kept = _events(HandleKeeper).filter(member_id__in=records.members)
    values = {"user_id" if name == "user" else name: value for name, value in empty.items()}
    contexts = {*members.values_list("pgh_context_id", flat=True), *seats.values_list("pgh_context_id", flat=True)}
    contexts_forget_reasons(ids=contexts - {None}, acts=("seat_", "assignment_", "member_"))
    for model, events in ((Member, members), (Assignment, seats), (HandleKeeper, kept)):
        activities_forget(model=model, ids={*events.values_list("pgh_obj_id", flat=True)})
    if wholly:
        for events in (members, seats, kept):
            events.delete()
        return
    members.update(**values, erased_at=erased_at)
    today = Value(timezone.localdate())
    seats.update(reason="", until=Greatest("since", Least(Coalesce("until", today), today)))


def _merged_into(members: set[int]) -> set[int]:
    return set(MemberMerge.objects.filter(kept__in=members).values_list("gone_id", flat=True))


def _events(model: type[Model]) -> Any:
    """Return the events of a tracked model."""
    return model.pgh_event_model.objects  # type: ignore[attr-defined]
