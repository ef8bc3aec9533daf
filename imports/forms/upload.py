"""Handing in a sheet."""

from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from core.sheets import limits
from imports.forms.kinds import KIND_CHOICES
from imports.messages import about_file


class UploadForm(forms.Form):
    """A sheet or a chat as a file, or what was copied out of one."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.zip,.xlsx,.xlsm,.xls,.ods"}),
    )
    pasted = forms.CharField(
        label=_("Rows or messages"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("What are the rows?"), choices=KIND_CHOICES, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for one of file and text, not larger than a sheet may be."""
        data = super().clean() or {}
        file: UploadedFile | None = data.get("file")
        if file is None and not (data.get("pasted") or "").strip():
            self.add_error("file", _("Choose a file, or paste rows or messages."))
        elif file is not None and (file.size or 0) > limits.BYTES:
            self.add_error("file", about_file("too_large", {"limit": "bytes", "maximum": limits.BYTES}))
        elif file is not None and not file.size:
            self.add_error("file", about_file("empty", {}))
        return data

    def sheet(self) -> tuple[str, Any]:
        """Return the name and the content of what was handed in."""
        if file := self.cleaned_data["file"]:
            return file.name, file
        return str(_("Pasted rows")), ContentFile(self.cleaned_data["pasted"].encode())
