"""How sure it is what a column holds, and why, in a few plain words."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.utils.translation import pgettext_lazy


class Sureness(StrEnum):
    """What is asked of the person about a column."""

    SURE = "sure"
    CHECK = "check"
    SAY = "say"


WHY = {
    "person": pgettext_lazy("why a column", "you said so"),
    "remembered": pgettext_lazy("why a column", "as last time"),
    "header": pgettext_lazy("why a column", "by its header"),
    "near": pgettext_lazy("why a column", "by a header spelt nearly so"),
    "content": pgettext_lazy("why a column", "by what stands in it"),
    "ignored": pgettext_lazy("why a column", "not needed"),
    "unknown": pgettext_lazy("why a column", "not recognised"),
    "two_columns": pgettext_lazy("why a column", "another column seems to hold the same"),
    "which_field": pgettext_lazy("why a column", "the header can mean several things"),
}
_SURE = {"person": "person", "remembered": "remembered", "exact": "header", "folded": "header", "part": "header",
         "ignored": "ignored"}  # fmt: skip


def sureness_of(column: Mapping[str, Any], questions: Sequence[Mapping[str, Any]]) -> tuple[Sureness, str]:
    """Return how sure a column is, and why (a key of WHY).

    column: one of ``ImportJob.understanding["columns"]``; questions: those of the same understanding.
    """
    how = column["how"]
    if how in ("person", "remembered"):
        return Sureness.SURE, how
    for question in questions:
        facts = question["facts"]
        if question["code"] == "which_field" and facts["column"] == column["header"]:
            return Sureness.SAY, "which_field"
        if question["code"] == "two_columns" and column["header"] in facts["columns"]:
            return Sureness.SAY, "two_columns"
    if how == "unknown":
        return (Sureness.SAY if column["examples"] else Sureness.SURE), "unknown"
    return (Sureness.SURE, _SURE[how]) if how in _SURE else (Sureness.CHECK, how)


def why(because: str) -> str:
    """Return the words for a reason."""
    return str(WHY[because])
