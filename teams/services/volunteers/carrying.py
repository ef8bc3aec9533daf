"""What becomes of the offers to a unit, and of its public page, when the unit goes."""

from django.db.models import F

from booths.models import Unit
from teams.models import Volunteer, VolunteerPage


def volunteers_carry(*, kept: Unit, gone: Unit) -> None:
    """Hand all offers to ``gone`` over to ``kept``, and its page too where ``kept`` has none; else the page goes.

    To be called in the transaction that removes ``gone``. The offers stay with ``kept`` when that is taken back:
    they are in no history, so that erasing them leaves nothing.
    """
    Volunteer.objects.filter(applied_to=gone).update(applied_to=kept)
    Volunteer.objects.filter(unit=gone).update(unit=kept, version=F("version") + 1)
    pages = VolunteerPage.objects.filter(unit=gone)
    if VolunteerPage.objects.filter(unit=kept).exists():
        pages.delete()
    else:
        pages.update(unit=kept, version=F("version") + 1)
