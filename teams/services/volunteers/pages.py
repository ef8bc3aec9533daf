"""Opening and closing the public page of a unit."""

from django.db import transaction

from accounts.models import User
from accounts.services import activity_record
from booths.errors import EditConflict
from booths.models import Unit
from core.history import acting
from teams.models import VolunteerPage


def volunteer_page_save(
    *, actor: User | None, unit: Unit, version: int, is_open: bool, intro_hi: str = "", intro_en: str = ""
) -> VolunteerPage:
    """Open or close a unit's page with its words of welcome, and return it; ``version`` is the one seen, 0 for none.

    EditConflict when somebody saved the page since, ValidationError for words that are too long.
    """
    with transaction.atomic(), acting("volunteer_page_save", actor):
        Unit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=unit.pk)
        page = VolunteerPage.objects.filter(unit=unit).first() or VolunteerPage(unit=unit, version=0)
        if page.version != version:
            raise EditConflict(page)
        before = None if page._state.adding else (page.is_open, page.intro_hi, page.intro_en)
        if before == (is_open, intro_hi, intro_en):
            return page
        page.is_open, page.intro_hi, page.intro_en = is_open, intro_hi, intro_en
        page.version += 1
        page.full_clean(validate_unique=False)
        page.save()
        activity_record(actor=actor, verb="volunteer_page_save", subject=unit, unit_id=unit.pk, is_open=is_open)
    return page
