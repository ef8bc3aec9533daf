"""What is said about teams and invitations outside the pages: in a chat."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import OneTimeLink
from booths.models import Unit
from teams.models import Assignment
from teams.team import Section


def team_text(unit: Unit, sections: list[Section]) -> str:
    """Return the team in plain text with *bold* marks, for a chat; in the active language, without any number."""
    lines = [line for section in sections for line in section.lines]
    counted = [line for line in lines if line.counts]
    figures = {"held": sum(line.assignment is not None for line in counted), "seats": len(counted)}
    rows = [f"*{_('Team')}: {unit.name}*", _("%(held)d of %(seats)d seats filled") % figures]
    rows += [f"{line.seat.position.name}: {line.assignment.member.name}" for line in lines if line.assignment]
    vacant: dict[str, int] = {}
    for line in lines:
        if line.assignment is None:
            vacant[line.seat.position.name] = vacant.get(line.seat.position.name, 0) + 1
    if vacant:
        rows.append(f"*{_('Vacant')}:* " + ", ".join(f"{name} ({n})" if n > 1 else name for name, n in vacant.items()))
    return "\n".join(rows)


def invitation_text(assignment: Assignment, *, purpose: OneTimeLink.Purpose, url: str, until: datetime) -> str:
    """Return the message that carries a one-time link to the holder of a seat, in the active language."""
    words = {
        "name": assignment.member.name,
        "post": assignment.seat.position.name,
        "unit": assignment.seat.unit.name,
        "url": url,
        "until": date_format(localtime(until), "j F, H:i"),
    }
    if purpose == OneTimeLink.Purpose.RESET:
        return (
            _(
                "Hello %(name)s,\nby this link you choose a new password:\n%(url)s\n"
                "It works once, until %(until)s. Please do not pass it on."
            )
            % words
        )
    return (
        _(
            "Hello %(name)s,\nyou are *%(post)s*, %(unit)s. By this link you choose a password and sign in:\n%(url)s\n"
            "It works once, until %(until)s. Please do not pass it on."
        )
        % words
    )
