"""What a browser sends for the forms of the moments."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from accounts.models import Account
from moments.models import Moment

STORY = {
    "happened": "They forgot to order parts; line 4 stops Thursday. Their fault, yes.",
    "deed": "Found two reels at distributors and had them overnighted at our expense.",
}


def quick_log(name: Account | str, /, **more: Any) -> dict[str, Any]:
    """The four fields of the quick log, with what a browser adds by itself."""
    return {
        "form_key": str(uuid4()),
        "account_name": str(name),
        "person": "Dana Ruiz",
        "occurred_on": "2026-05-04",
        "category": "supply",
        "seen_by_customer": "on",
        **STORY,
        **more,
    }


def edit(moment: Moment, **more: Any) -> dict[str, Any]:
    return {
        "version": moment.version,
        "contact": moment.contact_id or "",
        "occurred_on": f"{moment.occurred_on}",
        "category": "supply",
        **STORY,
        **more,
    }


def review(moment: Moment, lines: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "version": moment.version,
        "title": "Two reels found overnight",
        "customer_happened": "A part was short by two weeks.",
        "customer_deed": "We found two reels and had them there the next morning.",
        "category": "supply",
        "worth-TOTAL_FORMS": lines,
        "worth-INITIAL_FORMS": 0,
        "worth-0-likely": "40,000",
        "worth-0-basis": "Dana's estimate on the phone",
        **more,
    }
