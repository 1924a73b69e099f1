"""Who may do what with a packet. What one may not see is 404, what one may not do is 403."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.permissions import may_edit_account, may_lead_account
from reports.models import Packet, Rendition


def packet_seen_by(user: User, pk: int) -> Packet:
    """The packet with its plan, account and people, or 404."""
    people = ("plan__account", "recipient__account", "signatory", "approved_by")
    return get_object_or_404(Packet.objects.visible_to(user).select_related(*people), pk=pk)


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


def rendition_seen_by(user: User, pk: int) -> Rendition:
    """The file with its packet and account, or 404."""
    rows = Rendition.objects.filter(packet__in=Packet.objects.visible_to(user))
    return get_object_or_404(rows.select_related("packet__plan__account"), pk=pk)


def rendition_edited_by(user: User, pk: int) -> Rendition:
    """The file, or 404 when unseen, 403 when only readable."""
    rendition = rendition_seen_by(user, pk)
    if not may_edit_account(user, rendition.packet.account):
        raise PermissionDenied
    return rendition
