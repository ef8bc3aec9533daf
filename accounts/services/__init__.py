"""The only writes of this app: each validates, writes in one transaction, records the act, returns the object."""

from accounts.services.activity import activity_record
from accounts.services.closing import account_close, account_reopen
from accounts.services.erasing import account_erase, activities_forget
from accounts.services.links import link_make, link_spend, links_withdraw, links_withdraw_for, setup_link_make
from accounts.services.second_factor import code_check, device_for, second_factor_forget
from accounts.services.users import (
    account_create,
    administrator_create,
    login_phone_change,
    password_change,
    password_choose,
    profile_update,
)

__all__ = [
    "account_close",
    "account_create",
    "account_erase",
    "account_reopen",
    "activities_forget",
    "activity_record",
    "administrator_create",
    "code_check",
    "device_for",
    "link_make",
    "link_spend",
    "links_withdraw",
    "links_withdraw_for",
    "login_phone_change",
    "password_change",
    "password_choose",
    "profile_update",
    "second_factor_forget",
    "setup_link_make",
]
