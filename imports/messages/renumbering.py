"""Why a sheet with new numbers was not taken, and what to do."""

from typing import Any

from django.utils.translation import gettext as _


def about_numbers(code: str, facts: dict[str, Any]) -> str:
    """Return the sentence for ``imports.renumbering.NumbersRefused``."""
    if code == "unread":
        rows = "; ".join(_("row %(row)d: “%(text)s”") % {"row": row, "text": text} for row, text in facts["rows"])
        return _("Not booth numbers: %(rows)s. Put these cells right and upload the sheet again.") % {"rows": rows}
    if code == "twice":
        words = _("The number %(number)s stands in rows %(rows)s with different names. Put it right and upload again.")
        return words % {"number": facts["number"], "rows": ", ".join(map(str, facts["rows"]))}
    words = {
        "no_new_numbers": _("There are no new numbers in the sheet. Give their column the header “New number”."),
        "no_names": _(
            "The list has no names of booths, so that nobody can say which old booth is which new one. Add the names, "
            "or a column “Old number”."
        ),
        "elsewhere": _("All rows of the sheet are about other assemblies."),
        "too_many": _("The sheet has more than %(maximum)s rows. Leave only those of this assembly."),
    }[code]
    return words % facts
