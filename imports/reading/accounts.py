"""A person's own accounts on the networks."""

from core.social import Network, account_name, account_url, read_account
from core.text import fold
from imports.reading import cells
from imports.reading.row import RowReading

FIELDS = {
    Network.FACEBOOK: "facebook_account",
    Network.INSTAGRAM: "instagram_account",
    Network.X: "x_account",
    Network.YOUTUBE: "youtube_account",
}
"""By network the field of a sheet. A WhatsApp channel is a unit's, no person's."""

_ANSWERS = frozenset(map(fold, ("yes", "no", "y", "n", "haan", "nahi", "हाँ", "नहीं", "है", "done")))
"""What stands in such a column where it only asks whether there is an account."""


def read_accounts(row: RowReading) -> tuple[str | None, ...]:
    """Read the account of each network in the order of ``FIELDS``; what is none is left out with a warning."""
    return tuple(_read(row, network, field) for network, field in FIELDS.items())


def _read(row: RowReading, network: Network, field: str) -> str | None:
    written = row.text(field)
    if cells.is_empty(written):
        return None
    reading = read_account(network, written)
    if not reading.address or fold(written) in _ANSWERS:
        row.warn(field, "account_unreadable", network=network.value)
        return None
    plain = {reading.address, account_name(network, reading.address), account_url(network, reading.address)}
    if written.lower() not in {form.lower() for form in plain}:
        row.repair(field, "account_read", new=reading.address)
    return reading.address
