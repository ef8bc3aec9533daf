"""One row a booth, with the two groups that it should have."""

from typing import Any

import django_filters
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.filters import BoothFilter
from booths.models import Booth
from booths.scope import Right, Scope
from core.links import invite_url
from core.sheets.copied import Cell
from reports.exporters import places
from reports.exporters.base import Exporter, Parameters, TableColumn
from reports.exporters.sql import TRAIL, literal

_LINK = literal(invite_url(""))
BOOTH_NO = TableColumn("booth_no", pgettext_lazy("column", "Booth number"), "booth.number", width=10)


def _group(slot: int, table: str) -> tuple[TableColumn, ...]:
    """Return the columns of one of a booth's groups, called as a sheet of booths with groups calls them."""

    def label(of: Promise) -> Promise:
        return format_lazy("{} {}", of, slot)

    return (
        TableColumn(
            f"invite_link_{slot}",
            label(pgettext_lazy("column", "Invite link")),
            f"{_LINK} || {table}.invite_code",
            width=46,
        ),
        TableColumn(f"group_name_{slot}", label(pgettext_lazy("column", "Group name")), f"{table}.name"),
        TableColumn(f"admin_name_{slot}", label(pgettext_lazy("column", "Admin name")), f"{table}.admin_name"),
        TableColumn(
            f"admin_phone_{slot}",
            label(pgettext_lazy("column", "Admin mobile")),
            f"{table}.admin_phone",
            Cell.DIGITS,
            width=14,
            phone=True,
        ),
        TableColumn(
            f"members_{slot}", label(pgettext_lazy("column", "Members")), f"{table}.members", Cell.NUMBER, width=10
        ),
    )


class Booths(Exporter):
    """See the module."""

    name = "booths"
    title = _("Booths")
    beside = "groups"
    address = "booths:list"
    columns = (
        *places.TRAIL,
        BOOTH_NO,
        TableColumn("name_hi", pgettext_lazy("column", "Name in Hindi"), "booth.name_hi", width=36),
        TableColumn("name_en", pgettext_lazy("column", "Name in English"), "booth.name_en", width=36),
        TableColumn("place", pgettext_lazy("column", "Place"), "booth.place", usual=False),
        TableColumn("electors", pgettext_lazy("column", "Electors"), "booth.electors", Cell.NUMBER, width=10),
        TableColumn("groups", pgettext_lazy("column", "Active groups"), "booth.active_groups", Cell.NUMBER, width=10),
        TableColumn(
            "lacking",
            pgettext_lazy("column", "Groups lacking"),
            "greatest(0, %(target)s - booth.active_groups)",
            Cell.NUMBER,
            width=10,
        ),
        *_group(1, "one"),
        *_group(2, "two"),
    )
    source = f"""booths_booth AS booth
JOIN booths_unit AS unit ON unit.id = booth.unit_id
{TRAIL}
LEFT JOIN booths_whatsappgroup AS one ON one.booth_id = booth.id AND one.slot = 1 AND one.status <> 'closed'
LEFT JOIN booths_whatsappgroup AS two ON two.booth_id = booth.id AND two.slot = 2 AND two.status <> 'closed'
"""
    key = "booth.id"
    order = "assembly.number, booth.sort"

    def filter(self, scope: Scope, parameters: Parameters) -> django_filters.FilterSet:
        """See Exporter."""
        return BoothFilter(parameters, Booth.objects.within(scope, Right.EXPORT), scope=scope)

    def values(self, scope: Scope, parameters: Parameters) -> dict[str, Any]:
        """See Exporter."""
        found: BoothFilter = self.filter(scope, parameters)
        return {"target": found.settings.groups_per_booth}
