"""A convener's decision on an offer to help: accept, decline, hand to another unit.

One person who offered twice with the same number is decided on once: each of these acts on all that they sent and that
the convener has before them.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import activity_record
from booths.models import Unit
from booths.scope import Right, Scope
from core.history import acting
from teams.access import assignable, may_fill
from teams.models import Consent, Member, Seat, Volunteer
from teams.names import name_fields
from teams.services.assignments import seat_assign
from teams.services.members import member_create

State = Volunteer.State


def volunteer_accept(
    *, actor: User | None, scope: Scope, volunteer: Volunteer, version: int | None = None, seat: Seat | None = None
) -> Member:
    """Make a volunteer a member, in a vacant ``seat`` or else in the pool of the unit, and return the member.

    A member of that number within ``scope`` is taken as that person, and gains what the volunteer can do. What was
    agreed to with this offer becomes the new member's, and its link is theirs; of one who was there before nothing that
    they agreed to changes, for the form does not show that the number is its sender's. For the same reason further
    offers with the number are accepted along with it, but neither their consents nor their links count for the member.
    ValidationError when somebody decided first (``decided``),
    when ``version``, by default that of ``volunteer``, is no longer the one that waits (``changed``), when the number
    belongs to a member elsewhere (``registered_elsewhere``), for a seat that ``scope`` may not fill,
    and for all that ``seat_assign`` refuses.
    """
    with transaction.atomic(), acting("volunteer_accept", actor):
        offers = _waiting(scope, volunteer, version)
        first = offers[0]
        if seat and not may_fill(scope, seat):
            raise ValidationError(_("You cannot fill this seat."), code="not_fillable")
        known = _known(scope, first)
        home = seat.unit if seat else first.unit
        member = known or member_create(actor=actor, home_unit=home, phone=first.phone, **name_fields(first.name))
        _learn(member, offers)
        if seat:
            seat_assign(actor=actor, seat=seat, member=member)
            acting("volunteer_accept", actor)  # what filled the seat has named itself
        if known is None:
            Consent.objects.filter(volunteer=first, withdrawn_at=None).update(member=member, volunteer=None)
        Consent.objects.filter(volunteer__in=offers).delete()
        _decide(actor, offers, State.ACCEPTED, member=member)
        if known is None:
            Volunteer.objects.filter(pk=first.pk).update(made_member=True)
        for one in offers:
            activity_record(
                actor=actor, verb="volunteer_accept", subject=one, unit_id=one.unit_id, seat=seat.pk if seat else None
            )
    return member


def volunteer_decline(
    *, actor: User | None, scope: Scope, volunteer: Volunteer, reason: str, version: int | None = None
) -> Volunteer:
    """Decline an offer, for a reason that stays among the conveners, and return it.

    ValidationError without a reason, or when somebody decided first or changed it.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why you decline."), code="reason_missing")
    with transaction.atomic(), acting("volunteer_decline", actor):
        offers = _waiting(scope, volunteer, version)
        _decide(actor, offers, State.DECLINED, reason=reason)
        for one in offers:  # the reason may say something of the person: it stays where it can be erased
            activity_record(actor=actor, verb="volunteer_decline", subject=one, unit_id=one.unit_id)
    volunteer.refresh_from_db()
    return volunteer


def volunteer_hand_over(
    *, actor: User | None, scope: Scope, volunteer: Volunteer, to: Unit, version: int | None = None
) -> Volunteer:
    """Hand an offer to the unit that it belongs to, anywhere, and return it. It goes on waiting there.

    ValidationError when it lies there already, or somebody decided first or changed it.
    """
    with transaction.atomic(), acting("volunteer_hand_over", actor):
        offers = _waiting(scope, volunteer, version)
        if all(one.unit_id == to.pk for one in offers):
            raise ValidationError(_("It lies with this unit already."), code="same_unit")
        Volunteer.objects.filter(pk__in=[one.pk for one in offers]).update(unit=to, version=F("version") + 1)
        for one in offers:
            activity_record(
                actor=actor, verb="volunteer_hand_over", subject=one, unit_id=one.unit_id, to=to.code, to_name=to.name
            )
    volunteer.refresh_from_db()
    return volunteer


def _waiting(scope: Scope, volunteer: Volunteer, version: int | None) -> list[Volunteer]:
    """Lock and return what the person of this offer sent and ``scope`` may decide on, the offer itself first.

    Locked in one order, so that two conveners come one after the other; the second is told who was first.
    """
    sent = Volunteer.objects.within(scope, Right.ASSIGN).filter(assignable(scope)).waiting()
    offers = list(
        sent.filter(phone=volunteer.phone).select_for_update(of=("self",)).select_related("unit").order_by("pk")
    )
    current = next((one for one in offers if one.pk == volunteer.pk), None)
    if current is None:
        raise ValidationError(_decided(volunteer), code="decided")
    if current.version != (volunteer.version if version is None else version):
        raise ValidationError(_decided(volunteer), code="changed")
    return sorted(offers, key=lambda one: one.pk != volunteer.pk)


def _decided(volunteer: Volunteer) -> str:
    current = Volunteer.objects.select_related("decided_by").get(pk=volunteer.pk)
    if current.state == State.WAITING:
        return _("This offer was changed or handed to another unit a moment ago. Look once more.")
    if current.decided_by:
        words = {"name": current.decided_by, "state": current.get_state_display()}
        return _("%(name)s was first. This offer is: %(state)s.") % words
    return _("This offer no longer waits. It is: %(state)s.") % {"state": current.get_state_display()}


def _known(scope: Scope, offer: Volunteer) -> Member | None:
    """Return the member with the number of an offer; ValidationError when that is somebody elsewhere."""
    known = Member.objects.filter(phone=offer.phone).first()
    if known and not Member.objects.within(scope).filter(pk=known.pk).exists():
        raise ValidationError(
            _("This number is registered elsewhere. Hand the offer to the unit where the person belongs."),
            code="registered_elsewhere",
        )
    return known


def _learn(member: Member, offers: list[Volunteer]) -> None:
    """Add to a member what the offers say that the person can do."""
    skills = sorted({*member.skills, *(skill for one in offers for skill in one.skills)})
    languages = sorted({*member.languages, *(language for one in offers for language in one.languages)})
    if (skills, languages) != (sorted(member.skills), sorted(member.languages)):
        member.skills, member.languages = skills, languages
        member.version += 1
        member.save(update_fields=["skills", "languages", "version"])


def _decide(actor: User | None, offers: list[Volunteer], state: str, **fields: object) -> None:
    Volunteer.objects.filter(pk__in=[one.pk for one in offers]).update(
        state=state, decided_at=timezone.now(), decided_by=actor, version=F("version") + 1, **fields
    )
