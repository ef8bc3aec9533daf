"""Rows that are WhatsApp groups."""

from typing import TYPE_CHECKING

from imports.targets import groups_sql as sql
from imports.targets.base import Target

if TYPE_CHECKING:
    from imports.engine.stage import Stage


class GroupTarget(Target):
    """The table of WhatsApp groups. ``{work}`` has the booth and the slot that each row was found to mean."""

    name = "groups"
    columns = {
        "assembly": "bigint",
        "sort": 'varchar(6) COLLATE "C"',
        "slot": "smallint",
        "code": "varchar(24)",
        "name": "text",
        "admin_name": "text",
        "admin_phone": "varchar(16)",
        "admin2_name": "text",
        "admin2_phone": "varchar(16)",
        "members": "int",
    }

    label = "ltrim(s.sort, '0') || coalesce(' / ' || s.slot, '')"

    def find_faults(self, stage: "Stage") -> None:
        """Find the booth and slot of each row, and whatever speaks against it."""
        stage.run(sql.FIND, self.name)
        stage.analyze(self.name, "work")
        stage.run(sql.FIND_BY_ADMIN, self.name)
        stage.run(sql.BOOTH_UNKNOWN, self.name)
        if stage.params["partial"]:
            stage.run(sql.OUTSIDE, self.name)
        stage.run(sql.LINK_TAKEN, self.name)
        stage.run(sql.LINK_TWICE, self.name)
        stage.run(sql.SLOT_TWICE, self.name)
        stage.run(sql.TAKE_FREE_SLOTS, self.name)
        stage.run(sql.SLOTS_FULL, self.name)
        stage.run(sql.ONLY_PLANNED, self.name)

    def plan(self, stage: "Stage") -> None:
        """See the query."""
        stage.run(sql.PLAN, self.name)

    def lock(self, stage: "Stage") -> None:
        """Lock the booths, as whoever registers a group does: their slots and counters are then ours."""
        stage.run(sql.LOCK, self.name)

    def merge(self, stage: "Stage") -> int:
        """Insert and update; the booths' counters follow by triggers."""
        written = stage.run(sql.INSERT, self.name) + stage.run(sql.UPDATE, self.name)
        stage.run(sql.SETTLE_COLLISIONS, self.name)
        return written

    def note(self, stage: "Stage") -> None:
        """Record the links that were given for two booths."""
        stage.run(sql.COLLIDE, self.name)

    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """See the query."""
        return stage.all(sql.CHANGES, self.name, rows=rows)
