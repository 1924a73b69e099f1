"""The quick log, and the fragments that help while it is typed."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from accounts.models import Account
from accounts.requests import Request
from moments.capture import capture
from moments.forms.benefit import BenefitForm, rates_for
from moments.forms.log import LARGEST_KEY, SUGGESTED, LogForm, suggestions
from moments.models import Moment
from moments.permissions import card_of

PEOPLE = 100


def log(request: Request) -> HttpResponse:
    """Four fields save a moment."""
    if request.method != "POST":
        card = _asked(request)
        return _page(request, LogForm(user=request.user, card=card), card, _worth(None, card))
    form = LogForm(request.POST, user=request.user)
    form.is_valid()
    worth = _worth(request.POST, form.card)
    if not (worth.is_valid() and form.is_valid()):
        return _page(request, form, form.card, worth, status=422)
    line, data = worth.line(), form.cleaned_data
    moment = capture(form.to_log(), person=data["person"], helpers=data["helpers"], lines=[line] if line else [])
    return _logged(request, moment)


@require_safe
def find_account(request: Request) -> HttpResponse:
    """The accounts that may be meant by the letters typed so far."""
    words = request.GET.get("account_name", "").replace("\0", "")[:160]
    found = suggestions(request.user, words)
    return render(request, "moments/_found.html", {"found": found, "words": words, "cut": len(found) == SUGGESTED})


@require_safe
def card(request: Request) -> HttpResponse:
    """The account that was picked: its card, its people and its rates."""
    chosen = _asked(request)
    if chosen is None:
        raise Http404
    worth = _worth(None, chosen)
    context = {"form": LogForm(user=request.user, card=chosen), "card": chosen, "worth": worth, "picked": True}
    return render(request, "moments/_card.html", context | {"people": _people(chosen)})


@require_GET
def multiply(request: Request) -> HttpResponse:
    """The arithmetic of one benefit line as a sentence."""
    chosen = _asked(request)
    asked = re.fullmatch(r"worth(-\d)?", request.GET.get("line", ""), re.ASCII)
    worth = _worth(request.GET, chosen, asked[0] if asked else "worth")
    worth.is_valid()
    return render(request, "moments/_sum.html", {"line": worth})


def _page(request: Request, form: LogForm, card: Account | None, worth: BenefitForm, status: int = 200) -> HttpResponse:
    number = _number(request, "after")
    after = Moment.objects.filter(logged_by=request.user, pk=number).first() if number else None
    context = {"form": form, "card": card, "worth": worth, "people": _people(card), "after": after}
    return render(request, "moments/log.html", context, status=status)


def _logged(request: Request, moment: Moment) -> HttpResponse:
    messages.success(request, f"Moment logged for {moment.account}.")
    if request.POST.get("another"):
        return redirect(f"{reverse('moments:log')}?after={moment.pk}")
    return redirect("moments:detail", moment.pk)


def _asked(request: Request) -> Account | None:
    number = _number(request, "account")
    return card_of(request.user, number) if number else None


def _number(request: Request, name: str) -> int:
    """A key in the address; 0 for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= LARGEST_KEY else 0


def _worth(data: QueryDict | None, card: Account | None, prefix: str = "worth") -> BenefitForm:
    """The price of the moment. Rates are more than the card: only for those who may open the account."""
    rates = rates_for(card, timezone.localdate()) if card and card.opens else None  # type: ignore[attr-defined]
    return BenefitForm(data, prefix=prefix, rates=rates, currency=card.currency if card else "USD")


def _people(card: Account | None) -> list[tuple[str, str]]:
    """Names and titles of its people, likewise."""
    if not (card and card.opens):  # type: ignore[attr-defined]
        return []
    return list(card.contacts.active().values_list("name", "title")[:PEOPLE])
