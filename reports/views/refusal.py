"""What a view answers when a packet cannot be changed (409) or not be read (503) any more."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from accounts.permissions import View
from accounts.requests import Request
from reports import canonical
from reports.models import Packet


def tells_frozen(view: View) -> View:
    """A view that answers 409 when the packet is approved meanwhile, with what was typed, so that nothing is lost."""

    @wraps(view)
    def telling(request: Request, pk: int, **more: Any) -> HttpResponse:
        try:
            return view(request, pk, **more)
        except Packet.AlreadyFrozen:
            typed = [request.POST[name] for name in ("letter", "headline", "commentary") if request.POST.get(name)]
            return render(request, "reports/frozen.html", {"pk": pk, "typed": typed}, status=409)

    return telling


def tells_unreadable(view: View) -> View:
    """A view that answers 503 with the reason where the frozen text is not one that this release can read."""

    @wraps(view)
    def telling(request: Request, pk: int, **more: Any) -> HttpResponse:
        try:
            return view(request, pk, **more)
        except canonical.Unreadable as error:
            return render(request, "reports/unreadable.html", {"error": error}, status=503)

    return telling
