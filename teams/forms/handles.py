"""The forms of official accounts: the link, who runs it, how many follow it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import CleanCharField
from core.social import Network, read_account, refusal_text
from core.social.followers import read_followers
from teams.models import Handle


class FollowersField(forms.CharField):
    """How many follow an account, also as the apps shorten it: 12.5K, 3.4 लाख; None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        # Letters too: the apps say 12.5K.
        self.widget.attrs |= {"autocomplete": "off", "class": "input--count", "enterkeyhint": "next"}

    def clean(self, value: Any) -> Any:
        """Return the number; ValidationError when it is none."""
        reading = read_followers(super().clean(value))
        if reading.error:
            raise forms.ValidationError(_("Give the number as the app shows it: 1,250 or 12.5K."), code=reading.error)
        return reading.value


class LinkForm(forms.Form):
    """The link of an account, and what it is called; ``on`` is the network."""

    link = CleanCharField(
        label=_("Link of the account"),
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Paste the link, or the message with the link in it. The name works too: @name."),
    )
    title = CleanCharField(label=_("Title"), max_length=120, required=False)

    on: Network | None = None

    def clean(self) -> dict[str, Any]:
        """Put the address of the account in the place of the text around it."""
        cleaned = super().clean() or {}
        if self.on and "link" in cleaned:
            reading = read_account(self.on, cleaned["link"])
            if reading.refusal:
                self.add_error("link", forms.ValidationError(refusal_text(self.on, reading), code=reading.refusal))
            cleaned["address"] = reading.address
        return cleaned


class HandleAddForm(LinkForm):
    """A new account: on which network, its link, and who of the team runs it."""

    network = forms.ChoiceField(label=_("Network"), choices=Network.choices, widget=forms.RadioSelect)
    keepers = forms.TypedMultipleChoiceField(
        label=_("Run by"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["network", "link", "title", "keepers"]

    def __init__(self, *args: Any, team: list[tuple[int, str]], **kwargs: Any) -> None:
        """Take who of the unit's team may be ticked."""
        super().__init__(*args, **kwargs)
        self.fields["keepers"].choices = team  # type: ignore[attr-defined]
        if not team:
            del self.fields["keepers"]

    def clean(self) -> dict[str, Any]:
        """Read the link as one of the network that was chosen."""
        chosen = self.cleaned_data.get("network")
        self.on = Network(chosen) if chosen else None
        return super().clean()


class HandleForm(LinkForm):
    """The link and the title of a registered account."""

    def __init__(self, *args: Any, handle: Handle, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.initial_of(handle), **kwargs)
        self.on = Network(handle.network)

    @classmethod
    def initial_of(cls, handle: Any) -> dict[str, Any]:
        """Return what the fields show of an account, or of an earlier state of it."""
        return {"link": Handle(network=handle.network, address=handle.address).url, "title": handle.title}


class HandleCloseForm(forms.Form):
    """Why an account is closed."""

    reason = CleanCharField(
        label=_("Why?"), max_length=200, widget=forms.TextInput(attrs={"enterkeyhint": "done", "list": "reasons"})
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class HandleCountForm(forms.Form):
    """A count of one account on any day."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    followers = FollowersField(label=_("Followers"))
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"day": today}, **kwargs)
        self.fields["day"].widget.attrs["max"] = today.isoformat()
