"""One row a WhatsApp group."""

from collections.abc import Sequence

from imports.kinds.base import Kind, Part
from imports.reading.booth import read_number
from imports.reading.group import read_group, read_slot
from imports.reading.row import RowReading
from imports.targets.groups import GroupTarget


class Groups(Kind):
    """Registers groups of booths that exist, and changes those that are registered."""

    name = "groups"
    targets = (GroupTarget(),)

    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """See Kind."""
        place = self.finder.find(row)
        identity = read_number(row, place)
        slot = read_slot(row, place)
        group = read_group(row, place)
        return (((1, group.staged(identity, slot)),),)
