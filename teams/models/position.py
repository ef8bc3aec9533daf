"""Kinds of seats, and the seats themselves."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from booths.levels import Level
from booths.scope import Right
from core.history import tracked
from teams.querysets import PositionQuerySet, SeatQuerySet


class Platform(models.TextChoices):
    """Where the holder of a seat works."""

    FACEBOOK = "facebook", _("Facebook")
    INSTAGRAM = "instagram", _("Instagram")
    WHATSAPP = "whatsapp", _("WhatsApp")
    X = "x", _("X")


RIGHTS_SAY = pgtrigger.Trigger(
    name="position_rights_say",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("rights", "level"),
    func="""
        UPDATE teams_assignment AS past SET leads = false
        WHERE past.leads AND past.until <= (now() AT TIME ZONE 'Asia/Kolkata')::date AND past.member_id IN (
            SELECT held.member_id FROM teams_assignment AS held JOIN teams_seat AS seat ON seat.id = held.seat_id
            WHERE seat.position_id = NEW.id
        );
        UPDATE teams_assignment AS held SET level = NEW.level, leads = 'assign' = ANY(NEW.rights)
        FROM teams_seat AS seat
        WHERE seat.id = held.seat_id AND seat.position_id = NEW.id
            AND (held.level, held.leads) IS DISTINCT FROM (NEW.level, 'assign' = ANY(NEW.rights));
        RETURN NULL;
    """,
)
"""Carries a change of a position's rights to the assignments, whose constraints depend on them: first the past ones of
the same people are seen to lead no longer, where their last day came since they were written."""


@tracked()
class Position(models.Model):
    """A kind of seat at a level, with its platform and the rights it gives in its unit and all below it."""

    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices)
    key = models.SlugField(_("short name"), max_length=32, db_index=False)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_hi = models.CharField(_("name in Hindi"), max_length=120)
    platform = models.CharField(_("platform"), max_length=9, choices=Platform.choices, blank=True)
    rights = ArrayField(
        models.CharField(max_length=12, choices=[(right.value, right.value) for right in Right]),
        verbose_name=_("rights"),
        default=list,
        blank=True,
    )
    # 0: no fixed number, opened as people are needed.
    seats_per_unit = models.PositiveSmallIntegerField(_("seats in each unit"), default=1)
    # False: no longer, or not yet, part of the team. Nobody misses its seats; who
    # sits in one stays until moved or ended.
    in_use = models.BooleanField(_("part of the team"), default=True, db_default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering: ClassVar[list[str]] = ["level", "order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["level", "key"], name="position_key_unique"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [RIGHTS_SAY]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the current language."""
        return self.name_hi if get_language() == "hi" else self.name_en

    @property
    def is_open_ended(self) -> bool:
        """Whether its seats are opened as people are needed (office, viewer)."""
        return self.in_use and not self.seats_per_unit

    @property
    def wanted_in_unit(self) -> int:
        """How many seats of it a unit is to have now."""
        return self.seats_per_unit if self.in_use else 0


@tracked()
class Seat(models.Model):
    """One place to be filled: the second Facebook seat of Sitapur."""

    unit = models.ForeignKey(
        "booths.Unit", models.PROTECT, related_name="seats", verbose_name=_("unit"), db_index=False
    )
    position = models.ForeignKey(Position, models.PROTECT, related_name="seats", verbose_name=_("position"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering: ClassVar[list[str]] = ["unit_id", "position__order", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "position", "number"], name="seat_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.position}, {self.unit}"

    @property
    def is_wanted(self) -> bool:
        """Whether its team is to have this seat, as ``teams.querysets.wanted_seat`` says it."""
        return self.number <= self.position.wanted_in_unit

    @property
    def is_offered(self) -> bool:
        """Whether somebody may be put into it: it is wanted, or there are as many of its position as are needed."""
        return self.is_wanted or self.position.is_open_ended
