"""What is wrong with a check of a group."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKS: dict[str, tuple[str | Promise, str | Promise]] = {
    "check_day_missing": (_("Day of the check missing"), _("The row does not say when the group was checked.")),
    "check_in_future": (_("Check in the future"), _("This day has not come yet. Correct the date.")),
    "check_too_early": (
        _("Before the group's first day"),
        _("The group is registered only since %(date)s. Correct the date."),
    ),
    "alive_missing": (
        _("Alive or not missing"),
        _("The row says neither whether the group is alive nor how many members it has. Write Yes or No."),
    ),
    "alive_unreadable": (
        _("Alive or not unreadable"),
        _("It cannot be told whether the group is alive. Write Yes or No."),
    ),
    "check_link_unknown": (
        _("Unknown link"),
        _("No group in your area has this link. Check it, or write the booth and the group number."),
    ),
    "check_link_elsewhere": (
        _("Not a link of this booth"),
        _("The booth has no such group with this link. Correct the link, or leave it out."),
    ),
    "check_slot_empty": (_("No such group"), _("Booth %(number)s has no group %(slot)s. Register it first.")),
    "check_no_group": (_("No active group"), _("Booth %(number)s has no active group. Register it first.")),
    "check_which_group": (
        _("Which group?"),
        _("Booth %(number)s has several groups. Write the group number or the link."),
    ),
    "check_not_active": (_("Group not active"), _("Only an active group can be checked. Register it first.")),
    "check_not_yours": (_("Not yours to verify"), _("You may not verify groups here. Leave the row to those who may.")),
    "check_twice": (
        _("Check twice in the sheet"),
        _("Row %(row)s is about the same group and day and says something else. Keep one of the two rows."),
    ),
}
