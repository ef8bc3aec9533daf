"""The jump box: wherever one is, a few letters lead to any place, booth, person or page of one's area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.access import signed_in
from dashboard.finding import find

_LONGEST = 100


@signed_in
@require_safe
@vary_on_headers("HX-Request")
def jump(request: HttpRequest) -> HttpResponse:
    """Show what ``q`` may mean: to htmx the finds alone, else a page with the search field."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]
    finds = find(text, user=request.user, scope=request.scope)  # type: ignore[arg-type, attr-defined]
    template = "dashboard/jump/finds.html" if request.htmx else "dashboard/jump/page.html"  # type: ignore[attr-defined]
    return render(request, template, {"text": text, "finds": finds})
