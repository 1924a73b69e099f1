"""The sample moments: logged, priced, reviewed and answered by the same deeds that people use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F

from accounts.models import Account, User
from kaps.money import rounded
from moments.models import Answer, Benefit, Moment, Rate
from reports.sample.cast import Cast, dated

REVIEW_AFTER = (1, 4, 2, 6, 3)  # days, in turn
ANSWER_AFTER = 12
APART = {"on", "worth", "answer", "set_aside", "helpers"}


def fill(account: Account, rows: list[dict[str, Any]], cast: Cast) -> None:
    """Every moment of the file on `account`."""
    industry_first = F("account").asc(nulls_first=True)  # so that the account's own rate wins by its name
    rates = {rate.name: rate for rate in Rate.objects.for_account(account).order_by(industry_first)}
    lead = account.assignments.current().get(role="lead").colleague
    for number, row in enumerate(rows):
        moment = log(account, row, cast, number)
        if "worth" in row:
            price(moment, row["worth"], rates)
        decide(moment, row, cast, number, lead)


def log(account: Account, row: dict[str, Any], cast: Cast, number: int) -> Moment:
    """The moment as its CSR left it, on that day during working hours."""
    told = cast.fields(Moment, {name: value for name, value in row.items() if name not in APART})
    day = cast.days.working_day(row["on"])
    moment = Moment(account=account, currency=account.currency, occurred_on=day, **told)
    at = cast.days.at(day, 8 + number * 5 % 10, number * 17 % 60)
    dated(moment, at, moment.logged_by).save()
    Moment.objects.filter(pk=moment.pk).update(logged_at=at)
    moment.helpers.set(cast.colleagues[name] for name in row.get("helpers", []))
    return moment


def price(moment: Moment, rows: list[dict[str, Any]], rates: dict[str, Rate]) -> None:
    lines = [rated(row, rates[row["rate"]]) if "rate" in row else flat(row) for row in rows]
    for line in lines:
        dated(line, moment._history_date, moment.logged_by)  # type: ignore[attr-defined]
    moment.price(lines)


def rated(row: dict[str, Any], rate: Rate) -> Benefit:
    """A quantity, told as low, likely and high, at a rate of the card."""
    low, likely, high = (rounded(Decimal(str(quantity)) * rate.amount) for quantity in row["n"])
    return Benefit(
        quantity=Decimal(str(row["n"][1])),
        unit=rate.unit,
        rate=rate.amount,
        rate_card=rate,
        low=low,
        likely=likely,
        high=high,
        basis=row["basis"],
    )


def flat(row: dict[str, Any]) -> Benefit:
    low, likely, high = (Decimal(str(amount)) for amount in row["flat"])
    return Benefit(low=low, likely=likely, high=high, basis=row["basis"])


def decide(moment: Moment, row: dict[str, Any], cast: Cast, number: int, lead: User) -> None:
    """Review it or set it aside as the file says, and record what the customer answered."""
    day = cast.days.after(moment.occurred_on, REVIEW_AFTER[number % len(REVIEW_AFTER)])
    at = cast.days.at(day, 17, number * 7 % 60)
    if "set_aside" in row:
        dated(moment, at, lead).set_aside(by=lead, at=at, because=row["set_aside"])
    elif "title" in row:
        dated(moment, at, lead).review(by=lead, at=at)
        for answer in row.get("answer", []):
            record(moment, answer, cast, lead)


def record(moment: Moment, row: dict[str, Any], cast: Cast, lead: User) -> None:
    told = {name: value for name, value in row.items() if name not in {"after", "recorded_by"}}
    day: date = cast.days.after(moment.occurred_on, row.get("after", ANSWER_AFTER))
    by = cast.colleagues.get(row.get("recorded_by", ""), lead)
    answer = Answer(**{"verdict": "right", **cast.fields(Answer, told)}, answered_on=day, recorded_by=by)
    at = cast.days.at(day, 16)
    dated(moment, at, by).record_answer(answer)
    Answer.objects.filter(pk=answer.pk).update(recorded_at=at)
