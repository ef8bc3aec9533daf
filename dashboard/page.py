"""What the page of a unit shows, each part worked out when the template asks for it."""

from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import User
from booths.levels import Level
from booths.models import Booth
from booths.places import Step
from booths.scope import Right, Scope
from dashboard import trends
from dashboard.area import Area
from dashboard.choices import Choices
from dashboard.growth import Growth
from dashboard.links import BoothLists, unit_address
from dashboard.listing import Listing, Switch
from dashboard.maps import BoothTile, booth_tile, unit_map
from dashboard.measures import MEASURES
from dashboard.summary import summary_of
from dashboard.todo import Situation, Todo, things_to_do
from dashboard.words import LEVELS, share


class UnitPage:
    """The page of one unit for one person."""

    def __init__(self, area: Area, choices: Choices, *, user: User, scope: Scope) -> None:
        self.area = area
        self.choices = choices
        self.unit = area.unit
        self.lists = BoothLists(area.unit)
        self._situation = Situation(area, user, scope)

    @cached_property
    def trail(self) -> list[Step]:
        """The way here from the state; places outside the person's area are named, as on a letterhead."""
        scope = self._situation.scope
        return [Step(unit.name, unit_address(unit) if scope.may(Right.SEE, unit) else "") for unit in self.area.above]

    @cached_property
    def todos(self) -> list[Todo]:
        """What is to be done, worst first."""
        return things_to_do(self._situation)

    @property
    def covered_share(self) -> str:
        """The share of booths that are covered, without the sign."""
        return share(self.area.total.covered, self.area.total.booths).removesuffix("%")

    @property
    def team(self) -> str:
        """Where the seats of the unit are."""
        return reverse("teams:unit", args=[self.unit.code])

    @property
    def edit(self) -> str:
        """Where the unit's names are corrected; empty for those who may not."""
        return reverse("booths:unit_edit", args=[self.unit.code]) if self._situation.may(Right.EDIT) else ""

    @property
    def import_href(self) -> str:
        """Where a booth list is brought in; empty for those who may not."""
        return reverse("imports:new") if self._situation.may(Right.IMPORT) else ""

    @cached_property
    def map(self) -> SafeString:
        """The map, or tiles; empty where there are only booths."""
        if self.area.map_level is None:
            return SafeString()
        label = _("%(measure)s by place") % {"measure": self.choices.measure.name}
        return unit_map(self.area.by_unit(self.area.map_level), self.choices.measure, label=label)

    @property
    def map_heading(self) -> str | Promise:
        """What the tiles are."""
        return LEVELS[self.area.map_level] if self.area.map_level else ""

    @property
    def map_as_list(self) -> str:
        """Where the tiles stand as a table; empty when that is the one below."""
        level = self.area.map_level
        return "" if level == self.area.level else f"{self.choices.address(level=level, by_revenue=False)}#list"

    @property
    def measures(self) -> list[Switch]:
        """The measures that the map can show."""
        current = self.choices.measure
        return [
            Switch(measure.name, f"{self.choices.address(measure=measure)}#map", measure == current)
            for measure in MEASURES.values()
        ]

    @cached_property
    def listing(self) -> Listing:
        """The table of the level below."""
        return Listing(self.area, self.choices, self._past_counts)

    @cached_property
    def booth_tiles(self) -> list[BoothTile]:
        """The booths themselves, where there is no level below to list."""
        if self.area.level is not None:
            return []
        booths = Booth.objects.within(self._situation.scope).under(self.unit).in_order()
        target = self.area.settings.groups_per_booth
        return [booth_tile(booth, target) for booth in booths.only("number", "name_en", "name_hi", "active_groups")]

    @cached_property
    def _past_counts(self) -> trends.Counts | None:
        return trends.past_counts(self.unit, self.area.today)

    @cached_property
    def growth(self) -> Growth | None:
        """Where the groups have been going; None when that has to be counted first."""
        if self._past_counts is None:
            return None
        level = Level(self.unit.level)
        return Growth.of(self.area, trends.by_unit(self._past_counts, level).get(self.unit.pk, []))

    @property
    def summary(self) -> str:
        """The page as a text for WhatsApp."""
        return summary_of(self.area, self.listing.worst, _("Furthest behind"))
