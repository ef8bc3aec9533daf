"""Background work of this app."""

import structlog
from celery import shared_task
from django.utils import timezone

from booths.levels import Level
from booths.models import Unit
from dashboard.trends import past_counts_refresh

logger = structlog.get_logger(__name__)


@shared_task(name="dashboard.task_refresh_trends")
def task_refresh_trends() -> None:
    """Count the last days of every state anew, so that no page has to."""
    for state_id in Unit.objects.filter(level=Level.STATE).values_list("pk", flat=True):
        counts = past_counts_refresh(state_id, timezone.localdate())
        logger.info("trends_refreshed", state=state_id, assemblies=len(counts))
