"""The list of accounts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.forms.listing import SHOW, SORT, AccountFilter
from accounts.models import Account, User
from accounts.models.account import AccountQuerySet
from accounts.permissions import may_run_programme
from accounts.requests import Request

PER_PAGE = 50
ORDER = {
    "": ("name",),
    "revenue": (F("yearly_revenue").desc(nulls_last=True), "name"),
    "since": (F("customer_since").asc(nulls_last=True), "name"),
}


@require_safe
def accounts(request: Request) -> HttpResponse:
    user = request.user
    form = AccountFilter(request.GET)
    is_understood = form.is_valid()
    wanted = {name: form.cleaned_data.get(name) or "" for name in ("q", "show", "sort")}
    found = chosen(Account.objects.visible_to(user), wanted, user).with_card().order_by(*ORDER[wanted["sort"]])
    page = Paginator(found, PER_PAGE).get_page(form.cleaned_data.get("page"))
    context = {
        "page": page,
        "wanted": wanted,
        "is_understood": is_understood,
        "because": form.errors.get("q", []),
        "chips": [link(wanted, "show", value, label) for value, label in shown_to(user)],
        "sorts": {value or "name": link(wanted, "sort", value, label) for value, label in SORT},
        "more": address(wanted, page=page.next_page_number()) if page.has_next() else "",
        "back": address(wanted, page=page.previous_page_number()) if page.has_previous() else "",
        "may_add": may_run_programme(user),
    }
    return render(request, "accounts/list.html", context)


def chosen(found: AccountQuerySet, wanted: dict[str, Any], user: User) -> AccountQuerySet:
    """Only the accounts the reader asked for."""
    found = found.filter(archived_at__isnull=False) if wanted["show"] == "archived" else found.open()
    if wanted["show"] == "key":
        found = found.key()
    if wanted["show"] == "mine":
        found = found.served_by(user)
    return found.named_like(wanted["q"])


def shown_to(user: User) -> list[tuple[str, str]]:
    """The chips that mean something to the reader: those who see only their own need no "Mine"."""
    return [(value, label) for value, label in SHOW if value != "mine" or user.sees_every_account]


def link(wanted: dict[str, Any], name: str, value: str, label: str) -> dict[str, Any]:
    return {"label": label, "url": address({**wanted, name: value}), "on": wanted[name] == value}


def address(wanted: dict[str, Any], **more: Any) -> str:
    """The same list with other wishes."""
    return "?" + urlencode({name: value for name, value in {**wanted, **more}.items() if value})
