"""Correcting a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import CleanCharField, CountField
from booths.levels import Level
from booths.models import RevenueDistrict, Unit


class UnitForm(forms.Form):
    """Names, number and revenue district; the code never changes."""

    name_hi = CleanCharField(label=_("Name in Hindi"), max_length=120, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=120, required=False)
    number = CountField(label=_("Number"), required=False)
    revenue_district = forms.ModelChoiceField(
        label=_("Revenue district"), queryset=RevenueDistrict.objects.none(), required=False, empty_label="—"
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.initial_of(unit), **kwargs)
        if unit.level == Level.DISTRICT:
            districts = RevenueDistrict.objects.filter(state_id=unit.state_id).order_by("name_en")
            self.fields["revenue_district"].queryset = districts  # type: ignore[attr-defined]
        else:
            del self.fields["revenue_district"]
        if unit.level < Level.ASSEMBLY:
            del self.fields["number"]

    @classmethod
    def initial_of(cls, unit: Any) -> dict[str, Any]:
        """Return what the fields show of a unit, or of an earlier state of it."""
        return {name: getattr(unit, name) for name in ("name_hi", "name_en", "number", "revenue_district")}

    def clean(self) -> dict[str, Any]:
        """Ask for a name in at least one language."""
        cleaned = super().clean() or {}
        if not cleaned.get("name_hi") and not cleaned.get("name_en") and not self.errors:
            raise forms.ValidationError(_("Give the name in Hindi or in English."), code="no_name")
        return cleaned
