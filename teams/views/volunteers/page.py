"""A unit's public page: opening and closing it, its words, its address, its poster."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from booths.access import right, unit_fetch
from booths.errors import EditConflict
from booths.models import Unit
from booths.places import Step
from booths.scope import Right
from teams.access import may_assign
from teams.forms.volunteers import PageForm
from teams.models import VolunteerPage
from teams.requests import ScopedRequest
from teams.services import volunteer_page_save
from teams.views.unit import trail
from teams.volunteering.poster import poster_pdf
from teams.volunteering.queue import persons


@right(Right.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: ScopedRequest, code: str) -> HttpResponse:
    """Show a unit's public page as its convener sets it; POST saves the words, and opens or closes it (``act``)."""
    unit = unit_fetch(request.scope, code, Right.ASSIGN)
    if not may_assign(request.scope, unit):
        raise PermissionDenied
    known = VolunteerPage.objects.filter(unit=unit).first()
    now = known or VolunteerPage(unit=unit, is_open=False, version=0)
    initial = {"intro_hi": now.intro_hi, "intro_en": now.intro_en, "version": now.version}
    form = PageForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        opened = {"open": True, "close": False}.get(request.POST.get("act", ""), now.is_open)
        try:
            volunteer_page_save(actor=request.user, unit=unit, is_open=opened, **form.cleaned_data)
        except EditConflict:
            form.add_error(None, _("Somebody saved this page meanwhile. Load it again to see what they wrote."))
        else:
            messages.success(request, _("The page is open.") if opened else _("The page is closed."))
            return redirect("teams:volunteer_page", unit.code)
    context = {
        "unit": unit,
        "page": now,
        "form": form,
        "url": _address(request, unit),
        "waiting": persons(request.scope, unit).count(),
        "trail": [*trail(request.scope, unit), Step(_("Page for volunteers"), "")],
    }
    return render(request, "teams/volunteers/page.html", context, status=422 if request.method == "POST" else 200)


@right(Right.ASSIGN)
@never_cache
@require_safe
def poster(request: ScopedRequest, code: str) -> HttpResponse:
    """Give the poster of a unit whose page is open, to print."""
    unit = unit_fetch(request.scope, code, Right.ASSIGN)
    page = get_object_or_404(VolunteerPage, unit=unit, is_open=True)
    pdf = poster_pdf(page, url=_address(request, unit), at=timezone.now())
    disposition = content_disposition_header(False, f"join-{unit.code}.pdf") or "inline"
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _address(request: ScopedRequest, unit: Unit) -> str:
    return request.build_absolute_uri(reverse("volunteers:join", args=[unit.code]))
