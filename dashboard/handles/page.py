"""What the page of official accounts shows, each part worked out when the template asks for it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from booths.levels import Level
from booths.models import Unit
from booths.places import Step
from booths.scope import Right, Scope
from core.social import Network
from dashboard.handles.choices import FOLLOWERS, NAME, WORST, Choices
from dashboard.handles.links import handle_list, handles_address
from dashboard.handles.summary import summary_of
from dashboard.handles.table import HandleTable, Row
from dashboard.listing import Switch
from dashboard.words import LEVELS
from teams.handles.figures import NetworkTotal, figures_by_place, totals, units_by_place, units_without
from teams.handles.words import ICONS


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """One network's sums, with its sign and the list of its accounts."""

    network: Network
    icon: str
    total: NetworkTotal
    href: SafeString


class HandlesPage:
    """The accounts of one unit and of all below it, for one person: at most five queries, whatever the size."""

    def __init__(self, unit: Unit, choices: Choices, scope: Scope) -> None:
        self.unit = unit
        self.choices = choices
        self.today = timezone.localdate()
        self._scope = scope
        # A region is only a heading over its districts: the table of a state and of a region has the same rows.
        below = Level(unit.level).below or Level.SECTOR
        self.levels = [level for level in Level if below <= level <= Level.MANDAL]
        self._rows_level = max(below, Level.DISTRICT)

    @cached_property
    def trail(self) -> list[Step]:
        """The way here from the state; places outside the person's area are named, as on a letterhead."""
        above = sorted((one for one in self._units if one.pk in self.unit.path), key=lambda one: one.level)
        return [Step(one.name, handles_address(one) if self._scope.may(Right.SEE, one) else "") for one in above]

    @property
    def lists(self) -> dict[str, SafeString]:
        """The lists behind the figures."""
        return {
            "all": handle_list(self.unit),
            "stale": handle_list(self.unit, stale="1"),
            "bare": handle_list(self.unit, without="any"),
        }

    @cached_property
    def networks(self) -> list[NetworkLine]:
        """The sums of every network, also of those without an account."""
        found = {total.network: total for total in totals(self.unit, today=self.today)}
        return [
            NetworkLine(
                network,
                ICONS[network],
                found.get(network, NetworkTotal(network, 0, 0, 0)),
                handle_list(self.unit, network=network.value),
            )
            for network in Network
        ]

    @property
    def accounts(self) -> int:
        """All open accounts."""
        return sum(line.total.accounts for line in self.networks)

    @property
    def followers(self) -> int:
        """All followers together; who follows on two networks counts twice."""
        return sum(line.total.followers for line in self.networks)

    @property
    def stale(self) -> int:
        """The accounts that were counted too long ago, or never."""
        return sum(line.total.stale for line in self.networks)

    @cached_property
    def bare(self) -> int:
        """The units that have no account at all."""
        return units_without(self.unit, today=self.today)

    @property
    def level(self) -> Level | None:
        """The level whose accounts the table shows: the one chosen, else that of its rows; None below which is none."""
        if self.choices.level in self.levels:
            return self.choices.level
        return self._rows_level if self._rows_level in self.levels else None

    @cached_property
    def table(self) -> HandleTable | None:
        """The table; None where no unit below is meant to have accounts."""
        if self.level is None:
            return None
        level = min(self.level, self._rows_level)
        place, teams = Level(level), self.level
        return HandleTable(
            self.unit,
            [one for one in self._units if one.level == level and one.pk != self.unit.pk],
            figures_by_place(self.unit, place=place, teams=teams, today=self.today),
            units_by_place(self.unit, place=place, teams=teams, today=self.today),
            level=place,
            teams=teams,
        )

    @property
    def rows(self) -> list[tuple[Row, SafeString]]:
        """The rows of the table in the order that was chosen, each with its cells drawn."""
        if self.table is None:
            return []
        return [(row, self.table.drawn(row)) for row in self.table.rows(self.choices.order)]

    @property
    def heading(self) -> str | Promise:
        """Whose accounts the table shows."""
        return LEVELS[self.level] if self.level else ""

    @property
    def switches(self) -> list[Switch]:
        """The levels whose accounts the table can show."""
        return [Switch(LEVELS[level], self._here(level=level), level == self.level) for level in self.levels]

    @property
    def orders(self) -> list[Switch]:
        """The orders that the table can have."""
        names = ((WORST, _("Most missing")), (FOLLOWERS, _("Most followers")), (NAME, _("By name")))
        return [Switch(name, self._here(order=order), order == self.choices.order) for order, name in names]

    @property
    def summary(self) -> str:
        """The page as a text for WhatsApp, in Hindi whatever the page's language."""
        with translation.override("hi"):
            return summary_of(self)

    def _here(self, **changes: object) -> str:
        return f"{self.choices.address(**changes)}#table"

    @cached_property
    def _units(self) -> list[Unit]:
        """The units of the trail and of the table."""
        below = Q(path__contains=[self.unit.pk], level__in={min(self.level or 0, self._rows_level)})
        return list(Unit.objects.filter(below | Q(pk__in=[pk for pk in self.unit.path if pk])).defer("search"))
