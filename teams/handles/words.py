"""Words and signs of official accounts."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from booths.scope import Right, Scope
from core.numbers import indian
from core.social import Network
from teams.models import Handle, HandleCount
from teams.services.handles import Noted

ICONS = {
    Network.FACEBOOK: "team",
    Network.INSTAGRAM: "camera",
    Network.X: "chat",
    Network.YOUTUBE: "play",
    Network.WHATSAPP: "megaphone",
}
"""Neutral signs: the networks' own are theirs."""


def account_taken_words(scope: Scope, holder: Handle, unit_id: int) -> str:
    """Say whose account it is already, or only that it is somebody's whom the reader may not see."""
    if holder.unit_id == unit_id:
        return _("This account is registered here already.")
    if not scope.may(Right.SEE, holder.unit):
        return _("This account is registered outside your area. Please check whose it is.")
    return format_html(
        _('This account is registered already: <a href="{href}">{unit}</a>.'),
        href=reverse("teams:unit_handles", args=[holder.unit.code]),
        unit=holder.unit.name,
    )


def count_conflict_words(count: HandleCount) -> str:
    """Say who noted another count of the day meanwhile, and how to put one's own in its place."""
    who = count.noted_by.name if count.noted_by else _("Somebody")
    words = {"who": who, "followers": indian(count.followers)}
    return _("%(who)s noted %(followers)s for this day. Save once more to put yours in its place.") % words


def jump_words(noted: Noted) -> str:
    """Say that a count is far from the one before: a digit may be missing or too many."""
    before, now = indian(noted.before or 0), indian(noted.count.followers)
    words = {"account": noted.count.handle, "before": before, "now": now}
    return _("%(account)s: from %(before)s to %(now)s followers. Please look whether a digit is wrong.") % words
