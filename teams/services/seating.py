"""What putting, moving and swapping people share: the locks in their order, the rules, the row that is written."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import links_withdraw
from booths.scope import Right, Scope
from teams.authors import authors_of
from teams.models import Assignment, Member, Seat
from teams.rules import NOBODY, Hindrance, member_hindrances, seat_hindrance
from teams.scoping import scope_for

_JUST_NOW = timedelta(hours=12)
_RULES = {"assignment_one_holder", "assignment_one_seat_a_level", "assignment_leads_in_one_unit"}


def seating_lock(*, seats: Collection[int], assignments: Collection[int] = NOBODY, members: Collection[int]) -> None:
    """Lock the rows of seats, then people, then assignments, each by id: so two changes wait and never block.

    Whoever fills, moves, swaps or imports does it in this order.
    """
    for rows in (
        Seat.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=seats),
        Member.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=members),
        Assignment.objects.select_for_update(of=("self",)).filter(pk__in=assignments),
    ):
        list(rows.order_by("pk").values_list("pk", flat=True))


def seat_take(
    *,
    actor: User | None,
    seat: Seat,
    member: Member,
    since: date,
    leaving: Collection[int] = NOBODY,
    extra_rights: frozenset[Right] = frozenset(),
) -> Assignment:
    """Write that a member takes a seat, under ``seating_lock``; ValidationError where a rule speaks against it.

    ``leaving`` are assignments, by id, that end with the change. Unused links to the account that somebody else than
    ``actor`` made end: they would open more now.
    """
    if not Member.objects.filter(pk=member.pk, erased_at=None).exists():  # erased, or merged with another record
        raise ValidationError(_("This person is no longer registered. Search once more."), code="member_gone")
    if not Seat.objects.select_related("position").get(pk=seat.pk).is_offered:
        raise ValidationError(_("This seat is no longer part of the team."), code="seat_closed")
    seat_refuse(actor, seat, member, since=since, leaving=leaving)
    assignment = Assignment.objects.create(
        seat=seat, member=member, since=since, extra_rights=sorted(right.value for right in extra_rights)
    )
    account = User.objects.filter(member=member.pk).first()
    if account:
        links_withdraw(user=account, spare=actor)
    return assignment


@contextmanager
def rules_of_the_database(
    *, actor: User | None, seat: Seat, member: Member, since: date, leaving: Collection[int] = NOBODY
) -> Iterator[None]:
    """Turn the database's refusal of what is written inside into the ValidationError that the rules give.

    Stands around the transaction. Our own ways into the tables are locked; this is for whoever comes past them.
    """
    try:
        yield
    except IntegrityError as error:
        if rule_broken(error) is None:
            raise
        seat_refuse(actor, seat, member, since=since, leaving=leaving)
        raise ValidationError(
            _("Somebody else changed this a moment ago. Please try again."), code="seat_held"
        ) from None


def rule_broken(error: IntegrityError) -> str | None:
    """Return the name of the rule of seats by which the database refused something; None for any other refusal."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    return name if name in _RULES else None


def seat_refuse(
    actor: User | None,
    seat: Seat,
    member: Member,
    *,
    since: date,
    until: date | None = None,
    leaving: Collection[int] = NOBODY,
) -> None:
    """Raise ValidationError, with the code of the rule, when the member cannot sit there between two days.

    Places outside the actor's area are not named in it.
    """
    scope = scope_for(actor) if actor else Scope.everything()
    if held := seat_hindrance(seat, since=since, until=until, leaving=leaving):
        raise ValidationError(_held_words(actor, scope, held), code=held.code)
    mine = member.assignments.during(since, until).select_related("member", "seat__position", "seat__unit")
    for hindrance in member_hindrances(seat, mine, since=since, until=until, leaving=leaving):
        raise ValidationError(hindrance.words(scope), code=hindrance.code)


def _held_words(actor: User | None, scope: Scope, held: Hindrance) -> str:
    """Return who holds the seat; when somebody else filled it a moment ago, who that was."""
    began = authors_of([held.by.pk])[held.by.pk].began
    words = held.words(scope)
    if actor and began and began.user != actor.pk and timezone.now() - began.at < _JUST_NOW:
        facts = {"who": began.who, "time": time_format(localtime(began.at), "H:i")}
        words = f"{words} {_('Filled by %(who)s at %(time)s.') % facts}"
    return words
