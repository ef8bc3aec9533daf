"""One row a seat, held or vacant, with the person who holds it today."""

from typing import Any

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.levels import Level
from booths.scope import Right, Scope
from core.sheets.copied import Cell
from reports.exporters import places
from reports.exporters.base import Exporter, Parameters, TableColumn
from reports.exporters.sql import PLACE, TRAIL, either, named, words
from teams.filters import SeatFilter
from teams.models import Platform, Seat
from teams.overview import posts_read

_VACANT_SINCE = """CASE WHEN held.id IS NULL THEN coalesce(
    (SELECT max(past.until) FROM teams_assignment AS past WHERE past.seat_id = seat.id AND past.until <= %(today)s),
    (SELECT (min(opened.pgh_created_at) AT TIME ZONE %(zone)s)::date FROM teams_seatevent AS opened
        WHERE opened.pgh_obj_id = seat.id AND opened.pgh_label = 'insert')
) END"""

_SIGNED_IN = "(CASE WHEN held.id IS NOT NULL THEN account.last_login IS NOT NULL END)"


class Seats(Exporter):
    """See the module. Numbers follow the unit of the seat, as on the page of its team."""

    name = "seats"
    title = _("Seats")
    address = "teams:seats"
    columns = (
        TableColumn("level", pgettext_lazy("column", "Level"), words("unit.level", Level), width=14),
        *places.TRAIL,
        places.CODE,
        TableColumn("post", pgettext_lazy("column", "Post"), named("post"), width=24),
        TableColumn("platform", pgettext_lazy("column", "Platform"), words("post.platform", Platform), width=12),
        TableColumn("seat", pgettext_lazy("column", "Seat number"), "seat.number", Cell.NUMBER, width=8),
        TableColumn("state", _("State of the seat"), either("held.id IS NULL", _("Vacant"), _("Filled")), width=10),
        TableColumn("name", pgettext_lazy("column", "Name"), named("member"), width=24),
        TableColumn("phone", pgettext_lazy("column", "Mobile"), "member.phone", Cell.DIGITS, 14, phone=True),
        TableColumn("since", pgettext_lazy("column", "Since"), "held.since", Cell.DATE, 12),
        TableColumn("vacant_since", pgettext_lazy("column", "Vacant since"), _VACANT_SINCE, Cell.DATE, 12),
        TableColumn(
            "signed_in",
            pgettext_lazy("column", "Has signed in"),
            either(_SIGNED_IN, _("yes"), _("no")),
            width=12,
            usual=False,
        ),
    )
    source = f"""teams_seat AS seat
JOIN teams_position AS post ON post.id = seat.position_id
JOIN booths_unit AS unit ON unit.id = seat.unit_id
{TRAIL}
LEFT JOIN teams_assignment AS held
    ON held.seat_id = seat.id AND held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)
LEFT JOIN teams_member AS member ON member.id = held.member_id
LEFT JOIN accounts_user AS account ON account.id = member.user_id"""
    key = "seat.id"
    order = f'{PLACE}, post."order", seat.number'

    def filter(self, scope: Scope, parameters: Parameters) -> django_filters.FilterSet:
        """See Exporter."""
        return SeatFilter(parameters, Seat.objects.within(scope, Right.EXPORT), scope=scope, posts=posts_read())

    def values(self, scope: Scope, parameters: Parameters) -> dict[str, Any]:
        """See Exporter."""
        return {"today": timezone.localdate(), "zone": timezone.get_current_timezone_name()}
