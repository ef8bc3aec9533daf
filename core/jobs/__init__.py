"""Long work as a record with a state: claimed by one worker, kept alive by a heartbeat, taken up again when it dies."""

from core.jobs.progress import Cancelled, Progress
from core.jobs.record import WorkRecord
from core.jobs.work import BEAT, STALE, Work, abandoned, time_left

__all__ = ["BEAT", "STALE", "Cancelled", "Progress", "Work", "WorkRecord", "abandoned", "time_left"]
