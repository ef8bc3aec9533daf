"""What somebody without a seat is told: which seat they had or will have, and who can give them one."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from teams.models import Assignment, Member


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands who holds no seat today; all that is not known, or not so, is None."""

    member: Member | None = None
    ended: Assignment | None = None
    begins: Assignment | None = None
    convener: Assignment | None = None


def standing_of(user: User) -> Standing:
    """Return it: the seat that ended last, the next one that begins, and whoever leads nearest to the person's home."""
    member = Member.objects.filter(user=user).select_related("home_unit").first()
    if member is None:
        return Standing()
    today = timezone.localdate()
    own = member.assignments.select_related("seat__unit", "seat__position")
    leading = Assignment.objects.filter(leads=True, seat__unit__in=[pk for pk in member.home_unit.path if pk])
    return Standing(
        member=member,
        ended=own.filter(until__lte=today).order_by("-until", "-pk").first(),
        begins=own.ending_after(today).filter(since__gt=today).order_by("since").first(),
        convener=leading.current(today)
        .exclude(member=member)
        .select_related("member", "seat__unit", "seat__position")
        .order_by("-seat__unit__level", "seat__position__order", "pk")
        .first(),
    )
