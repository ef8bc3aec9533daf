"""The pages that one may go to straight away, by right: on the page of everything else, and in the jump box."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, override

from accounts.models import User
from booths.scope import Right, Scope
from core.skeleton import skeleton


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A page: its icon, its name in the reader's language, its address, and the name's sounds in every language."""

    icon: str
    name: str
    href: str
    sounds: frozenset[str]


# Icon, name, view, query, and the right without which the page shows nothing.
_WORK = (
    ("booth", gettext_noop("Booth list"), "booths:list", "", Right.SEE),
    ("flag", gettext_noop("Booths without a group"), "booths:list", "?state=uncovered", Right.SEE),
    ("flag", gettext_noop("Booths that lack a group"), "booths:list", "?state=partly&state=uncovered", Right.SEE),
    ("clock", gettext_noop("Groups due for a check"), "booths:list", "?stale=1", Right.SEE),
    ("link", gettext_noop("Links used twice"), "booths:list", "?collision=1", Right.SEE),
    ("team", gettext_noop("Teams"), "teams:home", "", Right.SEE),
    ("flag", gettext_noop("Vacant seats"), "teams:seats", "?state=vacant&order=longest", Right.SEE),
    ("user", gettext_noop("Members"), "teams:members", "", Right.SEE),
    ("megaphone", gettext_noop("Official accounts"), "teams:handles", "", Right.SEE),
    ("clock", gettext_noop("Counts overdue"), "teams:handles", "?stale=1", Right.SEE),
    ("user-plus", gettext_noop("Volunteers"), "teams:volunteers", "", Right.ASSIGN),
    ("team", gettext_noop("Registered twice"), "teams:duplicates", "", Right.EDIT),
    ("sheet", gettext_noop("Sheets"), "imports:list", "", Right.IMPORT),
    ("upload", gettext_noop("Import a sheet"), "imports:new", "", Right.IMPORT),
)
_OWN = (
    ("user", gettext_noop("My account"), "accounts:profile"),
    ("key", gettext_noop("Change the password"), "accounts:password"),
)
_ADMINISTRATION = (
    ("team", gettext_noop("Posts and teams"), "teams:posts"),
    ("plus", gettext_noop("Set up a state"), "dashboard:setup"),
    ("settings", gettext_noop("Administration"), "admin:index"),
)


def work_shortcuts(scope: Scope) -> list[Shortcut]:
    """Return the pages of the work that the scope opens."""
    return [_shortcut(icon, name, view, query) for icon, name, view, query, right in _WORK if scope.has(right)]


def own_shortcuts(user: User) -> list[Shortcut]:
    """Return the pages about the person's own account, and for an administrator those of the installation."""
    return [_shortcut(*page) for page in (*_OWN, *(_ADMINISTRATION if user.is_superuser else ()))]


def _shortcut(icon: str, name: str, view: str, query: str = "") -> Shortcut:
    return Shortcut(icon, gettext(name), f"{reverse(view)}{query}", _sounds(name))


@cache
def _sounds(name: str) -> frozenset[str]:
    sounds = set()
    for language in ("en", "hi"):
        with override(language):
            sounds.add(skeleton(gettext(name)))
    return frozenset(sounds)
