"""What a person chooses of a table that they take out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.exporters import Exporter
from reports.models import Format

PLAIN = "plain"
FORMATS = [
    (Format.XLSX.value, _("Excel (.xlsx)")),
    (Format.CSV.value, _("CSV, to be opened in Excel")),
    (PLAIN, _("CSV for other programs")),
]


class ExportForm(forms.Form):
    """Columns, at least one, and the kind of file."""

    format = forms.ChoiceField(label=_("File"), choices=FORMATS, widget=forms.RadioSelect, initial=Format.XLSX.value)
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one column.")},
    )

    def __init__(self, data: Any, exporter: Exporter) -> None:
        super().__init__(data, initial={"columns": exporter.usual})
        columns: Any = self.fields["columns"]
        columns.choices = [(column.key, column.label) for column in exporter.columns]

    @property
    def keys(self) -> list[str]:
        """The columns that are ticked: as chosen, else the usual ones."""
        chosen = self.cleaned_data.get("columns") if self.is_bound and self.is_valid() else None
        return list(chosen or self.initial["columns"])

    @property
    def file_format(self) -> Format:
        """The format that was chosen."""
        return Format.XLSX if self.cleaned_data["format"] == Format.XLSX else Format.CSV

    @property
    def bom(self) -> bool:
        """Whether a CSV is for Excel, which wants a mark at its start."""
        return bool(self.cleaned_data["format"] != PLAIN)
