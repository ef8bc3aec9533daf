"""A unit's official accounts, who runs them, how many follow them."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower, Replace
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.social import Network, account_name, account_url
from teams.querysets import HandleQuerySet


def _latest(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, rows: str
) -> pgtrigger.Trigger:
    """Return a statement trigger that repeats the latest count of the accounts in ``rows`` onto the accounts."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            UPDATE teams_handle AS account SET followers = latest.followers, counted_on = latest.day
            FROM (
                SELECT touched.handle_id, newest.followers, newest.day
                FROM (SELECT DISTINCT handle_id FROM ({rows}) AS changed) AS touched
                LEFT JOIN LATERAL (
                    SELECT followers, day FROM teams_handlecount
                    WHERE handle_id = touched.handle_id ORDER BY day DESC LIMIT 1
                ) AS newest ON TRUE
            ) AS latest
            WHERE account.id = latest.handle_id
                AND (account.followers, account.counted_on) IS DISTINCT FROM (latest.followers, latest.day);
            RETURN NULL;
        """,
    )


@tracked(exclude=["followers", "counted_on"])
class Handle(models.Model):
    """An official account of a unit. ``address`` is the bare name, id or code as ``core.social`` gives it."""

    unit = models.ForeignKey("booths.Unit", models.PROTECT, related_name="handles", verbose_name=_("unit"))
    network = models.CharField(_("network"), max_length=9, choices=Network.choices)
    address = models.CharField(_("name of the account"), max_length=120)
    title = models.CharField(_("title"), max_length=120, blank=True)
    keepers = models.ManyToManyField(
        to="teams.Member", through="teams.HandleKeeper", related_name="handles_kept", verbose_name=_("run by")
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    # Kept by the database from the counts: the latest one. A state has some ten thousand accounts, and adding their
    # followers up from the counts took five times as long (docs/decisions/handles.md).
    followers = models.PositiveIntegerField(_("followers"), null=True, editable=False)
    counted_on = models.DateField(_("counted on"), null=True, editable=False)

    objects = HandleQuerySet.as_manager()

    class Meta:
        verbose_name = _("official account")
        verbose_name_plural = _("official accounts")
        ordering: ClassVar[list[str]] = ["unit_id", "network", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # One account belongs to one unit. Case tells no two names apart, nor do periods on Facebook: what
            # ``core.social.account_key`` says. (Ids and codes that differ by case alone are taken as one all the same.)
            models.UniqueConstraint(
                models.F("network"),
                models.Case(
                    models.When(network=Network.FACEBOOK, then=Replace(Lower("address"), models.Value("."))),
                    default=Lower("address"),
                ),
                condition=models.Q(closed_on=None),
                name="handle_address_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_network_display()}: {self.name}"

    @property
    def name(self) -> str:
        """What people call the account: its title where its address says nothing, else ``@name`` or the name."""
        if self.title and self.network == Network.WHATSAPP:
            return self.title
        return account_name(self.network, self.address)

    @property
    def url(self) -> str:
        """The link to the account."""
        return account_url(self.network, self.address)


@tracked()
class HandleKeeper(models.Model):
    """Who runs an account. It gives no right here: it says whom to ring."""

    handle = models.ForeignKey(Handle, models.CASCADE, related_name="keeping", verbose_name=_("official account"))
    member = models.ForeignKey("teams.Member", models.CASCADE, related_name="keeping", verbose_name=_("member"))

    class Meta:
        verbose_name = _("keeper of an account")
        verbose_name_plural = _("keepers of accounts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["handle", "member"], name="handle_keeper_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.member} – {self.handle}"


@tracked()
class HandleCount(models.Model):
    """How many followed an account on a day, as somebody read it there."""

    handle = models.ForeignKey(
        Handle, models.CASCADE, related_name="counts", verbose_name=_("official account"), db_index=False
    )
    day = models.DateField(_("day"))
    followers = models.PositiveIntegerField(_("followers"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted on"), default=timezone.now)

    class Meta:
        verbose_name = _("count of followers")
        verbose_name_plural = _("counts of followers")
        ordering: ClassVar[list[str]] = ["-day"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # With the figure in it, so that the counts of a day are read from the index alone.
            models.UniqueConstraint(fields=["handle", "day"], include=["followers"], name="handle_count_one_a_day"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            _latest(
                "count_latest_insert", pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), "SELECT * FROM new_rows"
            ),
            _latest(
                "count_latest_delete", pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), "SELECT * FROM old_rows"
            ),
            _latest(
                "count_latest_update",
                pgtrigger.Update,
                pgtrigger.Referencing(old="old_rows", new="new_rows"),
                "SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}: {self.followers}"
