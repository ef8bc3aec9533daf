"""Approving how columns typed in Kruti Dev are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.legacy_hindi import score
from imports.understanding.fonts import in_unicode


@dataclass(frozen=True, slots=True)
class FontChoice:
    """A column typed in the font: its header and some cells before and after, and the field that says what to do."""

    header: str
    meant: str
    cells: list[tuple[str, str]]
    field: forms.BoundField


def font_fields(columns: Sequence[Mapping[str, Any]]) -> dict[str, forms.Field]:
    """Return a field for each column typed in the font that is wanted, or may be. columns: those of the job."""
    return {
        f"font-{column['index']}": forms.BooleanField(
            label=_("Convert this column"), required=False, initial=not column["as_is"]
        )
        for column in columns
        if column.get("font") and (column["field"] or column["how"] == "unknown")
    }


def font_choices(form: forms.Form, columns: Sequence[Mapping[str, Any]]) -> Iterator[FontChoice]:
    """Yield what the page shows of these columns."""
    for column in columns:
        if (name := f"font-{column['index']}") in form.fields:
            header, cells = column["header"], [(cell, in_unicode(cell)) for cell in column["typed"]]
            meant = in_unicode(header) if score(header) > 0 else ""
            yield FontChoice(header, meant, cells, form[name])


def font_answers(form: forms.Form) -> dict[str, bool]:
    """Return whether to convert these columns, by column index as text."""
    return {name.removeprefix("font-"): said for name, said in form.cleaned_data.items() if name.startswith("font-")}
