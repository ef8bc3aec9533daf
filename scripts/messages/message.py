"""A translatable string and where it stands."""

from dataclasses import dataclass
from pathlib import Path

from config.setup.bootstrap import BASE_DIR


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a source file."""

    path: Path
    line: int

    def __str__(self) -> str:
        inside = self.path.is_relative_to(BASE_DIR)
        return f"{self.path.relative_to(BASE_DIR) if inside else self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Message:
    """What gettext is asked for: the key is ``msgid`` with its ``context``."""

    msgid: str
    place: Place
    context: str | None = None
    plural: str = ""

    @property
    def key(self) -> tuple[str, str | None]:
        """Return what a catalogue finds the message by."""
        return self.msgid, self.context


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something a reader would stumble over, and where."""

    place: Place
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"
