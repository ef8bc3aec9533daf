"""Finding people by name in either script, or by their number."""

from django.db.models import Q

from booths.levels import Level
from booths.querysets.units import UnitQuerySet
from booths.scope import Right, Scope
from booths.search import name_has, words_of
from core.phones import read_phone
from core.skeleton import skeleton
from core.text import devanagari_digits_to_ascii
from teams.models import Member
from teams.querysets import MemberQuerySet

FEWEST_DIGITS = 6
"""Digits of a number before people are looked up by a part of it: fewer would list them, not find them."""


def search_members(members: MemberQuerySet, text: str, *, scope: Scope | None = None) -> MemberQuerySet:
    """Return those of ``members`` whose names hold what sounds like each word of ``text``, or whose number it is.

    A part of a number finds those whose numbers may be shown within ``scope`` (without one: nobody). Nobody when there
    is no word in the text.
    """
    number = read_phone(text).number
    if number:
        return members.filter(Q(phone=number) | Q(phone_alternate=number))
    if digits := digits_of(text):
        shown = Member.objects.within(scope, Right.PHONES) if scope else Member.objects.none()
        return members.filter(phone__contains=digits, pk__in=shown.values("pk"))
    words = words_of(text)
    if not words:
        return members.none()
    for word in words:
        members = members.filter(name_has(word))
    return members


def search_members_nearly(members: MemberQuerySet, text: str, *, scope: Scope | None = None) -> MemberQuerySet:
    """Return those of ``members`` whose names sound somewhat like each word of ``text``; nobody for a number."""
    words = words_of(text)
    if not words or digits_of(text):
        return members.none()
    for word in words:
        members = members.filter(search__trigram_word_similar=skeleton(word).upper())
    return members


def search_units(units: UnitQuerySet, text: str) -> UnitQuerySet:
    """Return those of ``units`` in whose names each word of ``text`` is found, or whose assembly number it is."""
    words = words_of(text)
    if not words:
        return units.none()
    for word in words:
        named = name_has(word) if skeleton(word) else Q(pk__in=[])
        numbered = Q(level=Level.ASSEMBLY, number=int(word)) if word.isdecimal() else Q(pk__in=[])
        units = units.filter(named | numbered)
    return units.order_by("level", "code")


def digits_of(text: str) -> str:
    """Return the last ten digits of a text without a letter that has enough of them to find a person by; else ""."""
    digits = "".join(letter for letter in devanagari_digits_to_ascii(text) if letter.isdecimal())
    return digits[-10:] if len(digits) >= FEWEST_DIGITS and not any(letter.isalpha() for letter in text) else ""
