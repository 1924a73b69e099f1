"""One page with every part our pages are made of, for those who build them. Development only."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kaps.forms import Form
from kaps.money import Money, MoneyFormField


class SampleForm(Form):
    """A few fields of each kind."""

    customer = forms.CharField(help_text="Begin to type; every account can be found.")
    happened = forms.CharField(label="What happened", widget=forms.Textarea(attrs={"rows": 3}))
    occurred_on = forms.DateField(label="When", widget=forms.DateInput(attrs={"type": "date"}))
    category = forms.ChoiceField(choices=[("", "Choose one"), ("stock", "Found stock"), ("freight", "Hot freight")])
    likely = MoneyFormField(label="Likely worth", required=False, help_text="In dollars, what it saved them.")
    seen = forms.BooleanField(label="The customer saw what we did", required=False)


def _dollars(amount: int) -> Money:
    return Money(Decimal(amount), "USD")


def _samples() -> dict[str, object]:
    now = timezone.now()
    link = "#moments"
    return {
        "figures": [
            {
                "value": "$412,600",
                "label": "confirmed by the customer",
                "ink": "confirmed",
                "note": "17 moments",
                "url": link,
            },
            {"value": "$188,000", "label": "reviewed", "ink": "reviewed", "note": "$140,000 to $236,000", "url": link},
            {"value": "$61,500", "label": "estimated", "ink": "estimated", "note": "$40,000 to $95,000", "url": link},
            {"value": "9 of 11", "label": "promises kept", "note": "1 missed, 1 open"},
            {"value": "Dec 9", "label": "next review", "note": "in 18 days"},
        ],
        "moments": [
            (
                date(2026, 11, 18),
                "Two reels found in Akron, overnighted to line 4",
                "Maya Osei",
                _dollars(255000),
                "confirmed",
            ),
            (date(2026, 11, 3), "Driver waited three hours at the wrong dock", "Tom Birch", _dollars(8400), "reviewed"),
            (date(2026, 10, 27), "Rewrote their label file on a Sunday", "Maya Osei", _dollars(3200), "estimated"),
            (date(2026, 10, 12), "Late change order accepted after cut-off", "Priya Nair", None, "estimated"),
            (date(2026, 9, 30), "Replacement lot arrived a day late", "Tom Birch", _dollars(-4100), "declined"),
        ],
        "total": _dollars(262500),
        "chips": [
            {"label": "All", "url": link, "on": True, "count": 42},
            {"label": "To review", "url": link, "count": 6},
            {"label": "Confirmed", "url": link, "count": 17},
            {"label": "This year", "url": link},
        ],
        "gaps": [
            {"text": "Two objectives have no measure", "url": link, "label": "Add measures"},
            {"text": "Nobody at Halvorsen has agreed to the plan yet", "url": link, "label": "Record it"},
            {"text": "The cover letter is written", "done": True},
        ],
        "fields": [
            {"label": "What they expect", "theirs": "Ship complete, by the 5th.", "yours": "Ship complete, by the 3rd."}
        ],
        "hours_ago": now - timedelta(hours=2),
        "days_ago": now - timedelta(days=3),
        "form": SampleForm(),
        "wrong": SampleForm({"customer": "Halvorsen Industrial Controls"}, prefix="wrong"),
        "states": ("estimated", "reviewed", "confirmed", "missed", "declined", "overdue", "met", "partly"),
    }


@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part in both themes."""
    if settings.PRODUCTION:
        raise Http404
    return render(request, "styleguide.html", _samples())
