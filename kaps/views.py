"""Pages that belong to the project as a whole."""

from __future__ import annotations

import logging
import secrets

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string

from reports.views.home import home

__all__ = ["healthz", "home", "server_error"]
logger = logging.getLogger(__name__)


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, for load balancers and the process manager."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """The page for what nobody foresaw. Its number stands in the log beside what happened, and says nothing else."""
    incident = secrets.token_hex(4).upper()
    logger.error("Incident %s: %s %r", incident, request.method, request.path, exc_info=True)
    return HttpResponseServerError(render_to_string("500.html", {"incident": incident}))
