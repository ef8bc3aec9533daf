"""A member in a seat, from a day until a day."""

from typing import ClassVar

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

from booths.scope import Right
from core.history import tracked
from teams.querysets import AssignmentQuerySet


class _DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


@tracked()
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
        ]

    def __str__(self) -> str:
        return f"{self.member} – {self.seat}"
