"""What the columns are called on pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, str | Promise] = {
    "state": pgettext_lazy("column", "State"),
    "district": pgettext_lazy("column", "District"),
    "assembly_no": pgettext_lazy("column", "Assembly number"),
    "assembly_name": pgettext_lazy("column", "Assembly name"),
    "booth_no": pgettext_lazy("column", "Booth number"),
    "old_no": pgettext_lazy("column", "Old number"),
    "new_no": pgettext_lazy("column", "New number"),
    "name": pgettext_lazy("column", "Name"),
    "name_en": pgettext_lazy("column", "Name in English"),
    "name_hi": pgettext_lazy("column", "Name in Hindi"),
    "mandal": pgettext_lazy("column", "Mandal"),
    "sector": pgettext_lazy("column", "Sector"),
    "electors": pgettext_lazy("column", "Electors"),
    "place": pgettext_lazy("column", "Place"),
    "slot": pgettext_lazy("column", "Group number"),
    "invite_link": pgettext_lazy("column", "Invite link"),
    "group_name": pgettext_lazy("column", "Group name"),
    "admin_name": pgettext_lazy("column", "Admin name"),
    "admin_phone": pgettext_lazy("column", "Admin mobile"),
    "admin2_name": pgettext_lazy("column", "Second admin name"),
    "admin2_phone": pgettext_lazy("column", "Second admin mobile"),
    "members": pgettext_lazy("column", "Members"),
    "status": pgettext_lazy("column", "Status"),
    "level": pgettext_lazy("column", "Level"),
    "code": pgettext_lazy("column", "Code"),
    "parent": pgettext_lazy("column", "Belongs to"),
    "revenue_district": pgettext_lazy("column", "Revenue district"),
    "number": pgettext_lazy("column", "Number"),
    "sender": pgettext_lazy("column", "Sender of the message"),
    "message": pgettext_lazy("column", "Text of the message"),
    "checked_on": pgettext_lazy("column", "Checked on"),
    "alive": pgettext_lazy("column", "Group alive"),
    "phone": pgettext_lazy("column", "Mobile"),
    "phone_alternate": pgettext_lazy("column", "Other mobile"),
    "email": pgettext_lazy("column", "E-mail"),
    "region": pgettext_lazy("column", "Region"),
    "unit": pgettext_lazy("column", "Unit (code or name)"),
    "home": pgettext_lazy("column", "Home unit"),
    "post": pgettext_lazy("column", "Post"),
    "platform": pgettext_lazy("column", "Platform"),
    "seat": pgettext_lazy("column", "Seat number"),
    "since": pgettext_lazy("column", "Since"),
    "skills": pgettext_lazy("column", "Skills"),
    "languages": pgettext_lazy("column", "Languages"),
    "facebook_account": pgettext_lazy("column", "Facebook account"),
    "instagram_account": pgettext_lazy("column", "Instagram account"),
    "x_account": pgettext_lazy("column", "X account"),
    "youtube_account": pgettext_lazy("column", "YouTube account"),
}


def field_header(field: str) -> str:
    """Return a header for a field in an empty sheet: ``invite_link_2`` is "Invite link 2"."""
    base, _separator, slot = field.rpartition("_")
    return f"{LABELS[base]} {slot}" if slot in {"1", "2"} and base in LABELS else field_label(field)


def field_label(field: str) -> str:
    """Return what a field is called in the current language; ``invite_link_2`` is that of group 2."""
    base, _separator, slot = field.rpartition("_")
    if slot in {"1", "2"} and base in LABELS:
        return _("Group %(slot)s: %(field)s") % {"slot": slot, "field": LABELS[base]}
    return str(LABELS.get(field, field))
