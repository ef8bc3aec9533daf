"""Narrowing the list of imports."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from imports.models import State
from imports.models.job import WORKING, Kind
from imports.querysets import ImportJobQuerySet

STATES = {
    "open": (_("Waiting for somebody"), Q(state__in=[State.MAPPING, State.READY])),
    "working": (_("At work"), Q(state__in=WORKING)),
    "done": (_("Done"), Q(state=State.DONE)),
    "undone": (_("Taken back"), Q(state=State.UNDONE)),
    "failed": (_("Refused"), Q(state=State.FAILED)),
    "cancelled": (_("Cancelled"), Q(state=State.CANCELLED)),
}
_DAY = {"type": "date"}


class ListForm(forms.Form):
    """Kind, state, person and days; whatever is no choice narrows nothing. ``jobs`` are those the visitor may see."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices], required=False)
    state = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("All")), *((key, name) for key, (name, _q) in STATES.items())],
        required=False,
    )
    who = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=_("All"), required=False)
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"), required=False)
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"), required=False)

    def __init__(self, data: Any, jobs: ImportJobQuerySet) -> None:
        super().__init__(data)
        self.jobs = jobs
        who: Any = self.fields["who"]
        who.queryset = User.objects.filter(pk__in=jobs.order_by().values("uploaded_by")).order_by("name", "pk")
        self.is_valid()

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen."""
        return any(self.cleaned_data.values())

    def found(self) -> ImportJobQuerySet:
        """Return the imports that fit."""
        jobs, chosen = self.jobs, self.cleaned_data
        if chosen.get("kind"):
            jobs = jobs.filter(kind=chosen["kind"])
        if chosen.get("state"):
            jobs = jobs.filter(STATES[chosen["state"]][1])
        if chosen.get("who"):
            jobs = jobs.filter(uploaded_by=chosen["who"])
        if chosen.get("since"):
            jobs = jobs.filter(created_at__date__gte=chosen["since"])
        if chosen.get("until"):
            jobs = jobs.filter(created_at__date__lte=chosen["until"])
        return jobs
