"""Noting how many follow an account: one count a day, a correction takes its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from core.history import acting
from teams.errors import CountConflict
from teams.models import Handle, HandleCount

JUMP = 10
"""From one count to the next this many times as many, or as few, is more likely a slip than growth."""
_MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """What was read of one account. ``replaces`` is the count of that day that the person saw, None for none."""

    handle: Handle
    followers: int
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A count as it now stands; ``before`` is the last one of an earlier day, ``changed`` whether it is news."""

    count: HandleCount
    before: int | None
    changed: bool

    @property
    def jumps(self) -> bool:
        """Whether it is so far from the one before that somebody should look again."""
        if not self.before:
            return False
        return self.count.followers > self.before * JUMP or self.count.followers * JUMP < self.before


@dataclass
class Outcome:
    """What became of several figures; those of ``refused`` were not written."""

    noted: list[Noted] = field(default_factory=list)
    refused: list[CountConflict] = field(default_factory=list)


def handle_count_note(
    *, actor: User | None, handle: Handle, day: date, followers: int, replaces: int | None = None
) -> Noted:
    """Note how many followed an account on a day; a count that the day has already is replaced, the history keeps it.

    CountConflict when the day has another count than ``replaces``, the one that the person saw (None: none).
    ValidationError for a day to come or more than ten years ago, and for a closed account.
    """
    outcome = counts_note(actor=actor, day=day, figures=[Figure(handle, followers, replaces)])
    if outcome.refused:
        raise outcome.refused[0]
    return outcome.noted[0]


def counts_note(*, actor: User | None, day: date, figures: Sequence[Figure]) -> Outcome:
    """Note the followers of several accounts on a day, as ``handle_count_note`` does one; the same few statements."""
    _refuse_day(day)
    outcome = Outcome()
    with transaction.atomic(), acting("handle_count_note", actor):
        # The accounts are the locks, always in one order: whoever counts the same ones comes after this.
        ids = [figure.handle.pk for figure in figures]
        locked = Handle.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
        handles = {handle.pk: handle for handle in locked}
        counts = HandleCount.objects.filter(handle__in=handles)
        standing = {count.handle_id: count for count in counts.filter(day=day).select_related("noted_by", "handle")}
        earlier = counts.filter(day__lt=day).order_by("handle_id", "-day").distinct("handle_id")
        before = dict(earlier.values_list("handle_id", "followers"))
        for figure in figures:
            if handles[figure.handle.pk].closed_on:
                raise ValidationError(_("This account is closed and no longer counted."), code="handle_closed")
            there = standing.get(figure.handle.pk)
            if there and there.followers not in (figure.followers, figure.replaces):
                outcome.refused.append(CountConflict(there))
                continue
            changed = there is None or there.followers != figure.followers
            count = there or HandleCount(handle=figure.handle, day=day)
            count.followers = figure.followers
            outcome.noted.append(Noted(count, before.get(figure.handle.pk), changed))
        _write(actor, day, outcome.noted)
    return outcome


def _write(actor: User | None, day: date, noted: Sequence[Noted]) -> None:
    changed = [one.count for one in noted if one.changed]
    for count in changed:
        count.noted_by, count.noted_at = actor, timezone.now()
    HandleCount.objects.bulk_update([one for one in changed if one.pk], ["followers", "noted_by", "noted_at"])
    HandleCount.objects.bulk_create(one for one in changed if not one.pk)
    if changed:
        activity_record(
            actor=actor,
            verb="handle_count_note",
            subject=changed[0].handle if len(changed) == 1 else None,
            unit_id=changed[0].handle.unit_id,
            day=day.isoformat(),
            followers={str(count.handle_id): count.followers for count in changed},
        )


def _refuse_day(day: date) -> None:
    today = timezone.localdate()
    if day > today:
        raise ValidationError({"day": _("This day is still to come.")}, code="day_to_come")
    if day.year < today.year - _MOST_YEARS:
        raise ValidationError({"day": _("This day is too long ago.")}, code="day_too_early")
