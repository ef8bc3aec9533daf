"""Why a text names no account."""

from enum import StrEnum


class Refusal(StrEnum):
    """What a text is instead of an account of the network that was asked for."""

    MISSING = "missing"
    TWO_ACCOUNTS = "two_accounts"
    OTHER_NETWORK = "other_network"
    OTHER_SITE = "other_site"
    POST = "post"
    GROUP = "group"
    BOOTH_GROUP = "booth_group"
    SHARE = "share"
    CHAT = "chat"
    NO_ACCOUNT = "no_account"
    PHONE = "phone"
    BAD_NAME = "bad_name"
