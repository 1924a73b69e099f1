"""One account at a glance, and its packets."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Vendor
from accounts.permissions import account_card_seen_by, may_edit_account
from accounts.requests import Request
from kaps.clock import today_in
from reports.models import Packet
from reports.overview import Overview
from reports.renderers import web


@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Value delivered, promises, people, the last packet and the next dates, for `?year=` or this year."""
    account = account_card_seen_by(request.user, pk)
    today = today_in(account.time_zone)
    vendor = Vendor.objects.current()
    year = _year(request.GET.get("year", ""), vendor.fiscal_year_of(today))
    shown = Overview(account, year, today, vendor)
    chart = shown.chart()
    return render(
        request,
        "reports/account.html",
        {
            "account": account,
            "tab": "overview",
            "overview": shown,
            "chart": web.render_chart(chart) if chart else "",
            "may_edit": may_edit_account(request.user, account),
        },
    )


def _year(text: str, default: int) -> int:
    """The year of the address, or the default where there is none or it is no year we keep."""
    return int(text) if re.fullmatch("19[7-9][0-9]|2[01][0-9]{2}|2200", text) else default


@require_safe
def packets(request: Request, pk: int) -> HttpResponse:
    """The account's packets, newest first, and the years that could have one."""
    account = account_card_seen_by(request.user, pk)
    made = list(Packet.objects.filter(plan__account=account).select_related("plan"))
    told = {packet.plan_id for packet in made}
    today = today_in(account.time_zone)
    return render(
        request,
        "reports/packet/account.html",
        {
            "account": account,
            "tab": "packets",
            "packets": made,
            "plans_without": [plan for plan in account.plans.filter(starts_on__lte=today) if plan.pk not in told],
            "may_edit": may_edit_account(request.user, account),
        },
    )
