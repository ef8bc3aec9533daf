"""One row an official account, with its latest count of followers and who runs it."""

from datetime import timedelta
from typing import Any

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.levels import Level
from booths.scope import Right, Scope
from core.sheets.copied import Cell
from core.social import Network
from reports.exporters import places
from reports.exporters.base import Exporter, Parameters, TableColumn
from reports.exporters.sql import PLACE, TRAIL, named, words
from teams.filters import HandleFilter
from teams.models import Handle

MONTH = timedelta(days=30)
# What ``core.social.account_url`` says, in SQL; a test holds the two together.
LINK = r"""CASE handle.network
    WHEN 'facebook' THEN 'https://www.facebook.com/'
        || CASE WHEN handle.address ~ '^[0-9]+$' THEN 'profile.php?id=' ELSE '' END || handle.address
    WHEN 'instagram' THEN 'https://www.instagram.com/' || handle.address || '/'
    WHEN 'x' THEN 'https://x.com/' || handle.address
    WHEN 'youtube' THEN 'https://www.youtube.com/' || CASE
        WHEN handle.address ~ '^UC[0-9A-Za-z_-]{22}$' THEN 'channel/'
        WHEN strpos(handle.address, '/') > 0 THEN '' ELSE '@' END || handle.address
    WHEN 'whatsapp' THEN 'https://www.whatsapp.com/channel/' || handle.address
END"""
_BEFORE = """(SELECT earlier.followers FROM teams_handlecount AS earlier
    WHERE earlier.handle_id = handle.id AND earlier.day <= %(month_ago)s
    ORDER BY earlier.day DESC LIMIT 1)"""
_KEEPERS = f"""(SELECT string_agg({named("keeper")}, ', ' ORDER BY keeping.id)
    FROM teams_handlekeeper AS keeping JOIN teams_member AS keeper ON keeper.id = keeping.member_id
    WHERE keeping.handle_id = handle.id)"""


class Handles(Exporter):
    """See the module."""

    name = "handles"
    title = _("Official accounts")
    address = "teams:handles"
    columns = (
        TableColumn("level", pgettext_lazy("column", "Level"), words("unit.level", Level), width=14),
        *places.TRAIL,
        places.CODE,
        TableColumn("network", pgettext_lazy("column", "Network"), words("handle.network", Network), width=16),
        TableColumn("account", pgettext_lazy("column", "Account"), "handle.address", width=24),
        TableColumn("title", pgettext_lazy("column", "Title"), "handle.title", usual=False),
        TableColumn("link", pgettext_lazy("column", "Link"), LINK, width=44),
        TableColumn("followers", pgettext_lazy("column", "Followers"), "handle.followers", Cell.NUMBER, 12),
        TableColumn("counted_on", pgettext_lazy("column", "Counted on"), "handle.counted_on", Cell.DATE, 12),
        TableColumn("before", pgettext_lazy("column", "Followers 30 days ago"), _BEFORE, Cell.NUMBER, 12),
        TableColumn("keepers", pgettext_lazy("column", "Run by"), _KEEPERS, width=28),
        TableColumn("closed_on", pgettext_lazy("column", "Closed on"), "handle.closed_on", Cell.DATE, 12, usual=False),
    )
    source = f"""teams_handle AS handle
JOIN booths_unit AS unit ON unit.id = handle.unit_id
{TRAIL}"""
    key = "handle.id"
    order = f"{PLACE}, handle.network, handle.id"

    def filter(self, scope: Scope, parameters: Parameters) -> django_filters.FilterSet:
        """See Exporter. ``without`` asks for units and not for accounts, and is none of this table."""
        return HandleFilter(parameters, Handle.objects.within(scope, Right.EXPORT), scope=scope)

    def values(self, scope: Scope, parameters: Parameters) -> dict[str, Any]:
        """See Exporter."""
        return {"month_ago": timezone.localdate() - MONTH}
