"""Writing down who took people's details along."""

from typing import Literal

from accounts.models import User
from accounts.services.activity import activity_record
from booths.models import Unit


def team_export(*, actor: User, unit: Unit, what: Literal["pdf", "vcf"], teams: int, people: int, phones: bool) -> None:
    """Record that ``actor`` took the teams of ``unit`` along: how many, how many people, and whether with numbers."""
    activity_record(
        actor=actor, verb="team_export", subject=unit, unit_id=unit.pk, what=what, teams=teams, people=people,
        phones=phones,
    )  # fmt: skip
