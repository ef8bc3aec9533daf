"""The letterhead of what is printed about a unit."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from booths.models import StateSettings, Unit
from booths.state import state_settings
from core.pdf import Letterhead


def organisation_name(state: StateSettings) -> str:
    """Return the organisation's name in the active language, else in the other; nothing where nobody has set one."""
    names = (state.party_hi, state.party_en) if get_language() == "hi" else (state.party_en, state.party_hi)
    return next(filter(None, names), settings.BOOTHWISE_ORGANISATION)


def letterhead(*, unit: Unit, title: str, at: datetime, user: User | None = None) -> Letterhead:
    """Return the head and foot of a document about ``unit``: its state's name and colour, printed ``at`` by ``user``.

    Without ``user`` the foot names nobody (a public poster).
    """
    state = state_settings(unit.state_id)
    return Letterhead(
        title=title, organisation=organisation_name(state) or _("Boothwise"), printed_at=at,
        printed_by=str(user or ""), accent=state.accent,
    )  # fmt: skip
