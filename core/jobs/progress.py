"""Telling how far the work is."""

from typing import Protocol


class Cancelled(Exception):
    """The job was cancelled, or another worker has taken it over; what this one did is rolled back."""


class Progress(Protocol):
    """What the engine tells while it works."""

    def rows(self, count: int, share: float) -> None:
        """So many rows have been read, this share (0 to 1) of the file. Raises Cancelled when there is no point."""

    def step(self, name: str, share: float) -> None:
        """A step of the database begins, at this share of the whole. Raises Cancelled when there is no point."""
