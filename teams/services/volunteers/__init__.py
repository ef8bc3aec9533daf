"""What becomes of an offer to help, from the public form to its erasure."""

from teams.services.volunteers.applying import volunteer_apply, volunteer_correct
from teams.services.volunteers.deciding import volunteer_accept, volunteer_decline, volunteer_hand_over
from teams.services.volunteers.leaving import volunteer_erase, volunteer_withdraw, volunteers_lapse
from teams.services.volunteers.pages import volunteer_page_save
from teams.services.volunteers.reveals import volunteer_phone_reveal

__all__ = [
    "volunteer_accept",
    "volunteer_apply",
    "volunteer_correct",
    "volunteer_decline",
    "volunteer_erase",
    "volunteer_hand_over",
    "volunteer_page_save",
    "volunteer_phone_reveal",
    "volunteer_withdraw",
    "volunteers_lapse",
]
