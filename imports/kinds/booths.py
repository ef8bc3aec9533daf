"""One row a booth."""

from collections.abc import Sequence

from imports.kinds.base import Kind, Part
from imports.reading.booth import read_booth
from imports.reading.row import RowReading
from imports.targets.booths import BoothTarget


class Booths(Kind):
    """Adds booths, and corrects their names, electors, places and the mandals or sectors that they hang on."""

    name = "booths"
    targets = (BoothTarget(),)

    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """See Kind."""
        place = self.finder.find(row)
        return (((1, read_booth(row, place, self.finder.below)),),)
