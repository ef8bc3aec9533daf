"""Where a one-time link leads: choosing a password, or making the first administrator."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.access import public
from accounts.errors import LinkUnusable
from accounts.forms import AdministratorForm, SetPasswordForm
from accounts.models import LinkState, OneTimeLink, User
from accounts.services import administrator_create, password_choose, profile_update

BACKEND = "accounts.backends.PhoneOrEmailBackend"


@public
@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "HEAD", "POST"])
def one_time(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form that the link is for; POST uses the link up and signs the person in.

    Opening the page uses nothing up: chat programs open links to show a preview.
    """
    link = OneTimeLink.objects.with_token(token).first()
    try:
        if link is None or link.state != LinkState.USABLE or (link.user and not link.user.is_active):
            raise LinkUnusable(link)
        if link.purpose == OneTimeLink.Purpose.SETUP:
            return _make_administrator(request, token)
        return _choose_password(request, token, link)
    except LinkUnusable as unusable:
        return _explain(request, unusable.link)


def _choose_password(request: HttpRequest, token: str, link: OneTimeLink) -> HttpResponse:
    assert link.user is not None  # noqa: S101  by the table's constraint
    form = SetPasswordForm(link.user, request.POST or None)
    if form.is_valid():
        user = password_choose(token=token, password=form.cleaned_data["new_password1"])
        if link.purpose == OneTimeLink.Purpose.INVITE and settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            profile_update(user=user, language=request.LANGUAGE_CODE)  # chosen on this device, on the way in
        login(request, user, backend=BACKEND)
        messages.success(request, _("Your password is set and you are signed in."))
        return redirect("dashboard:home")
    context = {"form": form, "link": link, "other_user": request.user.is_authenticated and request.user != link.user}
    return render(request, "accounts/one_time.html", context, status=422 if form.is_bound else 200)


def _make_administrator(request: HttpRequest, token: str) -> HttpResponse:
    if User.objects.filter(is_superuser=True).exists():
        raise LinkUnusable(None)
    form = AdministratorForm(User(), request.POST or None)
    if form.is_valid():
        try:
            user = administrator_create(
                token=token,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["new_password1"],
                language=request.LANGUAGE_CODE,
                **form.login_fields(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            login(request, user, backend=BACKEND)
            following = urlencode({"next": resolve_url("dashboard:setup")})
            return redirect(f"{resolve_url('accounts:second_factor')}?{following}")
    return render(request, "accounts/setup.html", {"form": form}, status=422 if form.is_bound else 200)


def _explain(request: HttpRequest, link: OneTimeLink | None) -> HttpResponse:
    """Say why the link does not work and what to do; 404 for one that never was."""
    if link is None:
        raise Http404
    return render(request, "accounts/link_unusable.html", {"state": link.state, "link": link}, status=410)
