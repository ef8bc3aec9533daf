"""The tables of the register that rows go to: what contradicts them, what would change, and the merge, all in SQL."""

from imports.targets.base import Outcome, Target

__all__ = ["Outcome", "Target"]
