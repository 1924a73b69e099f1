"""Pages that belong to the project as a whole."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse

from reports.views.home import home

__all__ = ["healthz", "home"]


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, for load balancers and the process manager."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
