"""The filters of this app's lists, each one class for the pages, the exports and the API."""

from teams.filters.handles import HandleFilter
from teams.filters.members import MemberFilter
from teams.filters.seats import FILLED, MISSING, SURPLUS, VACANT, SeatFilter

__all__ = ["FILLED", "MISSING", "SURPLUS", "VACANT", "HandleFilter", "MemberFilter", "SeatFilter"]
