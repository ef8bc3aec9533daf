"""Settings, URLs, Celery, the embedded servers and the checks: what starts the house."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
