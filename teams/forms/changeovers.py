"""The forms of a changeover: new numbers for each post of a level, posts that come in addition, from which day, why."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booths.scope import Right
from core.text import clean
from teams.forms.rights import rights_field
from teams.models import Platform, Position
from teams.services.changeovers import LATEST, MOST_SEATS, NewPost

NEW_POSTS = 3
"""How many new posts one changeover can bring."""
_NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "input seats-number"}


class ChangeoverForm(forms.Form):
    """How many seats of each post a unit is to have, from which day, and why.

    Each number comes with the one that was seen, so that a change by somebody else meanwhile is noticed.
    """

    def __init__(self, data: Any = None, *, positions: Iterable[Position]) -> None:
        super().__init__(data)
        self.positions = list(positions)
        today = timezone.localdate()
        for position in self.positions:
            now = position.wanted_in_unit
            self.fields[f"seats-{position.pk}"] = forms.IntegerField(
                label=position.name,
                min_value=0,
                max_value=MOST_SEATS,
                initial=now,
                widget=forms.NumberInput(attrs=_NUMBER),
            )
            self.fields[f"seen-{position.pk}"] = forms.IntegerField(initial=now, widget=forms.HiddenInput)
        days = {"type": "date", "min": today.isoformat(), "max": (today + LATEST).isoformat()}
        self.fields["starts_on"] = forms.DateField(
            label=_("From"),
            initial=today + timedelta(days=7),
            widget=forms.DateInput(attrs=days, format="%Y-%m-%d"),
            help_text=_("On this day the new seats open everywhere. Today: at once."),
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
        )

    @property
    def numbers(self) -> list[tuple[Position, forms.BoundField, forms.BoundField]]:
        """Each post with the field of its number and the hidden one of the number that was seen."""
        return [(one, self[f"seats-{one.pk}"], self[f"seen-{one.pk}"]) for one in self.positions]

    def seats(self) -> dict[int, tuple[int, int]]:
        """Return the numbers seen and wanted, by the ids of the posts, of a valid form."""
        data = self.cleaned_data
        return {one.pk: (data[f"seen-{one.pk}"], data[f"seats-{one.pk}"]) for one in self.positions}


class NewPostForm(forms.Form):
    """A post that comes with a changeover; nothing typed means none."""

    name_hi = forms.CharField(label=_("Name in Hindi"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    platform = forms.ChoiceField(label=_("Platform"), choices=[("", _("None")), *Platform.choices], required=False)
    seats = forms.IntegerField(
        label=_("Seats in each team"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=1,
        widget=forms.NumberInput(attrs=_NUMBER),
    )
    rights = rights_field(_("What its holders may do"))

    def __init__(self, data: Any = None, *, prefix: str) -> None:
        start = {"rights": [Right.SEE.value]}
        super().__init__(data, prefix=prefix, initial=start, empty_permitted=True, use_required_attribute=False)

    def has_changed(self) -> bool:
        """Tell whether a name was typed: the rest has its values anyway."""
        return bool({"name_hi", "name_en"} & {*self.changed_data})

    def clean_name_hi(self) -> str:
        """Return the name without stray blanks and invisible characters."""
        return _named(self.cleaned_data["name_hi"])

    def clean_name_en(self) -> str:
        """Return the name without stray blanks and invisible characters."""
        return _named(self.cleaned_data["name_en"])

    def post(self) -> NewPost:
        """Return the post of a valid form in which something was typed."""
        data = self.cleaned_data
        return NewPost(
            data["name_hi"], data["name_en"], data["platform"], frozenset(map(Right, data["rights"])), data["seats"]
        )


def _named(text: str) -> str:
    name = clean(text).text
    if not name:
        raise forms.ValidationError(_("Give the name."), code="required")
    return name
