"""Packets: the document set of one review, draft until approval freezes it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Account, Plan, User
from kaps.clock import Period
from kaps.models import Versioned


class PacketQuerySet(models.QuerySet["Packet"]):
    def visible_to(self, user: User) -> PacketQuerySet:
        return self.filter(plan__account__in=Account.objects.visible_to(user))

    def drafts(self) -> PacketQuerySet:
        return self.filter(status=Packet.Status.DRAFT)

    def approved(self) -> PacketQuerySet:
        return self.exclude(status=Packet.Status.DRAFT)


class Packet(Versioned):
    """The packet of one plan's year. Approval stores its tree as canonical JSON; the database refuses later changes."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"
        DELIVERED = "delivered", "Delivered"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="packets")
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    title = models.CharField(max_length=120, default="Key Account Performance Summary")
    dated_on = models.DateField("date on the letter")
    letter = models.TextField(
        max_length=6000,
        blank=True,
        help_text="Paragraphs, with an empty line between. Left empty, the drafted letter is used.",
    )
    recipient = models.ForeignKey(
        "accounts.Contact",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="letter goes to",
    )
    signatory = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="signed by",
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    frozen = models.TextField(blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = PacketQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["frozen"])

    class AlreadyFrozen(Exception):
        """The packet was approved; a change needs a new revision."""

    class Incomplete(Exception):
        """There is nothing to say yet, or a miss without its explanation."""

    class PictureLost(Exception):
        """A photo or logo of the frozen packet is not stored any more."""

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint("plan", "revision", name="packet_revision_once"),
            models.UniqueConstraint("plan", condition=Q(status="draft"), name="one_draft_a_plan"),
            models.CheckConstraint(
                condition=Q(status="draft", sha256="") | (~Q(status="draft") & ~Q(sha256="") & ~Q(frozen="")),
                name="frozen_unless_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.plan.account}"

    @property
    def number(self) -> str:
        """How people and running feet name it: KAPS-2026-0007, with the revision from the second on."""
        return f"KAPS-{self.plan.year}-{self.pk or 0:04d}" + (f"-R{self.revision}" if self.revision > 1 else "")

    @property
    def account(self) -> Account:
        return self.plan.account

    @property
    def period(self) -> Period:
        return self.plan.period

    @property
    def is_being_made(self) -> bool:
        """Whether one of its files is still under way."""
        return any(rendition.is_under_way for rendition in self.renditions.all())

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_frozen(self) -> bool:
        return not self.is_draft


class SectionEdit(Versioned):
    """What people changed about one section: its headline, a commentary, its place, or that it is left out."""

    packet = models.ForeignKey(Packet, on_delete=models.CASCADE, related_name="edits")
    key = models.CharField(max_length=30)
    headline = models.CharField(max_length=300, blank=True)
    commentary = models.TextField(max_length=6000, blank=True)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    is_left_out = models.BooleanField("leave this section out", default=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint("packet", "key", name="section_edit_once")]

    def __str__(self) -> str:
        return self.key
