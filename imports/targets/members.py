"""Rows that are people."""

from typing import TYPE_CHECKING

from imports.targets import members_sql as sql
from imports.targets.base import Target
from imports.targets.same_person import compare_people
from teams.models import Language, Skill

if TYPE_CHECKING:
    from imports.engine.stage import Stage

ACCOUNTS = ("facebook", "instagram", "x", "youtube")
_CHOICES = {"skills": Skill, "languages": Language}


class MemberTarget(Target):
    """The table of people. ``{work}`` has them by number: what all rows of a number say together."""

    name = "members"
    columns = {
        "phone": "varchar(16)",
        "name_en": "text",
        "name_hi": "text",
        "alternate": "varchar(16)",
        "email": "text",
        "skills": "text",  # values with commas between
        "languages": "text",
        **dict.fromkeys(ACCOUNTS, "text"),
        "unit": "bigint",  # as the row names it
        "home": "bigint",  # the same, else the importer's own: where somebody new is registered
    }

    label = sql.LABEL

    def find_faults(self, stage: "Stage") -> None:
        """Refuse numbers of other people: of the register, and of earlier rows."""
        for query in (sql.OUTSIDE, sql.OTHER_OUTSIDE, sql.OTHER_TOLD):
            stage.run(query, self.name)
        stage.run(sql.OTHER_TAKEN.replace("{more}", ", alternate = NULL"), self.name)
        stage.run(sql.ASKED, self.name)
        compare_people(stage)

    def plan(self, stage: "Stage") -> None:
        """See the queries."""
        stage.run(sql.PEOPLE, self.name)
        stage.analyze(self.name, "work")
        stage.run(sql.PLAN, self.name)

    def lock(self, stage: "Stage") -> None:
        """Nothing yet: seats come before members, so the members are locked with the seats (see SeatTarget)."""

    def merge(self, stage: "Stage") -> int:
        """Insert and update."""
        return stage.run(sql.INSERT, self.name) + stage.run(sql.UPDATE, self.name)

    def changes(self, stage: "Stage", rows: list[int]) -> list[tuple[int, str, str | None, str]]:
        """See the query."""
        changes = stage.all(sql.CHANGES, self.name, rows=rows)
        return [(row, field, _words(field, old), _words(field, new) or "") for row, field, old, new in changes]


def _words(field: str, values: str | None) -> str | None:
    """Return the words for values with commas between, where the field holds such; anything else as it is."""
    if field not in _CHOICES or not values:
        return values
    words = dict(_CHOICES[field].choices)
    return ", ".join(str(words.get(value, value)) for value in values.split(","))
