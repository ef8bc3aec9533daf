"""Who may take an import back: whoever brought it, or imports for the whole state, as far as their area reaches now."""

from uuid import UUID

from accounts.models import User
from booths.scope import Right, Scope
from imports.models import ImportJob
from imports.undoing.registry import MODELS, RIGHTS, UNIT


def may_undo(user: User, scope: Scope, job: ImportJob) -> bool:
    """Tell whether taking the import back is this person's to decide; ``covers`` tells whether their area suffices."""
    if job.uploaded_by_id == user.pk:
        return scope.has(Right.IMPORT)
    return Right.IMPORT in scope.everywhere or job.state_unit_id in scope.root_ids(Right.IMPORT)


def covers(scope: Scope, context: UUID) -> bool:
    """Tell whether all that was written in a context of the history, as far as it is there, lies within a scope."""
    for model in MODELS:
        events = model.pgh_event_model.objects.filter(pgh_context=context)  # type: ignore[attr-defined]
        for right in RIGHTS.get(model, (Right.IMPORT,)):
            if right in scope.everywhere:
                continue
            written = model._default_manager.filter(pk__in=events.values("pgh_obj_id"))
            if written.exclude(scope.units(right, UNIT[model])).exists():
                return False
    return True
