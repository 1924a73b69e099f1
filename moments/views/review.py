"""What an account lead decides about a moment."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.requests import Request
from kaps.conflict import conflict_of
from moments import reviewing
from moments.forms.benefit import BenefitForms, rates_for, typed
from moments.forms.review import ReviewForm, SetAsideForm
from moments.models import Moment
from moments.permissions import moment_led_by
from moments.wording import left_out


def review(request: Request, pk: int) -> HttpResponse:
    """Both wordings and the price; saving them vouches for the moment."""
    moment = moment_led_by(request.user, pk)
    if moment.is_settled:
        return _settled(request, moment)
    if request.method != "POST":
        return _page(request, ReviewForm(instance=moment), _prices(moment))
    form, prices = ReviewForm(request.POST, instance=moment), _prices(moment, request.POST)
    if not _is_complete(form, prices):
        return _page(request, form, prices, status=422)
    try:
        reviewing.review(form, prices.lines(), by=request.user, at=timezone.now())
    except (Moment.EditConflict, Moment.AlreadyDecided):
        return _overtaken(request, form, prices)
    messages.success(request, "Reviewed. It counts from now on.")
    return redirect("moments:detail", pk)


def set_aside(request: Request, pk: int) -> HttpResponse:
    """Take a moment out of every total, with the reason."""
    moment = moment_led_by(request.user, pk)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return render(request, "moments/set_aside.html", {"form": form, "moment": moment})
    if not form.is_valid():
        return render(request, "moments/set_aside.html", {"form": form, "moment": moment}, status=422)
    try:
        moment.set_aside(by=request.user, at=timezone.now(), because=form.cleaned_data["because"])
    except Moment.AlreadyDecided:
        return _settled(request, moment_led_by(request.user, pk), form.cleaned_data["because"])
    messages.success(request, "Set aside. It counts in no total.")
    return redirect("moments:detail", pk)


def _prices(moment: Moment, data: Any = None) -> Any:
    rates = rates_for(moment.account, moment.occurred_on)
    initial = typed(list(moment.benefits.all())) if data is None else None
    return BenefitForms(
        data, prefix="worth", initial=initial, form_kwargs={"rates": rates, "currency": moment.currency}
    )


def _is_complete(form: ReviewForm, prices: Any) -> bool:
    """Whether both are right, and there is a price at all."""
    right = all([form.is_valid(), prices.is_valid()])
    if right and not prices.lines():
        form.add_error(None, "A reviewed moment needs an amount with its basis. Set it aside if it was worth nothing.")
    return right and form.is_valid()


def _page(request: Request, form: ReviewForm, prices: Any, status: int = 200, **more: Any) -> HttpResponse:
    moment = form.instance
    words = {"left_out": left_out(f"{moment.happened} {moment.deed}") and not moment.customer_deed}
    return render(
        request, "moments/review.html", {"form": form, "prices": prices, "moment": moment} | words | more, status=status
    )


def _overtaken(request: Request, form: ReviewForm, prices: Any) -> HttpResponse:
    """Somebody else was first: both texts side by side, and one's own kept to go on with."""
    current = moment_led_by(request.user, form.instance.pk)
    conflict = conflict_of(form, current)
    if current.is_settled:
        return _settled(request, current, fields=conflict.fields)
    return _page(request, form, prices, status=409, conflict=conflict)


def _settled(request: Request, moment: Moment, typed: str = "", **more: Any) -> HttpResponse:
    """409: somebody has decided already; what was typed stands there to be copied."""
    return render(request, "moments/settled.html", {"moment": moment, "typed": typed, **more}, status=409)
