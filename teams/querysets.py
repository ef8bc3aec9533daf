"""Chainable reads of members, seats and assignments."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Lower, Replace, TruncDate
from django.utils import timezone

from booths.scope import Right, Scope
from core.social import Network

if TYPE_CHECKING:
    from booths.models import Unit
    from teams.models import Assignment, Consent, Handle, Member, Notice, Position, Seat, Volunteer, VolunteerPage  # noqa: F401

WANTED = "(post.in_use AND seat.number <= post.seats_per_unit)"
"""The SQL that says of a ``seat`` and its position ``post`` what ``wanted_seat`` says: the two must not differ."""


def wanted_seat(path: str = "") -> Q:
    """Return the condition that a seat, reached by the lookup ``path`` (``seat__``), is one that its team is to have.

    Its position is part of the team, with a fixed number of seats that reaches up to this one. Only such seats are
    counted, offered and shown as vacant. Who holds another one of a fixed number stays in it until moved or ended.
    """
    within = {f"{path}position__in_use": True, f"{path}number__lte": F(f"{path}position__seats_per_unit")}
    return Q(**within)


class PositionQuerySet(models.QuerySet["Position"]):
    """Kinds of seats."""

    def open_ended(self) -> "PositionQuerySet":
        """Those without a fixed number of seats, opened as people are needed."""
        return self.filter(in_use=True, seats_per_unit=0)


class MemberQuerySet(models.QuerySet["Member"]):
    """Members, read through the scope of who asks."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "MemberQuerySet":
        """The members whose home, or a seat that they hold or are to take, lies in the units in which ``right`` holds.

        Nobody who was erased.
        """
        kept = self.filter(erased_at=None)
        return kept if right in scope.everywhere else kept._of(lambda path: scope.units(right, path=path))

    def under(self, unit: "Unit") -> "MemberQuerySet":
        """The members of a unit and those below it, by their home or by a seat that they hold or are to take."""
        return self._of(lambda path: Q(**{f"{path}__contains": [unit.pk]}))

    def _of(self, units: Callable[[str], Q]) -> "MemberQuerySet":
        seated = _model("Assignment").objects.ending_after(timezone.localdate()).filter(units("seat__unit__path"))
        # Two lists of ids, each from its index: with the home's path in an OR every member is joined with their unit.
        home = apps.get_model("booths", "Unit").objects.filter(units("path"))
        return self.filter(Q(home_unit__in=home.values("pk")) | Q(pk__in=seated.values("member")))

    def agreed(self, purpose: str) -> "MemberQuerySet":
        """Those who agreed to a purpose (``teams.models.Purpose``) and have not taken it back."""
        return self.filter(Exists(_model("Consent").objects.standing().filter(member=OuterRef("pk"), purpose=purpose)))


class ConsentQuerySet(models.QuerySet["Consent"]):
    """What people agreed to."""

    def standing(self) -> "ConsentQuerySet":
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at=None)


