"""One row a WhatsApp group of the booths of a list."""

import django_filters
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.filters import BoothFilter
from booths.models import Booth, WhatsAppGroup
from booths.scope import Right, Scope
from core.links import invite_url
from core.sheets.copied import Cell
from reports.exporters import places
from reports.exporters.base import Exporter, Parameters, TableColumn
from reports.exporters.booths import BOOTH_NO
from reports.exporters.sql import TRAIL, either, literal, named, words


class Groups(Exporter):
    """See the module. Closed groups are among them: their status says so."""

    name = "groups"
    title = _("WhatsApp groups")
    beside = "booths"
    address = "booths:list"
    columns = (
        *places.TRAIL,
        BOOTH_NO,
        TableColumn("booth_name", pgettext_lazy("column", "Booth"), named("booth"), width=36),
        TableColumn("slot", pgettext_lazy("column", "Group number"), "grp.slot", Cell.NUMBER, width=8),
        TableColumn(
            "invite_link",
            pgettext_lazy("column", "Invite link"),
            f"{literal(invite_url(''))} || grp.invite_code",
            width=46,
        ),
        TableColumn("group_name", pgettext_lazy("column", "Group name"), "grp.name"),
        TableColumn("admin_name", pgettext_lazy("column", "Admin name"), "grp.admin_name"),
        TableColumn(
            "admin_phone", pgettext_lazy("column", "Admin mobile"), "grp.admin_phone", Cell.DIGITS, 14, phone=True
        ),
        TableColumn("admin2_name", pgettext_lazy("column", "Second admin name"), "grp.admin2_name", usual=False),
        TableColumn(
            "admin2_phone",
            pgettext_lazy("column", "Second admin mobile"),
            "grp.admin2_phone",
            Cell.DIGITS,
            14,
            phone=True,
            usual=False,
        ),
        TableColumn("members", pgettext_lazy("column", "Members"), "grp.members", Cell.NUMBER, 10),
        TableColumn("status", pgettext_lazy("column", "Status"), words("grp.status", WhatsAppGroup.Status), width=12),
        TableColumn(
            "activated_on", pgettext_lazy("column", "Active since"), "grp.activated_on", Cell.DATE, 12, usual=False
        ),
        TableColumn("checked_on", pgettext_lazy("column", "Checked on"), "grp.checked_on", Cell.DATE, 12),
        TableColumn("alive", pgettext_lazy("column", "Group alive"), either("grp.alive", _("yes"), _("no")), width=12),
        TableColumn("closed_on", pgettext_lazy("column", "Closed on"), "grp.closed_on", Cell.DATE, 12, usual=False),
    )
    source = f"""booths_whatsappgroup AS grp
JOIN booths_booth AS booth ON booth.id = grp.booth_id
JOIN booths_unit AS unit ON unit.id = booth.unit_id
{TRAIL}"""
    key = "grp.id"
    path = "booth__unit__path"
    order = "assembly.number, booth.sort, grp.slot"

    def filter(self, scope: Scope, parameters: Parameters) -> django_filters.FilterSet:
        """Return the filter of the booths whose groups these are."""
        return BoothFilter(parameters, Booth.objects.within(scope, Right.EXPORT), scope=scope)

    def rows(self, scope: Scope, parameters: Parameters) -> QuerySet[Model]:
        """See Exporter."""
        booths = self.filter(scope, parameters).qs.order_by()
        return WhatsAppGroup.objects.within(scope, Right.EXPORT).filter(booth__in=booths.values("pk"))
