"""A sheet with the new numbers of an assembly's booths."""

from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from imports.renumbering import MOST_BYTES


class RenumberForm(forms.Form):
    """The sheet as a file, or its cells pasted."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods"}),
    )
    pasted = forms.CharField(
        label=_("Rows pasted from a sheet"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of file and text, no larger than the list of an assembly is."""
        data = super().clean() or {}
        file: UploadedFile | None = data.get("file")
        if file is None and not (data.get("pasted") or "").strip() and not self.errors:
            self.add_error("file", _("Choose a file, or paste the rows."))
        elif file is not None and (file.size or 0) > MOST_BYTES:
            self.add_error("file", _("The file is larger than 10 MB. Leave only the rows of this assembly."))
        return data

    def sheet(self) -> tuple[str, Any]:
        """Return the name and the content of what was handed in."""
        if file := self.cleaned_data["file"]:
            return file.name, file
        return str(_("Pasted rows")), ContentFile(self.cleaned_data["pasted"].encode())
