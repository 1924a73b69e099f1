"""The plan of one account for one year, with everything the packet is made from."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.forms.plan import AgreementForm, StrategyForm
from accounts.models import Account, Plan, User, Vendor
from accounts.permissions import (
    account_card_seen_by,
    account_edited_by,
    account_seen_by,
    may_edit_account,
    may_lead_account,
    plan_edited_by,
    plan_led_by,
)
from accounts.requests import Request
from accounts.views.kind import GROUPS
from accounts.views.section import section_of
from kaps.conflict import conflict_of

EARLIEST_YEAR = 1980
YEARS_AHEAD = 5


@require_safe
def current(request: Request, pk: int) -> HttpResponse:
    """To the plan of the year we are in."""
    account = account_seen_by(request.user, pk)
    return redirect("accounts:plan_year", account.pk, this_year())


@require_safe
def year(request: Request, pk: int, year: int) -> HttpResponse:
    check_year(year)
    account = account_card_seen_by(request.user, pk)
    plan = account.plans.filter(year=year).select_related("agreed_by").first()
    context = {
        "account": account,
        "tab": "plan",
        "year": year,
        "plan": plan,
        "may_edit": may_edit_account(request.user, account),
        **years_around(account, year),
    }
    if plan is None:
        return render(request, "accounts/plan/none.html", context)
    plan.account = account
    return render(request, "accounts/plan/plan.html", {**context, **contents(plan, request.user)})


@require_POST
def start(request: Request, pk: int, year: int) -> HttpResponse:
    """Make the plan of a year, or go to the one that is there."""
    check_year(year)
    account = account_edited_by(request.user, pk)
    period = Vendor.objects.current().fiscal_year(year)
    Plan.objects.get_or_create(account=account, year=year, defaults={"starts_on": period.start, "ends_on": period.end})
    return redirect("accounts:plan_year", account.pk, year)


def strategy(request: Request, pk: int) -> HttpResponse:
    """Our view of where they stand."""
    plan = plan_edited_by(request.user, pk)
    if request.method != "POST":
        shown = None if "closed" in request.GET else StrategyForm(instance=plan)
        return show_strategy(request, plan, shown)
    form = StrategyForm(request.POST, instance=plan)
    if not form.is_valid():
        return show_strategy(request, plan, form, status=422)
    try:
        form.save_edit()
    except Plan.EditConflict as conflict:
        return show_strategy(request, plan, form, status=409, conflict=conflict_of(form, conflict.current))
    return show_strategy(request, plan, None)


def agree(request: Request, pk: int) -> HttpResponse:
    """Record when and with whom the plan was agreed; for the account's lead."""
    plan = plan_led_by(request.user, pk)
    if request.method != "POST":
        return show_agreement(request, plan, AgreementForm(instance=plan))
    form = AgreementForm(request.POST, instance=plan)
    if not form.is_valid():
        return show_agreement(request, plan, form, status=422)
    form.instance.agreed_by = request.user if form.cleaned_data["agreed_on"] else None
    try:
        form.save_edit()
    except Plan.EditConflict as conflict:
        return show_agreement(request, plan, form, status=409, conflict=conflict_of(form, conflict.current))
    messages.success(request, f"The plan is agreed with {plan.account}." if plan.is_agreed else "Not agreed any more.")
    return redirect("accounts:plan_year", plan.account_id, plan.year)


def show_strategy(request: Request, plan: Plan, form: Any, status: int = 200, **more: Any) -> HttpResponse:
    """The text or its form: alone for htmx, else on a page of its own."""
    context = {"plan": plan, "account": plan.account, "form": form, "item": plan, "may_edit": True, **more}
    if request.htmx:
        if form is not None:
            form.point()
        return render(request, "accounts/plan/_strategy.html", {**context, "fragment": True}, status=status)
    if form is None:
        return redirect(f"{plan_url(plan)}#section-strategy")
    return render(request, "accounts/plan/strategy.html", {**context, "back": plan_url(plan)}, status=status)


def show_agreement(request: Request, plan: Plan, form: Any, status: int = 200, **more: Any) -> HttpResponse:
    context = {"plan": plan, "account": plan.account, "form": form, "back": plan_url(plan), **more}
    return render(request, "accounts/plan/agree.html", context, status=status)


def contents(plan: Plan, user: User) -> dict[str, Any]:
    """The sections in their groups, and who agreed."""
    groups = [(title, [section_of(plan, kind) for kind in kinds]) for title, kinds in GROUPS]
    sections = [section for _, group in groups for section in group]
    gaps = [{"text": one.hint, "url": f"#section-{one.kind.name}", "label": "Go there"} for one in sections if one.hint]
    return {
        "groups": groups,
        "gaps": gaps,
        "agreed_with": list(plan.agreed_with.all()) if plan.is_agreed else [],
        "may_lead": may_lead_account(user, plan.account),
        "section_count": len(sections),
    }


def years_around(account: Account, year: int) -> dict[str, Any]:
    """The plans before and after, and how much of next year's the packet can already use."""
    near = account.plans.filter(year__in=(year - 1, year + 1)).annotate(
        issue_count=Count("issues", distinct=True),
        objective_count=Count("objectives", filter=Q(objectives__is_ours=False), distinct=True),
        action_count=Count("actions", distinct=True),
    )
    found = {plan.year: plan for plan in near}
    return {
        "previous_year": year - 1,
        "next_year": year + 1,
        "previous_plan": found.get(year - 1),
        "next_plan": found.get(year + 1),
        "is_current": year == this_year(),
    }


def plan_url(plan: Plan) -> str:
    return reverse("accounts:plan_year", args=[plan.account_id, plan.year])


def this_year() -> int:
    return Vendor.objects.current().fiscal_year_of(timezone.localdate())


def check_year(year: int) -> None:
    """404 for years no plan could be about."""
    if not EARLIEST_YEAR <= year <= timezone.localdate().year + YEARS_AHEAD:
        raise Http404
