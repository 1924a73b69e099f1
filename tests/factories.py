"""Typed factories: one plain function for each noun, with defaults that make sense on their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import Account, Assignment, Contact, Designation, Expectation, Initiative, Plan, User, Vendor
from moments.models import Answer, Benefit, Moment
from reports.models import Packet

_numbers = count(1)
PASSWORD = "correct horse battery"


def vendor(**fields: Any) -> Vendor:
    return Vendor.objects.update_or_create(pk=1, defaults={"name": "Northgate Components", **fields})[0]


def user(name: str = "", role: str = User.Role.CSR, **fields: Any) -> User:
    name = name or f"Colleague {next(_numbers)}"
    email = fields.pop("email", f"{name.lower().replace(' ', '.')}@northgate.example")
    return User.objects.create_user(email, fields.pop("password", None), name=name, role=role, **fields)


def account(name: str = "", **fields: Any) -> Account:
    return Account.objects.create(name=name or f"Account {next(_numbers)}", **fields)


def assignment(account: Account, colleague: User, role: str = Assignment.Role.LEAD, **fields: Any) -> Assignment:
    return Assignment.objects.create(
        account=account, colleague=colleague, role=role, **{"started_on": date(2024, 1, 1), **fields}
    )


def designation(account: Account, approved_by: User, **fields: Any) -> Designation:
    return Designation.objects.create(
        account=account,
        approved_by=approved_by,
        **{"reason": "One of our five largest customers.", "decided_on": date(2022, 3, 1), **fields},
    )


def contact(account: Account, name: str = "", **fields: Any) -> Contact:
    return Contact.objects.create(account=account, name=name or f"Contact {next(_numbers)}", **fields)


def plan(account: Account, year: int = 2026, **fields: Any) -> Plan:
    return Plan.objects.create(
        account=account, year=year, **{"starts_on": date(year, 1, 1), "ends_on": date(year + 1, 1, 1), **fields}
    )


def expectation(plan: Plan, text: str = "Answer every call within a minute", **fields: Any) -> Expectation:
    return Expectation.objects.create(plan=plan, text=text, **{"said_on": plan.starts_on, **fields})


def initiative(plan: Plan, text: str = "Keep two reels of every part in Dayton", **fields: Any) -> Initiative:
    return Initiative.objects.create(plan=plan, text=text, **fields)


def moment(account: Account, logged_by: User, likely: int | Decimal | None = 1000, **fields: Any) -> Moment:
    """A logged moment, priced with one flat line unless `likely` is None."""
    made = Moment.objects.create(
        account=account,
        logged_by=logged_by,
        currency=account.currency,
        **{
            "happened": "They forgot to order parts. Their fault, yes.",
            "deed": "Found two reels and had them overnighted at our expense.",
            "occurred_on": date(2026, 5, 4),
            **fields,
        },
    )
    if likely is not None:
        amount = Decimal(likely)
        made.price([Benefit(low=amount, likely=amount, high=amount, basis="Agreed on the phone")])
    return made


def reviewed_moment(account: Account, logged_by: User, likely: int | Decimal = 1000, **fields: Any) -> Moment:
    worded = {
        "title": "Two reels found overnight",
        "customer_happened": "A part was short by two weeks.",
        "customer_deed": "We found two reels and had them there the next morning.",
    }
    made = moment(account, logged_by, likely, **{**worded, **fields})
    made.review(by=logged_by, at=timezone.now())
    return made


def confirmed_moment(
    account: Account, logged_by: User, by: Contact, likely: int | Decimal = 1000, **fields: Any
) -> Moment:
    made = reviewed_moment(account, logged_by, likely, **fields)
    made.record_answer(
        Answer(contact=by, verdict=Answer.Verdict.RIGHT, answered_on=date(2026, 6, 1), recorded_by=logged_by)
    )
    return made


def packet(plan: Plan, created_by: User, **fields: Any) -> Packet:
    return Packet.objects.create(plan=plan, created_by=created_by, **{"dated_on": date(2026, 12, 1), **fields})
