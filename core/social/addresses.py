"""An account as a link, as a name to read, and as the key by which two are told apart."""

from typing import Final
from urllib.parse import quote

from core.social.names import CHANNEL_ID, FACEBOOK_ID
from core.social.network import Network


def account_url(network: str, address: str) -> str:
    """Return the link to an account, in the one form in which it is shown and exported."""
    return _URLS[Network(network)](address)


def account_name(network: str, address: str) -> str:
    """Return what people call an account: ``@name`` where the network says so, else the bare name, id or code."""
    if network in (Network.INSTAGRAM, Network.X):
        return f"@{address}"
    if network == Network.YOUTUBE and not CHANNEL_ID.fullmatch(address):
        return address.partition("/")[2] or f"@{address}"
    return address


def account_key(network: str, address: str) -> str:
    """Return what two addresses of one account have in common: case never counts, nor do periods on Facebook."""
    key = address.lower()
    return key.replace(".", "") if network == Network.FACEBOOK else key


def _facebook(address: str) -> str:
    return f"https://www.facebook.com/{'profile.php?id=' if FACEBOOK_ID.fullmatch(address) else ''}{address}"


def _youtube(address: str) -> str:
    if CHANNEL_ID.fullmatch(address):
        return f"https://www.youtube.com/channel/{address}"
    return f"https://www.youtube.com/{quote(address) if '/' in address else '@' + quote(address)}"


_URLS: Final = {
    Network.FACEBOOK: _facebook,
    Network.INSTAGRAM: "https://www.instagram.com/{}/".format,
    Network.X: "https://x.com/{}".format,
    Network.YOUTUBE: _youtube,
    Network.WHATSAPP: "https://www.whatsapp.com/channel/{}".format,
}
