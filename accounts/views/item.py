"""The rows of a plan: add, edit, close, move, remove. One set of views for all kinds."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.forms.plan_item import ItemForm
from accounts.models import Plan, PlanItem
from accounts.permissions import item_edited_by, may_lead_account, plan_edited_by
from accounts.requests import Request
from accounts.undo import put_back
from accounts.views.kind import Kind, kind_named
from accounts.views.section import show_form, show_section
from kaps.conflict import conflict_of

STEPS = {"up": -1, "down": 1}


@require_safe
def section(request: Request, plan_pk: int, kind: str) -> HttpResponse:
    """The section as it stands, to close a form without saving."""
    chosen = kind_named(kind)
    return show_section(request, plan_edited_by(request.user, plan_pk), chosen)


def add(request: Request, plan_pk: int, kind: str) -> HttpResponse:
    chosen = kind_named(kind)
    plan = plan_edited_by(request.user, plan_pk)
    return fill_in(request, plan, chosen, chosen.form, None, f"Add to “{chosen.title}”")


def edit(request: Request, kind: str, pk: int) -> HttpResponse:
    chosen = kind_named(kind)
    item = item_edited_by(request.user, chosen.model, pk)
    return fill_in(request, item.plan, chosen, chosen.form, item, f"Edit this {chosen.noun}")


def close(request: Request, kind: str, pk: int) -> HttpResponse:
    """How a promise ended, who confirmed a measure, when a step was done."""
    chosen = kind_named(kind)
    item = item_edited_by(request.user, chosen.model, pk)
    if chosen.closing is None:
        raise Http404
    if chosen.led and not may_lead_account(request.user, item.plan.account):
        raise PermissionDenied
    return fill_in(request, item.plan, chosen, chosen.closing, item, chosen.close_title)


@require_POST
def move(request: Request, kind: str, pk: int) -> HttpResponse:
    chosen = kind_named(kind)
    item = item_edited_by(request.user, chosen.model, pk)
    item.move(STEPS.get(request.POST.get("to", ""), 0))
    return show_section(request, item.plan, chosen)


@require_POST
def remove(request: Request, kind: str, pk: int) -> HttpResponse:
    chosen = kind_named(kind)
    item = item_edited_by(request.user, chosen.model, pk)
    item.delete()
    last = history_of(chosen).filter(id=pk, history_type="-").latest()
    undo = reverse("accounts:item_restore", args=[kind, last.history_id])
    messages.success(request, "Removed.", extra_tags=undo)
    return show_section(request, item.plan, chosen)


@require_POST
def restore(request: Request, kind: str, pk: int) -> HttpResponse:
    """Put a removed row back as it was. `pk` is its last entry in the history."""
    chosen = kind_named(kind)
    entry = get_object_or_404(history_of(chosen), history_id=pk, history_type="-")
    plan = plan_edited_by(request.user, entry.plan_id)
    try:
        put_back(entry)
        messages.success(request, "It is back.")
    except IntegrityError:
        messages.info(request, "It is back already.")
    return show_section(request, plan, chosen)


def fill_in(
    request: Request, plan: Plan, kind: Kind, form_class: type[ItemForm], item: PlanItem | None, title: str
) -> HttpResponse:
    """Show the form, or save what came back with it."""
    names: dict[str, Any] = {"plan": plan, "instance": item, "auto_id": f"{kind.name}-{item.pk if item else 'new'}-%s"}
    if request.method != "POST":
        return show_form(request, plan, kind, form_class(**names), title=title)
    form = form_class(request.POST, **names)
    if not form.is_valid():
        return show_form(request, plan, kind, form, title=title, status=422)
    try:
        saved = form.save_edit()
    except PlanItem.EditConflict as conflict:
        found = conflict_of(form, conflict.current)
        return show_form(request, plan, kind, form, title=title, status=409, conflict=found)
    return show_section(request, plan, kind, saved=saved)


def history_of(kind: Kind) -> Any:
    return kind.model.history.model.objects
