"""Administration pages of packets: to look things up. What is frozen is refused by the database anyway."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from reports.models import Packet, Rendition, SectionEdit


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows and changes none: packets are made on their own pages."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(Packet)
class PacketAdmin(ReadOnlyAdmin):
    list_display = ("number", "account_name", "status", "dated_on", "approved_by")
    list_filter = ("status",)
    list_select_related = ("plan__account", "approved_by")
    exclude = ("frozen",)

    @admin.display(description="account", ordering="plan__account__name")
    def account_name(self, packet: Any) -> str:
        return str(packet.plan.account)


@admin.register(Rendition)
class RenditionAdmin(ReadOnlyAdmin):
    list_display = ("packet", "format", "state", "attempts", "asked_at", "done_at", "error")
    list_filter = ("state", "format")
    list_select_related = ("packet__plan__account",)


@admin.register(SectionEdit)
class SectionEditAdmin(ReadOnlyAdmin):
    list_display = ("packet", "key", "headline", "is_left_out")
    list_select_related = ("packet__plan__account",)
