"""Rows that are units."""

from typing import TYPE_CHECKING

from booths.levels import Level
from booths.models import StateSettings, Unit
from imports.targets import units_sql as sql
from imports.targets.base import Target

if TYPE_CHECKING:
    from imports.engine.stage import Stage


class UnitTarget(Target):
    """The tree of units. ``{work}`` has the place in the tree that each good row was found to have."""

    name = "units"
    defended = False  # that no two assemblies of a state have the same number, no constraint says
    columns = {
        "level": "smallint",
        "code": "varchar(24)",
        "name_en": "text",
        "name_hi": "text",
        "key_en": "text",  # the names folded, by which other rows may name this one
        "key_hi": "text",
        "number": "int",
        "parent": "bigint",  # in the register
        "elsewhere": "text",  # what the cell says when it is none of the register's
        "elsewhere_key": "text",
        "revenue": "bigint",
    }

    label = "s.code || coalesce(' · ' || coalesce(s.name_hi, s.name_en), '')"

    def find_faults(self, stage: "Stage") -> None:
        """Refuse repeated codes, parents that are nowhere, assembly numbers that are taken."""
        stage.run(sql.TWICE, self.name)
        stage.run(sql.FIND, self.name)
        stage.analyze(self.name, "work")
        stage.run(sql.PARENT_UNKNOWN, self.name)
        stage.run(sql.NUMBER_TAKEN, self.name)
        stage.run(sql.NUMBER_TWICE, self.name)

    def plan(self, stage: "Stage") -> None:
        """See the query."""
        stage.run(sql.PLAN, self.name)

    def lock(self, stage: "Stage") -> None:
        """Lock the units to be changed; those above the new ones are locked as the job's area."""
        stage.run(sql.LOCK, self.name)

    def merge(self, stage: "Stage") -> int:
        """Insert from the state downwards, and update; a new state gets its settings."""
        written = sum(stage.run(sql.INSERT, self.name, level=int(level)) for level in Level)
        written += stage.run(sql.UPDATE, self.name)
        states = Unit.objects.filter(level=Level.STATE, settings=None)
        StateSettings.objects.bulk_create(StateSettings(state=state) for state in states)
        return written

    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """See the query."""
        return stage.all(sql.CHANGES, self.name, rows=rows)
