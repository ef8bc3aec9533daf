"""What people say about the lines of a renumbering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import BoothNumberField
from booths.models import RenumberingLine

Fate = RenumberingLine.Fate


class ShiftForm(forms.Form):
    """All numbers from one on, up or down."""

    start = BoothNumberField(label=_("From new number"))
    by = forms.IntegerField(label=_("Up or down by"), min_value=-999, max_value=999, initial=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].widget.attrs |= {"inputmode": "numeric"}


class LineForm(forms.Form):
    """What becomes of a booth, or what the booth of a new number is."""

    fate = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    number = BoothNumberField(label=_("Number"), required=False)

    def __init__(self, *args: Any, line: RenumberingLine, groups: int = 0, **kwargs: Any) -> None:
        kwargs["initial"] = {"number": line.number if line.is_of_booth else line.old_number, "fate": line.fate}
        super().__init__(*args, **kwargs)
        if line.is_of_booth:
            removed = _("Remove it with its groups") if groups else _("Remove it")
            choices = [
                (Fate.KEEPS, _("It gets this new number")),
                (Fate.MERGED, _("It is merged into the booth with this new number")),
                (Fate.ABSENT, _("It is not in the new list and stays as it is")),
                (Fate.REMOVED, removed),
            ]
            self.needing, label = {Fate.KEEPS, Fate.MERGED}, _("New number")
        else:
            choices = [
                (Fate.NEW, _("It is a new booth")),
                (Fate.PARTED, _("It was split off from the booth with today's number")),
                (Fate.KEEPS, _("It is the booth with today's number")),
            ]
            self.needing, label = {Fate.PARTED, Fate.KEEPS}, _("Today's number")
            self.fields["fate"].label = _("What is it?")
        self.fields["fate"].choices = choices  # type: ignore[attr-defined]
        self.fields["number"].label = label

    def clean(self) -> dict[str, Any]:
        """Ask for a number where the choice is about one."""
        cleaned = super().clean() or {}
        if cleaned.get("fate") in self.needing and not cleaned.get("number") and "number" not in self.errors:
            self.add_error("number", _("Give the number."))
        return cleaned
