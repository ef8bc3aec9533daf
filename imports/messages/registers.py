"""What contradicts other rows of the sheet, or the register; and what is wrong with links and slots."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGISTER: dict[str, tuple[str | Promise, str | Promise]] = {
    "booth_twice": (
        _("Booth twice in the sheet"),
        _("Row %(row)s is about the same booth and says something else. Keep one of the two rows."),
    ),
    "booth_unknown": (
        _("Unknown booth"),
        _("%(unit)s has no booth %(number)s. Check the number, or import the booth first."),
    ),
    "unit_twice": (
        _("Code twice in the sheet"),
        _("Row %(row)s has the same code and says something else. Keep one of the two rows."),
    ),
    "number_twice": (
        _("Assembly number twice in the sheet"),
        _("Row %(row)s has the same assembly number. Correct one of the two."),
    ),
    "number_taken": (
        _("Assembly number taken"),
        _("Another assembly of the state has this number. Correct the number, or the code."),
    ),
    "changed_meanwhile": (
        _("Changed meanwhile"),
        _("Somebody changed this record after the preview, so the row was held back. Upload it again."),
    ),
    # Links
    "link_not_a_link": (
        _("Not an invite link"),
        _("This is no WhatsApp invite link. Copy it from the group: Invite via link, Copy link."),
    ),
    "link_bad_code": (
        _("Invite link cut off"),
        _("The link is cut off or has extra characters at its end. Copy it from the group again."),
    ),
    "link_two_links": (
        _("Two links in a cell"),
        _("There are two links in the cell (%(links)s). Give each group a row of its own."),
    ),
    "link_behind_text": (
        _("Link hidden behind text"),
        _("The link stands behind a text and this file does not give it. Paste the link itself into the cell."),
    ),
    "link_behind": (
        _("Link found behind the text"),
        _("The link stood behind the text of the cell: %(new)s."),
    ),
    "link_read": (_("Link put in its form"), _("Read as %(link)s.")),
    "links_parted": (_("Two links in a cell"), _("The two links in the cell became those of groups 1 and 2.")),
    "link_in_both_slots": (_("Same link for both groups"), _("Groups 1 and 2 have the same link. Each needs its own.")),
    "link_twice": (
        _("Link twice in the sheet"),
        _("Row %(row)s has the same link. A link belongs to one booth: correct one of the two."),
    ),
    "link_taken": (
        _("Link already registered"),
        _("The link is registered for %(unit)s, booth %(number)s, group %(slot)s. One link belongs to one booth."),
    ),
    "link_taken_outside": (
        _("Link already registered"),
        _("The link is already registered for a booth outside your area. Check that it is the link of this group."),
    ),
    # Slots
    "slot_read": (_("Group number put in its form"), _("Read as group %(number)s.")),
    "slot_unreadable": (
        _("Group number unreadable"),
        _("This is no group number. Write 1 or 2, or leave the cell empty."),
    ),
    "slot_unknown": (
        _("No such group number"),
        _("A booth has %(slots)s groups here. Write a number from 1 to %(slots)s."),
    ),
    "slot_twice": (
        _("Group twice in the sheet"),
        _("Row %(row)s is about the same group %(slot)s of this booth and says something else. Keep one of them."),
    ),
    "slots_full": (
        _("Booth is full"),
        _("Booth %(number)s already has its %(slots)s groups. Say with a group number which of them the row changes."),
    ),
    "group_planned": (
        _("Only planned"),
        _("Neither invite link nor admin's name is given: the group is kept as planned and does not count yet."),
    ),
}
