"""The public form of a unit, and the thanks after it. Works without JavaScript, without a session, for anybody."""

from datetime import datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public
from accounts.addresses import address_of
from accounts.models.links import token_hash
from booths.letterhead import organisation_name
from booths.models import Unit
from booths.state import state_settings
from core.text import fold
from teams.forms.volunteers import JoinForm
from teams.models import Volunteer, VolunteerPage
from teams.notices import notice_text
from teams.services import volunteer_apply
from teams.views.volunteers.private import private
from teams.volunteering.notices import notices_in_force
from teams.volunteering.tokens import Pace, Stamp, own_secret, stamp_make, stamp_read, thanks_key, thanks_secret
from teams.volunteering.visitors import offer_allowed
from teams.volunteering.words import own_link_text


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form of a unit whose page is open; POST keeps the offer and leads to the thanks."""
    page = VolunteerPage.objects.filter(unit__code=code).select_related("unit").first()
    if page is None:
        return _merged(code)
    if not page.is_open:
        return render(request, "teams/volunteers/closed.html", {"unit": page.unit}, status=410)
    form = JoinForm(request.POST or None, notices=notices_in_force(), initial={"stamp": stamp_make(code)})
    status = 200
    if request.method == "POST":
        stamp = stamp_read(request.POST.get("stamp", ""), code)
        caught = bool(request.POST.get("homepage")) or (form.is_valid() and stamp.pace == Pace.TOO_FAST)
        # A program that fell into a trap is thanked like everybody else, and nothing is kept.
        if caught or (form.is_valid() and _kept(request, page.unit, form, stamp)):
            return redirect("volunteers:joined", code, thanks_key(stamp.number))
        status = 429 if form.has_error(NON_FIELD_ERRORS, "wait") else 422
    return _form(request, page, form, status)


def _merged(code: str) -> HttpResponse:
    """Lead from the address of a unit that was merged, which hangs on walls, to the page of the one that took it in."""
    page = VolunteerPage.objects.filter(unit__aliases__folded=fold(code)).select_related("unit").first()
    if page is None:
        raise Http404
    return redirect("volunteers:join", page.unit.code)


def _kept(request: HttpRequest, unit: Unit, form: JoinForm, stamp: Stamp) -> bool:
    """Keep what was sent; False when the form has to be shown again, with what to do said in its errors."""
    if stamp.pace == Pace.TOO_OLD:
        form.stamp_again(stamp_make(unit.code, again=True))
        form.add_error(None, _("The page was open for long. Everything is still here: please send it once more."))
        return False
    secret = own_secret(stamp.number)
    if Volunteer.objects.filter(token_hash=token_hash(secret)).exists():
        return True  # the same copy of the form, sent twice
    if until := offer_allowed(address_of(request), form.cleaned_data["phone"]):
        form.add_error(None, ValidationError(_too_many(until), code="wait"))
        return False
    try:
        volunteer_apply(
            unit=unit,
            offer=form.offer(),
            is_adult=form.cleaned_data["is_adult"],
            notices=form.agreed(),
            language=get_language() or "hi",
            secret=secret,
        )
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    return True


def _too_many(until: datetime) -> str:
    day = date_format(localtime(until), "j F, H:i")
    return _("Many offers came in just now. Please send yours once more after %(time)s; it is still here.") % {
        "time": day
    }


def _form(request: HttpRequest, page: VolunteerPage, form: JoinForm, status: int) -> HttpResponse:
    context = {
        "unit": page.unit,
        "organisation": organisation_name(state_settings(page.unit.state_id)),
        "intro": page.intro,
        "form": form,
        "notices": [(form[purpose], notice_text(notice, page.unit)) for purpose, notice in form.notices.items()],
    }
    return render(request, "teams/volunteers/join.html", context, status=status)


@public
@private
@require_safe
def joined(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Thank, and show the volunteer their own link, which is shown nowhere else; later the way back to the form."""
    secret = thanks_secret(key)
    if secret is None:
        return redirect("volunteers:join", code)
    unit = get_object_or_404(Unit, code=code, volunteer_page__isnull=False)
    url = request.build_absolute_uri(reverse("volunteers:own", args=[secret]))
    context = {"unit": unit, "url": url, "text": own_link_text(unit, url)}
    return render(request, "teams/volunteers/thanks.html", context)
