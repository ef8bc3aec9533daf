"""Planning a changeover, and giving it up before its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record
from booths.levels import Level
from booths.scope import Right
from core.history import acting
from teams.models import Changeover, ChangeoverLine, Position
from teams.services.changeovers.applying import changeover_apply

MOST_SEATS = 50
"""The most seats that a position may have in one unit."""
LATEST = timedelta(days=366)
"""How far ahead a changeover may be planned: a later day is a slip in the year."""


@dataclass(frozen=True, slots=True)
class NewPost:
    """A kind of seat that comes with a changeover: its names, platform ("" for none), rights, seats in each unit."""

    name_hi: str
    name_en: str
    platform: str
    rights: frozenset[Right]
    seats: int


def changeover_check(
    *,
    level: Level,
    starts_on: date,
    reason: str,
    seats: Mapping[int, tuple[int, int]],
    posts: Sequence[NewPost] = (),
) -> dict[Position, tuple[int, int]]:
    """Return the positions that a changeover as for ``changeover_plan`` changes, with their numbers before and after.

    ValidationError without a reason, for a day gone by or far away, when nothing would change, when a number is out of
    bounds or a name taken, when somebody changed the numbers since they were seen, and when another changeover of the
    level is planned already.
    """
    if not reason.strip():
        raise ValidationError(_("Say why the teams change."), code="reason_missing")
    _refuse_day(starts_on)
    _refuse_second_plan(level)
    positions = {one.pk: one for one in Position.objects.filter(level=level)}
    numbers = {positions.get(pk): both for pk, both in seats.items()}
    _refuse_numbers(numbers, posts)
    _refuse_names(list(positions.values()), posts)
    changed = {position: both for position, both in numbers.items() if position and both[0] != both[1]}
    if not changed and not posts:
        raise ValidationError(_("Nothing would change: all numbers are as they are now."), code="nothing_changes")
    return changed


def changeover_plan(
    *,
    actor: User | None,
    level: Level,
    starts_on: date,
    reason: str,
    seats: Mapping[int, tuple[int, int]],
    posts: Sequence[NewPost] = (),
) -> Changeover:
    """Plan that the teams of a level change from a day on, and return the changeover; on the day itself it is applied.

    ``seats`` says for positions of the level, by id, how many seats a unit has now, as the planner saw it, and how many
    it is to have then; 0 is none. ``posts`` are positions that come in addition. ValidationError as
    ``changeover_check`` raises it.
    """
    reason = reason.strip()
    with transaction.atomic(), acting("changeover_plan", actor, reason=reason):
        list(Position.objects.select_for_update(no_key=True).filter(level=level).order_by("pk").values_list("pk"))
        changed = changeover_check(level=level, starts_on=starts_on, reason=reason, seats=seats, posts=posts)
        added = {_post_create(level, post): (0, post.seats) for post in posts}
        try:
            with transaction.atomic():
                changeover = Changeover.objects.create(
                    level=level, starts_on=starts_on, reason=reason[:200], created_by=actor
                )
        except IntegrityError:
            _refuse_second_plan(level)
            raise
        ChangeoverLine.objects.bulk_create(
            ChangeoverLine(changeover=changeover, position=position, before=before, after=after)
            for position, (before, after) in (changed | added).items()
        )
        activity_record(
            actor=actor, verb="changeover_plan", subject=changeover, starts_on=starts_on.isoformat(),
            lines={position.key: [before, after] for position, (before, after) in (changed | added).items()},
        )  # fmt: skip
        return changeover_apply(changeover.pk) or changeover


def changeover_withdraw(*, actor: User | None, changeover: Changeover) -> Changeover:
    """Give up a changeover that is not in force yet, and return it; positions that were to come with it go.

    ValidationError when it is in force or was given up already.
    """
    with transaction.atomic(), acting("changeover_withdraw", actor):
        planned = Changeover.objects.filter(pk=changeover.pk, state=Changeover.State.PLANNED)
        if not planned.update(state=Changeover.State.WITHDRAWN):
            raise ValidationError(_("This changeover is no longer planned."), code="not_planned")
        coming = Position.objects.filter(in_use=False, seats=None).exclude(
            pk__in=ChangeoverLine.objects.exclude(changeover=changeover).values("position")
        )
        lines = ChangeoverLine.objects.filter(changeover=changeover, before=0, position__in=coming)
        gone = [line.position_id for line in lines]
        lines.delete()
        Position.objects.filter(pk__in=gone).delete()
        activity_record(actor=actor, verb="changeover_withdraw", subject=changeover)
    changeover.refresh_from_db()
    return changeover


def _refuse_day(starts_on: date) -> None:
    today = timezone.localdate()
    if starts_on < today:
        raise ValidationError({"starts_on": ValidationError(_("This day is over."), code="too_early")})
    if starts_on > today + LATEST:
        words = {"day": date_format(today + LATEST)}
        raise ValidationError(
            {"starts_on": ValidationError(_("Not later than %(day)s."), code="too_late", params=words)}
        )


def _refuse_second_plan(level: Level) -> None:
    planned = Changeover.objects.filter(level=level, state=Changeover.State.PLANNED).first()
    if planned:
        raise ValidationError(
            _("A changeover of this level is planned for %(day)s already. Cancel that first."),
            code="planned_already",
            params={"day": date_format(planned.starts_on)},
        )


def _refuse_numbers(numbers: Mapping[Position | None, tuple[int, int]], posts: Sequence[NewPost]) -> None:
    for position, (before, after) in numbers.items():
        if position is None or position.is_open_ended or before != position.wanted_in_unit:
            raise ValidationError(
                _("Somebody changed these numbers meanwhile. Look at them again."), code="changed_meanwhile"
            )
        if not 0 <= after <= MOST_SEATS:
            raise ValidationError(_("Between 0 and %(most)s seats."), code="out_of_bounds", params={"most": MOST_SEATS})
    if not all(1 <= post.seats <= MOST_SEATS for post in posts):
        raise ValidationError(_("Between 1 and %(most)s seats."), code="out_of_bounds", params={"most": MOST_SEATS})


def _refuse_names(positions: Sequence[Position], posts: Sequence[NewPost]) -> None:
    taken = {name.casefold(): name for one in positions for name in (one.name_hi, one.name_en)}
    for post in posts:
        for name in (post.name_hi, post.name_en):
            if name.casefold() in taken:
                words = {"name": taken[name.casefold()]}
                raise ValidationError(
                    _("There is a post of this name at this level already: %(name)s."), code="name_taken", params=words
                )
        taken |= {name.casefold(): name for name in (post.name_hi, post.name_en)}


def _post_create(level: Level, post: NewPost) -> Position:
    """Create a position that is no part of the team yet, in order after those that have a number of seats."""
    beside = Position.objects.filter(level=level)
    taken = set(beside.values_list("key", flat=True))
    base = slugify(post.name_en)[:28] or post.platform or "post"
    key = next(key for key in chain([base], (f"{base}-{number}" for number in count(2))) if key not in taken)
    last = beside.exclude(in_use=True, seats_per_unit=0).aggregate(last=Max("order"))["last"]
    return Position.objects.create(
        level=level,
        key=key,
        name_hi=post.name_hi,
        name_en=post.name_en,
        platform=post.platform,
        rights=[right.value for right in Right if right in post.rights],
        seats_per_unit=post.seats,
        in_use=False,
        order=(last or 0) + 1,
    )
