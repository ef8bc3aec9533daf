"""Recording a look at a group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import CountField


class CheckForm(forms.Form):
    """Alive or not, by the button pressed, and how many members when they were counted."""

    alive = forms.TypedChoiceField(
        label="", choices=[("1", _("Alive")), ("0", _("Gone"))], coerce=lambda value: value == "1"
    )
    members = CountField(label=_("Members"), required=False)
