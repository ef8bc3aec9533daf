"""Moving a job from state to state on a person's word."""

from django.utils import timezone

from imports.errors import WrongState
from imports.models import ImportJob, State


def move(job: ImportJob, states: tuple[State, ...], to: State, **fields: object) -> None:
    """Change the state if it is one of ``states``, and take the job from whatever worker has it.

    WrongState when it is in another; ``job`` is then as it stands now.
    """
    moved = ImportJob.objects.filter(pk=job.pk, state__in=states).update(
        state=to,
        moved_at=timezone.now(),
        claim=None,
        heartbeat_at=None,
        attempts=0,
        done=0,
        rows_done=0,
        step="",
        **fields,
    )
    job.refresh_from_db()
    if not moved:
        raise WrongState(State(job.state))
