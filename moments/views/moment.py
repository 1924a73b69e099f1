"""One moment: read it, edit it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.permissions import may_lead_account
from accounts.requests import Request
from kaps.conflict import conflict_of
from moments.changes import changes
from moments.forms.moment import MomentForm
from moments.models import Moment
from moments.permissions import may_edit, may_read_inside, moment_edited_by, moment_seen_by


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """Both wordings, the estimate with its basis, who helped, what the customer said, and what changed."""
    user, moment = request.user, moment_seen_by(request.user, pk)
    leads = may_lead_account(user, moment.account)
    context = {
        "moment": moment,
        "opens": leads or moment.account.is_visible_to(user),
        "leads": leads,
        "may_edit": may_edit(user, moment),
        "inside": may_read_inside(user, moment),
        "own_cost": moment.in_its_currency(moment.own_cost),
        "lines": [(line, line.arithmetic(moment.currency)) for line in moment.benefits.all()],
        "helpers": moment.helpers.all(),
        "answers": moment.answers.select_related("contact", "recorded_by"),
        "changes": changes(moment),
    }
    return render(request, "moments/detail.html", context)


def edit(request: Request, pk: int) -> HttpResponse:
    """Change what was logged."""
    moment = moment_edited_by(request.user, pk)
    knows = moment.account.is_visible_to(request.user)
    if request.method != "POST":
        return _page(request, MomentForm(instance=moment, knows_people=knows))
    form = MomentForm(request.POST, instance=moment, knows_people=knows)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        form.save_edit()
    except Moment.EditConflict as conflict:
        return _page(request, form, status=409, conflict=conflict_of(form, conflict.current))
    messages.success(request, "Saved.")
    return redirect("moments:detail", pk)


def _page(request: Request, form: MomentForm, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "moments/edit.html", {"form": form, "moment": form.instance, **more}, status=status)
