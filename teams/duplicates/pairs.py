"""Pairs of records that may be one person, with how much speaks for it and what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import connection

from core.person_names import same_person_name
from teams.duplicates.candidates import CANDIDATES, LIKENESS
from teams.querysets import MemberQuerySet

MOST = 5000
"""So many candidates are judged at most, those with a common number or address first."""
Names = Sequence[str]
"""The name in Hindi and in English, either of which may be missing."""
NAME_ALONE = 0.95
"""What a likeness of names in one area counts beside a common number."""
NAMES_DIFFER = 50.0
"""The score of two records with a common number or address and the names of two people: families share a telephone."""


class Reason(StrEnum):
    """What speaks for one person."""

    NUMBER = "number"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, by id, the lower first; ``score`` from 0 to 100, and what speaks for one person."""

    first: int
    second: int
    score: float
    reasons: tuple[Reason, ...]


def find_pairs(members: MemberQuerySet, *, on: date) -> list[Pair]:
    """Return the pairs among ``members`` that may be one person, the likeliest first, without those told apart.

    ``members`` is what the visitor may edit: both of a pair lie within it. Who sits where on the day ``on`` counts.
    """
    chosen, params = members.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES.format(members=chosen), [*params, on, LIKENESS, MOST])
        found = cursor.fetchall()
    judged = [_judge(first, second, why, names[:2], names[2:]) for first, second, why, *names in found]
    return sorted(filter(None, judged), key=lambda pair: (-pair.score, pair.first, pair.second))


def _judge(first: int, second: int, reasons: Iterable[str], one: Names, other: Names) -> Pair | None:
    """Return the pair; None when nothing but a common word of the name spoke for it."""
    likeness = name_likeness(one, other)
    firm = tuple(Reason(reason) for reason in reasons if reason != Reason.NAME)
    if likeness:
        score = 100.0 if firm else likeness * NAME_ALONE
        return Pair(first, second, round(score, 1), (*firm, Reason.NAME))
    return Pair(first, second, NAMES_DIFFER, firm) if firm else None


def name_likeness(one: Names, other: Names) -> float:
    """Return how well two people's names in Hindi and in English fit; 0 when they are two people's.

    Names in the same script are compared, all that both have; only where they have none in common, across the scripts.
    """
    pairs = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine and theirs]
    pairs = pairs or [(one[0] or one[1], other[0] or other[1])]
    matches = [same_person_name(mine, theirs) for mine, theirs in pairs]
    return min(match.score for match in matches) if all(matches) else 0.0
