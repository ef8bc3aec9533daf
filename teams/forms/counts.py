"""A sheet of counts: one number field for each account, the empty ones left alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date

from teams.forms.handles import FollowersField
from teams.models import Handle, HandleCount
from teams.services.handles import Figure, Outcome

_FOLLOWERS = FollowersField(required=False)


@dataclass
class CountRow:
    """One account of the sheet: what was typed, what is wrong with it, and the count of the day that was seen."""

    handle: Handle
    typed: str = ""
    error: str = ""
    seen: int | None = None
    followers: int | None = None


class CountSheet:
    """The accounts on one page, with what the person typed (``data``) once they sent it."""

    def __init__(
        self, handles: Iterable[Handle], *, counted: Mapping[int, int], today: date, data: Mapping[str, str] | None
    ) -> None:
        """Take the accounts, and the counts of ``today`` by account."""
        self.day: date | None = today
        self.rows = [CountRow(handle, seen=counted.get(handle.pk)) for handle in handles]
        if data is not None:
            self.day = _day(data.get("day", ""))
            for row in self.rows:
                _read(row, data)

    @property
    def figures(self) -> list[Figure]:
        """What can be noted."""
        return [Figure(row.handle, row.followers, row.seen) for row in self.rows if row.followers is not None]

    @property
    def errors(self) -> int:
        """How many rows are to be looked at again."""
        return sum(bool(row.error) for row in self.rows)

    def settle(self, outcome: Outcome, words: Callable[[HandleCount], str]) -> None:
        """Take over what was saved, and say (``words``) at which accounts somebody else noted another count.

        That one has been seen then: saved once more, the person's own takes its place.
        """
        rows = {row.handle.pk: row for row in self.rows}
        for noted in outcome.noted:
            rows[noted.count.handle_id].seen = noted.count.followers
        for conflict in outcome.refused:
            row = rows[conflict.count.handle_id]
            row.error, row.seen = words(conflict.count), conflict.count.followers


def _read(row: CountRow, data: Mapping[str, str]) -> None:
    row.typed = data.get(f"count-{row.handle.pk}", "").strip()
    seen = data.get(f"seen-{row.handle.pk}", "")
    row.seen = int(seen) if seen.isdecimal() and len(seen) < 11 else None
    try:
        row.followers = _FOLLOWERS.clean(row.typed)
    except ValidationError as error:
        row.error = " ".join(error.messages)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
