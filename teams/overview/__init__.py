"""The seats of an area seen from above: how many are held, where, since when; who leads and cannot sign in yet."""

from teams.overview.changeovers import (
    Progress,
    beyond_after,
    changeover_progress,
    changeovers_open,
    changeovers_standing,
)
from teams.overview.counts import SeatCount, seat_counts
from teams.overview.days import held_by_day
from teams.overview.posts import NO_PLATFORM, Posts, name_in_short, posts_read
from teams.overview.sign_in import invitable, without_sign_in
from teams.overview.vacant import VacantSeat, longest_vacant

__all__ = [
    "NO_PLATFORM",
    "Posts",
    "Progress",
    "SeatCount",
    "VacantSeat",
    "beyond_after",
    "changeover_progress",
    "changeovers_open",
    "changeovers_standing",
    "held_by_day",
    "invitable",
    "longest_vacant",
    "name_in_short",
    "posts_read",
    "seat_counts",
    "without_sign_in",
]
