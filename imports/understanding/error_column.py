"""The column of errors in the sheets that we hand out: known in every language, and never data when they come back."""

from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from imports.understanding.folding import fold


def error_header() -> str:
    """Return the header of the column in the current language."""
    return _("What is wrong")


def is_error_header(text: str) -> bool:
    """Tell whether a header is that of the column, in any language."""
    return bool(text) and fold(text) in _headers()


@cache
def _headers() -> frozenset[str]:
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.add(fold(error_header()))
    return frozenset(found)