class NoticeQuerySet(models.QuerySet["Notice"]):
    """The texts that people are shown before they agree."""

    def in_force(self, purpose: str) -> "Notice | None":
        """The latest version for a purpose; None when there is none."""
        return self.filter(purpose=purpose).order_by("-version").first()


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, present and past."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "AssignmentQuerySet":
        """The assignments to seats of the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="seat__unit__path"))

    def current(self, on: date) -> "AssignmentQuerySet":
        """Those that hold on a day."""
        return self.ending_after(on).filter(since__lte=on)

    def ending_after(self, on: date) -> "AssignmentQuerySet":
        """Those that hold on a day or are to begin later."""
        # One that was called off before it began ends on the day on which it begins.
        return self.filter(Q(until=None) | Q(until__gt=Greatest(Value(on), F("since"))))

    def wanted(self) -> "AssignmentQuerySet":
        """Those to seats that their teams are to have (``wanted_seat``)."""
        return self.filter(wanted_seat("seat__"))

    def during(self, since: date, until: date | None) -> "AssignmentQuerySet":
        """Those that hold on any day from ``since`` and before ``until``; one without a day never does."""
        held = self.ending_after(since)
        return held.filter(since__lt=until) if until else held

    def without_sign_in(self) -> "AssignmentQuerySet":
        """Those whose holder has no account, or one that was never used."""
        return self.filter(member__user__last_login=None)


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats, held and vacant."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "SeatQuerySet":
        """The seats of the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))

    def wanted(self) -> "SeatQuerySet":
        """Those that their teams are to have, held or not (``wanted_seat``)."""
        return self.filter(wanted_seat())

    def surplus(self, on: date) -> "SeatQuerySet":
        """Those that somebody holds on a day though they are no longer wanted: the team became smaller around them."""
        return self.filter(~wanted_seat() & ~Q(position__in_use=True, position__seats_per_unit=0)).held(on)

    def vacant(self, on: date) -> "SeatQuerySet":
        """Those that nobody holds on a day or is to take later."""
        ending_after = Q(assignments__until=None) | Q(assignments__until__gt=on)
        held = self.model._default_manager.filter(ending_after, assignments__isnull=False)
        return self.exclude(pk__in=held.values("pk"))

    def held(self, on: date) -> "SeatQuerySet":
        """Those that somebody holds on a day."""
        return self.filter(_holders(on))

    def not_held(self, on: date) -> "SeatQuerySet":
        """Those that nobody holds on a day, though somebody may be to take them later."""
        return self.filter(~_holders(on))

    def with_vacant_since(self, on: date) -> "SeatQuerySet":
        """Add ``last_end``, the day on which the last holder left, and ``vacant_since``.

        That is the same day; for a seat that was never held the day on which it was opened, as the history has it
        (today where it has nothing). Means something for seats that are not held.
        """
        ended = _model("Assignment").objects.filter(seat=OuterRef("pk"), until__lte=on).order_by("-until")
        events: Any = getattr(self.model, "pgh_event_model").objects  # noqa: B009 - made by the tracker
        opened = events.filter(pgh_obj=OuterRef("pk"), pgh_label="insert").order_by("pgh_id")
        return self.annotate(
            last_end=Subquery(ended.values("until")[:1]),
            vacant_since=Coalesce("last_end", TruncDate(Subquery(opened.values("pgh_created_at")[:1])), Value(on)),
        )


class HandleQuerySet(models.QuerySet["Handle"]):
    """Official accounts of units."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "HandleQuerySet":
        """The accounts of the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))

    def under(self, unit_id: int) -> "HandleQuerySet":
        """Those of a unit and of all below it."""
        return self.filter(unit__path__contains=[unit_id])

    def open(self) -> "HandleQuerySet":
        """Those in use."""
        return self.filter(closed_on=None)

    def of_account(self, network: str, key: str) -> "HandleQuerySet":
        """Those that are the account of ``key`` (``core.social.account_key``), as the unique index has it."""
        name = Lower("address") if network != Network.FACEBOOK else Replace(Lower("address"), Value("."))
        return self.filter(network=network).alias(key=name).filter(key=key)

    def counted_before(self, day: date) -> "HandleQuerySet":
        """Those whose followers were last counted before a day, or never."""
        return self.filter(Q(counted_on__lt=day) | Q(counted_on=None))


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    """People who offered to help."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "VolunteerQuerySet":
        """Those whose offer lies with a unit in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))

    def waiting(self) -> "VolunteerQuerySet":
        """Those that nobody has decided on."""
        return self.filter(state="waiting")


class VolunteerPageQuerySet(models.QuerySet["VolunteerPage"]):
    """The public pages of units."""

    def within(self, scope: Scope, right: Right = Right.SEE) -> "VolunteerPageQuerySet":
        """Those of the units in which ``right`` holds."""
        return self.filter(scope.units(right, path="unit__path"))


def _holders(on: date) -> Exists:
    return Exists(_model("Assignment").objects.filter(seat=OuterRef("pk")).current(on))


def _model(name: str) -> Any:
    """Return a model of this app by name: the models import this module."""
    return apps.get_model("teams", name)
