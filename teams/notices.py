"""The notices as a person reads them: with the name of the organisation that asks, and whom to turn to."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import StateSettings, Unit
from booths.state import state_settings
from teams.models import Notice, Position


def notice_text(notice: Notice, unit: Unit) -> str:
    """Return the text of a notice in the current language, for somebody of ``unit``; paragraphs parted by a blank line.

    It names the organisation, the contact that the state has set (else the post of its coordinator) and for how
    many days the details of volunteers are kept undecided.
    """
    state = state_settings(unit.ancestor_id(Level.STATE) or unit.pk)
    return (
        notice.text.replace("{organisation}", _organisation(state))
        .replace("{contact}", state.contact or _coordinator(state.state))
        .replace("{days}", str(state.volunteer_days))
    )


def _organisation(state: StateSettings) -> str:
    names = [state.party_hi, state.party_en]
    first, second = names if get_language() == "hi" else reversed(names)
    return first or second or settings.BOOTHWISE_ORGANISATION or _("This organisation")


def _coordinator(state: Unit) -> str:
    """Return the first post of the state, without a name: the notices are public, and holders change."""
    post = Position.objects.filter(level=Level.STATE).order_by("order").first()
    return f"{post.name}, {state.name}" if post else state.name
