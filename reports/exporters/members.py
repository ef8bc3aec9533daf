"""One row a person. A sheet that is imported has the same columns, so that this one comes back as it is."""

from typing import Any

import django_filters
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from booths.scope import Right, Scope
from core.sheets.copied import Cell
from core.social import Network
from reports.exporters import places
from reports.exporters.base import Exporter, Parameters, TableColumn
from reports.exporters.sql import PLACE, TRAIL, either, listed, named
from teams.filters import MemberFilter
from teams.models import Language, Member, Purpose, Skill

_HELD = "held.since <= %(today)s AND (held.until IS NULL OR held.until > %(today)s)"
_SEATS = f"""(SELECT string_agg({named("post")} || ', ' || ({named("team")}), '; ' ORDER BY post.level, seat.id)
    FROM teams_assignment AS held
    JOIN teams_seat AS seat ON seat.id = held.seat_id
    JOIN teams_position AS post ON post.id = seat.position_id
    JOIN booths_unit AS team ON team.id = seat.unit_id
    WHERE held.member_id = member.id AND {_HELD})"""
_AGREED = """(SELECT bool_or(withdrawn_at IS NULL) FROM teams_consent
    WHERE member_id = member.id AND purpose = %(messages)s)"""


def _account(network: Network, label: Promise, *, usual: bool = True) -> TableColumn:
    return TableColumn(network.value, label, f"member.accounts ->> '{network.value}'", width=22, usual=usual)


class Members(Exporter):
    """See the module. Who belongs to an area, and whose number is shown, goes by home and by seats, as in the list."""

    name = "members"
    title = _("Members")
    address = "teams:members"
    columns = (
        TableColumn("name_hi", pgettext_lazy("column", "Name in Hindi"), "member.name_hi", width=24),
        TableColumn("name_en", pgettext_lazy("column", "Name in English"), "member.name_en", width=24),
        TableColumn("phone", pgettext_lazy("column", "Mobile"), "member.phone", Cell.DIGITS, 14, phone=True),
        TableColumn(
            "phone_alternate", pgettext_lazy("column", "Other mobile"), "member.phone_alternate", Cell.DIGITS, 14,
            phone=True,
        ),
        TableColumn("email", pgettext_lazy("column", "E-mail"), "member.email", width=26, contact=True),
        *places.TRAIL,
        places.CODE,
        TableColumn("seats", pgettext_lazy("column", "Seats held"), _SEATS, width=40),
        TableColumn("skills", pgettext_lazy("column", "Skills"), listed("member.skills", Skill), width=26),
        TableColumn("languages", pgettext_lazy("column", "Languages"), listed("member.languages", Language), width=20),
        _account(Network.FACEBOOK, pgettext_lazy("column", "Facebook account")),
        _account(Network.INSTAGRAM, pgettext_lazy("column", "Instagram account")),
        _account(Network.X, pgettext_lazy("column", "X account")),
        _account(Network.YOUTUBE, pgettext_lazy("column", "YouTube account"), usual=False),
        _account(Network.WHATSAPP, pgettext_lazy("column", "WhatsApp channel"), usual=False),
        TableColumn(
            "consent", pgettext_lazy("column", "Agreed to messages"), either(_AGREED, _("yes"), _("no")), width=12,
            usual=False,
        ),
        TableColumn(
            "signed_in", pgettext_lazy("column", "Has signed in"),
            either("account.last_login IS NOT NULL", _("yes"), _("no")), width=12, usual=False,
        ),
    )  # fmt: skip
    source = f"""teams_member AS member
JOIN booths_unit AS unit ON unit.id = member.home_unit_id
{TRAIL}
LEFT JOIN accounts_user AS account ON account.id = member.user_id"""
    key = "member.id"
    path = "home_unit__path"
    numbers_shown = """(unit.path && %(phones)s::bigint[] OR EXISTS (
        SELECT FROM teams_assignment AS held JOIN teams_seat AS seat ON seat.id = held.seat_id
        JOIN booths_unit AS team ON team.id = seat.unit_id
        WHERE held.member_id = member.id AND (held.until IS NULL OR held.until > greatest(%(today)s, held.since))
            AND team.path && %(phones)s::bigint[]
    ))"""
    order = f"{PLACE}, unit.code, member.name_en, member.name_hi, member.id"

    def filter(self, scope: Scope, parameters: Parameters) -> django_filters.FilterSet:
        """See Exporter."""
        return MemberFilter(parameters, Member.objects.within(scope, Right.EXPORT), scope=scope)

    def with_numbers(self, rows: QuerySet[Model], scope: Scope) -> QuerySet[Model]:
        """See Exporter."""
        return rows.filter(pk__in=Member.objects.within(scope, Right.PHONES).values("pk"))

    def values(self, scope: Scope, parameters: Parameters) -> dict[str, Any]:
        """See Exporter."""
        return {"today": timezone.localdate(), "messages": Purpose.MESSAGES.value}
