"""The sample packets: last year's of the rich account, approved, and this year's, still a draft."""

from __future__ import annotations

from accounts.models import Account, Plan
from reports import publishing
from reports.models import Packet
from reports.sample.cast import Cast


def publish(account: Account, cast: Cast) -> None:
    """Last year's packet frozen, its files left to the workers; this year's as it is being written."""
    last, days = draft(account, cast, "L", "T01-20"), cast.days
    publishing.approve(last, by=cast.colleagues["priya"], at=days.at(days.day("T01-20"), 16))
    draft(account, cast, "T", "N01-19")


def draft(account: Account, cast: Cast, year: str, dated_on: str) -> Packet:
    """The draft for that year's plan, with the people the letter needs."""
    plan = Plan.objects.get(account=account, year=cast.days.year(year))
    packet = publishing.start(plan, by=cast.colleagues["priya"], on=cast.days.day(dated_on))
    packet.recipient = account.contacts.get(name="Ron Bialecki")
    packet.save(update_fields=["recipient"])
    return packet
