"""Accounts in the administration."""

from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import Activity, OneTimeLink, User
from accounts.services import link_make, links_withdraw, second_factor_forget
from core.phones import read_phone

# Rights come from seats; nobody is to see another's secret key; wrong tries are counted in the cache, not in tables.
admin.site.unregister([Group, TOTPDevice, AccessAttempt, AccessFailureLog, AccessLog])


class UserForm(forms.ModelForm):
    """An account; the login is brought to the form in which it is stored."""

    class Meta:
        model = User
        fields = ["name", "phone", "email", "language", "theme", "is_active", "is_staff", "is_superuser"]

    def clean_phone(self) -> str | None:
        """Return the number in E.164, None when there is none."""
        text = self.cleaned_data["phone"]
        if not text:
            return None
        number = read_phone(text).number
        if number is None:
            raise forms.ValidationError(_("Give a mobile number of ten digits, such as 98765 43210."), code="invalid")
        return number

    def clean_email(self) -> str | None:
        """Return the address, None when there is none."""
        return self.cleaned_data["email"] or None


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Accounts are made and closed here; passwords are chosen by one-time links and never typed by others."""

    form = UserForm
    fieldsets = [
        (None, {"fields": ["name", "phone", "email", "language", "theme"]}),
        (_("rights"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
    ]
    list_display = ["name", "phone", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "language"]
    search_fields = ["name", "phone", "email"]
    ordering = ["name", "pk"]
    actions = ["make_link", "forget_second_factor"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are closed, not deleted: what they did stays theirs."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        """Begin a new account without a password; with more rights, end the unused links that others may have made."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if {"is_staff", "is_superuser"} & {*form.changed_data}:
            links_withdraw(user=obj)

    @admin.action(description=_("Make a one-time link for a new password"))
    def make_link(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Show a link for each chosen account, this once."""
        for user in queryset.filter(is_active=True)[:20]:
            purpose = OneTimeLink.Purpose.RESET if user.has_usable_password() else OneTimeLink.Purpose.INVITE
            token = link_make(actor=_actor(request), purpose=purpose, user=user)
            address = request.build_absolute_uri(reverse("accounts:one_time", args=[token]))
            self.message_user(request, f"{user}: {address}", messages.WARNING)

    @admin.action(description=_("Forget the second factor (lost phone)"))
    def forget_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Let the chosen administrators enrol a new device."""
        for user in queryset:
            if second_factor_forget(actor=_actor(request), user=user):
                self.message_user(request, str(user), messages.SUCCESS)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Records that are looked at and never changed by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False


@admin.register(OneTimeLink)
class OneTimeLinkAdmin(ReadOnlyAdmin):
    """Which links were made, for whom, and what became of them; never the secret."""

    list_display = ["created_at", "purpose", "user", "created_by", "expires_at", "used_at", "revoked_at"]
    list_filter = ["purpose"]
    list_select_related = ["user", "created_by"]
    search_fields = ["user__name", "user__phone"]
    ordering = ["-created_at"]
    exclude = ["token_hash"]


@admin.register(Activity)
class ActivityAdmin(ReadOnlyAdmin):
    """What people did."""

    list_display = ["at", "actor", "verb", "subject", "details"]
    list_select_related = ["actor"]
    search_fields = ["verb", "subject", "actor__name"]
    date_hierarchy = "at"
    show_full_result_count = False
    fields = ["at", "actor", "verb", "subject", "details"]


def _actor(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
