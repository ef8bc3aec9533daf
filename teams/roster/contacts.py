"""The holders of seats as contacts for a phone."""

from collections.abc import Sequence

from core.vcards import Contact, vcards
from teams.models import Member
from teams.roster.paper import names_of
from teams.roster.reading import Roster


def contacts_of(rosters: Sequence[Roster], *, organisation: str) -> tuple[str, int]:
    """Return the holders of these teams as one vCard file, each person once, and how many they are.

    Names and posts are in the active language, the name in the other script as a nickname, by which phones find it too.
    """
    posts: dict[int, list[str]] = {}
    units: dict[int, list[str]] = {}
    members: dict[int, Member] = {}
    for roster in rosters:
        for line in roster.lines:
            if line.assignment and line.assignment.member.phone:
                member = members.setdefault(line.assignment.member_id, line.assignment.member)
                posts.setdefault(member.pk, []).append(f"{line.seat.position.name}, {roster.unit.name}")
                units.setdefault(member.pk, []).append(roster.unit.name)
    contacts = [
        Contact(
            name=names_of(member)[0],
            nickname=names_of(member)[1],
            phones=tuple(number for number in (member.phone, member.phone_alternate) if number),
            email=member.email,
            organisation=organisation,
            title=" · ".join(posts[pk]),
            categories=tuple(filter(None, (organisation, *dict.fromkeys(units[pk])))),
        )
        for pk, member in members.items()
    ]
    return vcards(contacts), len(contacts)
