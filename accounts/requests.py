"""The request of somebody who is signed in, for the type checker: sign-in is required on every page of ours."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class Request(HttpRequest):
    """A request whose user is a colleague."""

    user: User
    htmx: HtmxDetails
