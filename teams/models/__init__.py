"""Who sits where, since when, what the seat lets them do; official accounts; people who offer to help."""

from teams.models.assignment import Assignment
from teams.models.changeover import Changeover, ChangeoverLine
from teams.models.consent import Consent, Notice, Purpose
from teams.models.handle import Handle, HandleCount, HandleKeeper
from teams.models.member import Language, Member, Skill
from teams.models.merge import MemberMerge, NotTheSame
from teams.models.position import Platform, Position, Seat
from teams.models.volunteer import Volunteer, VolunteerPage

__all__ = [
    "Assignment",
    "Changeover",
    "ChangeoverLine",
    "Consent",
    "Handle",
    "HandleCount",
    "HandleKeeper",
    "Language",
    "Member",
    "MemberMerge",
    "NotTheSame",
    "Notice",
    "Platform",
    "Position",
    "Purpose",
    "Seat",
    "Skill",
    "Volunteer",
    "VolunteerPage",
]
