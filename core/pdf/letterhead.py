"""What stands at the head and the foot of each page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.palette import DEFAULT_ACCENT, palette


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation and the document at the head, who printed it and when at the foot, page N of M beside it.

    ``printed_at`` is also the PDF's date of creation: the same data printed at the same moment are the same bytes.
    ``printed_by`` may be empty (a poster). ``accent`` is a colour such as ``#b34700``.
    """

    title: str
    organisation: str
    printed_at: datetime
    printed_by: str = ""
    accent: str = DEFAULT_ACCENT

    def for_template(self) -> dict[str, Any]:
        """Return what ``shared/base.typ`` reads, its words in the active language."""
        words = {"day": date_format(localtime(self.printed_at), "j F Y, H:i"), "name": self.printed_by}
        printed = _("Printed on %(day)s by %(name)s") if self.printed_by else _("Printed on %(day)s")
        return {
            "title": self.title,
            "organisation": self.organisation,
            "printed": printed % words,
            "pages": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            "lang": (get_language() or "en")[:2],
            "colours": {name: day for name, (day, _night) in palette(self.accent).items()},
        }
