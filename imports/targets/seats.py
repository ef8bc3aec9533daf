"""Rows that put people into seats."""

from typing import TYPE_CHECKING

from accounts.services import links_withdraw_for
from imports.targets import seats_fill_sql as fill
from imports.targets import seats_sql as sql
from imports.targets.base import Target
from imports.targets.members import MemberTarget
from imports.targets.members_sql import OTHER_TAKEN

if TYPE_CHECKING:
    from imports.engine.stage import Stage


class SeatTarget(Target):
    """The table of assignments. ``{work}`` has the seat that each good row takes, ``{free}`` those that are vacant."""

    name = "seats"
    defended = False  # that a person holds one seat a level, and leads in one unit only, no constraint says
    columns = {
        "phone": "varchar(16)",
        "unit": "bigint",
        "position": "bigint",
        "number": "smallint",
        "since": "date",
        "said": "text",  # the post as the sheet has it
    }

    beside = True
    label = "''"

    def find_faults(self, stage: "Stage") -> None:
        """Find the seat of each row, and whatever speaks against it."""
        stage.run("DROP TABLE IF EXISTS {free}", self.name)
        stage.run(OTHER_TAKEN.replace("{more}", ""), self.name)
        stage.run(sql.FIND, self.name)
        stage.analyze(self.name, "work")
        stage.run(sql.NOT_IN_USE, self.name)
        stage.run(sql.NO_SUCH_NUMBER, self.name)
        stage.run(sql.SITS_ALREADY, self.name)
        stage.run(sql.FREE, self.name)
        stage.analyze(self.name, "free")
        for query in (sql.SEAT_HELD, sql.SITS_TWICE, sql.TAKE_NUMBERED, sql.TAKE_FREE, sql.SEATS_TAKEN, sql.HELD_THEN):
            stage.run(query, self.name)

    def plan(self, stage: "Stage") -> None:
        """See the query."""
        stage.run(fill.PLAN, self.name)

    def lock(self, stage: "Stage") -> None:
        """Lock as ``seat_assign`` does, seats before members; of these also the ones that only change themselves."""
        stage.run(fill.LOCK_UNITS, self.name)
        stage.run(fill.LOCK_SEATS, self.name)
        stage.run(fill.LOCK_MEMBERS.replace("{people}", stage.table(f"{MemberTarget.name}_plan")), self.name)

    def merge(self, stage: "Stage") -> int:
        """Open the seats that are missing and fill them, with all that goes with it."""
        stage.run(fill.OPEN, self.name)
        assigned = stage.run(fill.ASSIGN, self.name)
        users = [pk for (pk,) in stage.all(fill.ACCOUNTS, self.name)]
        links_withdraw_for(users=users, spare=stage.params["actor"])
        stage.run(fill.RECORD, self.name)
        return assigned

    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """See the query."""
        return stage.all(fill.CHANGES, self.name, rows=rows)
