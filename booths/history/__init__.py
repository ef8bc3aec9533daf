"""The history that a person reads; the events themselves are kept by the database (``core.history``)."""

from booths.history.entries import Entry, booth_history, last_touch, unit_history
from booths.history.links import openable
from booths.history.words import Change

__all__ = ["Change", "Entry", "booth_history", "last_touch", "openable", "unit_history"]
