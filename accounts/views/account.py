"""Adding an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.forms.account import AccountForm
from accounts.models import Account, Vendor
from accounts.permissions import may_run_programme, only
from accounts.requests import Request


@only(may_run_programme)
def add(request: Request) -> HttpResponse:
    vendor = Vendor.objects.current()
    fresh = Account(currency=vendor.currency, time_zone=vendor.time_zone)
    if request.method != "POST":
        return show(request, AccountForm(instance=fresh, user=request.user))
    form = AccountForm(request.POST, instance=fresh, user=request.user)
    if not form.is_valid():
        return show(request, form, status=422)
    account = form.save_edit()
    messages.success(request, f"{account} is here. Now say who serves it.")
    return redirect("accounts:edit", account.pk)


def show(request: Request, form: AccountForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/add.html", {"form": form}, status=status)
