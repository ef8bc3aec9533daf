"""What is to be done about booths, their groups, and sheets."""

from collections.abc import Iterable

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booths.coverage import Figures
from booths.models import Booth, LinkCollision, Unit
from booths.scope import Right
from dashboard.area import Area
from dashboard.links import BoothLists
from dashboard.todo.base import Situation, Todo, number_of
from dashboard.words import share
from imports.models import ImportJob, State

_MOST_PLACES = 3


class EmptyBooths:
    """Booths without a group, in the places that are furthest behind."""

    def asked(self, situation: Situation) -> None:
        """Nothing: the figures say it."""

    def todos(self, situation: Situation, answer: None) -> Iterable[Todo]:
        """Return one thing for each of the worst places below, or one for the area where there are none below."""
        action = _("Register groups") if situation.may(Right.EDIT) else _("See the booths")
        for unit, figures in _worst(situation.area):
            note = ngettext(
                "booth without a group · %(share)s covered",
                "booths without a group · %(share)s covered",
                figures.uncovered,
            )
            note %= {"share": share(figures.covered, figures.booths)}
            yield Todo(figures.uncovered, unit.name, note, BoothLists(unit).uncovered, action, alarm=True)


class Collisions:
    """Booths that were given a link that another booth's group has."""

    def asked(self, situation: Situation) -> Subquery:
        """Ask how many those booths are."""
        booths = Booth.objects.within(situation.scope).under(situation.area.unit)
        return number_of(booths.filter(pk__in=LinkCollision.objects.standing().values("booth_id")))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: find out whose the groups are."""
        if answer:
            note = ngettext("booth was given a link that is taken", "booths were given links that are taken", answer)
            yield Todo(
                answer,
                _("Link used twice"),
                note,
                BoothLists(situation.area.unit).collisions,
                _("Clear up"),
                alarm=True,
            )


class WaitingImports:
    """The person's own sheets that wait for an answer or for the last word."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Ask how many those imports are."""
        if not situation.may(Right.IMPORT):
            return None
        own = ImportJob.objects.filter(uploaded_by=situation.user)
        return number_of(own.filter(state__in=(State.MAPPING, State.READY)))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: go on with them."""
        if answer:
            note = ngettext("sheet of yours waits to be applied", "sheets of yours wait to be applied", answer)
            yield Todo(answer, _("Import"), note, reverse("imports:list"), _("Go on"))


class StaleGroups:
    """Groups that were found alive too long ago."""

    def asked(self, situation: Situation) -> None:
        """Nothing: the figures say it."""

    def todos(self, situation: Situation, answer: None) -> Iterable[Todo]:
        """Return the one thing: look at them again."""
        area = situation.area
        if stale := area.total.stale:
            days = area.settings.verified_days
            note = ngettext(
                "group was last checked over %(days)s days ago",
                "groups were last checked over %(days)s days ago",
                stale,
            )
            action = _("Check groups") if situation.may(Right.VERIFY) else _("See the booths")
            yield Todo(stale, _("Check overdue"), note % {"days": days}, BoothLists(area.unit).stale, action)


def _worst(area: Area) -> list[tuple[Unit, Figures]]:
    """Return the places with the least share covered, of those that have booths without a group."""
    listed = area.by_unit(area.map_level) if area.map_level else []
    places = [(row.unit, row.figures) for row in listed if row.unit and row.figures.uncovered]
    if not places and area.total.uncovered:
        places = [(area.unit, area.total)]
    return sorted(places, key=lambda place: (place[1].covered_share, -place[1].uncovered))[:_MOST_PLACES]
