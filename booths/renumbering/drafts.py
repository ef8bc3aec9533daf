"""What a draft is made of, before it is kept."""

from dataclasses import dataclass

from booths.models import RenumberingLine

Fate = RenumberingLine.Fate


@dataclass(frozen=True, slots=True)
class Listed:
    """A booth as a list has it: number, its names in any scripts, electors if known."""

    number: str
    names: tuple[str, ...] = ()
    electors: int | None = None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What becomes of ``old``, or what ``new`` is made of (see ``RenumberingLine``); ``score`` is how sure that is.

    Of an ASKED line with both numbers the new one is a guess, for a person to confirm.
    """

    fate: RenumberingLine.Fate
    old: str = ""
    new: str = ""
    score: int | None = None
