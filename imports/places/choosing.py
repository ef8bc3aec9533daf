"""The assemblies that an importer may choose from, and finding one by what is typed."""

from typing import Final

from django.db.models import Q

from booths.levels import Level
from booths.models import Unit
from booths.querysets.units import UnitQuerySet
from booths.search import name_has, words_of
from core.skeleton import skeleton
from imports.places.area import Area

MOST: Final = 8


def assemblies_of(area: Area) -> UnitQuerySet:
    """Return the assemblies that lie, in whole or in part, in the importer's area."""
    units = Unit.objects.filter(level=Level.ASSEMBLY).defer("search")
    if area.everywhere:
        return units
    return units.filter(Q(path__overlap=sorted(area.roots)) | Q(pk__in=area.above))


def find_assemblies(area: Area, text: str) -> list[Unit]:
    """Return a few assemblies of the area that have every word of ``text`` in number or name; near names otherwise."""
    words = words_of(text)
    if not words:
        return []
    units = assemblies_of(area).select_related("parent").order_by("number", "code")
    meant = Q()
    for word in words:
        meant &= _has(word)
    if found := list(units.filter(meant)[:MOST]):
        return found
    key = skeleton(" ".join(words)).upper()
    return list(units.filter(search__trigram_word_similar=key)[:MOST]) if len(key) > 2 else []


def _has(word: str) -> Q:
    if word.isdecimal():
        return Q(number=int(word))
    return name_has(word) if skeleton(word) else Q(pk__in=[])
