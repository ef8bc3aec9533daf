"""One row a booth, with its first and second group beside it."""

from collections.abc import Sequence

from core.links import find_invite_codes, invite_url
from imports.kinds.base import Kind, Part
from imports.reading.booth import read_booth
from imports.reading.group import read_group
from imports.reading.row import RowReading
from imports.targets.booths import BoothTarget
from imports.targets.groups import GroupTarget

CODE = list(GroupTarget.columns).index("code")


class BoothsWithGroups(Kind):
    """Adds and corrects booths, and registers the groups beside them. One bad cell refuses the whole row."""

    name = "booths_with_groups"
    targets = (BoothTarget(), GroupTarget())
    suffixes = ("_1", "_2")

    def read(self, row: RowReading) -> Sequence[Sequence[Part]]:
        """See Kind."""
        place = self.finder.find(row)
        booth = read_booth(row, place, self.finder.below)
        _part_links(row)
        groups = []
        for slot, suffix in enumerate(self.suffixes, start=1):
            group = read_group(row, place, suffix)
            if slot > place.settings.groups_per_booth and not group.is_empty:
                row.error(f"invite_link{suffix}", "slot_unknown", slots=place.settings.groups_per_booth)
            if not group.is_empty:
                groups.append((slot, group.staged(booth[:2], slot)))
        codes = [values[CODE] for _slot, values in groups if values[CODE]]
        if len(codes) == 2 and codes[0] == codes[1]:
            row.error("invite_link_2", "link_in_both_slots")
        return ((1, booth),), groups


def _part_links(row: RowReading) -> None:
    """Two links in the first cell are those of slots 1 and 2, where the second cell is empty."""
    codes = find_invite_codes(row.text("invite_link_1")) if not row.text("invite_link_2") else []
    if len(codes) == 2:
        row.repair("invite_link_1", "links_parted", links=[invite_url(code) for code in codes])
        row.texts["invite_link_1"], row.texts["invite_link_2"] = map(invite_url, codes)
