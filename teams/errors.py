"""What can go wrong when two people, or two units, meet at one account. The views turn these into sentences."""

from teams.models import Handle, HandleCount


class AccountTaken(Exception):
    """The account is registered for another unit, or for this one already; ``handle`` is the one that has it."""

    def __init__(self, handle: Handle) -> None:
        super().__init__(f"account of handle {handle.pk}")
        self.handle = handle


class CountConflict(Exception):
    """Somebody noted another count for the same day meanwhile; ``count`` is what stands now."""

    def __init__(self, count: HandleCount) -> None:
        super().__init__(f"count {count.pk} of handle {count.handle_id}")
        self.count = count
