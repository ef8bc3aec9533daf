"""Where a unit goes, into which it is merged, what of it is split off, and why."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import CleanCharField
from booths.levels import Level
from booths.models import Booth, Unit
from booths.querysets.units import UnitQuerySet
from core.booth_numbers import read_booth_number, sort_key
from core.text import devanagari_digits_to_ascii

_RANGE = re.compile(r"(.+?)\s*(?:-|–|—|to|से)\s*(.+)")
_BETWEEN = re.compile(r"[,;\n]+|\s+और\s+|\s+and\s+")
_CODE = re.compile(r"[A-Z0-9._-]+")


class UnitField(forms.ModelChoiceField):
    """Units by name, with what they stand below."""

    def label_from_instance(self, unit: Unit) -> str:
        """Return the name, and that of the unit above."""
        number = f"{unit.number} " if unit.number and unit.level == Level.ASSEMBLY else ""
        above = f" · {unit.parent}" if unit.parent and unit.parent.level > Level.STATE else ""
        return f"{number}{unit}{above}"


class ReasonForm(forms.Form):
    """What every change of units asks for."""

    reason = CleanCharField(label=_("Reason"), max_length=200, help_text=_("It stands in the history."))


class MoveForm(ReasonForm):
    """Below which unit another one is to stand."""

    parent = UnitField(label=_("Goes to"), queryset=Unit.objects.none(), empty_label=_("Choose"))
    field_order = ["parent", "reason"]

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = units.select_related("parent").order_by("path")  # type: ignore[attr-defined]


class MergeForm(ReasonForm):
    """Into which unit another one is merged."""

    other = UnitField(label=_("Goes into"), queryset=Unit.objects.none(), empty_label=_("Choose"))
    field_order = ["other", "reason"]

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = units.select_related("parent").order_by("path")  # type: ignore[attr-defined]


class SplitForm(ReasonForm):
    """The new unit, and what goes to it: units below, booths by number."""

    code = forms.CharField(label=_("Code"), max_length=24, help_text=_("Such as UP-171-03; it never changes."))
    name_hi = CleanCharField(label=_("Name in Hindi"), max_length=120, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=120, required=False)
    children = forms.ModelMultipleChoiceField(
        label=_("What goes to the new unit"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    booths = forms.CharField(
        label=_("Booths that go to the new unit"),
        help_text=_("Numbers and ranges: 1-40, 55, 60A"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "autocapitalize": "characters"}),
    )
    field_order = ["name_hi", "name_en", "code", "children", "booths", "reason"]

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._booths = list(Booth.objects.filter(unit=unit).order_by("sort").only("number", "sort", "unit", "version"))
        children = Unit.objects.filter(parent=unit)
        if children:
            self.fields["children"].queryset = children.order_by("number", "code")  # type: ignore[attr-defined]
        else:
            del self.fields["children"]
        if not self._booths:
            del self.fields["booths"]

    def clean_code(self) -> str:
        """Return the code as codes are kept."""
        code = self.cleaned_data["code"].strip().upper()
        if not _CODE.fullmatch(code):
            raise forms.ValidationError(_("A code is letters of the Latin alphabet, digits, hyphens, dots."))
        return code

    def clean_booths(self) -> list[Booth]:
        """Return the booths of the unit that the text names."""
        chosen: dict[int, Booth] = {}
        for part in filter(None, map(str.strip, _BETWEEN.split(self.cleaned_data["booths"]))):
            found = self._named(devanagari_digits_to_ascii(part))
            if not found:
                raise forms.ValidationError(_("No booth of this unit: %(text)s"), params={"text": part[:40]})
            chosen.update({booth.pk: booth for booth in found})
        return list(chosen.values())

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and for something that goes over."""
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("name_hi") or cleaned.get("name_en")):
            raise forms.ValidationError(_("Give the name in Hindi or in English."), code="no_name")
        if not self.errors and not (cleaned.get("children") or cleaned.get("booths")):
            raise forms.ValidationError(_("Choose what goes to the new unit."), code="nothing_chosen")
        return cleaned

    def _named(self, text: str) -> list[Booth]:
        ends = [text, text]
        if (number := read_booth_number(text).number) is None and (span := _RANGE.fullmatch(text)):
            ends = [span[1], span[2]]
        numbers = [number or read_booth_number(end).number for end in ends]
        if numbers[0] is None or numbers[1] is None:
            return []
        first, last = sort_key(numbers[0]), sort_key(numbers[1])
        # Up to 40 means 40A too.
        return [one for one in self._booths if first <= one.sort and (one.sort <= last or one.sort[:5] == last)]
