"""The rights in words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booths.scope import Right

RIGHT_NAMES: dict[Right, str | Promise] = {
    Right.SEE: gettext_lazy("see"),
    Right.EDIT: gettext_lazy("edit booths and groups"),
    Right.VERIFY: gettext_lazy("verify groups"),
    Right.ASSIGN: gettext_lazy("fill seats"),
    Right.IMPORT: gettext_lazy("import sheets"),
    Right.EXPORT: gettext_lazy("export"),
    Right.PHONES: gettext_lazy("see full phone numbers"),
}


def rights_in_words(rights: Iterable[str]) -> str:
    """Return rights in one line, in the active language and always in the same order."""
    held = set(rights)
    return ", ".join(str(name) for right, name in RIGHT_NAMES.items() if right in held) or _("no right")
