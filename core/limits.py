"""How often something may be asked for: counted in the cache, so that all web processes count together."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.cache import cache
from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Limit:
    """``times`` in a span of ``seconds``; spans follow each other from midnight UTC, they do not slide."""

    name: str
    times: int
    seconds: int

    def until(self, key: str) -> datetime | None:
        """Count one try for ``key``; return None where it is allowed, else when it will be again.

        Only a keyed hash of ``key`` is kept, and not beyond the span: it may be a phone number or an address.
        """
        now = time.time()
        begun = now // self.seconds
        name = f"limit:{self.name}:{begun:.0f}:{salted_hmac(f'limit.{self.name}', key).hexdigest()}"
        return (
            None
            if _counted(name, self.seconds) <= self.times
            else datetime.fromtimestamp((begun + 1) * self.seconds, UTC)
        )


def _counted(name: str, seconds: int) -> int:
    """Add one to a count and return it. Each step is one of the cache's own, so that no two callers read the same."""
    if cache.add(name, 1, seconds):
        return 1
    try:
        return cache.incr(name)
    except ValueError:  # it ran out between the two
        return 1
