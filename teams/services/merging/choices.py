"""What is to be said before two records become one: which name, which home, which numbers, which account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from teams.models import Member

FIELDS = ("name_hi", "name_en", "email", "home_unit")
"""What only one of the two can say. Own accounts are chosen by network: ``accounts.x``."""


@dataclass(frozen=True, slots=True)
class MergeChoices:
    """What a person chose; what they left open is the fuller of the two, the record that stays before the other.

    ``take``: names of fields (``FIELDS``, ``accounts.<network>``) whose value comes from the record that goes, or with
    False stays. ``numbers``: the number and the other one; needed when the two records have more than two.
    ``account``: id of the account that stays, needed when both have one. ``ends``: ids of assignments that give way to
    one of the other record at the same time.
    """

    take: Mapping[str, bool] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    account: int | None = None
    ends: frozenset[int] = frozenset()


def stays_first(one: Member, other: Member) -> tuple[Member, Member]:
    """Return two records, the one to stay first: whose account is in use, who sat in more seats, who came earlier."""

    def weight(member: Member) -> tuple[bool, bool, int, int]:
        in_use = bool(member.user and member.user.last_login)
        return in_use, member.user_id is not None, member.assignments.count(), -member.pk

    return (one, other) if weight(one) > weight(other) else (other, one)


def prefer(kept: Member, gone: Member) -> dict[str, bool]:
    """Return for each field on which the two differ whether that of ``gone`` is the fuller one."""
    differs: dict[str, bool] = {}
    for name in ("name_hi", "name_en", "email"):
        ours, theirs = getattr(kept, name), getattr(gone, name)
        if ours != theirs:
            differs[name] = bool(theirs) and (not ours or len(theirs.split()) > len(ours.split()))
    if kept.home_unit_id != gone.home_unit_id:
        # Who is known by the mandal is known more closely than by its district.
        differs["home_unit"] = kept.home_unit_id in gone.home_unit.path
    for network in {*kept.accounts, *gone.accounts}:
        if kept.accounts.get(network) != gone.accounts.get(network):
            differs[f"accounts.{network}"] = network not in kept.accounts
    return differs


def numbers_of(kept: Member, gone: Member) -> list[str]:
    """Return the numbers of both, each once: the number of the record that stays, of the other, then the others."""
    numbers = [kept.phone, gone.phone, kept.phone_alternate, gone.phone_alternate]
    return list(dict.fromkeys(number for number in numbers if number))


def merged_fields(kept: Member, gone: Member, choices: MergeChoices) -> dict[str, Any]:
    """Return the fields of the one record; ValidationError (``numbers_to_choose``) where a number would be lost."""
    take = prefer(kept, gone) | {
        name: wanted for name, wanted in choices.take.items() if name in FIELDS or name.startswith("accounts.")
    }
    values: dict[str, Any] = {name: getattr(gone if take.get(name) else kept, name) for name in FIELDS}
    values["accounts"] = _accounts(kept, gone, take)
    values["phone"], values["phone_alternate"] = _numbers(kept, gone, choices)
    values["skills"] = _united(kept.skills, gone.skills)
    values["languages"] = _united(kept.languages, gone.languages)
    if not (values["name_hi"] or values["name_en"]):
        raise ValidationError(_("Give the name in Hindi or in English."), code="name_missing")
    return values


def _accounts(kept: Member, gone: Member, take: Mapping[str, bool]) -> dict[str, str]:
    accounts = {**gone.accounts, **kept.accounts}
    for network, name in gone.accounts.items():
        if take.get(f"accounts.{network}"):
            accounts[network] = name
    return accounts


def _numbers(kept: Member, gone: Member, choices: MergeChoices) -> tuple[str, str]:
    known = numbers_of(kept, gone)
    chosen = list(dict.fromkeys(choices.numbers)) or known
    if len(chosen) > 2 or not set(chosen) <= set(known) or (len(chosen) < 2 <= len(known)):
        raise ValidationError(
            _("Two numbers can be kept. Choose which, and which of them is called first."), code="numbers_to_choose"
        )
    return chosen[0], (chosen[1] if len(chosen) > 1 else "")


def _united(ours: list[str], theirs: list[str]) -> list[str]:
    return list(dict.fromkeys([*ours, *theirs]))
