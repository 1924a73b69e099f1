"""The sample packets: last year's of the rich account, approved, and this year's, still a draft."""

from __future__ import annotations

from accounts.models import Account, Plan
from reports.models import Packet
from reports.sample.cast import Cast


def publish(account: Account, cast: Cast) -> None:
    """Last year's packet as it was handed over; this year's as it is being written."""
    last = draft(account, cast, "L", "T01-20")
    draft(account, cast, "T", "N01-19")
    # LAST STEP: publishing.approve(last, by=...) once reports/publishing.py is there


def draft(account: Account, cast: Cast, year: str, dated_on: str) -> Packet:
    plan = Plan.objects.get(account=account, year=cast.days.year(year))
    lead = cast.colleagues["priya"]
    return Packet.objects.create(
        plan=plan,
        dated_on=cast.days.day(dated_on),
        recipient=account.contacts.get(name="Ron Bialecki"),
        signatory=lead,
        created_by=lead,
    )
