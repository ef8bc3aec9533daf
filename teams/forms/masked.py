"""Fields for what the form does not show: a number or an address is typed anew, or left as it is."""

from typing import Any

from django import forms

from booths.forms.fields import PhoneField
from core.emails import mask_email
from core.phones import mask_phone, read_phone

_HIDDEN = "•"


class Typed(str):
    """What somebody typed, as against what is stored."""

    __slots__ = ()


class MaskedInput(forms.TextInput):
    """An input that stays empty instead of showing a stored value."""

    def format_value(self, value: Any) -> Any:
        """Return what was typed; nothing for what is masked."""
        return "" if _HIDDEN in str(value or "") else super().format_value(value)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Mark what was typed as such; what is masked means: as it is."""
        typed = data.get(name) or ""
        return Typed("" if _HIDDEN in typed else typed)


class KeptPhoneField(PhoneField):
    """A mobile number; empty when it is to stay as it is."""

    widget = MaskedInput

    def prepare_value(self, value: Any) -> Any:
        """Show what was typed, and a stored number masked."""
        return value if isinstance(value, Typed) or not value else mask_phone(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as numbers; nothing typed is no change."""
        return bool(data) and (initial or "") != (read_phone(str(data)).number or str(data))


class KeptEmailField(forms.EmailField):
    """An e-mail address; empty when it is to stay as it is."""

    widget = MaskedInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "email", "autocomplete": "off", "autocapitalize": "none"}

    def prepare_value(self, value: Any) -> Any:
        """Show what was typed, and a stored address masked."""
        return value if isinstance(value, Typed) or not value else mask_email(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the addresses; nothing typed is no change."""
        return bool(data) and (initial or "") != str(data).strip()
