"""Closing the account of somebody whose details are erased."""

from collections.abc import Collection

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import Activity, OneTimeLink, User
from accounts.services.activity import activity_record

KEPT_DETAILS = frozenset({"seat", "position", "extra_rights", "purpose", "unit", "count"})
"""What a line of the activity log may go on saying about somebody who is erased: no words that a person wrote."""


def account_erase(*, actor: User | None, user: User) -> User:
    """Close an account for good, empty it of everything personal, and return it. Sessions and links end at once.

    The row stays, because it says who did what: "(erased)". ValidationError for an administrator's account.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.is_superuser or user.is_staff:
            raise ValidationError(
                _("This is an administrator's account. Another administrator closes it first."),
                code="administrators_only",
            )
        user.name, user.phone, user.email = "", None, user.erased_email
        user.is_active, user.last_login = False, None
        user.set_unusable_password()  # what a session is checked against: none of them opens anything from now on
        user.save()
        now = timezone.now()
        OneTimeLink.objects.filter(user=user, used_at=None, revoked_at=None).update(revoked_at=now)
        TOTPDevice.objects.filter(user=user).delete()
        activities_forget(model=User, ids=[user.pk])
        activity_record(actor=actor, verb="account_erase", subject=user)
    return user


def activities_forget(*, model: type[models.Model], ids: Collection[int]) -> None:
    """Take the names, and the words that people wrote, out of what the logs say of these records."""
    lines = Activity.objects.filter(subject_type=model._meta.model_name, subject_id__in=ids)
    for line in lines:
        line.subject = _("(erased)")
        line.details = {name: value for name, value in line.details.items() if name in KEPT_DETAILS}
    Activity.objects.bulk_update(lines, ["subject", "details"], batch_size=500)
    LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in ids]
    ).update(object_repr=_("(erased)"))
