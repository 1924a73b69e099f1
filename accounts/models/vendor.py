"""The vendor: us, the company that runs this installation."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models.picture import Picture
from kaps.clock import Period, check_zone, fiscal_year, fiscal_year_of
from kaps.models import Versioned
from kaps.money import CURRENCIES


class VendorManager(models.Manager["Vendor"]):
    def current(self) -> Vendor:
        """The one vendor; an unnamed one until somebody fills in the settings."""
        return self.first() or Vendor()


class Vendor(Versioned):
    """Name, letterhead and the conventions every page and packet follows. There is one row."""

    class Paper(models.TextChoices):
        LETTER = "Letter", "US Letter"
        A4 = "A4", "A4"

    class Language(models.TextChoices):
        AMERICAN = "en-US", "English (United States)"
        BRITISH = "en-GB", "English (United Kingdom)"

    name = models.CharField(max_length=120, default="Your company")
    tagline = models.CharField(max_length=160, blank=True, help_text="One line under the name on the letterhead.")
    address = models.TextField(
        "letterhead address", max_length=400, blank=True, help_text="Street, town, phone and web, a line each."
    )
    logo = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3, choices=CURRENCIES, default="USD")
    fiscal_year_starts = models.PositiveSmallIntegerField(
        "fiscal year starts in month",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="A fiscal year is named after the calendar year it ends in.",
    )
    time_zone = models.CharField(max_length=64, default="UTC", validators=[check_zone])
    language = models.CharField(max_length=10, choices=Language.choices, default=Language.AMERICAN)
    paper = models.CharField(max_length=10, choices=Paper.choices, default=Paper.LETTER)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = VendorManager()
    history = HistoricalRecords(excluded_fields=["logo"])

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_vendor")]

    def __str__(self) -> str:
        return self.name

    @property
    def letterhead(self) -> list[str]:
        """The lines of the letterhead under the name."""
        return [line.strip() for line in self.address.splitlines() if line.strip()]

    def fiscal_year(self, year: int) -> Period:
        return fiscal_year(year, self.fiscal_year_starts)

    def fiscal_year_of(self, day: date) -> int:
        return fiscal_year_of(day, self.fiscal_year_starts)
