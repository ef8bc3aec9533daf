"""A person's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import UserRequest, signed_in
from accounts.forms import ProfileForm
from accounts.models import User
from accounts.services import profile_update
from accounts.views.language import remember_language


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: UserRequest) -> HttpResponse:
    """Show and change name, language and colours; lead to the password, the second factor and the way out."""
    if request.method != "POST":
        return render(request, "accounts/profile.html", {"form": ProfileForm(instance=request.user)})
    # A copy: the form writes what was typed onto its instance, and the frame of the page shows the person.
    form = ProfileForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return render(request, "accounts/profile.html", {"form": form}, status=422)
    user = profile_update(user=request.user, **form.cleaned_data)
    response = redirect("accounts:profile")
    remember_language(response, user.language)
    with translation.override(user.language):
        messages.success(request, _("Saved."))
    return response
