"""Fields that several forms of this app share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.phones import read_phone


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


class DayField(forms.DateField):
    """A day, picked in the browser's own calendar; as it travels it is ISO, whatever the language."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, **kwargs)
