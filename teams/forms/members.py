"""Adding and correcting a person."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from booths.forms.fields import CleanCharField, PhoneField
from booths.levels import Level
from booths.models import Unit
from booths.querysets.units import UnitQuerySet
from core.emails import mask_email
from core.phones import mask_phone
from core.social import Network, read_account, refusal_text
from core.text import clean
from teams.forms.masked import KeptEmailField, KeptPhoneField
from teams.models import Language, Skill


class _UnitField(forms.ModelChoiceField):
    """Units from the widest to the narrowest, each with its level."""

    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit.name} ({Level(unit.level).label})"


class _AccountField(forms.CharField):
    """The person's own account on a network: a link or a name; cleaned to the form in which it is kept, or ""."""

    def __init__(self, network: Network) -> None:
        super().__init__(label=network.label, required=False, max_length=300)
        self.network = network
        self.widget.attrs |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}

    def prepare_value(self, value: Any) -> Any:
        """Show a stored name as it is, and what was typed as it was typed."""
        return value

    def clean(self, value: Any) -> str:
        """Return the account; ValidationError when the text names none."""
        text = super().clean(value)
        if not text:
            return ""
        reading = read_account(self.network, text)
        if reading.refusal:
            raise forms.ValidationError(refusal_text(self.network, reading), code=reading.refusal)
        return reading.address

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the accounts, however they are written."""
        typed = clean(str(data or "")).text
        return (initial or "") != (read_account(self.network, typed).address or typed)


class _PersonForm(forms.Form):
    """What every form of a person asks, numbers and e-mail aside."""

    name_hi = CleanCharField(label=_("Name in Hindi"), max_length=120, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=120, required=False)
    home_unit = _UnitField(label=_("Home unit"), queryset=Unit.objects.none(), empty_label=None)
    skills = forms.MultipleChoiceField(
        label=_("Skills"), choices=Skill.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order: ClassVar[list[str]] = [
        *("name_hi", "name_en", "phone", "phone_alternate", "no_alternate", "email", "no_email"),
        *("home_unit", "skills", "languages"),
    ]

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        """Take the units that may be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["home_unit"].queryset = units  # type: ignore[attr-defined]
        for network in _OWN:
            self.fields[f"account_{network}"] = _AccountField(network)

    @property
    def parts(self) -> list[list[forms.BoundField]]:
        """The fields in three parts: who it is, what they can do, their own accounts."""
        fields = list(self)
        can = [field for field in fields if field.name in ("skills", "languages")]
        own = [field for field in fields if field.name.startswith("account_")]
        return [[field for field in fields if field not in (*can, *own) and field.name != "agreed"], can, own]

    @property
    def has_accounts(self) -> bool:
        """Whether there is something to see in the last part: an account, or what is wrong with one."""
        return any(self[f"account_{network}"].value() for network in _OWN)

    @property
    def changes(self) -> dict[str, Any]:
        """What the valid form says, by the names of the model's fields; what is to stay as it is left out."""
        said = self.cleaned_data
        changes = {name: said[name] for name in ("name_hi", "name_en", "home_unit", "skills", "languages")}
        changes |= {name: said[name] for name in ("phone", "phone_alternate", "email") if said[name]}
        accounts = {str(network): said[f"account_{network}"] for network in _OWN}
        return changes | {"accounts": {network: name for network, name in accounts.items() if name}}


class MemberForm(_PersonForm):
    """What is kept of a person. Numbers and e-mail are not shown: they are typed anew, or stay."""

    phone = KeptPhoneField(label=_("Mobile number"), required=False)
    phone_alternate = KeptPhoneField(label=_("Other mobile number"), required=False)
    no_alternate = forms.BooleanField(label=_("Take the other number away"), required=False)
    email = KeptEmailField(label=_("E-mail"), required=False)
    no_email = forms.BooleanField(label=_("Take the e-mail address away"), required=False)

    def __init__(self, *args: Any, member: Any, **kwargs: Any) -> None:
        """Take the person to begin with."""
        super().__init__(*args, initial=self.initial_of(member), **kwargs)
        stays = _("Leave it empty to keep %(value)s.")
        self.fields["phone"].help_text = stays % {"value": mask_phone(member.phone)}
        for name, taking, masked in (
            ("phone_alternate", "no_alternate", mask_phone(member.phone_alternate)),
            ("email", "no_email", mask_email(member.email)),
        ):
            if getattr(member, name):
                self.fields[name].help_text = stays % {"value": masked}
            else:
                del self.fields[taking]

    @classmethod
    def initial_of(cls, member: Any) -> dict[str, Any]:
        """Return what the fields stand for of a person, or of an earlier state of theirs."""
        plain = ("name_hi", "name_en", "phone", "phone_alternate", "email", "home_unit", "skills", "languages")
        accounts = {f"account_{network}": member.accounts.get(network, "") for network in _OWN}
        return {name: getattr(member, name) for name in plain} | accounts

    @property
    def changes(self) -> dict[str, Any]:
        """The same, with what is taken away."""
        taken = {"no_alternate": "phone_alternate", "no_email": "email"}
        return super().changes | {field: "" for tick, field in taken.items() if self.cleaned_data.get(tick)}


class MemberAddForm(_PersonForm):
    """A new person, who has a number and may have agreed to being registered."""

    phone = PhoneField(label=_("Mobile number"))
    phone_alternate = PhoneField(label=_("Other mobile number"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    agreed = forms.BooleanField(label=_("They were told this and agree"), required=False)


_OWN = (Network.FACEBOOK, Network.INSTAGRAM, Network.X, Network.YOUTUBE)
"""The networks on which a person has an account of their own; a WhatsApp channel is an official one."""
