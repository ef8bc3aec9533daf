"""The Celery application; tasks live in each app's ``tasks.py``."""

import os

from celery import Celery
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("boothwise")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.steps["worker"].add("config.health:SignOfLife")
app.autodiscover_tasks()
