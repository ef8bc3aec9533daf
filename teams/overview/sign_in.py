"""Conveners and co-conveners who cannot sign in yet, and who of them may be invited."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from booths.models import Unit
from booths.scope import Right, Scope
from teams.access import may_invite
from teams.models import Assignment
from teams.overview.posts import Posts

_SHOWN = ("member__user", "seat__position", "seat__unit__parent")


def without_sign_in(root: Unit, *, scope: Scope, posts: Posts, today: date, limit: int) -> list[Assignment]:
    """Return who holds a seat that carries the register and has never signed in, the highest seats first: one query."""
    held = Assignment.objects.within(scope).wanted().current(today).without_sign_in()
    held = held.filter(seat__unit__path__contains=[root.pk], seat__position__in=posts.working)
    return list(held.select_related(*_SHOWN).order_by("seat__position__level", "since", "pk")[:limit])


def invitable(assignments: Iterable[Assignment], *, scope: Scope, today: date) -> set[int]:
    """Return the ids of those of ``assignments`` whose holder may be sent a link: at most one query."""
    assignments = list(assignments)
    if not assignments or not scope.has(Right.ASSIGN):
        return set()
    held: dict[int, list[Assignment]] = defaultdict(list)
    everything = Assignment.objects.filter(member__in=[one.member_id for one in assignments]).ending_after(today)
    for one in everything.select_related("seat__position", "seat__unit"):
        held[one.member_id].append(one)
    return {one.pk for one in assignments if may_invite(scope, one.member, held[one.member_id])}
