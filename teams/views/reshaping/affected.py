"""What hangs on a unit, counted, for a look before it is moved."""

from dataclasses import asdict, dataclass

from django.utils import timezone

from booths.models import Booth, Unit, WhatsAppGroup
from teams.models import Assignment, Member, Seat


@dataclass(frozen=True, slots=True)
class Affected:
    """Counts of what goes along: units below, booths, active groups, seats and their holders, members at home there."""

    units: int
    booths: int
    groups: int
    seats: int
    holders: int
    members: int

    @classmethod
    def by(cls, unit: Unit) -> "Affected":
        """Count what hangs on a unit or below it."""
        below = Unit.objects.under(unit)
        held = Assignment.objects.filter(seat__unit__in=below).current(timezone.localdate())
        return cls(
            units=below.count() - 1,
            booths=Booth.objects.under(unit).count(),
            groups=WhatsAppGroup.objects.under(unit).active().count(),
            seats=Seat.objects.filter(unit__in=below).wanted().count(),
            holders=held.count(),
            members=Member.objects.filter(home_unit__in=below).count(),
        )

    def figures(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)
