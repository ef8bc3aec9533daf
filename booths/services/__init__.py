"""The only writes of this app: each validates, writes in one transaction, records the act, returns the object."""

from booths.services.admins import admins_forget
from booths.services.aliases import alias_add, alias_remove
from booths.services.booths import booth_create, booth_update
from booths.services.checks import check_record
from booths.services.collisions import collision_record
from booths.services.groups import group_close, group_register, group_update
from booths.services.phones import phone_reveal
from booths.services.states import state_load
from booths.services.undo import group_undo
from booths.services.units import unit_create, unit_update

__all__ = [
    "admins_forget",
    "alias_add",
    "alias_remove",
    "booth_create",
    "booth_update",
    "check_record",
    "collision_record",
    "group_close",
    "group_register",
    "group_undo",
    "group_update",
    "phone_reveal",
    "state_load",
    "unit_create",
    "unit_update",
]
