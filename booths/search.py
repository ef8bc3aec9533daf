"""Finding booths by what a person types: their names in either script, near misses, their numbers.

Each word must be found, in the booth's number or name, or in its assembly's number or name: ``171 12`` is booth 12 of
assembly 171, ``lakhnau 12A`` booth 12A of the Lucknow assemblies. A word is found in a name that holds a word sounding
like it (``core.skeleton``): लखनऊ, Lucknow and Lakhnau find each other.
"""

import re
from typing import Final

from django.db.models import BooleanField, ExpressionWrapper, Q

from booths.former import former_numbers
from booths.querysets.booths import BoothQuerySet
from booths.querysets.units import UnitQuerySet
from core.booth_numbers import read_booth_number, sort_key
from core.skeleton import skeleton
from core.text import clean, devanagari_digits_to_ascii

MOST_WORDS: Final = 6
_BETWEEN: Final = re.compile(r"[\s,;:/|·–—-]+")
_NUMBER: Final = re.compile(r"[0-9]{1,5}[A-Za-z\u0904-\u0939]?")


def words_of(text: str) -> list[str]:
    """Return what is searched for: the words of ``text``, digits as 0 to 9, at most ``MOST_WORDS`` of them.

    A text that is one booth number however written (``Booth No. 12``, ``12 (A)``, ``१२ क``) is one word.
    """
    text = clean(text).text
    if number := read_booth_number(text).number:
        return [number]
    words = _BETWEEN.split(devanagari_digits_to_ascii(text))
    return [word for word in words if _NUMBER.fullmatch(word) or skeleton(word)][:MOST_WORDS]


def search_booths(booths: BoothQuerySet, assemblies: UnitQuerySet, text: str) -> BoothQuerySet:
    """Return those of ``booths`` in which every word of ``text`` is found; all of them when there is no word.

    ``assemblies`` are those whose names and numbers count; they are read by one query here.
    """
    words = words_of(text)
    former = former_numbers(word for word in words if _NUMBER.fullmatch(word))
    for word, assembly_ids in zip(words, _assemblies_by_word(assemblies, words), strict=True):
        found = _booth_has(word)
        if word in former:
            found |= Q(pk__in=former[word])
        booths = booths.filter(found | Q(assembly_id__in=assembly_ids) if assembly_ids else found)
    return booths


def search_booths_nearly(booths: BoothQuerySet, text: str) -> BoothQuerySet:
    """Return those of ``booths`` whose names sound somewhat like each word of ``text`` that is no number."""
    words = [word for word in words_of(text) if not _NUMBER.fullmatch(word)]
    if not words:
        return booths.none()
    for word in words:
        booths = booths.filter(search__trigram_word_similar=skeleton(word).upper())
    return booths


def name_has(word: str) -> Q:
    """Return the condition on a ``search`` column that a word of the name sounds like ``word``, or holds what does."""
    key = skeleton(word).upper()
    if len(key) > 2:
        return Q(search__contains=key)
    # Shorter keys are in many names by chance: two letters have to begin a word, one has to be the whole of it.
    return Q(search__regex=f"(^| ){re.escape(key)}" + ("" if len(key) == 2 else "( |$)"))


def _booth_has(word: str) -> Q:
    if _NUMBER.fullmatch(word) and (number := read_booth_number(word).number):
        return Q(sort=sort_key(number))
    return name_has(word)


def _assembly_has(word: str) -> Q:
    if _NUMBER.fullmatch(word):
        return Q(number=int(word)) if word.isdecimal() else Q(pk__in=[])
    return name_has(word)


def _assemblies_by_word(assemblies: UnitQuerySet, words: list[str]) -> list[list[int]]:
    """Return for each word the ids of the assemblies in whose number or name it is found."""
    if not words:
        return []
    found = {
        f"found_{place}": ExpressionWrapper(_assembly_has(word), output_field=BooleanField())
        for place, word in enumerate(words)
    }
    anywhere = Q()
    for flag in found:
        anywhere |= Q(**{flag: True})
    rows = list(assemblies.annotate(**found).filter(anywhere).values_list("pk", *found))
    return [[pk for pk, *flags in rows if flags[place]] for place in range(len(words))]
