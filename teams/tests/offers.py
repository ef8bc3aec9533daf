"""Volunteers for tests, by way of the services."""

from typing import Any

from booths.models import Unit
from teams.models import Purpose, Volunteer, VolunteerPage
from teams.services import volunteer_apply, volunteer_page_save
from teams.services.volunteers.applying import Offer
from teams.tests.cast import make_phone
from teams.volunteering.notices import notices_in_force

OWN_SECRET = "the-secret-of-a-volunteer"
"""Of the own link of whom a test names."""


def open_page(unit: Unit) -> VolunteerPage:
    """Return the unit's public page, open."""
    page = VolunteerPage.objects.filter(unit=unit).first()
    if page and page.is_open:
        return page
    return volunteer_page_save(actor=None, unit=unit, version=page.version if page else 0, is_open=True)


def make_volunteer(
    unit: Unit, name: str = "Somebody", *, secret: str = "", messages: bool = False, **said: Any
) -> Volunteer:
    """Return somebody who offered to help a unit, whose page is opened for it."""
    open_page(unit)
    said = {"phone": make_phone(), "place": "Ward 7"} | said
    purposes = (Purpose.DETAILS, Purpose.MESSAGES) if messages else (Purpose.DETAILS,)
    notices = {purpose: notice for purpose, notice in notices_in_force().items() if purpose in purposes}
    return volunteer_apply(
        unit=unit,
        offer=Offer(name=name, **said),
        is_adult=True,
        notices=notices,
        language="hi",
        secret=secret or f"secret of {name} {said['phone']}",
    )
