"""What the page of seats shows, each part worked out when the template asks for it."""

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
from dashboard.listing import Switch
from dashboard.seats.choices import NAME, WORST, Choices
from dashboard.seats.heat import Heat, Row
from dashboard.seats.links import seat_list, seats_address
from dashboard.seats.platforms import PlatformTable
from dashboard.seats.summary import summary_of
from dashboard.seats.words import TEAMS
from dashboard.words import LEVELS, share
from teams.models import Changeover
from teams.overview import Progress, SeatCount, changeovers_open, posts_read, seat_counts


@dataclass(frozen=True, slots=True)
class Figures:
    """Some seats: how many, how many held, how many of the holders never signed in."""

    seats: int
    held: int
    unsigned: int

    @classmethod
    def total(cls, counts: list[SeatCount]) -> "Figures":
        """Return the sum of counts."""
        return cls(*(sum(getattr(count, name) for count in counts) for name in ("seats", "held", "unsigned")))

    @property
    def vacant(self) -> int:
        """How many nobody holds."""
        return self.seats - self.held

    @property
    def share(self) -> str:
        """The share held in words, without the sign."""
        return share(self.held, self.seats).removesuffix("%")


class SeatsPage:
    """The seats of one unit and of all below it, for one person: at most three queries, whatever the size."""

    def __init__(self, unit: Unit, choices: Choices, scope: Scope) -> None:
        self.unit = unit
        self.choices = choices
        self.today = timezone.localdate()
        self._scope = scope
        self._posts = posts_read()
        # A region is only a heading over its districts: the table of a state and of a region has the same rows.
        below = Level(unit.level).below or Level.SECTOR
        self._level = max(below, Level.DISTRICT)
        self._wide = below

    @cached_property
    def trail(self) -> list[Step]:
        """The way here from the state; places outside the person's area are named, as on a letterhead."""
        above = sorted((one for one in self._units if one.pk in self.unit.path), key=lambda one: one.level)
        return [Step(one.name, seats_address(one) if self._scope.may(Right.SEE, one) else "") for one in above]

    @property
    def lists(self) -> dict[str, SafeString]:
        """The lists behind the figures."""
        return {
            "all": seat_list(self.unit),
            "filled": seat_list(self.unit, state="filled"),
            "vacant": seat_list(self.unit, state="vacant"),
            "leading": seat_list(self.unit, state="vacant", lead="1"),
            "unsigned": seat_list(self.unit, signin="missing"),
        }

    @cached_property
    def all(self) -> Figures:
        """All seats."""
        return Figures.total(self._counts)

    @cached_property
    def leading(self) -> Figures:
        """The conveners' seats."""
        return Figures.total([count for count in self._counts if count.position in self._posts.leading])

    @cached_property
    def working(self) -> Figures:
        """The seats of conveners and co-conveners, who register groups and so must be able to sign in."""
        return Figures.total([count for count in self._counts if count.position in self._posts.working])

    @cached_property
    def heat(self) -> Heat | None:
        """The table of positions; None where no team stands below the unit."""
        if self.teams is None:
            return None
        return Heat(
            self.unit, self._of(self._level), self._counts, posts=self._posts, level=self._level, teams=self.teams
        )

    @property
    def heat_rows(self) -> list[Row]:
        """The rows of the table in the order that was chosen."""
        if self.heat is None:
            return []
        return self.heat.by_name if self.choices.order == NAME else self.heat.worst

    @property
    def heading(self) -> str | Promise:
        """What the rows of the table are."""
        return LEVELS[self._level]

    @property
    def team_levels(self) -> list[Level]:
        """The levels whose teams the table can show."""
        return [level for level in self._posts.levels if level >= self._level]

    @property
    def teams(self) -> Level | None:
        """The level whose teams it does show."""
        return self.choices.level if self.choices.level in self.team_levels else next(iter(self.team_levels), None)

    @property
    def switches(self) -> list[Switch]:
        """The teams that the table can show."""
        return [Switch(TEAMS[level], self._table(level=level), level == self.teams) for level in self.team_levels]

    @property
    def orders(self) -> list[Switch]:
        """The orders that the table can have."""
        names = ((WORST, _("Worst first")), (NAME, _("By name")))
        return [Switch(name, self._table(order=order), order == self.choices.order) for order, name in names]

    @cached_property
    def platforms(self) -> PlatformTable:
        """The vacancies by platform and place."""
        return PlatformTable(self.unit, self._of(self._wide), self._counts, posts=self._posts)

    @property
    def places_heading(self) -> str | Promise:
        """What the rows of that table are."""
        return LEVELS[self._wide]

    @cached_property
    def changeovers(self) -> list[tuple[Changeover, Progress]]:
        """The changeovers of the teams here and below that are planned, or not finished."""
        levels = [level for level in Level if level >= self.unit.level]
        return changeovers_open(self.unit, levels, today=self.today)

    @property
    def summary(self) -> str:
        """The page as a text for WhatsApp, in Hindi whatever the page's language."""
        with translation.override("hi"):
            return summary_of(self)

    def _table(self, **changes: object) -> str:
        return f"{self.choices.address(**changes)}#table"

    @cached_property
    def _counts(self) -> list[SeatCount]:
        return seat_counts(self.unit, posts=self._posts, wide=self._wide, narrow=self._level, today=self.today)

    @cached_property
    def _units(self) -> list[Unit]:
        """The units of the trail and of the tables."""
        below = Q(path__contains=[self.unit.pk], level__in={self._level, self._wide})
        return list(Unit.objects.filter(below | Q(pk__in=[pk for pk in self.unit.path if pk])).defer("search"))

    def _of(self, level: Level) -> list[Unit]:
        return [one for one in self._units if one.level == level and one.pk != self.unit.pk]
