"""The cells that give a person a seat: post, platform, number, the day since when."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from booths.levels import Level
from booths.models import Unit
from booths.scope import Scope
from core.dates import read_date
from core.text import devanagari_digits_to_ascii, is_blank_marker
from imports.places.known import Known
from imports.places.post_words import platform_of, words_of
from imports.places.posts import PostBook
from imports.reading import cells
from imports.reading.row import RowReading
from imports.reading.unit import level_named
from teams.access import may_fill
from teams.models import Position, Seat

_PLACE = ("district", "assembly_name", "mandal", "sector", "unit", "region", "state")
_NUMBER = re.compile(r"\D*([1-9])(?:\.0)?\D*", re.ASCII)


class SeatReading(NamedTuple):
    """The seat that a row gives somebody; number and since None where it does not say, ``said`` the post as written."""

    unit: int
    position: int
    number: int | None
    since: datetime.date | None
    said: str


class SeatReader:
    """Reads seats, and asks whether the importer may fill them."""

    def __init__(self, scope: Scope) -> None:
        self._scope, self._book = scope, PostBook()
        self._may_fill = lru_cache(maxsize=50_000)(self._ask)

    def read(self, row: RowReading, home: Known) -> SeatReading | None:
        """Return the seat that a row names; None when it names none, or wrongly, or one not the importer's to fill."""
        post, platform = _post(row), row.text("platform")
        if not post and not platform_of(platform):
            return None
        words = words_of(post)
        level = self._level(row, words.levels) or Level(home.level)
        number = _number(row) or words.number
        since = _since(row)
        path = tuple(home.path[:level])
        if level > home.level or not path[-1]:
            row.error("post", "post_without_unit", level=int(level))
            return None
        place = " ".join((*home.names, *filter(None, map(row.text, _PLACE))))
        found, score, others = self._book.find(post, platform, level, place)
        field = "post" if post else "platform"
        if found is None:
            row.error(field, "post_unknown", level=int(level), posts=[other.both for other in others])
            return None
        if score < 100:
            row.repair(field, "post_near", post=found.both, score=score)
        if not self._may_fill(path, found.position):
            row.warn(field, "seat_not_yours", post=found.both)
            return None
        return SeatReading(path[-1], found.position.pk, number, since, row.text(field))

    def _level(self, row: RowReading, named: tuple[Level, ...]) -> Level | None:
        """Return the level of the seat: as its column says, else as the post does."""
        written = row.text("level")
        if not cells.is_empty(written):
            level = level_named(written)
            if level is None:
                row.error("level", "level_unknown")
            return level
        return named[0] if len(set(named)) == 1 else None

    def _ask(self, path: tuple[int | None, ...], position: Position) -> bool:
        return may_fill(self._scope, Seat(unit=Unit(pk=path[-1], path=list(path)), position=position))


def _post(row: RowReading) -> str:
    """Return the text of the post. X is a platform; an x crosses the cell out."""
    written = row.text("post")
    return written if written and (written == "X" or not is_blank_marker(written)) else ""


def _number(row: RowReading) -> int | None:
    written = row.text("seat")
    if cells.is_empty(written):
        return None
    number = _NUMBER.fullmatch(devanagari_digits_to_ascii(written))
    if number is None:
        row.error("seat", "seat_number_unreadable")
    elif number[1] != written:
        row.repair("seat", "seat_number_read", number=int(number[1]))
    return int(number[1]) if number else None


def _since(row: RowReading) -> datetime.date | None:
    """Read the day from which the seat is held; one that cannot be read is left out with a warning."""
    reading = read_date(row.text("since"))
    if reading.error not in ("", "missing"):
        row.warn("since", "since_unreadable")
    elif reading.date and reading.repaired:
        row.repair("since", "date_read", date=reading.date.isoformat())
    return reading.date
