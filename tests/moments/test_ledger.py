from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account, Contact, User
from kaps.clock import Period
from kaps.money import MixedCurrencies, Money
from moments.ledger import Total, added, months, totals
from moments.models import Answer, Benefit, Moment
from tests import factories

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


def line(low: int, likely: int, high: int) -> Benefit:
    return Benefit(low=Decimal(low), likely=Decimal(likely), high=Decimal(high), basis="Said on the phone")


def lowered(moment: Moment, contact: Contact, amount: int) -> None:
    moment.record_answer(Answer(contact=contact, verdict="lower", amount=Decimal(amount), answered_on=date(2026, 6, 1)))


def test_the_three_totals_are_kept_apart(account: Account, contact: Contact, lead: User) -> None:
    factories.moment(account, lead, 10)
    factories.reviewed_moment(account, lead, 200)
    factories.confirmed_moment(account, lead, contact, 3000)
    lowered(factories.reviewed_moment(account, lead, 50_000), contact, 40_000)
    found = totals(Moment.objects.all())["USD"]
    assert {ink: total.likely for ink, total in found.items()} == {
        "estimated": Decimal(10),
        "reviewed": Decimal(200),
        "confirmed": Decimal(43_000),
    }


def test_what_was_set_aside_or_declined_counts_nowhere(account: Account, contact: Contact, lead: User) -> None:
    factories.moment(account, lead, 10).set_aside(by=lead, at=timezone.now(), because="Counted twice")
    declined = factories.reviewed_moment(account, lead, 20)
    declined.record_answer(Answer(contact=contact, verdict="not_so", answered_on=date(2026, 6, 1)))
    assert totals(Moment.objects.all()) == {}


def test_an_estimate_has_a_range_and_a_confirmed_amount_has_none(
    account: Account, contact: Contact, lead: User
) -> None:
    factories.moment(account, lead, None).price([line(5, 10, 20), line(1, 2, 3)])
    agreed = factories.moment(account, lead, None, title="T", customer_happened="H", customer_deed="D")
    agreed.price([line(50, 100, 200)])
    agreed.review(by=lead, at=timezone.now())
    lowered(agreed, contact, 70)
    found = totals(Moment.objects.all())["USD"]
    assert found["estimated"] == Total("estimated", "USD", Decimal(6), Decimal(12), Decimal(23), 1)
    assert found["confirmed"] == Total("confirmed", "USD", Decimal(70), Decimal(70), Decimal(70), 1)


def test_a_moment_without_an_amount_is_counted_as_unpriced(account: Account, lead: User) -> None:
    factories.moment(account, lead, None)
    assert totals(Moment.objects.all())["USD"]["estimated"] == Total("estimated", "USD", count=1, unpriced=1)


def test_currencies_are_never_added_to_each_other(account: Account, lead: User) -> None:
    other = factories.account(currency="EUR")
    factories.moment(account, lead, 10)
    factories.moment(other, lead, 20)
    found = totals(Moment.objects.all())
    assert {currency: of["estimated"].money for currency, of in found.items()} == {
        "EUR": Money(Decimal(20), "EUR"),
        "USD": Money(Decimal(10), "USD"),
    }
    with pytest.raises(MixedCurrencies, match="USD and EUR need a dated rate"):
        added(list(found.values()), "USD")


def test_totals_are_exact_at_the_largest_amounts(account: Account, lead: User) -> None:
    largest = Decimal("999999999999.99")
    for _ in range(20):
        factories.moment(account, lead, largest)
    assert totals(Moment.objects.all())["USD"]["estimated"].likely == largest * 20


def test_totals_take_one_query(account: Account, lead: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factories.moment(account, lead, 10)
    with django_assert_num_queries(1):
        totals(Moment.objects.visible_to(lead))
    with django_assert_num_queries(1):
        months(Moment.objects.all(), YEAR)


def test_every_month_of_the_period_has_an_amount(account: Account, lead: User) -> None:
    for day, worth in ((date(2026, 1, 1), 1), (date(2026, 5, 31), 10), (date(2026, 5, 1), 10), (date(2027, 1, 1), 999)):
        factories.moment(account, lead, worth, occurred_on=day)
    found = months(Moment.objects.all(), YEAR)["USD"]
    assert [month["estimated"].likely for month in found] == [1, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0]
    assert [month["confirmed"].likely for month in found] == [0] * 12
    assert added(found, "USD")["estimated"].count == 3


def test_a_fiscal_year_begins_with_its_own_first_month(account: Account, lead: User) -> None:
    factories.moment(account, lead, 7, occurred_on=date(2026, 7, 2))
    found = months(Moment.objects.all(), Period(date(2026, 7, 1), date(2027, 7, 1)))["USD"]
    assert found[0]["estimated"].likely == 7


def test_the_rows_behind_a_total_are_found_by_its_ink(account: Account, contact: Contact, lead: User) -> None:
    estimated = factories.moment(account, lead)
    reviewed = factories.reviewed_moment(account, lead)
    confirmed = factories.confirmed_moment(account, lead, contact)
    found = {ink: list(Moment.objects.in_ink(ink)) for ink in ("estimated", "reviewed", "confirmed")}
    assert found == {"estimated": [estimated], "reviewed": [reviewed], "confirmed": [confirmed]}
