"""Who sits where, since when, and what the seat lets them do."""

from teams.models.assignment import Assignment
from teams.models.member import Member
from teams.models.position import Platform, Position, Seat

__all__ = ["Assignment", "Member", "Platform", "Position", "Seat"]
