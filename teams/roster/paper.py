"""The printable sheet of a team."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from booths.letterhead import letterhead
from booths.levels import Level
from booths.models import Unit
from core.pdf import pdf_make
from core.phones import format_phone, mask_phone
from teams.models import Member
from teams.roster.reading import Roster
from teams.team import SeatLine

TEMPLATE = Path(__file__).parent / "team.typ"
_TAGGED_UP_TO = 300  # seats; tags make longer tables ten times larger (docs/decisions/pdf.md)


def roster_pdf(
    rosters: Sequence[Roster], *, trail: Sequence[Unit], user: User, at: datetime, phones: bool | None
) -> bytes:
    """Return the sheet of one team or several, the first as a page of its own, in the active language.

    ``trail`` are the units above the first. ``phones``: True prints numbers in full, False masked, None not at all; the
    right to them is the caller's to check, and so is writing down who took them.
    """
    first = rosters[0].unit
    title = _("Team: %(name)s") % {"name": first.name}
    data = {
        "words": {
            "post": _("Post"),
            "name": _("Name"),
            "phone": _("Mobile number"),
            "since": _("Since"),
            "vacant": _("Vacant"),
            "filled": _("seats filled"),
            "below": _("Teams below"),
            "none": _("This unit has no seats yet."),
            "private": _("Holds people's numbers. Keep it safe, and share it with nobody outside the team.")
            if phones
            else "",
        },
        "asof": _("As of %(day)s") % {"day": date_format(localtime(at), "j F Y")},
        "above": " · ".join(unit.name for unit in trail),
        "phones": phones is not None,
        "teams": [_team(roster, phones=phones, highest=_highest_below(rosters)) for roster in rosters],
    }
    return pdf_make(
        TEMPLATE, data, letterhead=letterhead(unit=first, title=title, at=at, user=user),
        tagged=sum(len(roster.lines) for roster in rosters) <= _TAGGED_UP_TO,
    )  # fmt: skip


def names_of(thing: Member | Unit) -> tuple[str, str]:
    """Return the name in the active language, and the one in the other script where there are two."""
    other = thing.name_en if get_language() == "hi" else thing.name_hi
    return thing.name, other if other != thing.name else ""


def _highest_below(rosters: Sequence[Roster]) -> int:
    """Return the level whose teams open a part of the sheet: the highest of those below."""
    return min((roster.unit.level for roster in rosters[1:]), default=0)


def _team(roster: Roster, *, phones: bool | None, highest: int) -> dict[str, Any]:
    unit = roster.unit
    name, other = names_of(unit)
    number = f"{unit.number} " if unit.number and unit.level == Level.ASSEMBLY else ""
    return {
        "name": number + name,
        "other": other,
        "opens": unit.level == highest,
        "level": unit.get_level_display(),
        "seats": roster.seats,
        "held": roster.held,
        "sections": [
            {
                "name": section.platform.label if section.platform else _("Leading and office"),
                "seats": sum(line.counts for line in section.lines),
                "filled": sum(line.counts and line.assignment is not None for line in section.lines),
                "lines": [_line(line, phones=phones) for line in section.lines],
            }
            for section in roster.sections
        ],
    }


def _line(line: SeatLine, *, phones: bool | None) -> dict[str, Any]:
    if line.assignment is None:
        return {"post": line.seat.position.name, "vacant": True}
    member = line.assignment.member
    name, other = names_of(member)
    show = format_phone if phones else mask_phone
    return {
        "post": line.seat.position.name,
        "vacant": False,
        "name": name,
        "other": other,
        "phones": [] if phones is None else [show(one) for one in (member.phone, member.phone_alternate) if one],
        "since": date_format(line.assignment.since, "j F Y"),
    }
