"""Moments of truth: one occasion on which we did more than we had to."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Account, Contact, User
from kaps.models import Versioned
from kaps.money import CURRENCIES, Money, MoneyField
from kaps.text import shortened
from moments.models.queryset import MomentQuerySet

if TYPE_CHECKING:
    from moments.models.answer import Answer
    from moments.models.benefit import Benefit


class Moment(Versioned):
    """A diving catch, in two wordings: what really happened, and what the customer may read."""

    class Category(models.TextChoices):
        SUPPLY = "supply", "Supply rescue"
        LOGISTICS = "logistics", "Logistics"
        QUALITY = "quality", "Quality"
        TECHNICAL = "technical", "Technical help"
        INFORMATION = "information", "Information and advice"
        COMMERCIAL = "commercial", "Commercial help"
        STRETCH = "stretch", "Everyday stretch"

    class Fault(models.TextChoices):
        UNKNOWN = "", "Not known"
        THEIRS = "theirs", "Theirs"
        OURS = "ours", "Ours"
        THIRD = "third", "A third party's"
        NOBODY = "nobody", "Nobody's"

    class Status(models.TextChoices):
        LOGGED = "logged", "Logged"
        REVIEWED = "reviewed", "Reviewed"
        CONFIRMED = "confirmed", "Confirmed by the customer"
        ADJUSTED = "adjusted", "Confirmed at a lower amount"
        DECLINED = "declined", "Declined by the customer"
        SET_ASIDE = "set_aside", "Set aside"

        @classmethod
        def agreed(cls) -> tuple[Moment.Status, ...]:
            return (cls.CONFIRMED, cls.ADJUSTED)

        @classmethod
        def counted(cls) -> tuple[Moment.Status, ...]:
            return (cls.LOGGED, cls.REVIEWED, *cls.agreed())

    form_key = models.UUIDField(default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="moments")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="moments", verbose_name="their person"
    )
    happened = models.TextField("what happened", max_length=10_000)
    deed = models.TextField("what we did", max_length=10_000)
    occurred_on = models.DateField("when")
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="moments")
    logged_at = models.DateTimeField(auto_now_add=True)

    category = models.CharField(max_length=12, choices=Category.choices, default=Category.STRETCH)
    fault = models.CharField("whose fault", max_length=8, choices=Fault.choices, blank=True, default=Fault.UNKNOWN)
    urgency = models.CharField(
        "how close it was", max_length=200, blank=True, help_text="For example: two days before their line stops."
    )
    own_cost = MoneyField("what it cost us", null=True, blank=True)
    helpers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="helped_moments", verbose_name="colleagues who helped"
    )
    third_parties = models.CharField("others who helped", max_length=300, blank=True)
    is_unique = models.BooleanField("competitors couldn't or wouldn't", default=False)
    seen_by_customer = models.BooleanField("the customer saw it", default=True)

    title = models.CharField(
        max_length=120, blank=True, help_text="A few words the customer may read: two reels found overnight."
    )
    customer_happened = models.TextField("what happened, for the customer", max_length=10_000, blank=True)
    customer_deed = models.TextField("what we did, for the customer", max_length=10_000, blank=True)

    currency = models.CharField(max_length=3, choices=CURRENCIES, default="USD", editable=False)
    low = MoneyField(null=True, blank=True, editable=False)
    likely = MoneyField(null=True, blank=True, editable=False)
    high = MoneyField(null=True, blank=True, editable=False)
    benefit = MoneyField(null=True, blank=True, editable=False)  # what totals count: likely, or what they agreed to

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.LOGGED, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, editable=False)
    set_aside_because = models.CharField(max_length=300, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        Contact, null=True, editable=False, on_delete=models.SET_NULL, related_name="confirmed_moments"
    )
    confirmed_on = models.DateField(null=True, editable=False)

    objects = MomentQuerySet.as_manager()
    history = HistoricalRecords()

    class AlreadyDecided(Exception):
        """Somebody else reviewed it, set it aside, or the customer has answered."""

    class NotReady(Exception):
        """A review needs an amount with its basis, and words the customer may read."""

    class NotReviewed(Exception):
        """The customer is only asked about what an account lead vouched for."""

    class Meta:
        ordering = ["-occurred_on", "-pk"]
        indexes = [
            models.Index(fields=["account", "-occurred_on", "status", "category", "benefit"], name="moment_ledger"),
            models.Index(fields=["status", "occurred_on"], name="moment_queue"),
            models.Index(fields=["-occurred_on", "-id"], name="moment_newest"),
        ]
        constraints = [
            models.UniqueConstraint("logged_by", "form_key", name="moment_sent_once"),
            models.CheckConstraint(condition=Q(benefit__isnull=True) | Q(benefit__gte=0), name="benefit_not_negative"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(low__lte=models.F("likely"), likely__lte=models.F("high")),
                name="estimate_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["confirmed", "adjusted"]) | Q(confirmed_on__isnull=False),
                name="confirmation_has_day",
            ),
        ]

    def __str__(self) -> str:
        first_sentence = re.split(r"(?<=[.!?])\s", self.happened, maxsplit=1)[0].rstrip(".")
        return self.title or shortened(first_sentence, 80)

    @property
    def is_open(self) -> bool:
        """Still waiting for an account lead."""
        return self.status == self.Status.LOGGED

    @property
    def is_reviewed(self) -> bool:
        return self.status == self.Status.REVIEWED

    @property
    def is_agreed(self) -> bool:
        return self.status in self.Status.agreed()

    @property
    def is_declined(self) -> bool:
        return self.status == self.Status.DECLINED

    @property
    def is_set_aside(self) -> bool:
        return self.status == self.Status.SET_ASIDE

    @property
    def ink(self) -> str:
        """How sure the amount is: the word that goes with its ink."""
        if self.is_agreed:
            return "confirmed"
        if self.is_declined:
            return "declined"
        return "reviewed" if self.is_reviewed else "estimated"

    @property
    def is_settled(self) -> bool:
        """Whether its amount and words stay as they are: answered by the customer, or set aside."""
        return not (self.is_open or self.is_reviewed)

    @property
    def has_range(self) -> bool:
        return self.low != self.high and not self.is_agreed

    def in_its_currency(self, amount: Decimal | None) -> Money | None:
        return None if amount is None else Money(amount, self.currency)

    @property
    def low_money(self) -> Money | None:
        return self.in_its_currency(self.low)

    @property
    def likely_money(self) -> Money | None:
        return self.in_its_currency(self.likely)

    @property
    def high_money(self) -> Money | None:
        return self.in_its_currency(self.high)

    @property
    def money(self) -> Money | None:
        return self.in_its_currency(self.benefit)

    @property
    def is_ready(self) -> bool:
        """Whether it can be reviewed: priced, and worded for the customer."""
        return self.likely is not None and bool(self.title and self.customer_happened and self.customer_deed)

    def price(self, lines: list[Benefit]) -> None:
        """Replace the benefit lines and set the estimate to their sums, line by line rounded."""
        with transaction.atomic():
            self.benefits.all().delete()
            for position, line in enumerate(lines):
                line.moment, line.position = self, position
                line.save()
            self.low = sum((line.low for line in lines), Decimal(0)) if lines else None
            self.likely = sum((line.likely for line in lines), Decimal(0)) if lines else None
            self.high = sum((line.high for line in lines), Decimal(0)) if lines else None
            self.benefit = self.likely
            self.save(update_fields=["low", "likely", "high", "benefit"])

    @transaction.atomic
    def review(self, *, by: User, at: datetime) -> None:
        """Vouch for the moment, so that it may appear in a packet."""
        self._lock_open()
        if not self.is_ready:
            raise Moment.NotReady
        self.status, self.reviewed_by, self.reviewed_at = self.Status.REVIEWED, by, at
        self._save_decision("reviewed_by", "reviewed_at")

    @transaction.atomic
    def set_aside(self, *, by: User, at: datetime, because: str) -> None:
        """Take it out of every total, with the reason."""
        self._lock_open()
        self.status, self.reviewed_by, self.reviewed_at = self.Status.SET_ASIDE, by, at
        self.set_aside_because = because
        self._save_decision("reviewed_by", "reviewed_at", "set_aside_because")

    @transaction.atomic
    def record_answer(self, answer: Answer) -> None:
        """Keep what the customer said and let the moment follow it. Raises NotReviewed before the review."""
        if not self._claim(self.Status.REVIEWED, self.Status.DECLINED, *self.Status.agreed()):
            raise Moment.NotReviewed
        answer.moment = self
        answer.save()
        self.status, self.benefit = answer.outcome(self)
        self.confirmed_by, self.confirmed_on = answer.contact, answer.answered_on
        self._save_decision("benefit", "confirmed_by", "confirmed_on")

    def _lock_open(self) -> None:
        if not self._claim(self.Status.LOGGED):
            raise Moment.AlreadyDecided

    def _claim(self, *statuses: Moment.Status) -> bool:
        """Claim the decision: of two who decide at once, the second finds another status or another version."""
        claimed = Moment.objects.filter(pk=self.pk, status__in=statuses).update(version=models.F("version") + 1)
        self.refresh_from_db()
        return bool(claimed)

    def _save_decision(self, *fields: str) -> None:
        self.save(update_fields=["status", *fields])
