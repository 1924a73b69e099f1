"""How the views of this app find a packet: unseen is 404, not allowed is 403, frozen is 409."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.models import User
from accounts.permissions import View, may_edit_account, may_lead_account
from accounts.requests import Request
from reports import canonical
from reports.models import Packet


def packet_seen_by(user: User, pk: int) -> Packet:
    """The packet with its plan and account, or 404."""
    rows = Packet.objects.visible_to(user).select_related(
        "plan__account", "recipient__account", "signatory", "approved_by"
    )
    return get_object_or_404(rows, pk=pk)


def packet_edited_by(user: User, pk: int) -> Packet:
    """The packet, or 404 when unseen, 403 when only readable. A frozen one raises AlreadyFrozen."""
    packet = packet_seen_by(user, pk)
    if not may_edit_account(user, packet.account):
        raise PermissionDenied
    if packet.is_frozen:
        raise Packet.AlreadyFrozen
    return packet


def packet_led_by(user: User, pk: int) -> Packet:
    """The packet, or 404 when unseen, 403 when somebody else leads its account."""
    packet = packet_seen_by(user, pk)
    if not may_lead_account(user, packet.account):
        raise PermissionDenied
    return packet


def frozen_page(request: Request, pk: int) -> HttpResponse:
    """409: what was typed for a packet that is approved meanwhile, so that nothing is lost."""
    typed = [value for name, value in request.POST.items() if name in {"letter", "headline", "commentary"} and value]
    return render(request, "reports/frozen.html", {"pk": pk, "typed": typed}, status=409)


def tells_unreadable(view: View) -> View:
    """A view that answers 503 with the reason where the frozen text is not one that this release can read."""

    @wraps(view)
    def telling(request: Request, pk: int, **more: Any) -> HttpResponse:
        try:
            return view(request, pk, **more)
        except canonical.Unreadable as error:
            return render(request, "reports/unreadable.html", {"error": error}, status=503)

    return telling
