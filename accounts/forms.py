"""The forms of sign-in, passwords, profile and second factor."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.forms import PasswordChangeForm as DjangoPasswordChangeForm
from django.contrib.auth.forms import SetPasswordForm as DjangoSetPasswordForm
from django.utils.translation import gettext_lazy as _

from accounts.logins import stored_login
from accounts.models import User
from core.text import devanagari_digits_to_ascii

LOGIN_INPUT = {"autocomplete": "username", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}


class LoginField(forms.CharField):
    """A mobile number in any usual spelling, or an e-mail address; cleaned to E.164 or lower case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, label=_("Mobile number or e-mail"), **kwargs)
        self.widget.attrs |= LOGIN_INPUT

    def clean(self, value: Any) -> str:
        """Return the login in the one form in which it is stored; ValidationError when it is neither."""
        text = super().clean(value)
        if "@" in text:
            forms.EmailField().clean(text)
        login = stored_login(text)
        if login is None:
            raise forms.ValidationError(_("Give a ten-digit mobile number, or an e-mail address."), code="invalid")
        return login


class SignInForm(AuthenticationForm):
    """Sign-in by either login."""

    username = LoginField()
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _("Number or e-mail and password do not belong together. Please check both."),
        "inactive": _("This account is closed."),
    }


class SetPasswordForm(DjangoSetPasswordForm):
    """A new password, twice, held against the validators."""

    error_messages = {"password_mismatch": _("The two passwords differ. Please type both once more.")}

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        _name_password_fields(self)


class PasswordChangeForm(DjangoPasswordChangeForm):
    """The present password, and a new one twice."""

    error_messages = {
        "password_mismatch": _("The two passwords differ. Please type both once more."),
        "password_incorrect": _("This is not your present password."),
    }

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields["old_password"].label = _("Present password")
        _name_password_fields(self)


class AdministratorForm(SetPasswordForm):
    """The first administrator: name, login and password."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True})
    )
    login = LoginField()
    field_order = ["name", "login", "new_password1", "new_password2"]

    def login_fields(self) -> dict[str, str]:
        """Return the cleaned login as the field of the account that it belongs to."""
        login = self.cleaned_data["login"]
        return {"email": login} if "@" in login else {"phone": login}


class ProfileForm(forms.ModelForm):
    """What people set for themselves."""

    class Meta:
        model = User
        fields = ["name", "language", "theme"]
        labels = {"name": _("Your name")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "language": forms.RadioSelect,
            "theme": forms.RadioSelect,
        }


class CodeForm(forms.Form):
    """Six digits from the app."""

    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Return the digits, whatever script or blanks they were typed in."""
        code = "".join(devanagari_digits_to_ascii(self.cleaned_data["code"]).split())
        if not (code.isascii() and code.isdigit() and len(code) == 6):
            raise forms.ValidationError(_("The code has six digits."), code="invalid")
        return code


def _name_password_fields(form: forms.Form) -> None:
    form.fields["new_password1"].label = _("New password")
    form.fields["new_password1"].help_text = _("At least 10 characters. Several words are easier to keep than symbols.")
    form.fields["new_password2"].label = _("The same once more")
    form.fields["new_password2"].help_text = ""
