"""What can go wrong when two people, or two groups, meet. The views turn these into sentences."""

from typing import Any

from booths.models import WhatsAppGroup


class LinkTaken(Exception):
    """The invite link is registered for another slot; ``group`` is the one that has it."""

    def __init__(self, group: WhatsAppGroup) -> None:
        super().__init__(f"link of group {group.pk}")
        self.group = group


class SlotTaken(Exception):
    """The slot already holds a group that counts; ``group`` is that one."""

    def __init__(self, group: WhatsAppGroup) -> None:
        super().__init__(f"slot of group {group.pk}")
        self.group = group


class EditConflict(Exception):
    """Somebody saved the same record since it was opened; ``current`` is the record as it now stands."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"{current._meta.model_name} {current.pk} is at version {current.version}")
        self.current = current
