"""What a person may reach: a value, built from their seats, that every read starts with.

The scope knows units and rights and nothing of users or roles; ``teams.scoping.scope_for`` builds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from booths.models import Unit


class Right(StrEnum):
    """What may be done in a unit and all below it (the table of rights in the product's description)."""

    SEE = "see"
    EDIT = "edit"
    VERIFY = "verify"
    ASSIGN = "assign"
    IMPORT = "import"
    EXPORT = "export"
    PHONES = "phones"


@dataclass(frozen=True)
class Scope:
    """For each right, the units (by id) in which and below which it holds; ``everywhere`` holds without a unit."""

    roots: Mapping[Right, frozenset[int]] = field(default_factory=dict)
    everywhere: frozenset[Right] = frozenset()

    @classmethod
    def nothing(cls) -> "Scope":
        """The scope of a stranger."""
        return cls()

    @classmethod
    def everything(cls) -> "Scope":
        """The scope of an administrator, and of a command run by whoever holds the server."""
        return cls(everywhere=frozenset(Right))

    def root_ids(self, right: Right = Right.SEE) -> frozenset[int]:
        """Return the ids of the units in which ``right`` holds (empty when it holds everywhere or nowhere)."""
        return self.roots.get(right, frozenset())

    def has(self, right: Right) -> bool:
        """Tell whether the right holds anywhere at all."""
        return right in self.everywhere or bool(self.root_ids(right))

    def may(self, right: Right, unit: "Unit") -> bool:
        """Tell whether the right holds in ``unit``, through it or a unit above it."""
        return right in self.everywhere or not self.root_ids(right).isdisjoint(unit.path)

    def units(self, right: Right = Right.SEE, path: str = "path") -> Q:
        """Return the condition that a unit, reached by the lookup ``path``, lies within the right's area."""
        if right in self.everywhere:
            return Q()
        roots = self.root_ids(right)
        return Q(**{f"{path}__overlap": sorted(roots)}) if roots else Q(pk__in=[])
