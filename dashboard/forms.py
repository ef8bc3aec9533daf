"""The form of setting up a state."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from booths.loader import StateFacts, available_states
from booths.models import Unit

ANOTHER = "another"
"""The choice of a state whose structure does not ship with the software."""


class StateForm(forms.Form):
    """A state whose structure ships with the software, or code and names of another one."""

    choice = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    code = forms.CharField(
        label=_("Short code"),
        help_text=_("It stands in addresses and sheets and never changes."),
        required=False,
        validators=[RegexValidator(r"^[A-Za-z][A-Za-z0-9]{1,7}\Z", _("Two to eight Latin letters and digits."))],
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
    name_hi = forms.CharField(label=_("Name in Hindi"), required=False, max_length=120)
    name_en = forms.CharField(label=_("Name in English"), required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = set(Unit.objects.filter(parent=None).values_list("code", flat=True))
        ready = [(facts.code, _name(facts)) for facts in available_states() if facts.code not in known]
        choice = self.fields["choice"]
        choice.choices = [*ready, (ANOTHER, _("Another state"))]  # type: ignore[attr-defined]
        choice.initial = ready[0][0] if ready else ANOTHER

    def clean(self) -> dict[str, Any]:
        """Ask for the code and a name of another state."""
        cleaned = super().clean() or {}
        if cleaned.get("choice") == ANOTHER:
            if "code" not in self.errors and not cleaned.get("code"):
                self.add_error("code", _("Give the state a short code, such as UP."))
            if not (cleaned.get("name_hi") or cleaned.get("name_en")):
                self.add_error("name_hi", _("Give the name in Hindi or in English."))
        return cleaned


def _name(facts: StateFacts) -> str:
    return (facts.name_hi if get_language() == "hi" else facts.name_en) or facts.name_en or facts.name_hi
