"""One member as their page shows them: seats, sign-in, consents, accounts, history, and what the reader may do."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from accounts.models import Activity, OneTimeLink, User
from booths.history import Entry, openable
from booths.levels import Level
from booths.scope import Right, Scope
from core.social import Network, account_name, account_url
from teams.access import may_invite
from teams.history import member_history
from teams.models import Assignment, Consent, Language, Member, Notice, Purpose, Skill

MOST_REVEALS = 20


@dataclass(frozen=True, slots=True)
class SignIn:
    """How far a member is with signing in: ``in``, ``invited``, ``lapsed`` or ``never``, and when or until when."""

    state: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a member says to one purpose: the consent that stands, those before it, and the text in force."""

    purpose: Purpose
    standing: Consent | None
    past: list[Consent]
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a network, as a link; of an official one the unit."""

    network: str
    name: str
    url: str
    unit: str = ""


class MemberPage:
    """What ``user`` may know of ``member``, whom they see within ``scope``; each part is read when the page asks."""

    def __init__(self, member: Member, *, scope: Scope, user: User) -> None:
        self.member = member
        self._scope = scope
        self._user = user
        self._today = timezone.localdate()

    @cached_property
    def _assignments(self) -> list[Assignment]:
        found = self.member.assignments.select_related("seat__position", "seat__unit").defer("seat__unit__search")
        return list(found.order_by("-since", "-pk"))

    @property
    def held(self) -> list[Assignment]:
        """What they hold today, the highest first, and then what they are to take."""
        held = [one for one in self._assignments if not one.until or one.until > max(self._today, one.since)]
        return sorted(held, key=lambda one: (one.since > self._today, one.seat.position.level, one.since))

    @property
    def former(self) -> list[Assignment]:
        """What they held before, the latest first; without what was called off before it began."""
        return [one for one in self._assignments if one.until and one.since < one.until <= self._today]

    @property
    def today(self) -> object:
        """The day on which the page is read."""
        return self._today

    def may(self, right: Right) -> bool:
        """Tell whether the right holds for this person: in their home unit, or where they sit or are to sit."""
        units = [self.member.home_unit, *(one.seat.unit for one in self.held)]
        return any(self._scope.may(right, unit) for unit in units)

    @property
    def may_edit(self) -> bool:
        """Whether the reader may correct what is kept, and write down consents."""
        return self.may(Right.EDIT)

    @property
    def may_show(self) -> bool:
        """Whether the reader may have numbers and e-mail shown."""
        return self.may(Right.PHONES)

    def unit_for(self, right: Right) -> int:
        """Return the id of the unit through which the right holds for this person, their home if it does there."""
        units = [self.member.home_unit, *(one.seat.unit for one in self.held)]
        return next((unit.pk for unit in units if self._scope.may(right, unit)), self.member.home_unit_id)

    @property
    def visible_units(self) -> set[int]:
        """The ids of the units of the member's seats that the reader may open."""
        return {one.seat.unit_id for one in self._assignments if self._scope.may(Right.SEE, one.seat.unit)}

    @property
    def sees_home(self) -> bool:
        """Whether the reader may open the home unit."""
        return self._scope.may(Right.SEE, self.member.home_unit)

    @cached_property
    def sign_in(self) -> SignIn:
        """How far they are with signing in."""
        account = self.member.user
        if account is None:
            return SignIn("never")
        if account.last_login:
            return SignIn("in", account.last_login)
        link = OneTimeLink.objects.filter(user=account).order_by("-created_at").first()
        if link is None:
            return SignIn("never")
        return SignIn("invited" if link.state == "usable" else "lapsed", link.expires_at)

    @property
    def login_differs(self) -> bool:
        """Whether they still sign in with another number than the one kept here."""
        account = self.member.user
        return bool(account and account.phone and account.phone != self.member.phone)

    @cached_property
    def needs_sign_in(self) -> bool:
        """Whether a seat held today gives a right."""
        return self._inviting is not None

    @property
    def _inviting(self) -> Assignment | None:
        today = [one for one in self.held if one.since <= self._today]
        return next((one for one in today if one.seat.position.rights or one.extra_rights), None)

    @cached_property
    def invite_by(self) -> Assignment | None:
        """The seat through which the reader may send them a link; None when they may not, or no seat needs one."""
        return self._inviting if self._inviting and may_invite(self._scope, self.member, self.held) else None

    @cached_property
    def agreements(self) -> list[Agreement]:
        """What they say to each purpose."""
        consents = list(self.member.consents.select_related("notice", "recorded_by"))
        notices: dict[str, Notice] = {}
        for notice in Notice.objects.order_by("version"):
            notices[notice.purpose] = notice
        return [
            Agreement(
                purpose,
                next((one for one in consents if one.purpose == purpose and not one.withdrawn_at), None),
                [one for one in consents if one.purpose == purpose and one.withdrawn_at],
                notices.get(purpose),
            )
            for purpose in Purpose
        ]

    @property
    def past_consents(self) -> list[Consent]:
        """What they agreed to before and no longer, the latest first."""
        past = [one for agreement in self.agreements for one in agreement.past]
        return sorted(past, key=lambda one: one.given_at, reverse=True)

    @property
    def skills(self) -> list[str]:
        """What they can do, in words."""
        return [str(Skill(skill).label) for skill in self.member.skills]

    @property
    def languages(self) -> list[str]:
        """What they read and write, in words."""
        return [str(Language(language).label) for language in self.member.languages]

    @property
    def took_details_back(self) -> bool:
        """Whether they took back that their details are kept."""
        details = self.agreements[0]
        return details.standing is None and bool(details.past)

    @property
    def accounts(self) -> list[Account]:
        """Their own accounts, as links."""
        kept = self.member.accounts
        return [_account(network, kept[network]) for network in Network if kept.get(network)]

    @cached_property
    def keeping(self) -> list[Account]:
        """The official accounts that they run."""
        kept = self.member.keeping.filter(handle__closed_on=None).select_related("handle__unit")
        handles = [one.handle for one in kept.order_by("handle__network", "handle_id")]
        return [_account(one.network, one.address, one.unit.name) for one in handles]

    @cached_property
    def history(self) -> list[Entry]:
        """What was changed by whom, the newest first."""
        state = self.member.home_unit.ancestor_id(Level.STATE) or 0
        return openable(member_history(self.member), self._user, self._scope, state)

    @cached_property
    def reveals(self) -> list[Activity]:
        """Who had a number or the e-mail shown, the latest first; nothing for who may not see them."""
        if not self.may_show:
            return []
        acts = Activity.objects.filter(subject_type="member", subject_id=self.member.pk, verb="phone_reveal")
        return list(acts.select_related("actor")[:MOST_REVEALS])


def _account(network: str, address: str, unit: str = "") -> Account:
    return Account(str(Network(network).label), account_name(network, address), account_url(network, address), unit)
