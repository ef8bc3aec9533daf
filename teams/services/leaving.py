"""What goes when a person's time in a seat is over."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import OneTimeLink, User
from accounts.services.links import links_withdraw_for
from teams.models import Assignment


def links_of_left_withdraw(*, members: Collection[int] | None = None) -> int:
    """Withdraw unused links to accounts of people to whom nothing that gives rights is left; return how many.

    ``members`` are the ids of the people to look at; None: everybody, for whose time ran out by the calendar. Who is
    to take such a seat later keeps theirs, and so does an administrator, whose rights come from no seat.
    """
    gives_rights = ~Q(seat__position__rights=[]) | ~Q(extra_rights=[])
    left = Assignment.objects.filter(gives_rights, member__user=OuterRef("pk")).ending_after(timezone.localdate())
    users = User.objects.filter(member__isnull=False, is_staff=False, is_superuser=False)
    if members is not None:
        users = users.filter(member__in=members)
    waiting = OneTimeLink.objects.usable().filter(user=OuterRef("pk"))
    without = users.filter(~Exists(left), Exists(waiting)).values_list("pk", flat=True)
    return links_withdraw_for(users=list(without))
