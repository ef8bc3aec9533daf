"""What the person said of names of units, for one job: asked once for each spelling."""

from collections.abc import Mapping

from core.text import fold

NOT_ANY = 0
"""The answer that none of the units is meant: rows with the name are refused, however near it is to a known one."""


def name_key(field: str, text: str, above: int | None = None) -> str:
    """Return under what an answer is kept; ``above`` is the unit below which a mandal or sector is sought."""
    return f"{field}|{above or ''}|{fold(text)}"


class NameAnswers:
    """The answers of a job (``ImportJob.answers["names"]``): the id of a unit by ``name_key``, or NOT_ANY.

    An id below zero is that of a revenue district, and means each district in it.
    """

    def __init__(self, given: Mapping[str, int] | None = None) -> None:
        self._given = dict(given or {})

    def of(self, field: str, text: str, above: int | None = None) -> int | None:
        """Return the answer about a name, None when there is none."""
        return self._given.get(name_key(field, text, above)) if self._given else None
