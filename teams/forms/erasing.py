"""The question before a person is erased."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """Why somebody's details are erased: one of a few, so that nothing is written about a person who is to go."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[
            ("asked", _("The person asked for it")),
            ("left", _("No longer with us")),
            ("mistake", _("Entered by mistake")),
        ],
        widget=forms.RadioSelect,
        initial="asked",
    )
