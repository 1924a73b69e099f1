"""A whole year of one account as rows: everything a packet can tell, with few words and round amounts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import (
    Account,
    Action,
    Assignment,
    Contact,
    Issue,
    Measure,
    Objective,
    Picture,
    Plan,
    Priority,
    Resource,
    User,
)
from moments.models import Answer, Benefit, Moment
from reports.models import Packet
from tests import factories
from tests.reports.tree import portrait

AT = datetime(2026, 12, 2, 9, 30, tzinfo=ZoneInfo("UTC"))
MET = {"outcome": "met", "closed_on": date(2026, 11, 1), "evidence": "It was so."}
MISSED = {
    "outcome": "missed",
    "closed_on": date(2026, 11, 1),
    "cause": "One planner for three lines.",
    "cause_side": "ours",
    "change": "A second planner from January.",
    "decision": "redo",
}


@dataclass(frozen=True)
class Year:
    """The rows by the names that tests use."""

    account: Account
    lead: User
    contact: Contact
    plan: Plan
    packet: Packet
    moments: list[Moment]


def picture(data: bytes) -> Picture:
    name = hashlib.sha256(data).hexdigest()
    return Picture.objects.get_or_create(sha256=name, defaults={"content_type": "image/png", "data": data})[0]


def agreed_plan(account: Account, contact: Contact, year: int = 2026, **fields: Any) -> Plan:
    plan = factories.plan(account, year, **{"agreed_on": date(year, 1, 20), **fields})
    plan.agreed_with.add(contact)
    return plan


def full_year(times: int = 1, name: str = "Halvorsen Industrial Controls") -> Year:
    """Every kind of row `times` times; two reviewed moments of 1,000 and two confirmed ones of 3,000 for each."""
    factories.vendor(address="2200 Carnegie Avenue\nCleveland, OH 44115", tagline="Parts on time")
    account = factories.account(name, industry="Industrial automation", customer_since=2009, address="1 Works Road")
    lead = factories.user("Priya Raman", User.Role.ACCOUNT_MANAGER, job_title="Key account manager", bio="Since 2012.")
    lead.photo = picture(portrait("#C9D6DF"))
    lead.save(update_fields=["photo"])
    factories.assignment(account, lead, Assignment.Role.LEAD)
    contact = factories.contact(account, "Dana Ruiz", title="Purchasing manager", seniority=3)
    plan = agreed_plan(account, contact)
    coming = factories.plan(account, 2027, strategy="Two lines will become three.\n\nStock near the third.")
    moments = []
    for turn in range(times):
        _told(plan, coming, contact, lead, turn)
        moments += _moments(account, contact, lead, turn)
    packet = factories.packet(plan, lead, recipient=contact, signatory=lead)
    return Year(account, lead, contact, plan, packet, moments)


def _told(plan: Plan, coming: Plan, contact: Contact, lead: User, turn: int) -> None:
    said: dict[str, Any] = {"said_by": contact, "said_on": date(2026, 1, 15), "position": turn}
    Priority.objects.create(plan=plan, text=f"Lines that run {turn}", **said)
    Issue.objects.create(plan=plan, text=f"Eleven stops last year {turn}", **said)
    aim = Objective.objects.create(plan=plan, text=f"Three stops at most {turn}", kind="service", **said)
    Issue.objects.create(plan=plan, text=f"A strike in the port {turn}", **{**said, "said_on": date(2026, 7, 1)})
    factories.expectation(plan, f"Answer within a minute {turn}", said_by=contact, **MET)
    factories.expectation(plan, f"One invoice a month {turn}", said_by=contact, **MISSED)
    helper = factories.user(f"Helper {turn}")
    factories.initiative(
        plan,
        f"Stock in Dayton {turn}",
        objective=aim,
        owner=helper,
        customer_owner=contact,
        due_on=date(2026, 9, 1),
        **MET,
    )
    Resource.objects.create(plan=plan, kind="hours", text=f"Engineers on site {turn}", quantity=40, unit="hours")
    Measure.objects.create(
        plan=plan,
        text=f"Line stops {turn}",
        unit="stops",
        baseline=11,
        target=3,
        actual=3,
        value_per_unit=Decimal(500),
        basis="Their log",
        state="confirmed",
        confirmed_by=contact,
        confirmed_on=date(2026, 11, 20),
    )
    later: dict[str, Any] = {"said_by": contact, "said_on": date(2026, 11, 20), "position": turn}
    Issue.objects.create(plan=coming, text=f"A third line {turn}", **later)
    Objective.objects.create(plan=coming, text=f"No stop at all {turn}", kind="profit", **later)
    Action.objects.create(
        plan=coming, text=f"Move the stock {turn}", owner=helper, customer_owner=contact, due_on=date(2027, 3, 1)
    )


def _moments(account: Account, contact: Contact, lead: User, turn: int) -> list[Moment]:
    day = {"occurred_on": date(2026, 1 + turn % 12, 5), "contact": contact}
    made = [
        factories.reviewed_moment(account, lead, 1000, title=f"Reels found {turn}", category="supply", **day),
        factories.confirmed_moment(
            account, lead, contact, 3000, title=f"Truck sent {turn}", category="logistics", **day
        ),
    ]
    made[0].helpers.add(factories.user(f"Night shift {turn}"))
    return made


def lower(moment: Moment, contact: Contact, amount: int, by: User) -> None:
    """The customer agrees to less."""
    said = Answer(
        contact=contact, verdict="lower", amount=Decimal(amount), answered_on=date(2026, 6, 2), recorded_by=by
    )
    moment.record_answer(said)


def reprice(moment: Moment, amount: int) -> None:
    moment.price([Benefit(low=Decimal(amount), likely=Decimal(amount), high=Decimal(amount), basis="Counted again")])
