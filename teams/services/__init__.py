"""The only writes of this app: each validates, writes in one transaction, records the act, returns the object."""

from teams.services.assignments import assignment_end, assignment_keep, seat_assign
from teams.services.changeovers import NewPost, changeover_plan, changeover_withdraw, changeovers_apply_due
from teams.services.consents import consent_give, consent_withdraw, notice_defaults_load
from teams.services.erasing import member_erase
from teams.services.exports import team_export
from teams.services.invitations import Invitation, seat_invite
from teams.services.leaving import links_of_left_withdraw
from teams.services.members import member_create, member_update, phone_reveal
from teams.services.moving import assignment_move, assignment_swap
from teams.services.positions import Clash, position_clashes, position_defaults_load, position_rights_set
from teams.services.seats import seat_add, seats_open
from teams.services.volunteers import (
    volunteer_accept,
    volunteer_apply,
    volunteer_correct,
    volunteer_decline,
    volunteer_erase,
    volunteer_hand_over,
    volunteer_page_save,
    volunteer_phone_reveal,
    volunteer_withdraw,
    volunteers_lapse,
)

__all__ = [
    "Clash",
    "Invitation",
    "NewPost",
    "assignment_end",
    "assignment_keep",
    "assignment_move",
    "assignment_swap",
    "changeover_plan",
    "changeover_withdraw",
    "changeovers_apply_due",
    "consent_give",
    "consent_withdraw",
    "links_of_left_withdraw",
    "member_create",
    "member_erase",
    "member_update",
    "notice_defaults_load",
    "phone_reveal",
    "position_clashes",
    "position_defaults_load",
    "position_rights_set",
    "seat_add",
    "seat_assign",
    "seat_invite",
    "seats_open",
    "team_export",
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
