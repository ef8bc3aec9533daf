"""What is wrong with a date, or was put right in it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DATES: dict[str, tuple[str | Promise, str | Promise]] = {
    "date_no_year": (_("Year missing"), _("The date has no year. Write day, month and year, such as 15/09/2026.")),
    "date_impossible": (
        _("No such day"),
        _("There is no such day. Write the day first, then the month, such as 15/09/2026."),
    ),
    "date_not_a_date": (_("Not a date"), _("This is no date. Write day, month and year, such as 15/09/2026.")),
    "date_read": (_("Date put in its form"), _("Read as %(date)s.")),
}
