"""A polling booth (मतदेय स्थल): the smallest place the organisation works in."""

from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Func
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from booths.levels import Level
from booths.models.search import search_field, search_index
from booths.querysets.booths import BoothQuerySet
from core.history import tracked


class NumberSort(Func):
    """The natural order of booth numbers: digits padded to five, then the letter (2 < 10 < 10A)."""

    function = "lpad"
    template = "lpad(%(expressions)s, 5 + length(translate(%(expressions)s, '0123456789', '')), '0')"
    output_field = models.CharField()

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        """Give the values twice, as the template names the number twice."""
        sql, params = super().as_sql(*args, **kwargs)
        return sql, [*params, *params]


def _tally(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, rows: str
) -> pgtrigger.Trigger:
    """Return a statement trigger that appends to the booth tally what ``rows`` changed."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            INSERT INTO booths_boothtally (assembly_id, active_groups, booths, electors)
            SELECT assembly_id, active_groups, sum(n), sum(n * coalesce(electors, 0)) FROM ({rows}) AS changed
            GROUP BY assembly_id, active_groups HAVING sum(n) <> 0 OR sum(n * coalesce(electors, 0)) <> 0;
            RETURN NULL;
        """,
    )


_ELSEWHERE = """
    IF EXISTS (
        SELECT FROM {rows} AS booth JOIN booths_unit AS unit ON unit.id = booth.unit_id
        WHERE unit.path[4] IS DISTINCT FROM booth.assembly_id
    ) THEN
        RAISE EXCEPTION 'a booth hangs on its assembly or on a unit below it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_unit_in_assembly';
    END IF;
    RETURN NULL;
"""
_NEW = "SELECT assembly_id, active_groups, electors, 1 AS n FROM new_rows"
_OLD = "SELECT assembly_id, active_groups, electors, -1 AS n FROM old_rows"


@tracked(exclude=["search", "sort", "active_groups"])
class Booth(models.Model):
    """A booth is a part of one assembly, for good; its number is text and may change with a renumbering.

    ``unit`` is the lowest known unit it hangs on (sector, mandal, or the assembly itself). ``active_groups`` is
    kept by the database, in the transaction that changes a group, whichever way the change came.
    """

    assembly = models.ForeignKey(
        "booths.Unit", models.PROTECT, related_name="assembly_booths", verbose_name=_("assembly"), db_index=False
    )
    unit = models.ForeignKey("booths.Unit", models.PROTECT, related_name="booths", verbose_name=_("mandal or sector"))
    number = models.CharField(_("booth number"), max_length=6)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True, default="", db_default="")
    name_hi = models.CharField(_("name in Hindi"), max_length=250, blank=True, default="", db_default="")
    place = models.CharField(_("place"), max_length=250, blank=True, default="", db_default="")
    electors = models.PositiveIntegerField(_("electors"), null=True, blank=True)
    active_groups = models.PositiveSmallIntegerField(_("active groups"), default=0, db_default=0, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    sort = models.GeneratedField(
        expression=NumberSort("number"), output_field=models.CharField(max_length=6, db_collation="C"), db_persist=True
    )
    search = search_field()

    objects = BoothQuerySet.as_manager()

    class Meta:
        verbose_name = _("booth")
        verbose_name_plural = _("booths")
        ordering: ClassVar[list[str]] = ["assembly_id", "sort"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # The sort key and the number determine each other, so that one index gives uniqueness and order. Looked at
            # when a statement ends, not at each row, so that booths may change numbers with each other.
            models.UniqueConstraint(
                fields=["assembly", "sort"], name="booth_number_unique", deferrable=models.Deferrable.IMMEDIATE
            ),
            models.CheckConstraint(
                condition=models.Q(number__regex=r"^[1-9][0-9]*[A-Zऀ-ॿ]?$"), name="booth_number_form"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [search_index("booth_search_trgm")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            _tally("booth_tally_insert", pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), _NEW),
            _tally("booth_tally_delete", pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), _OLD),
            _tally(
                "booth_tally_update",
                pgtrigger.Update,
                pgtrigger.Referencing(old="old_rows", new="new_rows"),
                f"{_NEW} UNION ALL {_OLD}",
            ),
            pgtrigger.Trigger(
                name="booth_assembly_fixed",
                # After, not before: a row trigger before updates would make every update compute the search key anew.
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("assembly_id"),
                condition=pgtrigger.Q(old__assembly_id__df=pgtrigger.F("new__assembly_id")),
                func="""
                    RAISE EXCEPTION 'a booth stays in its assembly'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_assembly_fixed';
                """,
            ),
            pgtrigger.Trigger(
                name="booth_unit_insert",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func=_ELSEWHERE.format(rows="new_rows"),
            ),
            pgtrigger.Trigger(
                name="booth_unit_update",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("unit_id"),
                condition=pgtrigger.Q(old__unit_id__df=pgtrigger.F("new__unit_id")),
                func=_ELSEWHERE.format(rows="(SELECT NEW.unit_id, NEW.assembly_id)"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.name}" if self.name else self.number

    def clean(self) -> None:
        """Refuse a unit of another assembly before the database does."""
        known = self.unit_id and self.assembly_id
        if known and self.unit.ancestor_id(Level.ASSEMBLY) != self.assembly_id:
            raise ValidationError({"unit": _("A booth stays in its assembly.")}, code="other_assembly")

    @property
    def name(self) -> str:
        """The name in the current language, else in the other script."""
        return (self.name_hi if get_language() == "hi" else self.name_en) or self.name_en or self.name_hi
