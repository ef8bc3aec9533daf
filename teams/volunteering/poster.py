"""The poster that leads to a unit's page for volunteers: a QR code and the address in words, in Hindi and English."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import segno
from django.utils import translation
from django.utils.translation import gettext as _

from booths.letterhead import letterhead
from core.pdf import pdf_make
from teams.models import VolunteerPage

TEMPLATE = Path(__file__).parent / "poster.typ"


def poster_pdf(page: VolunteerPage, *, url: str, at: datetime) -> bytes:
    """Return the poster of a unit's page, which is at ``url``: one A4 sheet that names nobody."""
    unit = page.unit
    with translation.override("hi"):
        head = letterhead(unit=unit, title=_("Join us: %(unit)s") % {"unit": unit.name}, at=at)
    data = {
        "organisation": head.organisation,
        "call": _both(lambda: _("Join our social-media team")),
        "unit": _both(lambda: unit.name),
        "intro": page.intro_hi,
        "steps": [
            _both(lambda: _("Scan this with your phone's camera")),
            _both(lambda: _("Give your name and number")),
            _both(lambda: _("Your convener rings you")),
        ],
        "type": _both(lambda: _("Or type this address")),
        "address": url.partition("://")[2].rstrip("/"),
        "adults": _both(lambda: _("18 or older. We never ask for caste, religion or how you vote.")),
    }
    return pdf_make(TEMPLATE, data, letterhead=head, files={"qr.svg": qr_svg(url)})


def qr_svg(url: str) -> bytes:
    """Return the QR code of an address as SVG, without a margin; it is still read with a sixth of it torn off."""
    out = BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, omitsize=True)
    return out.getvalue()


def _both(words: Callable[[], str]) -> dict[str, str]:
    """Return words in both languages."""
    said = {}
    for language in ("hi", "en"):
        with translation.override(language):
            said[language] = str(words())
    return said
