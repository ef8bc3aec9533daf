"""The sentences that say why a text names no account, and how to put it right."""

from django.utils.translation import gettext as _

from core.social.network import Network
from core.social.reading import AccountReading
from core.social.refusals import Refusal


def refusal_text(network: Network, reading: AccountReading) -> str:
    """Return the sentence for a reading without an address, in the current language; empty for one with."""
    if reading.refusal is None:
        return ""
    other = reading.other.label if reading.other else ""
    return _sentences()[reading.refusal] % {"network": network.label, "other": other, "how": _how(network)}


def _sentences() -> dict[Refusal, str]:
    return {
        Refusal.MISSING: _("Paste the link of the account. %(how)s"),
        Refusal.TWO_ACCOUNTS: _("Two different accounts are in it. Paste only one of them."),
        Refusal.OTHER_NETWORK: _("This is a link of %(other)s, not of %(network)s."),
        Refusal.OTHER_SITE: _("This is no link of %(network)s. %(how)s"),
        Refusal.POST: _("This is a single post or video, not the account. Open the account and copy its link."),
        Refusal.GROUP: _("This is a group or community, not an official account."),
        Refusal.BOOTH_GROUP: _("This invites into a WhatsApp group. Groups belong to booths: enter it at its booth."),
        Refusal.SHARE: _("This link only leads on. Open it, and copy the link of the account that you see."),
        Refusal.CHAT: _("This opens a private chat, not an account."),
        Refusal.NO_ACCOUNT: _("There is no account in this link. %(how)s"),
        Refusal.PHONE: _("This is a phone number, not an account."),
        Refusal.BAD_NAME: _("No account of %(network)s can have this name. %(how)s"),
    }


def _how(network: Network) -> str:
    """Return where in the app the link is found."""
    if network == Network.WHATSAPP:
        return _("In WhatsApp open the channel and choose “Channel link”, then “Copy link”.")
    return _("Open the account, choose “Share” and then “Copy link”.")
