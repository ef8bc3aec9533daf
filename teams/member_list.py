"""One list of members as a page shows it: who is filtered, how many there are, which fifty are seen."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q
from django.http import QueryDict
from django.utils import timezone

from booths.models import Unit
from booths.places import own_unit
from booths.scope import Scope
from teams.filters import MemberFilter
from teams.keyset import MemberOrder, Page, members_page
from teams.models import Assignment, Consent, Member, Purpose

KINDS = ("seat", "signin", "consent")
"""The parameters of the quick filters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One member of the list, with the seats held today; ``place`` is where they live, as far as the area leaves it."""

    member: Member
    seats: list[Assignment]
    place: str
    agreed: bool


class MemberList:
    """The members that ``parameters`` (those of ``teams.filters.members``) ask for, within a scope.

    Without a unit in the parameters it is the person's own area, when that is one unit.
    """

    def __init__(self, scope: Scope, parameters: QueryDict) -> None:
        self._scope = scope
        self._today = timezone.localdate()
        self.parameters = parameters.copy()
        for name in ("after", "before"):
            self.parameters.pop(name, None)
        self._own = None if self.parameters.get("unit") else own_unit(scope)
        if self._own:
            self.parameters["unit"] = self._own.code
        self.filter = self._filter(self.parameters)

    @property
    def area(self) -> Unit | None:
        """The unit that the list is of; None when the person's area is several units and none was chosen."""
        return self.filter.area

    @property
    def order(self) -> MemberOrder:
        """The order: by name, unless ``order=newest`` asks for the newest first."""
        newest = self.parameters.get("order") == MemberOrder.NEWEST
        return MemberOrder.NEWEST if newest else MemberOrder.NAME

    @cached_property
    def near(self) -> "MemberList":
        """The list of those whose names sound only somewhat like what is looked for."""
        parameters = self.parameters.copy()
        parameters["near"] = "1"
        return MemberList(self._scope, parameters)

    @cached_property
    def count(self) -> int:
        """How many members there are: one that a quick filter counts, else counted."""
        chosen = [(name, self.filter.chosen[name]) for name in KINDS if name in self.filter.chosen]
        return self.counts[chosen[0] if chosen else ("", "")] if len(chosen) < 2 else self.filter.qs.count()

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """How many members each quick filter would find beside the other filters, and ``("", "")`` all: one query."""
        others = self.parameters.copy()
        for name in KINDS:
            others.pop(name, None)
        kinds = {"_".join(kind): condition for kind, condition in self.filter.kinds.items()}
        wider = self._filter(others)
        wider.area = self.area
        found = wider.qs.aggregate(
            all=Count("pk"), **{name: Count("pk", filter=condition) for name, condition in kinds.items()}
        )
        return {("", ""): found["all"]} | {kind: found["_".join(kind)] for kind in self.filter.kinds}

    def page(self, *, after: str = "", before: str = "") -> Page[Member]:
        """Return fifty of the members, each with account, home and the two units above that, and ``agreed``."""
        consents = Consent.objects.standing().filter(member=OuterRef("pk"), purpose=Purpose.MESSAGES)
        shown = Member.objects.within(self._scope).select_related("user", "home_unit__parent__parent")
        shown = shown.defer("search", "home_unit__search").annotate(agreed=Exists(consents))
        return members_page(self.filter.qs, self.order, shown=shown, after=after, before=before)

    def rows(self, page: Page[Member]) -> list[Row]:
        """Return the members of a page with their seats: one query."""
        held: dict[int, list[Assignment]] = defaultdict(list)
        current = Assignment.objects.filter(member__in=page.records).current(self._today)
        for one in current.select_related("seat__position", "seat__unit").order_by("seat__position__level", "pk"):
            held[one.member_id].append(one)
        return [
            Row(member, held[member.pk], self._place(member.home_unit), member.agreed)  # type: ignore[attr-defined]
            for member in page.records
        ]

    @cached_property
    def units(self) -> list[Unit]:
        """The area, those above it and those right below it, the highest first."""
        if not self.area:
            return []
        shown = Q(pk__in=[pk for pk in self.area.path if pk]) | Q(parent=self.area)
        return list(Unit.objects.filter(shown).defer("search").order_by("level", "code"))

    @property
    def below(self) -> list[Unit]:
        """The units to which the list can be narrowed: those right below the area."""
        return [unit for unit in self.units if self.area and unit.parent_id == self.area.pk]

    def without(self, *names: str, **changed: str) -> str:
        """Return the query of this list without some parameters, and with others put in their place."""
        query = self.parameters.copy()
        for name in names:
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()

    def _filter(self, parameters: QueryDict) -> MemberFilter:
        made = MemberFilter(parameters, Member.objects.within(self._scope), scope=self._scope)
        if self._own:
            made.area = self._own
        return made

    def _place(self, unit: Unit) -> str:
        """Return the unit's name, and those of the two above it as far as they lie within the area."""
        top = self.area.level if self.area else 0
        chain = [unit, unit.parent, unit.parent.parent if unit.parent else None]
        return ", ".join(step.name for step in chain if step and (step == unit or step.level > top))
