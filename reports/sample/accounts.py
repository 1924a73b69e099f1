"""The sample accounts: who they are, who serves them, who we know there, and what was agreed for each year."""

from __future__ import annotations

from typing import Any

from django.db import models

from accounts.models import (
    Account,
    Action,
    Assignment,
    Contact,
    Designation,
    Expectation,
    Initiative,
    Issue,
    Measure,
    Objective,
    Plan,
    Priority,
    Relationship,
    Resource,
)
from kaps.clock import fiscal_year
from moments.models import Rate
from reports.sample.cast import Cast

PARTS: dict[str, type[models.Model]] = {
    "priorities": Priority,
    "issues": Issue,
    "objectives": Objective,
    "expectations": Expectation,
    "initiatives": Initiative,
    "measures": Measure,
    "resources": Resource,
    "actions": Action,
}
APART = {"parent", "domain", "designation", "assignments", "contacts", "rates", "plans"}


def open_account(row: dict[str, Any], cast: Cast, known: dict[str, Account]) -> Account:
    """The account with everything but its moments. `cast.contacts` holds its people afterwards."""
    told = {name: value for name, value in row.items() if name not in APART}
    account: Account = cast.make(Account, told, is_sample=True, parent=known.get(row.get("parent", "")))
    if "designation" in row:
        cast.make(Designation, row["designation"], account=account)
    for name, (role, since) in row["assignments"].items():
        started = cast.days.day(since)
        Assignment.objects.create(account=account, colleague=cast.colleagues[name], role=role, started_on=started)
    cast.contacts = introduce(account, row["contacts"], cast, row["domain"])
    for rate in row.get("rates", []):
        cast.make(Rate, rate, account=account, currency=account.currency, is_sample=True)
    for plan in row.get("plans", []):
        agree(account, plan, cast)
    return account


def introduce(account: Account, rows: list[dict[str, Any]], cast: Cast, domain: str) -> dict[str, Contact]:
    """Their people by short name, bosses first, each with those of us who know them."""
    cast.contacts = {}
    for row in rows:
        told = {name: value for name, value in row.items() if name not in {"key", "known_by"}}
        first, *_, last = row["name"].lower().replace("'", "").split()
        email = {"email": f"{first}.{last}@{domain}".translate(PLAIN)}
        contact = cast.make(Contact, {**email, **told}, account=account)
        cast.contacts[row["key"]] = contact
        for name, (strength, since) in row.get("known_by", {}).items():
            Relationship.objects.create(
                colleague=cast.colleagues[name], contact=contact, strength=strength, since=since
            )
    return cast.contacts


PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "ñ": "n", "í": "i", "ó": "o"})


def agree(account: Account, row: dict[str, Any], cast: Cast) -> Plan:
    """The plan of one year with all its rows, in the order of the file."""
    told = {name: value for name, value in row.items() if name not in {*PARTS, "year", "agreed_with"}}
    year = cast.days.year(row["year"])
    period = fiscal_year(year)
    plan: Plan = cast.make(Plan, told, account=account, year=year, starts_on=period.start, ends_on=period.end)
    plan.agreed_with.set(cast.contacts[name] for name in row.get("agreed_with", []))
    cast.objectives = {}
    for part, model in PARTS.items():
        for position, item in enumerate(row.get(part, [])):
            key = item.pop("key", "")
            made = cast.make(model, item, plan=plan, position=position)
            if isinstance(made, Objective):
                cast.objectives[key] = made
    return plan
