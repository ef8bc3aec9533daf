"""What the frame of every page needs: places to go, the organisation's name and colour, the two languages."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booths.models import StateSettings, Unit
from booths.scope import Right
from core.palette import DEFAULT_ACCENT


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the menu; ``current`` when the page belongs to it."""

    name: str
    href: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code and its name in itself."""

    code: str
    name: str


LANGUAGES = {"hi": Language("hi", "हिन्दी"), "en": Language("en", "English")}


@dataclass
class Chrome:
    """The frame of one page, worked out piece by piece when the template asks: one query, and none in a fragment."""

    request: HttpRequest

    @cached_property
    def places(self) -> list[Place]:
        """Return the menu at the desk, by the person's rights; empty for a stranger."""
        if not self._signed_in:
            return []
        scope = self.request.scope  # type: ignore[attr-defined]
        places = [self._place(_("Home"), "home", "dashboard", "dashboard:home")]
        if scope.has(Right.SEE):
            places.append(self._place(_("Booths"), "booth", "booths", "booths:list"))
            places.append(self._place(_("Teams"), "team", "teams", "teams:home"))
            places.append(self._place(_("Members"), "user", "members", "teams:members"))
        if scope.has(Right.ASSIGN):
            places.append(self._place(_("Volunteers"), "user-plus", "volunteers", "teams:volunteers"))
        if scope.has(Right.IMPORT):
            places.append(self._place(_("Sheets"), "sheet", "imports", "imports:list"))
        if self.may_export:
            places.append(self._place(_("Exports"), "download", "reports", "reports:list"))
        if self.request.user.is_staff:
            places.append(self._place(_("Administration"), "settings", "admin", "admin:index"))
        return places

    @cached_property
    def dock(self) -> list[Place]:
        """Return the four places on a phone: the first three of the menu, and where the rest is."""
        if not self.places:
            return []
        more = self._place(_("More"), "more", "", "dashboard:more")
        first = [place for place in self.places if place.icon in {"home", "booth", "team"}]
        elsewhere = not any(place.current for place in first)
        return [*first, Place(more.name, more.href, more.icon, elsewhere)]

    @property
    def may_export(self) -> bool:
        """Tell whether the person may take lists out as files."""
        return self._signed_in and self.request.scope.has(Right.EXPORT)  # type: ignore[attr-defined]

    @property
    def other_language(self) -> Language:
        """Return the language that the page is not in."""
        return LANGUAGES["en" if get_language() == "hi" else "hi"]

    @property
    def theme(self) -> str:
        """Return ``light`` or ``dark`` when the person chose one, else nothing: as the device has it."""
        chosen = getattr(self.request.user, "theme", "auto")
        return "" if chosen == "auto" else chosen

    @property
    def organisation(self) -> str:
        """Return the organisation's name in the page's language, as the state or the installation sets it."""
        first, second = ("party_hi", "party_en") if get_language() == "hi" else ("party_en", "party_hi")
        return self._look.get(first) or self._look.get(second) or settings.BOOTHWISE_ORGANISATION

    @property
    def theme_css(self) -> str:
        """Return the address of the colours, empty for the default accent: those are in the main stylesheet."""
        accent = (self._look.get("accent") or DEFAULT_ACCENT).lower()
        return "" if accent == DEFAULT_ACCENT else reverse("dashboard:theme", args=[accent.removeprefix("#")])

    @property
    def _signed_in(self) -> bool:
        return self.request.user.is_authenticated

    @cached_property
    def _look(self) -> dict[str, str]:
        """The name and the colour that the person's state has set, or for a stranger the first state."""
        if not self._signed_in:
            return StateSettings.objects.order_by("state__code").values(*_LOOK).first() or {}
        scope = self.request.scope  # type: ignore[attr-defined]
        within = Q() if Right.SEE in scope.everywhere else Q(pk__in=scope.root_ids())
        highest = Unit.objects.filter(within).order_by("level", "code")[:1].values("path__0")
        return StateSettings.objects.filter(state_id=highest).values(*_LOOK).first() or {}

    def _place(self, name: str, icon: str, namespace: str, view: str) -> Place:
        match = self.request.resolver_match
        belongs = _ELSEWHERE.get(match.view_name, match.namespace) if match else ""
        return Place(name, reverse(view), icon, bool(namespace) and belongs == namespace)


_OF_TEAMS = ("seats", "seats_lately", "handles", "handles_growing")
_OF_MEMBERS = ("members", "member", "member_add", "member_edit", "member_show", "member_erase")
_ELSEWHERE = (
    {"dashboard:more": ""}
    | {f"dashboard:{name}": "teams" for name in _OF_TEAMS}
    | {f"teams:{name}": "members" for name in (*_OF_MEMBERS, "consent", "consent_withdraw")}
)
"""The pages that belong to another place of the menu than their address says, or to none."""
_ELSEWHERE |= dict.fromkeys(
    (f"teams:{name}" for name in ("volunteers", "volunteer", "volunteer_decline", "volunteer_hand_over")), "volunteers"
)
_LOOK = ("party_en", "party_hi", "accent")


def chrome(request: HttpRequest) -> dict[str, object]:
    """Give templates ``chrome``, see ``Chrome``."""
    return {"chrome": SimpleLazyObject(lambda: Chrome(request))}
