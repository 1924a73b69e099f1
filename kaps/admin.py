"""Django's admin, for administrators only."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest


class KapsAdminSite(AdminSite):
    site_header = site_title = "KAPS administration"
    index_title = "Colleagues and records"

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return bool(user.is_active and user.is_authenticated and user.is_administrator)


class KapsAdminConfig(AdminConfig):
    default_site = "kaps.admin.KapsAdminSite"
