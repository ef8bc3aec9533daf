"""The secrets of the public form: the stamp that each copy of it carries, and the volunteer's own link.

A copy of the form has a random number, signed together with the time at which it was given out. The secret of the own
link is worked out from that number and the server's key: whoever sends a copy twice gets the same link, and the
database, in which the link's hash is unique, keeps one offer.
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

FASTEST = timedelta(seconds=3)
"""Nobody reads and fills in the form faster."""
LONGEST = timedelta(hours=6)
"""A copy of the form that is older is sent once more."""
THANKS = timedelta(hours=1)
"""For how long the page that shows the own link can be opened again: a phone reloads a tab when it wakes up."""
_FORM, _THANKS, _OWN = "teams.volunteers.form", "teams.volunteers.thanks", "teams.volunteers.own"


class Pace(Enum):
    """How long somebody had the form before sending it."""

    TOO_FAST = "too fast"
    GOOD = "good"
    TOO_OLD = "too old"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a copy of the form said: its number, and how long somebody had it. A wrong stamp is too old."""

    number: str
    pace: Pace


def stamp_make(code: str, *, again: bool = False) -> str:
    """Return the stamp of a new copy of the form of a unit; ``again``: it comes filled in and may be sent at once."""
    given_out = timezone.now() - (FASTEST if again else timedelta())
    return signing.dumps([code, secrets.token_urlsafe(16), given_out.timestamp()], salt=_FORM)


def stamp_read(text: str, code: str) -> Stamp:
    """Return what the stamp of a unit's form says."""
    try:
        unit, number, given_out = signing.loads(text, salt=_FORM)
    except (signing.BadSignature, ValueError):
        return Stamp(secrets.token_urlsafe(16), Pace.TOO_OLD)
    age = timezone.now().timestamp() - given_out
    if unit != code or age > LONGEST.total_seconds():
        return Stamp(number, Pace.TOO_OLD)
    return Stamp(number, Pace.TOO_FAST if age < FASTEST.total_seconds() else Pace.GOOD)


def own_secret(number: str) -> str:
    """Return the secret of the own link of whoever sends the copy of the form with this number: 256 bits."""
    digest = salted_hmac(_OWN, number, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def thanks_key(number: str) -> str:
    """Return what the address of the page of thanks carries."""
    return signing.dumps(number, salt=_THANKS)


def thanks_secret(key: str) -> str | None:
    """Return the secret of the own link that the page of thanks shows; None when it may no longer."""
    try:
        return own_secret(signing.loads(key, salt=_THANKS, max_age=THANKS))
    except signing.BadSignature:
        return None
