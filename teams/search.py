"""Finding people by name in either script, or by their whole number."""

from booths.search import name_has, words_of
from core.phones import read_phone
from teams.querysets import MemberQuerySet


def search_members(members: MemberQuerySet, text: str) -> MemberQuerySet:
    """Return those of ``members`` whose names hold what sounds like each word of ``text``, or whose number it is.

    Nobody when there is no word in it.
    """
    number = read_phone(text).number
    if number:
        return members.filter(phone=number)
    words = words_of(text)
    if not words:
        return members.none()
    for word in words:
        members = members.filter(name_has(word))
    return members
