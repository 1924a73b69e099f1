"""The ledger of one account: every amount of a year, in three inks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from accounts.models import Vendor
from accounts.permissions import account_card_seen_by, may_edit_account
from accounts.requests import Request
from kaps.clock import Period
from moments.forms.filters import LedgerFilter
from moments.ledger import totals
from moments.models import Moment
from moments.models.queryset import MomentQuerySet
from moments.results import lines, results_of, with_results
from moments.views.listing import address, figures, page_of


@require_safe
def ledger(request: Request, pk: int) -> HttpResponse:
    """All amounts of the year with state, basis, person and day; every total opens its rows."""
    account = account_card_seen_by(request.user, pk)
    filters, vendor = LedgerFilter(request.GET), Vendor.objects.current()
    year = _year(filters, vendor)
    moments = _of_period(Moment.objects.filter(account=account), filters, vendor, year)
    found = filters.apply(moments).prefetch_related("benefits")
    measures = [] if filters.kept.keys() & {"month", "category"} else results_of(account, year)
    told = [one for one in measures if filters.kept.get("ink", "") in ("", one.state)]
    everything = totals(moments)
    narrowed = bool({"ink", "category"} & filters.kept.keys())
    context = page_of(request, found, filters) | {
        "account": account,
        "tab": "ledger",
        "may_edit": may_edit_account(request.user, account),
        "filters": filters,
        "year": year,
        "years": _years(request, year),
        "totals": figures(request, with_results(everything, measures, account.currency)),
        "shown": with_results(totals(found) if narrowed else everything, told, account.currency),
        "results": lines(told, account.currency, vendor.language),
        "chips": _chips(request, filters),
        "months": _months(vendor.fiscal_year(year)),
        "asked_month": f"{filters.kept['month'].start:%Y-%m}" if "month" in filters.kept else "",
    }
    return render(request, "moments/ledger.html", context)


def _of_period(moments: MomentQuerySet, filters: LedgerFilter, vendor: Vendor, year: int) -> MomentQuerySet:
    """The month where one is asked for, else the fiscal year."""
    return moments.in_period(filters.kept.get("month") or vendor.fiscal_year(year))


def _chips(request: Request, filters: LedgerFilter) -> list[dict[str, Any]]:
    asked = filters.kept.get("ink", "")
    words = {"": "All", "confirmed": "Confirmed", "reviewed": "Reviewed", "estimated": "Estimated"}
    return [{"label": word, "url": address(request, ink=ink), "on": ink == asked} for ink, word in words.items()]


def _year(filters: LedgerFilter, vendor: Vendor) -> int:
    """The fiscal year asked for, or the one of the month asked for, or the current one."""
    month = filters.kept.get("month")
    return filters.kept.get("year") or vendor.fiscal_year_of(month.start if month else timezone.localdate())


def _years(request: Request, year: int) -> list[dict[str, Any]]:
    years = (year - 1, year, year + 1)
    return [{"label": str(name), "url": address(request, year=name, month=None), "on": name == year} for name in years]


def _months(year: Period) -> dict[str, Any]:
    names = [(f"{month.start:%Y-%m}", date_format(month.start, "F Y")) for month in year.months()]
    return {"choices": [("", "The whole year"), *names]}
