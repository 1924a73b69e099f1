"""The vendor's settings: who we are on every page and packet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.forms.vendor import VendorForm
from accounts.models import Vendor
from accounts.permissions import may_run_installation, only
from accounts.requests import Request
from kaps.conflict import conflict_of


@only(may_run_installation)
def edit(request: Request) -> HttpResponse:
    vendor = Vendor.objects.current()
    if request.method != "POST":
        return show(request, VendorForm(instance=vendor))
    form = VendorForm(request.POST, request.FILES, instance=vendor)
    if not form.is_valid():
        return show(request, form, status=422)
    try:
        form.save_edit()
    except Vendor.EditConflict as conflict:
        return show(request, form, status=409, conflict=conflict_of(form, conflict.current))
    messages.success(request, "Saved. New packets follow it; approved ones stay as they are.")
    return redirect("accounts:vendor")


@require_POST
@only(may_run_installation)
def preview(request: Request) -> HttpResponse:
    """The letterhead as it would look, nothing saved."""
    form = VendorForm(request.POST, instance=Vendor.objects.current())
    form.is_valid()
    return render(request, "accounts/_letterhead.html", {"vendor": form.instance})


def show(request: Request, form: VendorForm, status: int = 200, **more: Any) -> HttpResponse:
    stored = Vendor.objects.current()
    context = {"form": form, "vendor": stored, "is_first_time": stored.pk is None, **more}
    return render(request, "accounts/vendor.html", context, status=status)
