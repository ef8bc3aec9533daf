"""Rows that are checks of groups."""

from typing import TYPE_CHECKING

from imports.targets import checks_sql as sql
from imports.targets.base import Target

if TYPE_CHECKING:
    from imports.engine.stage import Stage


class CheckTarget(Target):
    """The table of checks. ``{work}`` has the group that each row was found to mean.

    A check is only ever added. The group's own figures follow by a trigger, and only where no later check is known.
    """

    name = "checks"
    defended = False  # that a group is still active, no constraint says
    columns = {
        "assembly": "bigint",
        "sort": 'varchar(6) COLLATE "C"',
        "slot": "smallint",
        "code": "varchar(24)",
        "day": "date",
        "alive": "bool",
        "members": "int",
    }

    beside = True
    label = (
        "concat_ws(' · ', coalesce(ltrim(s.sort, '0') || coalesce(' / ' || s.slot, ''),"
        " 'https://chat.whatsapp.com/' || s.code), to_char(s.day, 'DD.MM.YYYY'))"
    )

    def find_faults(self, stage: "Stage") -> None:
        """Find the group of each row, and whatever speaks against its check."""
        stage.run(sql.FIND, self.name)
        stage.analyze(self.name, "work")
        for query in (sql.BOOTH_UNKNOWN, sql.LINK_UNKNOWN, sql.GROUP_UNKNOWN, sql.OUTSIDE, sql.NOT_YOURS):
            stage.run(query, self.name)
        for query in (sql.NOT_ACTIVE, sql.TOO_EARLY, sql.TWICE):
            stage.run(query, self.name)

    def plan(self, stage: "Stage") -> None:
        """See the query."""
        stage.run(sql.PLAN, self.name)

    def lock(self, stage: "Stage") -> None:
        """Lock the groups, as whoever records a check by hand does."""
        stage.run(sql.LOCK, self.name)

    def merge(self, stage: "Stage") -> int:
        """Insert, in the order of the days: of two checks of a day the later row counts."""
        return stage.run(sql.INSERT, self.name)

    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """Return what new checks say; none is ever changed."""
        return stage.all(sql.CHANGES, self.name, rows=rows)
