"""The page of official accounts as a short text to carry into a chat, with WhatsApp's *bold* marks."""

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.numbers import indian

if TYPE_CHECKING:
    from dashboard.handles.page import HandlesPage

_MOST_ROWS = 5


def summary_of(page: "HandlesPage") -> str:
    """Return the text in the active language: the sums of each network, and the places that lack most accounts."""
    title = _("Official accounts: %(name)s") % {"name": page.unit.name}
    lines = [f"*{title}* · {date_format(page.today)}", ""]
    for line in page.networks:
        words = {
            "network": line.network.label,
            "followers": indian(line.total.followers),
            "accounts": indian(line.total.accounts),
        }
        lines.append(_("%(network)s: *%(followers)s* followers, %(accounts)s accounts") % words)
    if page.stale:
        lines.append(_("Counts older than 30 days: %(n)s") % {"n": indian(page.stale)})
    behind = [row for row in page.table.rows() if row.missing][:_MOST_ROWS] if page.table else []
    if behind:
        lines += ["", f"*{_('Accounts missing')}*"]
        lines += [f"{place}. {row.name}: {indian(row.missing)}" for place, row in enumerate(behind, 1)]
    return "\n".join(lines)
