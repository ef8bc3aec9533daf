"""Things to do about official accounts."""

from collections.abc import Iterable

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booths.levels import Level
from booths.models import Unit
from booths.scope import Right
from dashboard.todo.base import Situation, Todo, number_of
from teams.handles.growth import stale_before
from teams.models import Handle


class NoAccount:
    """A unit that has no official account at all."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Ask whether the unit is one without an account, for whoever may add it."""
        unit = situation.area.unit
        if unit.level > Level.MANDAL or not situation.may(Right.EDIT):
            return None
        having = Handle.objects.within(situation.scope).open().values("unit")
        return number_of(Unit.objects.filter(pk=unit.pk).exclude(pk__in=having))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: add the accounts."""
        if answer:
            href = reverse("teams:unit_handles", args=[situation.area.unit.code])
            yield Todo(answer, _("Official accounts"), _("unit has no official account: this one"), href, _("Add"))


class StaleCounts:
    """Accounts whose followers were counted too long ago, or never."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Ask how many they are, for whoever may note counts."""
        if not situation.may(Right.EDIT):
            return None
        handles = Handle.objects.within(situation.scope, Right.EDIT).open().under(situation.area.unit.pk)
        return number_of(handles.counted_before(stale_before(situation.area.today)))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: count them."""
        if answer:
            note = ngettext(
                "account was not counted for over a month", "accounts were not counted for over a month", answer
            )
            href = f"{reverse('teams:counts', args=[situation.area.unit.code])}?stale=1"
            yield Todo(answer, _("Followers"), note, href, _("Note counts"))
