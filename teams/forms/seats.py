"""The forms of seats: a new person, from when somebody sits there, why and when they leave."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.text import clean
from teams.forms.fields import DayField, PhoneField
from teams.names import NameFields, name_fields

FIRST_DAY = date(2000, 1, 1)
AHEAD = timedelta(days=366)


class SinceForm(forms.Form):
    """From which day somebody holds a seat: since long ago, today, or within a year."""

    since = DayField(label=_("From which day"), required=False)

    def clean_since(self) -> date | None:
        """Return the day; ValidationError for one that can only be a slip."""
        day = self.cleaned_data["since"]
        if day and not FIRST_DAY <= day <= timezone.localdate() + AHEAD:
            raise forms.ValidationError(_("Give a day between the year 2000 and a year from now."), code="far")
        return day

    def day(self, otherwise: date) -> date:
        """Return the day that was given, or another one when none or nothing readable was."""
        return (self.cleaned_data.get("since") if self.is_valid() else None) or otherwise


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
    """Why and from when somebody leaves a seat."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "reasons", "enterkeyhint": "done"}),
    )
    until = DayField(
        label=_("Vacant from"),
        help_text=_("The rights that go with the seat hold until the day before."),
        required=False,
    )

    def __init__(self, *args: Any, since: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.since = since
        self.fields["until"].widget.attrs["min"] = since.isoformat()

    def clean_until(self) -> date:
        """Return the day (left empty: today); ValidationError before the first day in the seat, or far ahead."""
        day: date = self.cleaned_data["until"] or timezone.localdate()
        if day < self.since:
            words = _("%(day)s was the first day in the seat; it cannot end before.")
            raise forms.ValidationError(words, code="until_too_early", params={"day": date_format(self.since, "j F Y")})
        if day > timezone.localdate() + AHEAD:
            raise forms.ValidationError(_("Give a day within a year from now."), code="far")
        return day


class WithdrawForm(forms.Form):
    """Why somebody does not take the seat that they were to take."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "done"}),
    )


class MoveForm(forms.Form):
    """From when somebody holds another seat, and why."""

    since = DayField(label=_("From which day"))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        self.fields["since"].widget.attrs["min"] = first.isoformat()

    def clean_since(self) -> date:
        """Return the day; ValidationError before the first day on which the move can be, or far ahead."""
        day: date = self.cleaned_data["since"]
        if not self.first <= day <= timezone.localdate() + AHEAD:
            words = _("Give a day between %(day)s and a year from now.")
            raise forms.ValidationError(words, code="far", params={"day": date_format(self.first, "j F Y")})
        return day
