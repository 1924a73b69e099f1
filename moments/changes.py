"""What happened to a moment since it was logged: who changed what, when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from moments.models import Moment

SHOWN = 40
TOGETHER = timedelta(seconds=5)
WORDS = {
    "status": "",
    "likely": "the estimate",
    "happened": "what happened",
    "deed": "what we did",
    "occurred_on": "the day",
    "contact_id": "their person",
    "category": "the category",
    "fault": "whose fault it was",
    "urgency": "how close it was",
    "own_cost": "what it cost us",
    "third_parties": "others who helped",
    "is_unique": "whether competitors could have",
    "seen_by_customer": "whether the customer saw it",
    "title": "the title",
    "customer_happened": "the customer's wording",
    "customer_deed": "the customer's wording",
}
DEEDS = {
    Moment.Status.REVIEWED: "reviewed it",
    Moment.Status.SET_ASIDE: "set it aside",
    Moment.Status.CONFIRMED: "recorded that the customer confirmed it",
    Moment.Status.ADJUSTED: "recorded that the customer lowered it",
    Moment.Status.DECLINED: "recorded that the customer declined it",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    by: Any
    at: datetime
    what: str


def changes(moment: Moment) -> list[Change]:
    """Newest first; what one colleague did in one go is one line."""
    rows = list(moment.history.select_related("history_user").order_by("-history_date", "-history_id")[: SHOWN + 1])
    told = list(_told(rows))
    if rows and rows[-1].history_type == "+":
        told.append(Change(moment.logged_by, rows[-1].history_date, "logged it"))
    return told


def _told(rows: list[Any]) -> Iterator[Change]:
    words: list[str] = []
    for newer, older in pairwise(rows):
        words += [word for word in _differences(newer, older) if word not in words]
        if words and not _together(newer, older):
            yield Change(newer.history_user, newer.history_date, _sentence(words))
            words = []


def _differences(newer: Any, older: Any) -> list[str]:
    changed = [name for name in WORDS if getattr(newer, name) != getattr(older, name)]
    return list(dict.fromkeys(DEEDS.get(newer.status, "") if name == "status" else WORDS[name] for name in changed))


def _together(newer: Any, older: Any) -> bool:
    near: bool = newer.history_date - older.history_date < TOGETHER
    return near and newer.history_user_id == older.history_user_id


def _sentence(words: list[str]) -> str:
    deeds = [word for word in words if word in DEEDS.values()]
    edits = [word for word in words if word not in deeds]
    return " and ".join(deeds + ([f"changed {', '.join(edits)}"] if edits else []))
