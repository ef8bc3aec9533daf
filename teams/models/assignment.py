"""A member in a seat, from a day until a day."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    DateRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models.expressions import Func
from django.utils.translation import gettext_lazy as _

from booths.levels import Level
from booths.scope import Right
from core.history import tracked
from teams.querysets import AssignmentQuerySet


class _DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


SEAT_SAYS = pgtrigger.Trigger(
    name="assignment_seat_says",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("seat_id", "until", "level", "leads"),
    func="""
        SELECT post.level,
            'assign' = ANY(post.rights)
            AND (NEW.until IS NULL OR NEW.until > (now() AT TIME ZONE 'Asia/Kolkata')::date)
        INTO NEW.level, NEW.leads
        FROM teams_seat AS seat JOIN teams_position AS post ON post.id = seat.position_id WHERE seat.id = NEW.seat_id;
        RETURN NEW;
    """,
)
"""Copies from the seat's position what the exclusion constraints below compare. Who has left leads no longer: what they
led once is no hindrance when their present post comes to lead."""


@tracked(exclude=["level", "leads"])
class Assignment(models.Model):
    """Who holds or held a seat. The day ``until`` is the first on which the seat, and its rights, are gone."""

    seat = models.ForeignKey("teams.Seat", models.PROTECT, related_name="assignments", verbose_name=_("seat"))
    member = models.ForeignKey("teams.Member", models.PROTECT, related_name="assignments", verbose_name=_("member"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason for leaving"), max_length=200, blank=True)
    extra_rights = ArrayField(
        models.CharField(max_length=12, choices=[(right.value, right.value) for right in Right]),
        verbose_name=_("further rights granted"),
        default=list,
        blank=True,
    )

    # Kept by the database from the seat's position: what "one seat a level" and "leads in one unit" compare.
    level = models.PositiveSmallIntegerField(choices=Level.choices, editable=False, default=0, db_default=0)
    leads = models.BooleanField(editable=False, default=False, db_default=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering: ClassVar[list[str]] = ["-since", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="assignment_ends_after_start",
            ),
            ExclusionConstraint(
                name="assignment_one_holder",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    (_DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
            # Deferrable, because taking back a merger of units restores one seat before it removes the other.
            ExclusionConstraint(
                name="assignment_one_seat_a_level",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (_DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            ExclusionConstraint(
                name="assignment_leads_in_one_unit",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    (_DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(leads=True),
                deferrable=models.Deferrable.IMMEDIATE,
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [SEAT_SAYS]

    def __str__(self) -> str:
        return f"{self.member} – {self.seat}"

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Ask for what can be asked before saving. Of the rules that compare columns which the database fills, Django
        cannot: ``teams.rules`` says them.
        """
        super().validate_constraints({*(exclude or ()), "seat", "member"})

    def meets(self, since: date, until: date | None) -> bool:
        """Tell whether it holds on any day from ``since`` and before ``until``; one without a day meets nothing."""
        if self.until and (self.until <= since or self.until <= self.since):
            return False
        return until is None or self.since < until
