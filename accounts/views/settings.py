"""The settings of one account: its profile, its designation, who serves it, and putting it away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.forms.account import AccountForm, AssignmentForm, DesignationForm
from accounts.models import Account, Assignment
from accounts.permissions import account_edited_by, account_steered_by, may_run_programme
from accounts.requests import Request
from kaps.conflict import conflict_of


def edit(request: Request, pk: int) -> HttpResponse:
    account = account_edited_by(request.user, pk)
    if request.method != "POST":
        return show(request, account)
    form = AccountForm(request.POST, instance=account, user=request.user)
    if not form.is_valid():
        return show(request, account, status=422, form=form)
    try:
        form.save_edit()
    except Account.EditConflict as conflict:
        return show(request, account, status=409, form=form, conflict=conflict_of(form, conflict.current))
    messages.success(request, "Saved.")
    return redirect("accounts:edit", pk)


@require_POST
def designate(request: Request, pk: int) -> HttpResponse:
    """Record the decision whether the account is key."""
    account = account_steered_by(request.user, pk)
    form = DesignationForm(request.POST, auto_id="designation-%s")
    form.instance.account = account
    if not form.is_valid():
        return show(request, account, status=422, designation_form=form)
    form.instance.approved_by = request.user
    account.designate(form.instance)
    messages.success(request, f"{account}: {form.instance.get_kind_display().lower()}.")
    return redirect("accounts:edit", pk)


@require_POST
def assign(request: Request, pk: int) -> HttpResponse:
    """Give a colleague a part on the account, from today."""
    account = account_steered_by(request.user, pk)
    form = AssignmentForm(request.POST, account=account, auto_id="assignment-%s")
    form.instance.account = account
    form.instance.started_on = timezone.localdate()
    if not form.is_valid():
        return show(request, account, status=422, assignment_form=form)
    form.save()
    messages.success(request, f"{form.instance}.")
    return redirect("accounts:edit", pk)


@require_POST
def end_assignment(request: Request, pk: int) -> HttpResponse:
    rows = Assignment.objects.current().select_related("colleague")
    part = get_object_or_404(rows.filter(account__in=Account.objects.visible_to(request.user)), pk=pk)
    account_steered_by(request.user, part.account_id)
    part.end(on=timezone.localdate())
    messages.success(request, f"{part.colleague} no longer serves this account.")
    return redirect("accounts:edit", part.account_id)


@require_POST
def archive(request: Request, pk: int) -> HttpResponse:
    account = account_steered_by(request.user, pk)
    account.archive(at=timezone.now())
    messages.success(request, f"{account} is archived. Nothing is lost.")
    return redirect("accounts:edit", pk)


@require_POST
def restore(request: Request, pk: int) -> HttpResponse:
    account = account_steered_by(request.user, pk)
    account.restore()
    messages.success(request, f"{account} is back.")
    return redirect("accounts:edit", pk)


def show(request: Request, account: Account, status: int = 200, **more: Any) -> HttpResponse:
    """The page with its three forms; `more` holds the one that came back."""
    stored = Account.objects.with_card().get(pk=account.pk)
    may_steer = may_run_programme(request.user)
    context = {
        "account": stored,
        "form": AccountForm(instance=stored, user=request.user) if "form" not in more else None,
        "designations": list(stored.designations.select_related("approved_by")),
        "assignments": list(stored.assignments.current().select_related("colleague")),
        "may_steer": may_steer,
        **more,
    }
    if may_steer:
        context.setdefault("designation_form", DesignationForm(auto_id="designation-%s"))
        context.setdefault("assignment_form", AssignmentForm(account=stored, auto_id="assignment-%s"))
    return render(request, "accounts/edit.html", context, status=status)
