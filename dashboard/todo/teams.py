"""What is to be done about seats and people."""

from collections import Counter
from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booths.levels import Level
from booths.scope import Right
from dashboard.seats.links import seats_surplus
from dashboard.todo.base import Situation, Todo, number_of
from teams.duplicates import find_pairs
from teams.models import Member, Seat
from teams.volunteering.queue import persons

_MOST_TEAMS = 2


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
        return number_of(persons(situation.scope, situation.area.unit))

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
        return number_of(seats.filter(unit__path__contains=[area.unit.pk]))

    def todos(self, situation: Situation, answer: int | None) -> Iterable[Todo]:
        """Return the one thing: move them, or end their time."""
        if answer:
            note = ngettext(
                "person sits in a seat that is no longer wanted: move them or end it",
                "people sit in seats that are no longer wanted: move them or end it",
                answer,
            )
            yield Todo(answer, _("Beyond the number"), note, seats_surplus(situation.area.unit), _("See who"))
