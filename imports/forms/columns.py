"""Saying what the columns of a sheet hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imports.forms.kinds import KIND_CHOICES
from imports.messages import field_label
from imports.models import ImportJob
from imports.understanding import KINDS


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the sheet and the field in the form that says what it holds."""

    header: str
    examples: list[str]
    how: str
    field: forms.BoundField


class ColumnsForm(forms.Form):
    """What each column holds; which kind the rows are; which sheet of the workbook is meant."""

    kind = forms.ChoiceField(label=_("What are the rows?"), choices=KIND_CHOICES[1:])
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)

    def __init__(self, *args: Any, job: ImportJob, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._columns = job.understanding["columns"]
        sheets = job.notes.get("sheets", [])
        if len(sheets) > 1:
            chosen = self.fields["sheet"]
            chosen.choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]
            chosen.initial = job.notes.get("sheet")
        else:
            del self.fields["sheet"]
        self.fields["kind"].initial = job.kind
        fields = KINDS[job.kind].fields if job.kind else ()
        choices = [("", _("Leave this column out")), *((name, field_label(name)) for name in fields)]
        for column in self._columns if job.kind else ():
            self.fields[f"column-{column['index']}"] = forms.ChoiceField(
                label=column["header"], choices=choices, required=False, initial=column["field"] or ""
            )

    def columns(self) -> Iterator[ColumnChoice]:
        """Yield the columns of the sheet with their fields, filled ones first."""
        for column in sorted(self._columns, key=lambda column: not column["examples"]):
            if (name := f"column-{column['index']}") in self.fields:
                yield ColumnChoice(column["header"], column["examples"], column["how"], self[name])

    def clean(self) -> dict[str, Any]:
        """Refuse one field for two columns."""
        data = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self._columns:
            name = f"column-{column['index']}"
            if field := data.get(name):
                if field in taken:
                    self.add_error(name, _("Another column is this already. Leave one of the two out."))
                taken.setdefault(field, name)
        return data

    def answer(self) -> dict[int, str | None]:
        """Return the field of each column, None for those left out."""
        given = ((column["index"], f"column-{column['index']}") for column in self._columns)
        return {index: self.cleaned_data[name] or None for index, name in given if name in self.fields}
