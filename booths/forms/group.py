"""Registering, changing and closing a group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import CleanCharField, CountField, PhoneField
from booths.models import WhatsAppGroup
from core.links import find_invite_codes, invite_url, read_invite

EXAMPLE = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"
BOTH = "both"
_NOT_A_LINK = {
    "not_a_link": _("There is no invite link in this. A link looks like %(example)s"),
    "bad_code": _("The link is not whole: it was cut off, or something was added. It looks like %(example)s"),
}


class ContactsForm(forms.Form):
    """What is known of a group besides its link; none of it is needed."""

    members = CountField(label=_("Members"), required=False)
    admin_name = CleanCharField(label=_("Admin's name"), max_length=120, required=False)
    admin_phone = PhoneField(label=_("Admin's mobile number"), required=False)
    admin2_name = CleanCharField(label=_("Second admin's name"), max_length=120, required=False)
    admin2_phone = PhoneField(label=_("Second admin's mobile number"), required=False)
    name = CleanCharField(label=_("Name of the group"), max_length=120, required=False)

    CONTACTS = ("members", "admin_name", "admin_phone", "admin2_name", "admin2_phone", "name")

    @property
    def contact_fields(self) -> list[forms.BoundField]:
        """The fields that stand behind "more"."""
        return [self[name] for name in self.CONTACTS if name in self.fields]

    @property
    def has_contacts(self) -> bool:
        """Whether "more" is to stand open: something is filled in there, or wrong."""
        return any(field.value() or field.errors for field in self.contact_fields)

    @property
    def contacts(self) -> dict[str, Any]:
        """What was given, by the names that the service takes; what was left empty is not in it."""
        values = ((name, self.cleaned_data.get(name)) for name in self.CONTACTS)
        return {name: value for name, value in values if value not in (None, "")}


class LinkField(forms.CharField):
    """A link, or a message that holds one."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"rows": 3, "inputmode": "url", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(label=_("Invite link"), max_length=5000, widget=forms.Textarea(attrs=attrs), **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the links, not the texts around them."""
        return read_invite(initial or "").code != read_invite(data or "").code


class RegisterForm(ContactsForm):
    """A link pasted alone or within a message; with two in it, the person chooses, or gives both for both slots."""

    link = LinkField(required=False)
    choice = forms.ChoiceField(required=False, widget=forms.RadioSelect, label=_("Which link?"))

    def __init__(self, data: Any = None, *, slot: int, free_slots: list[int], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.slot, self.free_slots = slot, free_slots
        self.codes = find_invite_codes(data.get("link", "")) if data else []
        choices = [(code, invite_url(code)) for code in self.codes]
        if len(self.codes) == 2 and len(free_slots) >= 2:
            first, second = free_slots[:2]
            words = _("Both: the first as group %(first)s, the second as group %(second)s")
            choices.append((BOTH, words % {"first": first, "second": second}))
        self.fields["choice"].choices = choices  # type: ignore[attr-defined]

    @property
    def asks(self) -> bool:
        """Whether there are several links to choose from."""
        return len(self.codes) > 1

    @property
    def takes_both(self) -> bool:
        """Whether both links are to be registered, one a slot."""
        return self.asks and self.cleaned_data.get("choice") == BOTH

    @property
    def contacts(self) -> dict[str, Any]:
        """What was given; for two groups at once only the admins, since name and members are one group's."""
        given = super().contacts
        return {key: value for key, value in given.items() if "admin" in key} if self.takes_both else given

    @property
    def registrations(self) -> list[tuple[int, str | None]]:
        """The slots to fill, each with its link's code (None: only the admin is known)."""
        if self.takes_both:
            return list(zip(self.free_slots, self.codes, strict=False))
        code = self.cleaned_data["choice"] if self.asks else next(iter(self.codes), None)
        return [(self.slot, code)]

    def clean(self) -> dict[str, Any]:
        """Say what is missing, or which of several links has to be chosen."""
        cleaned = super().clean() or {}
        text = cleaned.get("link", "")
        if self.asks:
            if not cleaned.get("choice") and "choice" not in self.errors:
                self.add_error("choice", _("There are %(n)d links in this. Choose one.") % {"n": len(self.codes)})
        elif text and not self.codes:
            error = read_invite(text).error
            words = _NOT_A_LINK.get(error, _NOT_A_LINK["not_a_link"])
            self.add_error("link", forms.ValidationError(words, code=error, params={"example": EXAMPLE}))
        elif not text and not cleaned.get("admin_name") and "admin_name" not in self.errors:
            self.add_error("link", _("Paste the invite link. If there is none yet, give the admin's name below."))
        return cleaned


class GroupForm(ContactsForm):
    """Everything about a registered group; one link at most."""

    link = LinkField(required=False)
    field_order = ["link", *ContactsForm.CONTACTS]

    def __init__(self, *args: Any, group: WhatsAppGroup, phones: bool, **kwargs: Any) -> None:
        """Take the group, and whether the reader may see its numbers: without that right they cannot be changed."""
        super().__init__(*args, initial=self.initial_of(group), **kwargs)
        if not phones:
            del self.fields["admin_phone"], self.fields["admin2_phone"]

    @classmethod
    def initial_of(cls, group: Any) -> dict[str, Any]:
        """Return what the fields show of a group, or of an earlier state of it."""
        link = invite_url(group.invite_code) if group.invite_code else ""
        return {name: getattr(group, name) for name in cls.CONTACTS} | {"link": link}

    def clean(self) -> dict[str, Any]:
        """Put the link's code in the place of the text around it."""
        cleaned = super().clean() or {}
        reading = read_invite(cleaned.get("link", ""))
        if reading.error == "two_links":
            self.add_error("link", _("There are several links in this. Leave the one that is this group's."))
        elif reading.error and reading.error != "missing":
            words = _NOT_A_LINK.get(reading.error, _NOT_A_LINK["not_a_link"])
            self.add_error("link", forms.ValidationError(words, code=reading.error, params={"example": EXAMPLE}))
        cleaned["invite_code"] = reading.code
        return cleaned

    @property
    def changes(self) -> dict[str, Any]:
        """All values, by the names that the service takes."""
        return {name: self.cleaned_data[name] for name in (*self.CONTACTS, "invite_code") if name in self.cleaned_data}


class CloseForm(forms.Form):
    """Why a group is closed."""

    reason = CleanCharField(label=_("Why?"), max_length=200, widget=forms.TextInput(attrs={"enterkeyhint": "done"}))
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
