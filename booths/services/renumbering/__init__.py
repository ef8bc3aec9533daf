"""Renumbering an assembly's booths: the draft, its changes, writing it, taking it back."""

from booths.services.renumbering.applying import renumbering_apply
from booths.services.renumbering.drafting import renumbering_discard, renumbering_start
from booths.services.renumbering.editing import Decision, renumbering_decide, renumbering_refresh, renumbering_shift
from booths.services.renumbering.undoing import renumbering_undo, renumbering_undo_plan

__all__ = [
    "Decision",
    "renumbering_apply",
    "renumbering_decide",
    "renumbering_discard",
    "renumbering_refresh",
    "renumbering_shift",
    "renumbering_start",
    "renumbering_undo",
    "renumbering_undo_plan",
]
