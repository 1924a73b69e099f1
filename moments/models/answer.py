"""What the customer's own people said about a moment."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Contact
from kaps.money import Money, MoneyField
from moments.models.moment import Moment


class Answer(models.Model):
    """What one of the customer's people said about a moment. Answers are kept, never overwritten."""

    class Verdict(models.TextChoices):
        RIGHT = "right", "That is right"
        LOWER = "lower", "Lower it"
        NOT_SO = "not_so", "Not so"

    class Channel(models.TextChoices):
        MEETING = "meeting", "In a meeting"
        CALL = "call", "On the phone"
        MAIL = "mail", "By e-mail"
        LINK = "link", "Through a link"

    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="answers")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    amount = MoneyField("lower it to", null=True, blank=True)
    comment = models.TextField("what they said", max_length=2000, blank=True)
    channel = models.CharField("how", max_length=8, choices=Channel.choices, default=Channel.MEETING)
    answered_on = models.DateField("when")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-answered_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="lower") | Q(amount__isnull=False), name="lowered_answer_has_amount"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_verdict_display().lower()}"

    @property
    def money(self) -> Money | None:
        return self.moment.in_its_currency(self.amount)

    def outcome(self, moment: Moment) -> tuple[str, Decimal | None]:
        """The status and the counted amount that follow from this answer."""
        if self.verdict == self.Verdict.NOT_SO:
            return Moment.Status.DECLINED, moment.likely
        if self.verdict == self.Verdict.LOWER:
            return Moment.Status.ADJUSTED, self.amount
        return Moment.Status.CONFIRMED, moment.likely
