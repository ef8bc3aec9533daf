"""Two records of one person made one, with nothing lost, and taken back for 30 days."""

from teams.services.merging.choices import MergeChoices, numbers_of, prefer, stays_first
from teams.services.merging.merge import members_merge
from teams.services.merging.seats import Clash, clashes_of
from teams.services.merging.telling_apart import members_tell_apart
from teams.services.merging.undo import UNDO_DAYS, merge_may_be_undone, merge_undo, merge_undo_plan

__all__ = [
    "UNDO_DAYS",
    "Clash",
    "MergeChoices",
    "clashes_of",
    "members_merge",
    "members_tell_apart",
    "merge_may_be_undone",
    "merge_undo",
    "merge_undo_plan",
    "numbers_of",
    "prefer",
    "stays_first",
]
