"""Accounts on the networks: what a person pasted becomes the one form in which it is kept, or a reason why not."""

from core.social.addresses import account_key, account_name, account_url
from core.social.network import Network
from core.social.reading import AccountReading, read_account
from core.social.refusals import Refusal
from core.social.words import refusal_text

__all__ = [
    "AccountReading",
    "Network",
    "Refusal",
    "account_key",
    "account_name",
    "account_url",
    "read_account",
    "refusal_text",
]
