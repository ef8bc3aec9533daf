"""The second factor of administrators: enrolling it, and showing it once a session."""

from base64 import b32encode
from urllib.parse import quote, urlencode

import django_otp
import segno
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.access import UserRequest, has_shown_second_factor, next_url, signed_in
from accounts.forms import CodeForm
from accounts.services import code_check, device_for


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: UserRequest) -> HttpResponse:
    """Ask an administrator for a code, with the QR code to enrol as long as they have no device; go ``next``."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if has_shown_second_factor(request):
        return HttpResponseRedirect(next_url(request, "dashboard:home"))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        device = code_check(user=request.user, code=form.cleaned_data["code"])
        if device is not None:
            django_otp.login(request, device)
            return HttpResponseRedirect(next_url(request, "dashboard:home"))
        form.add_error("code", _("This code is not right. Wait for the next one in the app, then type that."))
    device = device_for(user=request.user)
    following = next_url(request, "dashboard:home")
    context = {"form": form, "device": device, "next": following, "first": following == resolve_url("dashboard:setup")}
    if not device.confirmed:
        context |= _enrolment(device)
    return render(request, "accounts/second_factor.html", context, status=422 if form.is_bound else 200)


def _enrolment(device: TOTPDevice) -> dict[str, str]:
    """Return the QR code and the key in words, for apps on another and on the same phone."""
    secret = b32encode(device.bin_key).decode().rstrip("=")
    issuer = settings.BOOTHWISE_ORGANISATION.replace(":", " ").strip() or settings.OTP_TOTP_ISSUER
    label = quote(f"{issuer}:{device.user.email or device.user.phone}")
    address = f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"
    picture = segno.make(address, error="m").svg_inline(
        omitsize=True, border=3, light="#fff", svgclass="qr", lineclass=None
    )
    return {
        "address": address,
        "qr": mark_safe(picture),  # noqa: S308  made of squares by segno
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
    }
