"""What a thing to do is, and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Count, QuerySet, Subquery, Value

from accounts.models import User
from booths.scope import Right, Scope
from dashboard.area import Area


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: where or which (``name``), how many of what (``count``, ``note``), and the button.

    ``alarm`` marks what cannot wait.
    """

    count: int
    name: str
    note: str
    href: str
    action: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """The area whose page is shown, to whom, and what they may reach."""

    area: Area
    user: User
    scope: Scope

    def may(self, right: Right) -> bool:
        """Tell whether the right holds in the whole area."""
        return self.scope.may(right, self.area.unit)


class Source(Protocol):
    """Where things to do come from."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Return what to ask the database; None when there is nothing to ask, here or for this person."""

    def todos(self, situation: Situation, answer: Any) -> Iterable[Todo]:
        """Return what is to be done, ``answer`` being what the database said, None when it was not asked."""


def number_of(query: QuerySet[Any]) -> Subquery:
    """Return the number of a query's records as a question; no row, and so None, when there are none."""
    return Subquery(query.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number"))
