"""The kinds of sheets: what each reads from a row, and the tables it goes to."""

from imports.kinds.base import Kind, Part
from imports.kinds.booths import Booths
from imports.kinds.booths_with_groups import BoothsWithGroups
from imports.kinds.checks import Checks
from imports.kinds.groups import Groups
from imports.kinds.members import Members
from imports.kinds.units import Units

KINDS: dict[str, type[Kind]] = {kind.name: kind for kind in (Booths, Groups, BoothsWithGroups, Units, Members, Checks)}

__all__ = ["KINDS", "Kind", "Part"]
