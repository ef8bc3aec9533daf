"""The public form of volunteers, what a convener says of them, and the page's own words."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import clean
from teams.forms.fields import PhoneField
from teams.models import Language, Notice, Platform, Purpose, Skill, Volunteer
from teams.services.volunteers.applying import Offer

_LETTER = re.compile(r"[^\W\d_]")
_LINK = re.compile(r"https?:|www\.|://|\b[\w-]+\.(?:com|in|org|net|info|me|ly|xyz)\b", re.IGNORECASE)


class LineField(forms.CharField):
    """A line of text; cleaned to what can be seen. A link in it is refused: this page is for words about oneself."""

    def to_python(self, value: Any) -> str:
        """Return the line in one form, without control characters and invisible ones."""
        return clean(super().to_python(value) or "").text

    def validate(self, value: str) -> None:
        """Raise ValidationError for an empty line where one is needed, and for a link."""
        super().validate(value)
        if _LINK.search(value):
            raise forms.ValidationError(_("Please write it without a link."), code="link")


class _Choices(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class OfferForm(forms.Form):
    """What somebody says of themselves: no more than a convener needs to ring them and find them a place."""

    name = LineField(
        label=_("Your name"),
        max_length=120,
        help_text=_("In Hindi or in English."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words", "enterkeyhint": "next"}),
    )
    phone = PhoneField(label=_("Mobile number"))
    place = LineField(
        label=_("Village, ward or locality"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "address-level3", "enterkeyhint": "next"}),
    )
    platforms = _Choices(label=_("Where you like to work"), choices=Platform.choices, required=False)
    skills = _Choices(label=_("What you can do"), choices=Skill.choices, required=False)
    languages = _Choices(label=_("What you read and write"), choices=Language.choices, required=False)
    words = LineField(
        label=_("In your own words"),
        max_length=300,
        required=False,
        help_text=_("What you have done, when you have time. Up to 300 letters."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs |= {"autocomplete": "tel-national", "enterkeyhint": "next"}

    def clean_name(self) -> str:
        """Return the name; ValidationError when there is no letter in it."""
        name: str = self.cleaned_data["name"]
        if not _LETTER.search(name):
            raise forms.ValidationError(_("Give the name."), code="required")
        return name

    def offer(self) -> Offer:
        """Return what was said, for the services."""
        data = self.cleaned_data
        lists = {name: tuple(data[name]) for name in ("platforms", "skills", "languages")}
        return Offer(name=data["name"], phone=data["phone"], place=data["place"], words=data["words"], **lists)

    @staticmethod
    def initial_of(volunteer: Volunteer) -> dict[str, Any]:
        """Return what a volunteer said before, to be put right."""
        return {name: getattr(volunteer, name) for name in OfferForm.base_fields}


class JoinForm(OfferForm):
    """The public form: an offer with the age, what the person agrees to, and the traps for programs."""

    is_adult = forms.BooleanField(
        label=_("I am 18 or older"), error_messages={"required": _("Only people of 18 years or older can join.")}
    )
    details = forms.BooleanField(
        label=_("I have read this and agree that my details are kept"),
        error_messages={"required": _("Without your consent your details cannot be kept.")},
    )
    messages = forms.BooleanField(label=_("I would also like to get messages about this work"), required=False)
    # Nobody sees this one; a program that fills in whatever it finds gives itself away.
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, max_length=2000, widget=forms.TextInput(attrs={"tabindex": "-1"})
    )
    stamp = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput)

    def __init__(self, *args: Any, notices: Mapping[Purpose, Notice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notices = notices
        # Which texts the boxes are about: a box ticked under an older one says nothing of the new.
        self.in_force = "-".join(str(notice.pk) for notice in notices.values())
        self.fields["shown"].initial = self.in_force
        if Purpose.MESSAGES not in notices:
            del self.fields[Purpose.MESSAGES]

    def clean(self) -> dict[str, Any]:
        """Ask for the boxes anew when a text was replaced since the form was given out."""
        if self.data.get("shown") != self.in_force and not self.errors.keys() & {Purpose.DETAILS}:
            self.add_error(Purpose.DETAILS, _("This text is new. Please read it and tick the box again."))
            self.data = self.data.copy()  # type: ignore[attr-defined]
            for name in Purpose.values:
                self.data.pop(name, None)  # type: ignore[attr-defined]
            self.data["shown"] = self.in_force  # type: ignore[index]
        return self.cleaned_data

    def stamp_again(self, stamp: str) -> None:
        """Put another stamp on the form as it is shown again."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["stamp"] = stamp  # type: ignore[index]

    def agreed(self) -> dict[Purpose, Notice]:
        """Return the texts that the person agreed to."""
        return {purpose: notice for purpose, notice in self.notices.items() if self.cleaned_data.get(purpose)}


class DeclineForm(forms.Form):
    """Why a convener declines."""

    reason = LineField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Only conveners see it. The volunteer reads kind words without a reason."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "reasons", "enterkeyhint": "done"}),
    )


class PageForm(forms.Form):
    """The words of welcome on a unit's page."""

    intro_hi = LineField(
        label=_("Words of welcome in Hindi"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "hi", "maxlength": 300}),
    )
    intro_en = LineField(
        label=_("Words of welcome in English"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en", "maxlength": 300}),
    )
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
