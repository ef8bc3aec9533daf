"""Showing the number of somebody who offered to help."""

from accounts.models import User
from accounts.services import activity_record
from teams.models import Volunteer


def volunteer_phone_reveal(*, actor: User, volunteer: Volunteer) -> str:
    """Return a volunteer's number, for somebody who may see numbers in their unit; it is logged."""
    activity_record(actor=actor, verb="phone_reveal", subject=volunteer, unit_id=volunteer.unit_id)
    return volunteer.phone
