"""The account overview: what a sales lead needs five minutes before a negotiation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch
from django.urls import reverse

from accounts.models import Account, Contact, Relationship, Vendor
from accounts.promises import Promise, promises_of
from kaps.clock import Period
from kaps.money import Money
from moments import ledger
from moments.ledger import Totals
from moments.models import Moment
from moments.models.queryset import MomentQuerySet
from moments.results import results_of, with_results
from reports.document import Chart, ChartKind, Ink, Series
from reports.models import Packet
from reports.wording import counted, joined, month

TOP = 5


@dataclass(frozen=True, slots=True)
class NextDate:
    on: date
    text: str
    url: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """One month's column and the rows behind it."""

    name: str
    url: str
    worth: Money


class Overview:
    """Everything the page shows about one account and one fiscal year, each kind read once."""

    def __init__(self, account: Account, year: int, today: date, vendor: Vendor) -> None:
        self.account, self.year, self.today, self.language = account, year, today, vendor.language
        self.period: Period = vendor.fiscal_year(year)
        self.this_year = vendor.fiscal_year_of(today)
        self.has_plan = account.plans.filter(year=year).exists()
        self.all_promises = promises_of(account)
        self.promises = [one for one in self.all_promises if one.year == year and one.promise != "action"]
        self.contacts = self._contacts()
        self.by_month = ledger.months(self.moments, self.period)
        self.by_currency = with_results(
            {currency: ledger.added(each, currency) for currency, each in self.by_month.items()},
            results_of(account, year),
            account.currency,
        )
        self.totals: Totals = self.by_currency.get(account.currency) or ledger.no_totals(account.currency)
        self.packet = (
            Packet.objects.filter(plan__account=account).select_related("plan").order_by("-created_at").first()
        )

    @property
    def moments(self) -> MomentQuerySet:
        return Moment.objects.filter(account=self.account).in_period(self.period)

    @property
    def ledger_url(self) -> str:
        return f"{reverse('moments:ledger', args=[self.account.pk])}?year={self.year}"

    def figures(self) -> list[dict[str, object]]:
        """The three inks, never mixed, then the promises and how wide we are known; each opens its rows."""
        found: list[dict[str, object]] = []
        for ink in ("confirmed", "reviewed", "estimated"):
            one = self.totals[ink]
            between = ""
            if one.has_range:
                between = f"{one.low_money.display(self.language)} to {one.high_money.display(self.language)}, "
            found.append(
                {
                    "value": one.money.display(self.language),
                    "label": ink,
                    "ink": ink,
                    "note": between + counted(one.count + one.results, "line"),
                    "url": f"{self.ledger_url}&ink={ink}",
                }
            )
        return [*found, self._kept(), self._known()]

    def _kept(self) -> dict[str, object]:
        met = sum(one.is_met for one in self.promises)
        missed = sum(one.is_missed for one in self.promises)
        return {
            "value": f"{met} of {len(self.promises)}",
            "label": "promises kept",
            "note": f"{missed} missed" if missed else "",
            "url": reverse("accounts:plan_year", args=[self.account.pk, self.year]),
        }

    def _known(self) -> dict[str, object]:
        known = [one for one in self.contacts if one.relationships.all()]
        return {
            "value": f"{len(known)} of {len(self.contacts)}",
            "label": "people know us",
            "note": f"highest: {known[0].title or known[0].name}" if known else "nobody yet",
            "url": reverse("accounts:people", args=[self.account.pk]),
        }

    def chart(self) -> Chart | None:
        """Value by month, in the three inks."""
        months = self.by_month.get(self.account.currency)
        if not months:
            return None
        sums = {ink: [each[ink].likely for each in months] for ink in ledger.INKS}
        self.months = self._months(sums)
        series = tuple(
            Series(ink, tuple(sums[ink]), tuple(self._shown(value) for value in sums[ink]), Ink(ink))
            for ink in ("confirmed", "reviewed", "estimated")
            if any(sums[ink])
        )
        if not series:
            return None
        said = joined([f"{one.name} {one.worth.display(self.language)}" for one in self.months if one.worth])
        return Chart(
            kind=ChartKind.COLUMNS,
            title=f"Value by month, {self.year}",
            description=f"Value by month, all three states together: {said or 'none'}.",
            categories=tuple(month(one.start, self.language, short=True) for one in self.period.months()),
            series=series,
        )

    def _months(self, sums: dict[str, list[Decimal]]) -> list[Month]:
        worth = [sum(values, Decimal(0)) for values in zip(*sums.values(), strict=True)]
        return [
            Month(
                month(each.start, self.language),
                f"{self.ledger_url}&month={each.start:%Y-%m}",
                Money(amount, self.account.currency),
            )
            for each, amount in zip(self.period.months(), worth, strict=True)
        ]

    def _shown(self, value: Decimal) -> str:
        return Money(value, self.account.currency).display(self.language) if value else ""

    def top_moments(self) -> list[Moment]:
        rows = self.moments.counted().filter(benefit__isnull=False).select_related("confirmed_by", "contact")
        return list(rows.order_by("-benefit", "-occurred_on")[:TOP])

    @property
    def missed(self) -> list[Promise]:
        return [one for one in self.promises if one.is_missed]

    @property
    def kept(self) -> list[Promise]:
        return [one for one in self.promises if one.is_met]

    def _contacts(self) -> list[Contact]:
        known = Relationship.objects.select_related("colleague")
        return list(
            self.account.contacts.active()
            .prefetch_related(Prefetch("relationships", queryset=known))
            .order_by("-seniority", "name")
        )

    def next_dates(self) -> list[NextDate]:
        """What comes next on this account: the negotiation, promises and actions, the designation's review."""
        found = [*self._own_dates(), *self._due_dates()]
        return sorted(found, key=lambda one: one.on)[:7]

    def _own_dates(self) -> list[NextDate]:
        here = reverse("accounts:edit", args=[self.account.pk])
        found = []
        if self.account.negotiation_on:
            found.append(NextDate(self.account.negotiation_on, "Negotiation", here))
        if self.account.review_on:  # type: ignore[attr-defined]  # with_card() put it there
            found.append(NextDate(self.account.review_on, "Review of the designation", here))  # type: ignore[attr-defined]
        return [one for one in found if one.on >= self.today]

    def _due_dates(self) -> list[NextDate]:
        return [
            NextDate(
                one.due,
                one.text,
                reverse("accounts:plan_year", args=[self.account.pk, one.year]),
                one.due < self.today,
            )
            for one in self.all_promises
            if one.is_open and one.due
        ]
