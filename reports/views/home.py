"""Today: what needs me now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Account, Vendor
from accounts.requests import Request
from kaps.clock import today_in
from reports import today


@require_safe
def home(request: Request) -> HttpResponse:
    """The groups of the colleague's role; who is new is told where to begin."""
    day = today_in(request.user.time_zone)
    groups = today.groups(request.user, day)
    context = {"groups": groups, "today": day, "vendor": Vendor.objects.current()}
    if not groups:
        context["has_accounts"] = Account.objects.visible_to(request.user).exists()
    return render(request, "reports/home.html", context)
