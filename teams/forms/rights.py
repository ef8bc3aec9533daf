"""Rights as checkboxes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teams.rights import RIGHT_NAMES


def rights_field(label: Any) -> forms.TypedMultipleChoiceField:
    """Return a field of checkboxes for rights."""
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=[(right.value, name) for right, name in RIGHT_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        empty_value=[],
    )


class RightsForm(forms.Form):
    """What the holders of a post may do."""

    rights = rights_field(_("What its holders may do"))
