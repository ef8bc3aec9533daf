"""The notices as a person reads them: with the name of the organisation that asks, and whom to turn to."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import StateSettings, Unit
from booths.state import state_settings
from teams.models import Assignment, Notice


def notice_text(notice: Notice, unit: Unit) -> str:
    """Return the text of a notice in the current language, for somebody of ``unit``; paragraphs parted by a blank line.

    It names the organisation, the contact that the state has set (else its coordinator, by name and post) and for how
    many days the details of volunteers are kept undecided.
    """
    state = state_settings(unit.ancestor_id(Level.STATE) or unit.pk)
    return (
        notice.text.replace("{organisation}", _organisation(state))
        .replace("{contact}", state.contact or _coordinator(state.state_id))
        .replace("{days}", str(state.volunteer_days))
    )


def _organisation(state: StateSettings) -> str:
    names = [state.party_hi, state.party_en]
    first, second = names if get_language() == "hi" else reversed(names)
    return first or second or settings.BOOTHWISE_ORGANISATION or _("This organisation")


def _coordinator(state_id: int) -> str:
    """Return who holds the first post of the state, by name and post; the post alone while nobody does."""
    held = Assignment.objects.filter(seat__unit=state_id, seat__position__level=Level.STATE)
    one = (
        held.current(timezone.localdate())
        .select_related("member", "seat__position")
        .order_by("seat__position__order", "seat__number")
        .first()
    )
    return f"{one.member.name}, {one.seat.position.name}" if one else _("the coordinator of the state")
