"""What can go wrong when two people, or two units, meet at one thing. The views turn these into sentences."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from teams.models import Handle, HandleCount, Member


class PhoneTaken(ValidationError):
    """A number belongs to another member; ``holder`` is who has it, whom the asker need not be allowed to see."""

    def __init__(self, holder: Member) -> None:
        words = _("This number belongs to somebody who is registered already.")
        super().__init__({"phone": ValidationError(words, code="phone_taken")})
        self.holder = holder


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
