"""Fields that read what people really type: any spelling of a number, a whole message around a link."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.booth_numbers import read_booth_number
from core.numbers import read_count
from core.phones import format_phone, read_phone
from core.text import clean

LARGEST_COUNT = 1_000_000


class CleanCharField(forms.CharField):
    """One line of text, without what cannot be seen and stray blanks."""

    def to_python(self, value: Any) -> Any:
        """Return the text as it is kept."""
        return clean(super().to_python(value) or "").text


class CountField(forms.CharField):
    """How many: digits of either script, grouped or not; None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "input--count"}

    def clean(self, value: Any) -> Any:
        """Return the number; ValidationError when it is none, or not in sense."""
        reading = read_count(super().clean(value), maximum=LARGEST_COUNT)
        if reading.error:
            raise forms.ValidationError(_("Give a whole number, such as 250."), code=reading.error)
        return reading.value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as numbers: ``1,024`` is 1024."""
        return bool((read_count(str(data or ""), maximum=LARGEST_COUNT).value) != initial)


class PhoneField(forms.CharField):
    """A mobile number in any usual spelling; E.164, or an empty text."""

    _WHAT_IS_WRONG = {
        "scientific": _("The digits were lost on the way (9.87E+09). Please type the number."),
        "too_short": _("Some digits are missing: a mobile number has ten."),
        "too_long": _("There are too many digits: a mobile number has ten."),
        "landline": _("This is a landline. WhatsApp wants a mobile number."),
        "not_indian": _("Only Indian mobile numbers can be kept."),
        "unclear_digits": _("It is not clear which digits are the number. Please type it alone."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)
        self.widget.attrs |= {"inputmode": "tel", "autocomplete": "off", "placeholder": "98765 43210"}

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in groups, and what was typed as it was typed."""
        return format_phone(value) if isinstance(value, str) and value.startswith("+91") and len(value) == 13 else value

    def clean(self, value: Any) -> str:
        """Return the number as it is kept; ValidationError when it cannot be read for certain."""
        reading = read_phone(super().clean(value))
        if reading.error and reading.error != "missing":
            words = self._WHAT_IS_WRONG.get(reading.error, _("This is no Indian mobile number, such as 98765 43210."))
            raise forms.ValidationError(words, code=reading.error)
        return reading.number or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as numbers, however written."""
        return (initial or "") != (read_phone(str(data or "")).number or "")


class BoothNumberField(forms.CharField):
    """A part number such as 12 or 117A, in the one form in which it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"autocomplete": "off", "autocapitalize": "characters"}

    def clean(self, value: Any) -> str:
        """Return the number; ValidationError when there is none in it."""
        reading = read_booth_number(super().clean(value))
        if reading.number is None:
            raise forms.ValidationError(_("A booth number is 1 to 99999, with one letter behind it at most: 117A."))
        return reading.number
