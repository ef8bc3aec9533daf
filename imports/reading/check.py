"""The cells of a check: the day, whether the group was alive, how many were in it."""

import datetime
from functools import lru_cache

from core.text import fold
from imports.reading import cells
from imports.reading.row import RowReading

_ALIVE = (
    "yes y ya haan haa ha han hai ji हां हा है जी chalu chaalu चालू चालु sakriya सक्रिय active alive live working running"
    " ok okay ठीक true t 1 bana बना मिला जीवित checked verified सत्यापित"
)
_DEAD = (
    "no n na nahi nahin nahee नहीं नही ना न band bandh बंद बन्द nishkriya निष्क्रिय inactive dead closed deleted false f 0"
    " expired lost x xx nil समाप्त मृत हटाया हटा खत्म"
)
_DEAD_PHRASES = ("not working", "not active", "not alive", "link expired", "does not exist", "चालू नहीं", "चालू नही",
                 "नहीं है", "नही है", "सक्रिय नहीं", "सक्रिय नही", "बंद है", "बंद हो गया", "लिंक बंद", "ग्रुप बंद")  # fmt: skip
_ALIVE_PHRASES = ("चालू है", "सक्रिय है", "ठीक है", "चल रहा है", "is working", "is active")
_SIGNS = {"✓": True, "✔": True, "☑": True, "✅": True, "√": True, "👍": True, "✗": False, "✘": False, "❌": False,
          "×": False, "✖": False, "❎": False, "👎": False}  # fmt: skip
_WORDS = {
    **{fold(word): False for word in (*_DEAD.split(), *_DEAD_PHRASES)},
    **{fold(word): True for word in (*_ALIVE.split(), *_ALIVE_PHRASES)},
}
_NOTHING = frozenset(map(fold, ("", "na", "n/a", "none", "null")))


def read_day(row: RowReading, today: datetime.date) -> datetime.date | None:
    """Read the day of the check, which every row must have and which has come already."""
    written = row.text("checked_on")
    day = cells.date(row, "checked_on")
    if cells.is_empty(written):
        row.error("checked_on", "check_day_missing")
    elif day and day > today:
        row.error("checked_on", "check_in_future")
    else:
        return day
    return None


def read_alive(row: RowReading, members: int | None) -> bool | None:
    """Read whether the group was alive; where the cell says nothing, one whose members were counted was."""
    written = row.text("alive")
    alive = _alive(written)
    if alive is not None:
        return alive
    if fold(written) not in _NOTHING:
        row.error("alive", "alive_unreadable")
    elif not members:
        row.error("alive", "alive_missing")
    else:
        return True
    return None


@lru_cache(maxsize=1000)
def _alive(written: str) -> bool | None:
    """Return what a cell says, None for nothing and for what cannot be read."""
    text = written.strip().removesuffix("\ufe0f").removesuffix(".0")
    return _SIGNS[text] if text in _SIGNS else _WORDS.get(fold(text))
