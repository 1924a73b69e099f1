"""All moments one may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Account
from accounts.requests import Request
from moments.forms.filters import MomentFilter
from moments.ledger import INKS, Total, Totals, totals
from moments.models import Moment
from moments.models.queryset import MomentQuerySet

PAGE = 50


@require_safe
def listing(request: Request) -> HttpResponse:
    """Newest first, narrowed by the address, with the three totals of all that is found."""
    filters = MomentFilter(request.GET, user=request.user)
    found = filters.apply(Moment.objects.visible_to(request.user))
    context = page_of(request, found, filters) | {
        "filters": filters,
        "chips": _chips(request, filters),
        "totals": figures(request, totals(found)),
        "account": Account.objects.loggable_by(request.user).filter(pk=filters.kept.get("account", 0)).first(),
    }
    return render(request, "moments/list.html", context)


def page_of(request: Request, found: MomentQuerySet, filters: Any) -> dict[str, Any]:
    """One page of rows and the addresses of the pages beside it."""
    first = (filters.page_number - 1) * PAGE
    rows = list(found.select_related("account", "logged_by", "confirmed_by")[first : first + PAGE + 1])
    return {
        "moments": rows[:PAGE],
        "newer": address(request, page=filters.page_number - 1) if filters.page_number > 1 else "",
        "older": address(request, page=filters.page_number + 1) if len(rows) > PAGE else "",
    }


def address(request: Request, **changed: Any) -> str:
    """This page with some of its questions changed; None takes one away. A change of question goes to page one."""
    asked = request.GET.copy()
    for name, value in {"page": None, **changed}.items():
        if value in (None, ""):
            asked.pop(name, None)
        else:
            asked[name] = str(value)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def figures(request: Request, by_currency: dict[str, Totals]) -> list[list[dict[str, Any]]]:
    """For each currency its three totals, the surest first, each with the address of its rows."""
    return [[_figure(request, of_currency[ink]) for ink in INKS] for of_currency in by_currency.values()]


def _figure(request: Request, total: Total) -> dict[str, Any]:
    words = "confirmed by the customer" if total.ink == "confirmed" else total.ink
    url = address(request, ink=total.ink) if total else ""
    return {"ink": total.ink, "label": words, "value": str(total.money), "note": _note(total), "url": url}


def _note(total: Total) -> str:
    notes = [f"{total.count} moment{'' if total.count == 1 else 's'}"]
    if total.results:
        notes.append(f"{total.results} measured result{'' if total.results == 1 else 's'}")
    if total.has_range:
        notes.append(f"{total.low_money} to {total.high_money}")
    if total.unpriced:
        notes.append(f"{total.unpriced} without an amount")
    return ", ".join(notes)


def _chips(request: Request, filters: MomentFilter) -> list[dict[str, Any]]:
    waiting = Moment.objects.for_review_by(request.user).count()
    shown = filters.kept.get("show", "")
    return [
        {"label": "All", "url": address(request, show=None), "on": shown == ""},
        {"label": "To review", "url": address(request, show="review"), "on": shown == "review", "count": waiting},
        {"label": "Mine", "url": address(request, show="mine"), "on": shown == "mine"},
    ]
