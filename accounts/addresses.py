"""From where a visitor comes, for counting."""

from ipaddress import IPv6Address, ip_address, ip_network

from axes.helpers import get_client_ip_address
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the visitor's network address, found as for the lock on sign-in (behind a proxy the one it names).

    Of an IPv6 address the network: one phone has the whole of its /64 and may use another address each time.
    """
    text = get_client_ip_address(request) or ""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)
