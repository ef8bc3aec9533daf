"""What next: what needs doing in an area, worst first, each with the button that does it.

``SOURCES`` is the list to add to. A source says what it wants to know from the database, so that all of them together
cost one query, and makes of the answer, and of the figures that the page has anyway, the things to do.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from booths.coverage import Figures
from booths.levels import Level
from booths.models import Booth, LinkCollision, Unit
from booths.scope import Right, Scope
from dashboard.area import Area
from dashboard.links import BoothLists
from dashboard.seats.links import seats_surplus
from dashboard.words import share
from imports.models import ImportJob, State
from teams.duplicates import find_pairs
from teams.models import Member, Seat
from teams.volunteering.queue import persons

_MOST_PLACES = 3
_MOST_TEAMS = 2


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: where or which (``name``), how many of what (``count``, ``note``), and the button.

    ``alarm`` marks what cannot wait.
    """

    count: int
    name: str
    note: str
    href: str
    action: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """The area whose page is shown, to whom, and what they may reach."""

    area: Area
    user: User
    scope: Scope

    def may(self, right: Right) -> bool:
        """Tell whether the right holds in the whole area."""
        return self.scope.may(right, self.area.unit)


class Source(Protocol):
    """Where things to do come from."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Return what to ask the database; None when there is nothing to ask, here or for this person."""

    def todos(self, situation: Situation, answer: Any) -> Iterable[Todo]:
        """Return what is to be done, ``answer`` being what the database said, None when it was not asked."""


def things_to_do(situation: Situation) -> list[Todo]:
    """Return what is to be done, by one query beyond the area's own."""
    asked = {f"answer_{place}": source.asked(situation) for place, source in enumerate(SOURCES)}
    questions = {name: question for name, question in asked.items() if question is not None}
    answers = Unit.objects.filter(pk=situation.area.unit.pk).values(**questions).get() if questions else {}
    return [
        todo for place, source in enumerate(SOURCES) for todo in source.todos(situation, answers.get(f"answer_{place}"))
    ]


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
        return _number_of(booths.filter(pk__in=LinkCollision.objects.standing().values("booth_id")))

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
        return _number_of(own.filter(state__in=(State.MAPPING, State.READY)))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: go on with them."""
        if answer:
            note = ngettext("sheet of yours waits to be applied", "sheets of yours wait to be applied", answer)
            yield Todo(answer, _("Import"), note, reverse("imports:list"), _("Go on"))


class VacantSeats:
    """Seats that carry the work and that nobody holds, in this unit and in those that its page shows."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Ask in which units there are vacant seats whose holder would register groups, for whoever may fill them."""
        if not situation.may(Right.ASSIGN):
            return None
        area = situation.area
        seats = Seat.objects.within(situation.scope, Right.ASSIGN).wanted().vacant(area.today)
        seats = seats.filter(position__rights__contains=[Right.EDIT])
        shown = seats.filter(unit__path__contains=[area.unit.pk], unit__level__in={unit.level for unit in area.units})
        return ArraySubquery(shown.values("unit_id"))

    def todos(self, situation: Situation, answer: list[int] | None) -> Iterable[Todo]:
        """Return one thing for each of the highest units with such a seat."""
        vacant = Counter(answer or [])
        places = sorted((unit for unit in situation.area.units if unit.pk in vacant), key=lambda unit: unit.level)
        for unit in places[:_MOST_TEAMS]:
            note = ngettext(
                "seat of convener or co-convener is vacant",
                "seats of conveners or co-conveners are vacant",
                vacant[unit.pk],
            )
            note = f"{unit.get_level_display()} · {note}"
            yield Todo(vacant[unit.pk], unit.name, note, reverse("teams:unit", args=[unit.code]), _("Fill the seat"))


class WaitingVolunteers:
    """People who offered to help and whom nobody has answered."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Ask how many they are, for whoever decides on them."""
        if not situation.may(Right.ASSIGN):
            return None
        return _number_of(persons(situation.scope, situation.area.unit))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: ring them."""
        if answer:
            note = ngettext("offered to help and waits for a call", "offered to help and wait for a call", answer)
            href = f"{reverse('teams:volunteers')}?unit={situation.area.unit.code}"
            yield Todo(answer, _("Volunteers"), note, href, _("Decide"))


class RegisteredTwice:
    """Records of the area that may be of one person, for whoever may put them together."""

    def asked(self, situation: Situation) -> None:
        """Nothing: that two names mean one person is not the database's to say."""

    def todos(self, situation: Situation, answer: None) -> Iterable[Todo]:
        """Return the one thing, for a district: its convener knows the people, and those below are its own."""
        unit = situation.area.unit
        if unit.level != Level.DISTRICT or not situation.may(Right.EDIT):
            return
        members = Member.objects.within(situation.scope, Right.EDIT).under(unit)
        if pairs := len(find_pairs(members, on=situation.area.today)):
            note = ngettext("pair of records may be one person", "pairs of records may be one person", pairs)
            href = f"{reverse('teams:duplicates')}?unit={unit.code}"
            yield Todo(pairs, _("Registered twice"), note, href, _("Look at them"))


class SurplusSeats:
    """People in seats that their teams are no longer to have, since the teams became smaller."""

    def asked(self, situation: Situation) -> Subquery | None:
        """Ask how many those are, for whoever may move them."""
        if not situation.may(Right.ASSIGN):
            return None
        area = situation.area
        seats = Seat.objects.within(situation.scope, Right.ASSIGN).surplus(area.today)
        return _number_of(seats.filter(unit__path__contains=[area.unit.pk]))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: move them, or end their time."""
        if answer:
            note = ngettext(
                "person sits in a seat that is no longer wanted: move them or end it",
                "people sit in seats that are no longer wanted: move them or end it",
                answer,
            )
            yield Todo(answer, _("Beyond the number"), note, seats_surplus(situation.area.unit), _("See who"))


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


SOURCES: Sequence[Source] = (
    EmptyBooths(),
    Collisions(),
    WaitingImports(),
    WaitingVolunteers(),
    VacantSeats(),
    RegisteredTwice(),
    SurplusSeats(),
    StaleGroups(),
)


def _worst(area: Area) -> list[tuple[Unit, Figures]]:
    """Return the places with the least share covered, of those that have booths without a group."""
    listed = area.by_unit(area.map_level) if area.map_level else []
    places = [(row.unit, row.figures) for row in listed if row.unit and row.figures.uncovered]
    if not places and area.total.uncovered:
        places = [(area.unit, area.total)]
    return sorted(places, key=lambda place: (place[1].covered_share, -place[1].uncovered))[:_MOST_PLACES]


def _number_of(query: QuerySet[Any]) -> Subquery:
    """Return the number of a query's records as a question; no row, and so None, when there are none."""
    return Subquery(query.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number"))
