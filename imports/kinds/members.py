"""One row a person, with the seat that they hold if the row names one."""

from collections.abc import Sequence

from imports.kinds.base import Kind, Part
from imports.places import PlaceFinder
from imports.places.homes import HomeFinder
from imports.reading.person import read_person
from imports.reading.row import RowReading
from imports.reading.seat import SeatReader
from imports.targets.members import MemberTarget
from imports.targets.seats import SeatTarget


class Members(Kind):
    """Adds people and what is not known of them yet, and fills vacant seats. It ends no seat and renames nobody."""

    name = "members"
    targets = (MemberTarget(), SeatTarget())

    def __init__(self, finder: PlaceFinder) -> None:
        super().__init__(finder)
        self.homes = HomeFinder(finder)
        self.seats = SeatReader(finder.area.scope)

    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """See Kind."""
        person = read_person(row)
        home = self.homes.find(row)
        seat = self.seats.read(row, home.unit) if home.unit else None
        unit = home.unit and home.unit.id
        if unit and not home.given:
            row.repair("district", "home_assumed", unit=home.unit.both if home.unit else [])
        part = (*person, unit if home.given else None, unit)
        return ((1, part),), ((1, (person.phone, *seat)),) if seat else ()
