"""One list of members as a page shows it: who is filtered, how many there are, which fifty are seen."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef
from django.http import QueryDict
from django.urls import reverse

from booths.models import Unit
from teams.filters import MemberFilter
from teams.keyset import MemberOrder, Page, members_page
from teams.listing import AreaList
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


class MemberList(AreaList[MemberFilter]):
    """The members that the parameters of ``teams.filters.members`` ask for."""

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
            Row(member, held[member.pk], self.place(member.home_unit), member.agreed)  # type: ignore[attr-defined]
            for member in page.records
        ]

    def _filter(self, parameters: QueryDict) -> MemberFilter:
        return MemberFilter(parameters, Member.objects.within(self._scope), scope=self._scope)

    def _step(self, unit: Unit) -> str:
        return members_address(unit)


def members_address(unit: Unit) -> str:
    """Return the address of the members of a unit."""
    return f"{reverse('teams:members')}?unit={unit.code}"
