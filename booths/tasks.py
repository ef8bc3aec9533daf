"""Background work of this app."""

import structlog
from celery import shared_task

from booths.services.tallies import tallies_compact

logger = structlog.get_logger(__name__)


@shared_task(name="booths.task_compact_tallies")
def task_compact_tallies() -> None:
    """Keep the coverage tallies short."""
    logger.info("tallies_compacted", done=tallies_compact())
