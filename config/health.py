"""``/healthz``: whether database, cache and worker work, told in one word, to load balancers and monitors."""

import asyncio
import dataclasses
from time import time
from typing import Any

import structlog
from celery import bootsteps
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from health_check.base import HealthCheck
from health_check.exceptions import ServiceWarning
from health_check.views import HealthCheckView

KEY = "worker-alive"
BEAT_SECONDS = 10
SILENT_SECONDS = 60

log = structlog.get_logger(__name__)


class SignOfLife(bootsteps.StartStopStep):
    """Lets a Celery worker's main process note every ten seconds that it is alive, however busy its children are.

    Pinging the worker from the web would cost a thread a second or two per visit.
    """

    requires = ("celery.worker.components:Timer",)

    def start(self, worker: Any) -> None:
        """Begin noting; the broker and the cache are the same server, so this shows that too."""
        worker.timer.call_repeatedly(BEAT_SECONDS, note_worker, priority=10)
        note_worker()


def note_worker() -> None:
    """Write down the time at which a worker was alive; a cache that is away for a moment is no reason to stop."""
    try:
        cache.set(KEY, time(), timeout=SILENT_SECONDS)
    except Exception:  # noqa: BLE001  whatever the cache raises, the worker lives on
        log.warning("worker_sign_of_life_lost")


@dataclasses.dataclass
class Worker(HealthCheck):
    """A Celery worker was alive within the last minute."""

    def run(self) -> None:
        """Raise ServiceWarning when no worker was heard of: pages work, long work waits."""
        if cache.get(KEY) is None:
            raise ServiceWarning(f"no worker was heard of for {SILENT_SECONDS} seconds")


class HealthView(HealthCheckView):
    """Anybody may ask; the answer names no part and no reason, which go to the log.

    ``ok`` with 200; ``degraded`` with 200 while pages work but no worker does; ``unavailable`` with 503.
    """

    access = "public"
    http_method_names = ["get", "head"]
    checks = ("health_check.checks.Database", "health_check.checks.Cache", Worker)

    async def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Run the checks side by side and answer in one word."""
        with self.get_executor() as executor:
            results = await asyncio.gather(*(check.get_result(executor) for check in self.get_checks()))
        errors = [result.error for result in results if result.error]
        if any(not isinstance(error, ServiceWarning) for error in errors):
            return HttpResponse("unavailable\n", content_type="text/plain", status=503)
        return HttpResponse("degraded\n" if errors else "ok\n", content_type="text/plain")
