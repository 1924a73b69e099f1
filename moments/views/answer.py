"""Recording what the customer said in a meeting, on the phone or by mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.requests import Request
from moments.forms.answer import AnswerForm
from moments.models import Answer, Moment
from moments.permissions import moment_led_by


def answer(request: Request, pk: int) -> HttpResponse:
    """The customer's word on a reviewed moment. Earlier answers stay."""
    moment = moment_led_by(request.user, pk)
    if moment.is_open or moment.is_set_aside:
        return render(request, "moments/not_reviewed.html", {"moment": moment}, status=409)
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, moment=moment, instance=Answer(recorded_by=request.user))
    if data is None or not form.is_valid():
        status = 200 if data is None else 422
        return render(request, "moments/answer.html", {"form": form, "moment": moment}, status=status)
    try:
        moment.record_answer(form.instance)
    except Moment.NotReviewed:
        return render(request, "moments/not_reviewed.html", {"moment": moment}, status=409)
    messages.success(request, f"Recorded what {form.instance.contact} said.")
    return redirect("moments:detail", pk)
