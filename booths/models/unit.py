"""One tree for the whole organisation: state, region, district, assembly, mandal, sector."""

from typing import ClassVar

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from booths.levels import Level
from booths.models.search import search_field, search_index
from booths.querysets.units import UnitQuerySet
from core.history import tracked

PATH_BEFORE = pgtrigger.Trigger(
    name="unit_path",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id", "level"),
    declare=[("above", "bigint[]"), ("above_level", "smallint")],
    func="""
        IF NEW.parent_id IS NULL THEN
            above := ARRAY[]::bigint[];
            above_level := 0;
        ELSE
            SELECT path, level INTO above, above_level FROM booths_unit WHERE id = NEW.parent_id;
            IF NEW.level <= above_level THEN
                RAISE EXCEPTION 'unit % (level %) cannot stand below level %', NEW.code, NEW.level, above_level
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_below_parent';
            END IF;
        END IF;
        WHILE coalesce(array_length(above, 1), 0) < NEW.level - 1 LOOP
            above := above || NULL::bigint;
        END LOOP;
        NEW.path := above || NEW.id;
        RETURN NEW;
    """,
)
"""Fills ``path`` from the parent's, one place a level, NULL where a level is left out."""

PATH_AFTER = pgtrigger.Trigger(
    name="unit_path_below",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("parent_id", "level"),
    condition=pgtrigger.Q(old__path__df=pgtrigger.F("new__path")),
    func="""
        IF EXISTS (SELECT FROM booths_booth WHERE unit_id = NEW.id AND assembly_id IS DISTINCT FROM NEW.path[4]) THEN
            RAISE EXCEPTION 'unit % has booths of another assembly', NEW.code
                USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_unit_in_assembly';
        END IF;
        UPDATE booths_unit SET parent_id = parent_id WHERE parent_id = NEW.id;
        RETURN NULL;
    """,
)
"""When a unit moves, everything below it takes the new path; its booths stay in their assembly, so it must too."""


class RevenueDistrict(models.Model):
    """A government district: the second grouping, and the squares of the state's map.

    An organisational district lies in one revenue district; a revenue district may hold several.
    """

    state = models.ForeignKey("booths.Unit", models.CASCADE, related_name="revenue_districts", verbose_name=_("state"))
    code = models.CharField(_("code"), max_length=16)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_hi = models.CharField(_("name in Hindi"), max_length=120, blank=True)
    abbr_hi = models.CharField(_("short name in Hindi"), max_length=12, blank=True)
    column = models.PositiveSmallIntegerField(_("column on the map"), null=True, blank=True)
    row = models.PositiveSmallIntegerField(_("row on the map"), null=True, blank=True)

    class Meta:
        verbose_name = _("revenue district")
        verbose_name_plural = _("revenue districts")
        ordering: ClassVar[list[str]] = ["row", "column"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["state", "code"], name="revenue_district_code_unique"),
            models.UniqueConstraint(fields=["state", "column", "row"], name="revenue_district_square_unique"),
        ]

    def __str__(self) -> str:
        return (self.name_hi if get_language() == "hi" else self.name_en) or self.name_en or self.name_hi


@tracked(exclude=["search", "path"])
class Unit(models.Model):
    """One place in the tree. ``code`` is stable: it outlives renaming and moving."""

    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices)
    code = models.CharField(_("code"), max_length=24)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_hi = models.CharField(_("name in Hindi"), max_length=120, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True, help_text=_("Assembly number"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    revenue_district = models.ForeignKey(
        RevenueDistrict,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("revenue district"),
    )
    path = ArrayField(models.BigIntegerField(null=True), editable=False, default=list)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_field()

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering: ClassVar[list[str]] = ["level", "number", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("code", name="unit_code_unique"),
            models.CheckConstraint(
                condition=models.Q(level=Level.STATE, parent=None)
                | models.Q(level__gt=Level.STATE, level__lte=Level.SECTOR, parent__isnull=False),
                name="unit_state_alone_has_no_parent",
            ),
            models.CheckConstraint(
                condition=~models.Q(name_en="", name_hi=""),
                name="unit_has_a_name",
                violation_error_message=_("Give the name in Hindi or in English."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["path"], name="unit_path_gin"),
            models.Index(fields=["level", "number"], name="unit_level_number"),
            search_index("unit_search_trgm"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [PATH_BEFORE, PATH_AFTER]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a place in the tree that the database would refuse."""
        if self.parent is None:
            return
        if self.level and self.level <= self.parent.level:
            raise ValidationError({"parent": _("A unit stands below the one it belongs to.")}, code="level_not_below")
        assembly_id = self.parent.ancestor_id(Level.ASSEMBLY)
        if self.pk and self.level > Level.ASSEMBLY and assembly_id != self.ancestor_id(Level.ASSEMBLY):
            booths = apps.get_model("booths", "Booth").objects.filter(unit__path__contains=[self.pk])
            if booths.exists():
                raise ValidationError({"parent": _("A booth stays in its assembly.")}, code="other_assembly")

    @property
    def name(self) -> str:
        """The name in the current language, else in the other script."""
        return (self.name_hi if get_language() == "hi" else self.name_en) or self.name_en or self.name_hi

    @property
    def state_id(self) -> int:
        """The id of the state that the unit belongs to."""
        state_id = self.path[0]
        assert state_id is not None, "every path begins with a state"  # noqa: S101 - the database's trigger sees to it
        return state_id

    def ancestor_id(self, level: Level) -> int | None:
        """Return the id of the unit above (or this one) at ``level``; None when there is none."""
        return self.path[level - 1] if level <= len(self.path) else None


@tracked()
class UnitAlias(models.Model):
    """Another spelling of a unit's name that a person confirmed once, so that sheets need not ask again."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    name = models.CharField(_("spelling"), max_length=120)
    folded = models.CharField(max_length=120, editable=False)

    class Meta:
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "folded"], name="unit_alias_unique"),
        ]

    def __str__(self) -> str:
        return self.name
