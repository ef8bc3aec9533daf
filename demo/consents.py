"""What the demo's people agreed to: most of them to their details being kept, fewer to messages, some no longer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from demo.copying import copy_rows
from teams.models import Consent, Member, Notice, Purpose
from teams.services import notice_defaults_load

_COLUMNS = ("member_id", "purpose", "notice_id", "language", "source", "given_at", "withdrawn_at")
_SHARE = {Purpose.DETAILS: 0.75, Purpose.MESSAGES: 0.5}
_TOLD = (Consent.Source.TOLD, Consent.Source.TOLD, Consent.Source.PAPER)


def consents_create(random: Random, members: list[Member], now: datetime) -> int:
    """Write down what members agreed to in the last two years, and what some took back; return how many."""
    notice_defaults_load(actor=None)
    notices = {notice.purpose: notice.pk for notice in Notice.objects.filter(version=1)}
    return copy_rows("teams_consent", _COLUMNS, _consents(random, members, notices, now))


def _consents(
    random: Random, members: list[Member], notices: dict[str, int], now: datetime
) -> Iterator[tuple[Any, ...]]:
    for member in members:
        for purpose, share in _SHARE.items():
            if random.random() < share:
                days = random.randint(20, 600)
                withdrawn = now - timedelta(days=random.randint(1, 15)) if random.random() < 0.03 else None
                yield (
                    member.pk, purpose.value, notices[purpose], "hi", random.choice(_TOLD).value,
                    now - timedelta(days=days), withdrawn,
                )  # fmt: skip
