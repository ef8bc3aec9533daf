"""Signing in and out."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import public
from accounts.forms import SignInForm

sign_in = public(
    LoginView.as_view(form_class=SignInForm, template_name="accounts/sign_in.html", redirect_authenticated_user=True)
)
"""GET shows the form, POST signs in and leads on to ``next``; after too many wrong tries axes answers instead."""


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on this device."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")
