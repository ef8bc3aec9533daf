"""Adding and correcting a booth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import BoothNumberField, CleanCharField, CountField
from booths.levels import Level
from booths.models import Booth, Unit
from booths.querysets.units import UnitQuerySet


class _PlaceField(forms.ModelChoiceField):
    """The units on which a booth of one assembly may hang, mandals with their sectors under them."""

    def label_from_instance(self, unit: Unit) -> str:
        return f"{'– ' if unit.level == Level.SECTOR else ''}{unit.name} ({Level(unit.level).label})"


class BoothForm(forms.Form):
    """Names, place, electors, and the mandal or sector."""

    name_hi = CleanCharField(label=_("Name in Hindi"), max_length=250, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=250, required=False)
    place = CleanCharField(label=_("Place"), max_length=250, required=False)
    electors = CountField(label=_("Electors"), required=False)
    unit = _PlaceField(label=_("Mandal or sector"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: UnitQuerySet, booth: Booth | None = None, **kwargs: Any) -> None:
        """Take the units that may be chosen, and the booth to begin with."""
        if booth:
            kwargs["initial"] = self.initial_of(booth)
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, booth: Any) -> dict[str, Any]:
        """Return what the fields show of a booth, or of an earlier state of it."""
        return {name: getattr(booth, name) for name in ("name_hi", "name_en", "place", "electors", "unit")}


class BoothAddForm(BoothForm):
    """The same for a new booth, with its number."""

    number = BoothNumberField(label=_("Booth number"))
    field_order = ["number", "name_hi", "name_en", "place", "electors", "unit"]
