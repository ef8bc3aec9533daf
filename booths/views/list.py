"""The list of booths."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from booths.access import right
from booths.coverage_state import CoverageState
from booths.keyset import Page
from booths.listing import BoothList
from booths.models import Booth, Unit
from booths.places import Step, trail_to
from booths.scope import Right
from booths.slots import slots_of

_KINDS = ("state", "verified", "stale", "unverified", "collision")


@dataclass(frozen=True, slots=True)
class Row:
    """One booth of the list; ``register`` is empty when the reader can register no group there."""

    booth: Booth
    badges: SafeString
    href: str
    register: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the quick filters: ``count`` is None where it is not known."""

    name: str
    query: str
    count: int | None
    chosen: bool


@right(Right.SEE)
@require_safe
def booth_list(request: HttpRequest) -> HttpResponse:
    """Show the booths that the parameters ask for (``booths.filters``); to htmx only the results."""
    booths = BoothList(request.scope, request.GET)  # type: ignore[attr-defined]
    if "unit" in booths.filter.chosen and booths.area is None:
        raise Http404
    page = booths.page(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    nearly = False
    if not page.booths and "q" in booths.filter.chosen and "near" not in booths.filter.chosen:
        near = BoothList(request.scope, booths.near)  # type: ignore[attr-defined]
        if (near_page := near.page()).booths:
            booths, page, nearly = near, near_page, True
    context = {
        "list": booths,
        "page": page,
        "rows": _rows(request, booths, page),
        "previous": f"?{booths.without(before=str(page.before))}" if page.before else "",
        "next": f"?{booths.without(after=str(page.after))}" if page.after else "",
        "nearly": nearly,
        "choices": _choices(booths),
        "chips": _chips(booths),
        "below": _below(booths),
        "trail": trail_to(request.scope, booths.area, Step(_("Booths"), "")) if booths.area else [],  # type: ignore[attr-defined]
        "may_import": request.scope.has(Right.IMPORT),  # type: ignore[attr-defined]
        "may_add": booths.area and _may(request, Right.EDIT, booths.area),
    }
    whole = not request.htmx or request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "booths/list.html" if whole else "booths/list.html#results", context)


def _may(request: HttpRequest, right: Right, unit: Unit) -> bool:
    return request.scope.may(right, unit)  # type: ignore[attr-defined]


def _rows(request: HttpRequest, booths: BoothList, page: Page) -> list[Row]:
    today, settings = timezone.localdate(), booths.filter.settings
    # Looking an address up by name for each row would cost as much as writing the rows.
    start, end = reverse("booths:register", args=[0]).split("0")
    context = f"?{urlencode({'list': booths.query})}"
    rows = []
    badges: dict[tuple[Any, ...], SafeString] = {}  # many booths look alike: each look is drawn once
    for booth in page.booths:
        slots = slots_of(booth.groups.all(), settings, today)
        free = any(slot.is_free for slot in slots[: settings.groups_per_booth])
        register = f"{start}{booth.pk}{end}{context}" if free and _may(request, Right.EDIT, booth.unit) else ""
        look = tuple((slot.number, slot.state) for slot in slots)
        if look not in badges:
            badges[look] = render_to_string("booths/slot_badges.html", {"slots": slots})
        rows.append(Row(booth, badges[look], f"{start}{booth.pk}/{context}", register))
    return rows


def _choices(booths: BoothList) -> list[Choice]:
    """The filters that are one tap away, with how many booths each has where that is known."""
    chosen, figures = booths.filter.chosen, booths.figures
    on = {name: chosen[name] for name in _KINDS if name in chosen}
    wide = set(booths.filter.chosen) <= {"unit", *_KINDS}  # with a text or electors the figures count something else
    choices = [Choice(_("All"), booths.without(*_KINDS), figures.booths if figures and wide else None, not on)]
    for state in (CoverageState.UNCOVERED, CoverageState.PARTLY, CoverageState.COVERED):
        count = getattr(figures, state) if figures and wide else None
        query = booths.without(*_KINDS, state=[state.value])
        choices.append(Choice(str(state.label), query, count, on == {"state": [state.value]}))
    for name in ("stale", "unverified", "verified", "collision"):
        label = str(booths.filter.filters[name].label)
        choices.append(Choice(label, booths.without(*_KINDS, **{name: "1"}), None, on == {name: True}))
    return choices


def _chips(booths: BoothList) -> list[tuple[str, str]]:
    """What is filtered besides area and quick filter: each in words, with the list without it."""
    chosen, filters = booths.filter.chosen, booths.filter.filters
    words = {
        "q": lambda value: f"“{value}”",
        "near": lambda _value: str(filters["near"].label),
        "electors_from": lambda value: f"{filters['electors_from'].label} {value:,}",
        "electors_to": lambda value: f"{filters['electors_to'].label} {value:,}",
        "without": lambda value: _("without %(level)s") % {"level": dict(filters["without"].extra["choices"])[value]},
        "revenue_district": lambda value: f"{filters['revenue_district'].label} {value}",
    }
    chips = [(say(chosen[name]), booths.without(name)) for name, say in words.items() if name in chosen]
    if len(chosen.get("state", [])) > 1:
        names = [str(CoverageState(state).label) for state in chosen["state"]]
        chips.insert(0, (" / ".join(names), booths.without("state")))
    return chips


def _below(booths: BoothList) -> list[Unit]:
    """The units to which the list can be narrowed: those right below the area."""
    if not booths.area:
        return []
    return list(Unit.objects.filter(parent=booths.area).order_by("number", "name_en").defer("search", "path"))
