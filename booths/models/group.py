"""A WhatsApp group of a booth, as the organisation registers it; no program ever touches the group itself."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.querysets.groups import WhatsAppGroupQuerySet
from core.history import tracked
from core.links import invite_url


def _counter(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, rows: str
) -> pgtrigger.Trigger:
    """Return a statement trigger that carries what ``rows`` changed to the booths' counters and to the tally."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            UPDATE booths_booth AS booth SET active_groups = booth.active_groups + change.n
            FROM (SELECT booth_id, sum(n) AS n FROM ({rows}) AS changed GROUP BY booth_id HAVING sum(n) <> 0) AS change
            WHERE booth.id = change.booth_id;
            INSERT INTO booths_grouptally (assembly_id, alive_on, groups, members)
            SELECT booth.assembly_id, changed.alive_on, sum(n), sum(n * coalesce(members, 0))
            FROM ({rows}) AS changed JOIN booths_booth AS booth ON booth.id = changed.booth_id
            GROUP BY booth.assembly_id, changed.alive_on
            HAVING sum(n) <> 0 OR sum(n * coalesce(members, 0)) <> 0;
            RETURN NULL;
        """,
    )


_ROW = (
    "SELECT booth_id, CASE WHEN alive THEN checked_on END AS alive_on, members, {n} AS n "
    "FROM {table} WHERE status = 'active'"
)
_NEW = _ROW.format(n=1, table="new_rows")
_OLD = _ROW.format(n=-1, table="old_rows")


# A booth's history tells also of the groups that it has no longer.
_GONE = models.Index(fields=["booth"], condition=models.Q(pgh_label="delete"), name="group_event_gone")


@tracked(indexes=[_GONE])
class WhatsAppGroup(models.Model):
    """One slot of a booth. Active means: registered with a valid link or a named admin, and not closed.

    Only the code of the invite link is kept (``https://chat.whatsapp.com/`` + code): one link, one booth.
    ``checked_on`` and ``alive`` repeat the latest check and are kept by the database.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        ACTIVE = "active", _("Active")
        CLOSED = "closed", _("Closed")

    booth = models.ForeignKey(
        "booths.Booth", models.CASCADE, related_name="groups", verbose_name=_("booth"), db_index=False
    )
    slot = models.PositiveSmallIntegerField(_("group number"))
    name = models.CharField(_("group name"), max_length=120, blank=True, default="", db_default="")
    invite_code = models.CharField(_("invite link"), max_length=24, null=True, blank=True)  # noqa: DJ001
    admin_name = models.CharField(_("admin's name"), max_length=120, blank=True, default="", db_default="")
    admin_phone = models.CharField(_("admin's mobile number"), max_length=16, blank=True, default="", db_default="")
    admin2_name = models.CharField(_("second admin's name"), max_length=120, blank=True, default="", db_default="")
    admin2_phone = models.CharField(
        _("second admin's mobile number"), max_length=16, blank=True, default="", db_default=""
    )
    members = models.PositiveIntegerField(pgettext_lazy("of a group", "members"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=7, choices=Status.choices, default=Status.PLANNED)
    activated_on = models.DateField(_("active since"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True, editable=False)
    alive = models.BooleanField(_("found alive"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = WhatsAppGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("WhatsApp group")
        verbose_name_plural = _("WhatsApp groups")
        ordering: ClassVar[list[str]] = ["booth_id", "slot"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # Deferrable, as a booth's number is.
            models.UniqueConstraint(
                fields=["booth", "slot"], name="group_slot_unique", deferrable=models.Deferrable.IMMEDIATE
            ),
            # As a constraint, not unique=True: Django would add a second, pattern-matching index to it.
            models.UniqueConstraint(
                fields=["invite_code"], name="group_link_unique", deferrable=models.Deferrable.IMMEDIATE
            ),
            models.CheckConstraint(condition=models.Q(slot__gte=1, slot__lte=9), name="group_slot_range"),
            models.CheckConstraint(
                condition=~models.Q(status="active")
                | (
                    models.Q(activated_on__isnull=False)
                    & (models.Q(invite_code__isnull=False) | ~models.Q(admin_name=""))
                ),
                name="group_active_has_link_or_admin",
            ),
            models.CheckConstraint(
                condition=models.Q(status="closed", closed_on__isnull=False) | ~models.Q(status="closed"),
                name="group_closed_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["planned", "active", "closed"]), name="group_status_known"
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            _counter("group_counter_insert", pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), _NEW),
            _counter("group_counter_delete", pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), _OLD),
            _counter(
                "group_counter_update",
                pgtrigger.Update,
                pgtrigger.Referencing(old="old_rows", new="new_rows"),
                f"{_NEW} UNION ALL {_OLD}",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.booth.number} / {self.slot}"

    @property
    def invite_url(self) -> str:
        """The full invite link, or an empty string."""
        return invite_url(self.invite_code) if self.invite_code else ""
