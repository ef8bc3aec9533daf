"""The page of seats as a short text to carry into a chat, with WhatsApp's *bold* marks."""

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.numbers import indian
from dashboard.words import share

if TYPE_CHECKING:
    from dashboard.seats.page import SeatsPage

_MOST_ROWS = 5


def summary_of(page: "SeatsPage") -> str:
    """Return the text in the active language: the figures, and the places that are furthest behind."""
    seats, leading, unsigned = page.all, page.leading, page.working.unsigned
    lines = [
        f"*{_('Seats: %(place)s') % {'place': page.unit.name}}* · {date_format(page.today)}",
        "",
        _("*Filled: %(share)s* – %(held)s of %(seats)s seats")
        % {"share": share(seats.held, seats.seats), "held": indian(seats.held), "seats": indian(seats.seats)},
        _("Vacant: %(vacant)s · without a convener: %(leading)s")
        % {"vacant": indian(seats.vacant), "leading": indian(leading.vacant)},
    ]
    if unsigned:
        lines.append(_("Conveners who never signed in: %(n)s") % {"n": indian(unsigned)})
    behind = [row for row in page.heat.worst if row.vacant][:_MOST_ROWS] if page.heat else []
    if behind:
        lines += ["", f"*{_('Furthest behind')}*"]
        lines += [
            f"{place}. {row.name}: {row.share} ({indian(row.held)}/{indian(row.seats)})"
            for place, row in enumerate(behind, 1)
        ]
    return "\n".join(lines)
