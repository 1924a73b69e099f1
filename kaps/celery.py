"""The Celery application. The database remembers, the broker rings: tasks carry ids and may run twice."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaps.settings")

app = Celery("kaps")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
