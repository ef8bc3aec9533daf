"""Taking back all that was written in one context of the history, from the images that the event tables hold.

What the design is and what it was measured against: docs/decisions/import-undo.md.
"""

from core.undo.plan import Counts, Kept, ModelPlan, Reason, UndoPlan, undo_plan
from core.undo.write import UndoResult, undo_apply

__all__ = ["Counts", "Kept", "ModelPlan", "Reason", "UndoPlan", "UndoResult", "undo_apply", "undo_plan"]
