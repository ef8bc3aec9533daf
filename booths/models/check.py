"""A dated look at a group by a person: alive or not, how many members."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.history import tracked


def _latest(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, rows: str
) -> pgtrigger.Trigger:
    """Return a statement trigger that repeats the latest check of the groups in ``rows`` onto the groups.

    A check without a member count leaves the count that the group has.
    """
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            UPDATE booths_whatsappgroup AS grp
            SET checked_on = latest.checked_on, alive = latest.alive, members = coalesce(latest.members, grp.members)
            FROM (
                SELECT touched.group_id, newest.checked_on, newest.alive, newest.members
                FROM (SELECT DISTINCT group_id FROM ({rows}) AS changed) AS touched
                LEFT JOIN LATERAL (
                    SELECT checked_on, alive, members FROM booths_groupcheck
                    WHERE group_id = touched.group_id ORDER BY checked_on DESC, id DESC LIMIT 1
                ) AS newest ON TRUE
            ) AS latest
            WHERE grp.id = latest.group_id;
            RETURN NULL;
        """,
    )


@tracked()
class GroupCheck(models.Model):
    """One verification. A group is verified for as long as the state says after a check that found it alive."""

    group = models.ForeignKey(
        "booths.WhatsAppGroup", models.CASCADE, related_name="checks", verbose_name=_("WhatsApp group"), db_index=False
    )
    checked_on = models.DateField(_("checked on"))
    alive = models.BooleanField(_("alive"))
    members = models.PositiveIntegerField(pgettext_lazy("of a group", "members"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
        db_index=False,
    )

    class Meta:
        verbose_name = _("group check")
        verbose_name_plural = _("group checks")
        ordering: ClassVar[list[str]] = ["-checked_on", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["group", "-checked_on", "-id"], name="check_latest"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            _latest(
                "check_latest_insert", pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), "SELECT * FROM new_rows"
            ),
            _latest(
                "check_latest_delete", pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), "SELECT * FROM old_rows"
            ),
            _latest(
                "check_latest_update",
                pgtrigger.Update,
                pgtrigger.Referencing(old="old_rows", new="new_rows"),
                "SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.checked_on}: {self.alive}"
