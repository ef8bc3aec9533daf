"""What is to be said before two records become one; asked only where they differ."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.emails import mask_email
from core.phones import mask_phone
from core.social import Network
from teams.models import Assignment, Member
from teams.services.merging import Clash, MergeChoices, clashes_of, numbers_of, prefer

OURS, THEIRS = "ours", "theirs"
Choices = list[tuple[str, str]]


class MergeForm(forms.Form):
    """The questions of one pair; ``kept`` is the record that stays.

    Numbers and addresses are masked: nobody asked to see them.
    """

    def __init__(self, data: Any, *, kept: Member, gone: Member) -> None:
        super().__init__(data)
        self.kept, self.gone = kept, gone
        self.numbers = numbers_of(kept, gone)
        self.differing = prefer(kept, gone)
        self.clashes = clashes_of(kept, gone)
        for name, theirs in self.differing.items():
            values = [_value(member, name) for member in (kept, gone)]
            if all(values):  # else the one that is there is taken
                self._ask(name, _label(name), values, initial=THEIRS if theirs else OURS)
        self._ask_numbers([mask_phone(number) for number in self.numbers])
        if kept.user and gone.user:
            self._ask("account", _("Signs in from now on with"), [_account(kept), _account(gone)])
        for place, clash in enumerate(self.clashes):
            label = _("Sat in both at the same time. Which counts?")
            self._ask(f"seat_{place}", label, [_seat(clash.ours), _seat(clash.theirs)])

    def choices(self) -> MergeChoices:
        """Return what was chosen, for the service."""
        said = self.cleaned_data
        account = {OURS: self.kept.user_id, THEIRS: self.gone.user_id}.get(said.get("account", ""))
        return MergeChoices(
            take={name: said[name] == THEIRS for name in self.differing if name in said},
            numbers=self._numbers(said),
            account=account,
            ends=frozenset(_loser(clash, said[f"seat_{place}"]).pk for place, clash in enumerate(self.clashes)),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse the same number twice."""
        said = super().clean() or self.cleaned_data
        if "second" in said and said.get("first") == said["second"]:
            self.add_error("second", _("Choose two different numbers."))
        return said

    def _numbers(self, said: dict[str, str]) -> tuple[str, ...]:
        """Return the number that is called first and the other one."""
        if "first" not in said:
            return tuple(self.numbers)
        first = self.numbers[int(said["first"])]
        others = [number for number in self.numbers if number != first]
        return first, self.numbers[int(said["second"])] if "second" in said else others[0]

    def _ask(self, name: str, label: str, values: list[str], initial: str = OURS) -> None:
        choices = list(zip((OURS, THEIRS), values, strict=True))
        self.fields[name] = _field(label, choices, initial)

    def _ask_numbers(self, shown: list[str]) -> None:
        """Ask which number is called first, and of more than two which other one is kept."""
        if len(shown) < 2:
            return
        choices = [(str(place), number) for place, number in enumerate(shown)]
        self.fields["first"] = _field(_("Number that is called first"), choices, "0")
        if len(shown) > 2:
            self.fields["second"] = _field(_("Other number"), choices, "1")
            self.fields["second"].help_text = _("Two numbers can be kept. The others are dropped.")


def _field(label: str, choices: Choices, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, initial=initial, widget=forms.RadioSelect)


def _label(name: str) -> str:
    if name.startswith("accounts."):
        return str(Network(name.removeprefix("accounts.")).label)
    return str(Member._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def _value(member: Member, name: str) -> str:
    if name.startswith("accounts."):
        return str(member.accounts.get(name.removeprefix("accounts."), ""))
    if name == "email":
        return mask_email(member.email)
    value = getattr(member, name)
    return str(value) if value or isinstance(value, Model) else ""


def _account(member: Member) -> str:
    last = member.user.last_login if member.user else None
    when = date_format(last, "j F Y") if last else ""
    if not when:
        return _("%(name)s, never signed in") % {"name": member.name}
    return _("%(name)s, signed in last on %(when)s") % {"name": member.name, "when": when}


def _seat(assignment: Assignment) -> str:
    days = {"seat": str(assignment.seat), "since": date_format(assignment.since, "j M Y")}
    if assignment.until:
        return _("%(seat)s, %(since)s to %(until)s") % {**days, "until": date_format(assignment.until, "j M Y")}
    return _("%(seat)s, since %(since)s") % days


def _loser(clash: Clash, counts: str) -> Assignment:
    return clash.theirs if counts == OURS else clash.ours
