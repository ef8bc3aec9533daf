"""How often the public pages are used from one place, and for one number.

Many share one address: the guests of a hall, all customers of a mobile network. So the limit by address is wide and
stops programs only; the one by number is what keeps a person from being offered again and again.
"""

from datetime import datetime

from core.limits import Limit

OFFERS_FROM = Limit("volunteer-offers-from", times=60, seconds=3600)
OFFERS_OF = Limit("volunteer-offers-of", times=3, seconds=24 * 3600)
WRONG_LINKS = Limit("volunteer-wrong-links", times=30, seconds=600)


def offer_allowed(address: str, phone: str) -> datetime | None:
    """Count an offer; return None where it is allowed, else when to try again.

    The answer does not tell which of the two limits was reached: nobody learns from it whether a number is known.
    """
    times = [OFFERS_FROM.until(address), OFFERS_OF.until(phone)]
    return max((time for time in times if time), default=None)
