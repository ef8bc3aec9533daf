"""What a person says of names that were not recognised."""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from booths.models import Unit
from booths.scope import Scope
from booths.services import alias_add
from imports.models import ImportJob, State
from imports.naming import AskedName, Candidates
from imports.places import Area
from imports.places.answers import NOT_ANY
from imports.services.moving import move


class NameChoice(NamedTuple):
    """What a name means: the id of a unit, below zero of a revenue district, or NOT_ANY."""

    name: AskedName
    unit_id: int


def names_answer(
    *, actor: User | None, scope: Scope, job: ImportJob, choices: Sequence[NameChoice], remember: bool
) -> None:
    """Take what a person said of names, and have the rows checked again with it.

    remember: keep each name as another name of its unit, so that no later sheet asks; a choice counts for this job in
    any case. ValidationError, by the name's ``mark``, for a unit outside the scope or a name that is that of another
    unit. WrongState when the job is not ready.
    """
    candidates = Candidates(Area(scope))
    errors: dict[str, ValidationError] = {}
    with transaction.atomic():
        for name, unit_id in choices:
            try:
                if unit_id != NOT_ANY:
                    _check(candidates, name, unit_id)
                if remember and unit_id > 0:
                    unit = Unit.objects.get(pk=unit_id)
                    alias_add(actor=actor, scope=scope, unit=unit, name=name.text)
            except ValidationError as error:
                errors[name.mark] = error
        if errors:
            raise ValidationError({mark: error.messages for mark, error in errors.items()})
        job.refresh_from_db(fields=["answers"])
        given = {name.key: unit_id for name, unit_id in choices}
        answers = {**job.answers, "names": {**job.answers.get("names", {}), **given}}
        move(job, (State.READY,), State.CHECKING, answers=answers)


def _check(candidates: Candidates, name: AskedName, unit_id: int) -> None:
    if unit_id not in {unit.id for unit in candidates.units(name.field, name.above)}:
        raise ValidationError(_("This place is not in your area, or not of this kind."), code="no_candidate")
