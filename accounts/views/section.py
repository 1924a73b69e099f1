"""One section of the plan page: its rows, what is missing, and the one form that may be open in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from accounts.arithmetic import arithmetic, number
from accounts.forms.plan_item import ItemForm
from accounts.models import Measure, Plan, PlanItem, Resource
from accounts.permissions import may_lead_account
from accounts.requests import Request
from accounts.views.kind import Kind
from kaps.conflict import Conflict


@dataclass
class Section:
    """What `accounts/plan/_section.html` shows."""

    plan: Plan
    kind: Kind
    items: list[Any]

    @property
    def hint(self) -> str:
        return self.kind.gap(self.items)


def section_of(plan: Plan, kind: Kind) -> Section:
    """The rows of one kind, with their numbers as the reader writes them."""
    items: list[Any] = list(kind.model.objects.filter(plan=plan).select_related(*kind.related))
    language = get_language() or "en-US"
    for item in items:
        if isinstance(item, Measure):
            item.sums = arithmetic(item, plan.account.currency, language)  # type: ignore[attr-defined]
        if isinstance(item, Resource):
            item.amount = f"{number(item.quantity, language)} {item.unit}".strip()  # type: ignore[attr-defined]
    return Section(plan, kind, items)


def place_of(plan: Plan, kind: Kind) -> str:
    """The address of the section on the page of its plan."""
    return f"{reverse('accounts:plan_year', args=[plan.account_id, plan.year])}#section-{kind.name}"


def show_section(request: Request, plan: Plan, kind: Kind, **more: Any) -> HttpResponse:
    """The section alone for htmx, where only those who may edit ask for it; else the page it belongs to."""
    if not request.htmx:
        return redirect(place_of(plan, kind))
    return _fragment(request, plan, kind, **more)


def show_form(
    request: Request,
    plan: Plan,
    kind: Kind,
    form: ItemForm,
    *,
    title: str,
    status: int = 200,
    conflict: Conflict | None = None,
) -> HttpResponse:
    """The form in its section for htmx, else on a page of its own."""
    opened = {"form": form, "form_title": title, "item": form.instance, "conflict": conflict}
    if request.htmx:
        form.point()
        return _fragment(request, plan, kind, status=status, **opened)
    context = {"plan": plan, "account": plan.account, "kind": kind, "back": place_of(plan, kind), **opened}
    return render(request, "accounts/plan/form.html", context, status=status)


def _fragment(
    request: Request, plan: Plan, kind: Kind, *, status: int = 200, saved: PlanItem | None = None, **more: Any
) -> HttpResponse:
    context = {
        "section": section_of(plan, kind),
        "plan": plan,
        "may_edit": True,
        "may_lead": may_lead_account(request.user, plan.account) if kind.led else False,
        "fragment": True,
        "saved": saved,
        **more,
    }
    return render(request, "accounts/plan/_section.html", context, status=status)
