"""The texts that the public form shows."""

from teams.models import Notice, Purpose


def notices_in_force() -> dict[Purpose, Notice]:
    """Return the present text for each purpose that has one, the one about details first."""
    found = {purpose: Notice.objects.in_force(purpose) for purpose in (Purpose.DETAILS, Purpose.MESSAGES)}
    return {purpose: notice for purpose, notice in found.items() if notice}
