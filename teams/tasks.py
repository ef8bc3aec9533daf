"""Background work of this app."""

import structlog
from celery import shared_task

from booths.levels import Level
from booths.models import Unit
from teams.services import changeovers_apply_due, links_of_left_withdraw, seats_open, volunteers_lapse

logger = structlog.get_logger(__name__)


@shared_task(name="teams.task_open_seats")
def task_open_seats() -> None:
    """Open the seats of units that came since the last time, by a sheet, a form or a program."""
    for state in Unit.objects.filter(level=Level.STATE):
        logger.info("seats_opened", state=state.code, count=seats_open(actor=None, root=state))


@shared_task(name="teams.task_apply_changeovers")
def task_apply_changeovers() -> None:
    """Apply the changeovers whose day has come."""
    for changeover in changeovers_apply_due():
        logger.info("changeover_applied", changeover=changeover.pk)


@shared_task(name="teams.task_lapse_volunteers")
def task_lapse_volunteers() -> None:
    """Erase the offers to help that nobody decided in time, and those that were decided against as long ago."""
    logger.info("volunteers_lapsed", **volunteers_lapse())


@shared_task(name="teams.task_withdraw_links")
def task_withdraw_links() -> None:
    """Withdraw unused links of people whose time in their last seat with rights is over: it ends at midnight."""
    logger.info("links_withdrawn", count=links_of_left_withdraw())
