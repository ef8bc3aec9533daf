"""What is said to volunteers in chats."""

from django.utils import translation
from django.utils.translation import gettext as _

from booths.models import Unit
from core.phones import wa_me_url
from teams.models import Volunteer


def own_link_text(unit: Unit, url: str) -> str:
    """Return the message by which somebody keeps their own link, in the active language."""
    return _("My offer to help: %(unit)s. My own link, only for me:\n%(url)s") % {"unit": unit.name, "url": url}


def greeting_chat(volunteer: Volunteer, sender: str) -> str:
    """Return the address of the chat with a volunteer, with a greeting by ``sender`` ready, in Hindi."""
    with translation.override("hi"):
        words = {"name": volunteer.name, "sender": sender, "unit": volunteer.unit.name}
        text = _("Hello %(name)s, this is %(sender)s. You offered to help us in %(unit)s: thank you! When can we talk?")
        return wa_me_url(volunteer.phone, text % words)
