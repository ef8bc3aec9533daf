"""The second factor: six digits from an app on the administrator's phone (TOTP)."""

import django_otp
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import User
from accounts.services.activity import activity_record


def device_for(*, user: User) -> TOTPDevice:
    """Return the person's device; without one, the device to be enrolled, the same one until a code confirms it."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).only("pk").get(pk=user.pk)
        known = TOTPDevice.objects.filter(user=user).order_by("-confirmed", "pk").first()
        return known or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def code_check(*, user: User, code: str) -> TOTPDevice | None:
    """Check a code and return the device, confirmed from now on if it was being enrolled.

    None when the code is wrong, was used before, or comes too soon after a wrong one (the wait doubles each time).
    """
    device = django_otp.verify_token(user, device_for(user=user).persistent_id, code)
    if device is not None and not device.confirmed:
        with transaction.atomic():
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            activity_record(actor=user, verb="second_factor_enrol", subject=user)
    return device


def second_factor_forget(*, actor: User | None, user: User) -> bool:
    """Remove a person's device, so that they enrol a new one at the next need; False when there was none."""
    with transaction.atomic():
        count, _by_model = TOTPDevice.objects.filter(user=user).delete()
        if count:
            activity_record(actor=actor, verb="second_factor_forget", subject=user)
    return bool(count)
