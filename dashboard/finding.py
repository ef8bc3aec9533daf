"""What the jump box finds: places, booths, people and pages, in either script, near misses too, within the scope."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from booths.levels import Level
from booths.models import Booth, Unit
from booths.places import own_unit
from booths.scope import Right, Scope
from booths.search import name_has, search_booths, words_of
from core.skeleton import skeleton
from dashboard.links import unit_address
from dashboard.shortcuts import own_shortcuts, work_shortcuts
from teams.models import Assignment, Member
from teams.search import digits_of

_MOST_PLACES, _MOST_BOOTHS, _MOST_PEOPLE = 8, 6, 5


@dataclass(frozen=True, slots=True)
class Find:
    """One thing found: its icon, its name, a note that tells it from others of that name, and its address."""

    icon: str
    name: str
    note: str
    href: str


def find(text: str, *, user: User, scope: Scope) -> list[Find]:
    """Return what ``text`` may mean, the likeliest kind first; nothing for a text without a letter or digit."""
    words = words_of(text)
    if not words:
        return []
    kinds = (_places(text, words, scope), _booths(text, words, scope), _people(text, words, scope))
    return [*(found for kind in kinds for found in kind), *_pages(words, user, scope)]


def _places(text: str, words: list[str], scope: Scope) -> Iterator[Find]:
    """Units whose name is spelt so; those named so, numbered so or of that code; those that sound somewhat like it."""
    key = skeleton(" ".join(words)).upper()
    meant = Q()
    for word in words:
        meant &= _unit_has(word)
    meant |= Q(code__iexact=text.strip())
    # The few letters that somebody has typed so far have a key that other words share: "sita" sounds like south.
    spelt = Q(name_en__istartswith=text.strip()) | Q(name_hi__startswith=text.strip())
    # A key of one or two letters is near to everything.
    near = Q(search__trigram_word_similar=key) if len(key) > 2 else Q(pk__in=[])
    units = (
        Unit.objects.within(scope)
        .filter(spelt | meant | near)
        .select_related("parent")
        .defer("search", "parent__search")
    )
    units = units.annotate(
        spelt=ExpressionWrapper(spelt, output_field=BooleanField()),
        meant=ExpressionWrapper(meant, output_field=BooleanField()),
        likeness=TrigramWordSimilarity(key, "search"),
    )
    for unit in units.order_by("-spelt", "-meant", "-likeness", "level", "pk")[:_MOST_PLACES]:
        level = (
            f"{unit.get_level_display()} {unit.number}" if unit.level == Level.ASSEMBLY else unit.get_level_display()
        )
        yield Find("map", unit.name, f"{level} · {unit.parent.name}" if unit.parent else str(level), unit_address(unit))


def _unit_has(word: str) -> Q:
    named = name_has(word) if skeleton(word) else Q(pk__in=[])
    return named | Q(level=Level.ASSEMBLY, number=int(word)) if word.isdecimal() and len(word) < 6 else named


def _booths(text: str, words: list[str], scope: Scope) -> Iterator[Find]:
    """Booths of that number or name; those of an assembly named so only with a number, for it stands above itself."""
    booths = Booth.objects.within(scope)
    if area := own_unit(scope):
        booths = booths.under(area)  # the same booths, from the index that has them in order
    if any(word[0].isdecimal() for word in words):
        booths = search_booths(booths, Unit.objects.within(scope).filter(level=Level.ASSEMBLY), text)
    else:
        for word in words:
            booths = booths.filter(name_has(word))
    for booth in booths.select_related("assembly").in_order()[:_MOST_BOOTHS]:
        note = _("Booth %(number)s · %(assembly)s") % {"number": booth.number, "assembly": booth.assembly.name}
        yield Find("booth", booth.name or booth.number, note, reverse("booths:booth", args=[booth.pk]))


def _people(text: str, words: list[str], scope: Scope) -> Iterator[Find]:
    """Members named so; by their phone where the asker may see phones."""
    named = Q()
    for word in words:
        named &= name_has(word) if skeleton(word) else Q(pk__in=[])
    if digits := digits_of(text):
        shown = Member.objects.within(scope, Right.PHONES).filter(phone__contains=digits)
        named |= Q(pk__in=shown.values("pk"))
    people = Member.objects.within(scope).filter(named).select_related("home_unit").defer("search", "home_unit__search")
    found = list(people.order_by("pk")[:_MOST_PEOPLE])
    held = Assignment.objects.within(scope).current(timezone.localdate()).filter(member__in=found)
    posts = {
        assignment.member_id: assignment.seat for assignment in held.select_related("seat__position", "seat__unit")
    }
    for member in found:
        seat = posts.get(member.pk)
        unit = seat.unit if seat else member.home_unit
        note = f"{seat.position.name} · {unit.name}" if seat else unit.name
        yield Find("user", member.name, note, reverse("teams:member", args=[member.pk]))


def _pages(words: list[str], user: User, scope: Scope) -> Iterator[Find]:
    """Pages whose name, in either language, sounds like every word."""
    keys = [skeleton(word) for word in words]
    for page in [*work_shortcuts(scope), *own_shortcuts(user)]:
        if all(key and any(key in sound for sound in page.sounds) for key in keys):
            yield Find(page.icon, page.name, _("Page"), page.href)
