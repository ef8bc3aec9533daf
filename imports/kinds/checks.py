"""One row a check of a group."""

from collections.abc import Sequence

from django.utils import timezone

from booths.models import StateSettings
from imports.kinds.base import Kind, Part
from imports.places import PlaceFinder
from imports.reading import cells
from imports.reading.booth import read_number
from imports.reading.check import read_alive, read_day
from imports.reading.group import read_slot, warn_of_members
from imports.reading.row import RowReading
from imports.targets.checks import CheckTarget


class Checks(Kind):
    """Records that somebody looked at groups. A group is named by its booth and number, by its link, or by both."""

    name = "checks"
    targets = (CheckTarget(),)

    def __init__(self, finder: PlaceFinder) -> None:
        super().__init__(finder)
        self.today = timezone.localdate()

    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """See Kind."""
        code = cells.invite(row, "invite_link")
        assembly = sort = slot = None
        settings = StateSettings()
        if not cells.is_empty(row.text("booth_no")) or cells.is_empty(row.text("invite_link")):
            place = self.finder.find(row)
            assembly, sort = read_number(row, place)
            slot, settings = read_slot(row, place), place.settings
        members = cells.count(row, "members")
        warn_of_members(row, "members", members, settings)
        day = read_day(row, self.today)
        alive = read_alive(row, members)
        return (((1, (assembly, sort, slot, code, day, alive, members)),),)
