"""The forms of seats: a new person, and why somebody leaves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.phones import read_phone
from core.text import clean
from teams.names import NameFields, name_fields


class PhoneField(forms.CharField):
    """An Indian mobile number in any usual spelling; cleaned to E.164."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"inputmode": "tel", "autocomplete": "off", "enterkeyhint": "done"}

    def clean(self, value: Any) -> str:
        """Return the number as it is stored; ValidationError when it cannot be read for certain."""
        text = super().clean(value)
        reading = read_phone(text)
        if reading.number is None:
            raise forms.ValidationError(_("Give a mobile number of ten digits, such as 98765 43210."), code="invalid")
        return reading.number


class NewMemberForm(forms.Form):
    """A person, added on the spot: the name in whichever script it is typed, and the number."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("In Hindi or in English."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
    phone = PhoneField(label=_("Mobile number"))

    def clean_name(self) -> str:
        """Return the name without stray blanks and invisible characters."""
        name = clean(self.cleaned_data["name"]).text
        if not name:
            raise forms.ValidationError(_("Give the name."), code="required")
        return name

    def names(self) -> NameFields:
        """Return the cleaned name as the field of the script that it is written in."""
        return name_fields(self.cleaned_data["name"])


class EndForm(forms.Form):
    """Why somebody leaves a seat."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "reasons", "enterkeyhint": "done"}),
    )
