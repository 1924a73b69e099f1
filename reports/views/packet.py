"""Packets: the list, starting one, the composer with its preview, and approval."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Plan, Vendor
from accounts.permissions import account_edited_by, may_edit_account, may_lead_account
from accounts.requests import Request
from kaps.clock import today_in
from reports import canonical, composing, facts, publishing
from reports.document import Document
from reports.gaps import gaps
from reports.models import Packet
from reports.permissions import packet_led_by, packet_seen_by
from reports.renderers import web
from reports.views.refusal import tells_frozen, tells_unreadable


@require_safe
def all_packets(request: Request) -> HttpResponse:
    """Every packet one may see, newest first."""
    packets = Packet.objects.visible_to(request.user).select_related("plan__account").order_by("-created_at")
    return render(request, "reports/packet/list.html", {"packets": packets[:200]})


@require_POST
def start(request: Request, pk: int, year: int) -> HttpResponse:
    """A draft for the account's plan of that year; the draft that is there already, if there is one."""
    account = account_edited_by(request.user, pk)
    plan = get_object_or_404(Plan, account=account, year=year)
    today = today_in(Vendor.objects.current().time_zone)
    packet = publishing.start(plan, by=request.user, on=today)
    return redirect("reports:packet", packet.pk)


@require_safe
@tells_unreadable
def show(request: Request, pk: int) -> HttpResponse:
    """The composer while it is a draft; afterwards the frozen packet with its files."""
    packet = packet_seen_by(request.user, pk)
    return _frozen(request, packet) if packet.is_frozen else _composer(request, packet)


def _composer(request: Request, packet: Packet, status: int = 200) -> HttpResponse:
    known = facts.about(packet)
    tree = composing.compose(packet, known)
    found = gaps(packet, known, tree)
    return render(
        request,
        "reports/packet/composer.html",
        {
            "packet": packet,
            "account": packet.account,
            "rows": composing.rows(known),
            "tree": tree,
            "preview": preview_of(packet, tree),
            "gaps": found,
            "is_blocked": any(gap.blocks for gap in found),
            "may_edit": may_edit_account(request.user, packet.account),
            "may_approve": may_lead_account(request.user, packet.account),
        },
        status=status,
    )


def _frozen(request: Request, packet: Packet) -> HttpResponse:
    tree = canonical.loads(packet.frozen)
    return render(
        request,
        "reports/packet/frozen.html",
        {
            "packet": packet,
            "account": packet.account,
            "tree": tree,
            "preview": preview_of(packet, tree),
            "renditions": packet.renditions.all(),
            "may_edit": may_edit_account(request.user, packet.account),
            "is_latest": not Packet.objects.filter(plan=packet.plan_id, revision__gt=packet.revision).exists(),
        },
    )


def preview_of(packet: Packet, tree: Document) -> str:
    """The document as it will read, from the very tree that is or will be frozen."""
    return web.render(tree, lambda sha256: reverse("reports:picture", args=[packet.pk, sha256]))


@require_safe
@tells_unreadable
def preview(request: Request, pk: int) -> HttpResponse:
    """The document alone, on a page of its own."""
    packet = packet_seen_by(request.user, pk)
    tree = canonical.loads(packet.frozen) if packet.is_frozen else composing.compose(packet)
    return render(
        request,
        "reports/packet/preview.html",
        {"packet": packet, "account": packet.account, "preview": preview_of(packet, tree)},
    )


@require_POST
@tells_frozen
def approve(request: Request, pk: int) -> HttpResponse:
    """Freeze the packet and have its three files made."""
    packet = packet_led_by(request.user, pk)
    try:
        publishing.approve(packet, by=request.user, at=timezone.now())
    except Packet.Incomplete:
        messages.error(request, "The packet cannot be approved yet. What stands in the way is listed first.")
        return _composer(request, packet, status=422)
    return redirect("reports:packet", pk)
