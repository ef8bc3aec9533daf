"""Taking an import back: which records it may be about, and who may."""

from imports.undoing.area import covers, may_undo
from imports.undoing.registry import ALONG, FOLLOWS, MODELS

__all__ = ["ALONG", "FOLLOWS", "MODELS", "covers", "may_undo"]
