"""Two records side by side, line by line, what differs marked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.emails import mask_email
from core.phones import mask_phone
from core.social import Network
from teams.models import Language, Member, Skill


@dataclass(frozen=True, slots=True)
class Line:
    """What the two records say of one thing; empty where they say nothing."""

    name: str
    one: list[str]
    other: list[str]

    @property
    def differs(self) -> bool:
        """Whether they say two things."""
        return self.one != self.other


def compared(one: Member, other: Member) -> list[Line]:
    """Return the lines of two records, without those on which neither says anything; numbers and e-mail are masked."""
    ours, theirs = _said(one), _said(other)
    lines = [Line(name, ours[name], theirs[name]) for name in ours]
    return [line for line in lines if line.one or line.other]


def _said(member: Member) -> dict[str, list[str]]:
    today = timezone.localdate()
    seats = member.assignments.select_related("seat__position", "seat__unit").order_by("-since", "-pk")
    now = [one for one in seats if one.until is None or one.until > max(today, one.since)]
    past = [one for one in seats if one not in now and one.until != one.since]
    account = member.user
    home = str(Member._meta.get_field("home_unit").verbose_name).capitalize()
    return {
        _("Name in Hindi"): [member.name_hi] if member.name_hi else [],
        _("Name in English"): [member.name_en] if member.name_en else [],
        _("Mobile numbers"): [mask_phone(number) for number in (member.phone, member.phone_alternate) if number],
        _("E-mail"): [mask_email(member.email)] if member.email else [],
        home: [f"{member.home_unit.name} ({member.home_unit.get_level_display()})"],
        _("Seats"): [str(one.seat) for one in now],
        _("Seats before"): [str(one.seat) for one in past],
        _("Skills"): [str(Skill(skill).label) for skill in member.skills],
        _("Languages"): [str(Language(language).label) for language in member.languages],
        _("Own accounts"): [f"{Network(name).label}: {account}" for name, account in sorted(member.accounts.items())],
        _("Sign-in"): [_signed_in(account.last_login)] if account else [],
    }


def _signed_in(last: datetime | None) -> str:
    return _("last on %(when)s") % {"when": date_format(last, "j F Y")} if last else _("has an account, never used")
