"""Teams of a level that become larger or smaller from a day on."""

from teams.services.changeovers.applying import changeovers_apply_due
from teams.services.changeovers.planning import (
    LATEST,
    MOST_SEATS,
    NewPost,
    changeover_check,
    changeover_plan,
    changeover_withdraw,
)

__all__ = [
    "LATEST",
    "MOST_SEATS",
    "NewPost",
    "changeover_check",
    "changeover_plan",
    "changeover_withdraw",
    "changeovers_apply_due",
]
