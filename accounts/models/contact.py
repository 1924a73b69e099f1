"""The people at an account, and how well each of us knows them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models.account import Account
from accounts.models.user import User
from kaps.models import Versioned
from kaps.text import initials


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: User) -> ContactQuerySet:
        return self.filter(account__in=Account.objects.visible_to(user))

    def active(self) -> ContactQuerySet:
        return self.filter(state=Contact.State.ACTIVE)


class Contact(Versioned):
    """A person at the account."""

    class Seniority(models.IntegerChoices):
        STAFF = 1, "Staff"
        MANAGER = 2, "Manager"
        DIRECTOR = 3, "Director"
        EXECUTIVE = 4, "Executive"

    class BuyingRole(models.TextChoices):
        DECIDES = "decides", "Decides"
        RECOMMENDS = "recommends", "Recommends"
        USES = "uses", "Uses what we sell"
        BUYS = "buys", "Buys"
        NONE = "", "Not known"

    class State(models.TextChoices):
        ACTIVE = "active", "Active"
        MOVED = "moved", "Moved on inside"
        LEFT = "left", "Left"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=80, blank=True)
    seniority = models.PositiveSmallIntegerField(choices=Seniority.choices, default=Seniority.STAFF)
    buying_role = models.CharField(max_length=12, choices=BuyingRole.choices, blank=True, default=BuyingRole.NONE)
    reports_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports", verbose_name="reports to"
    )
    is_gatekeeper = models.BooleanField("gatekeeper", default=False, help_text="Guards the way to others.")
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField(max_length=40, blank=True)
    preferences = models.TextField(
        max_length=1000, blank=True, help_text="What they want from us, how often, by which way."
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)

    objects = ContactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-seniority", "name"]
        indexes = [models.Index(fields=["email"]), models.Index(fields=["phone"])]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reports_to=models.F("pk")), name="contact_not_own_boss"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def name_and_title(self) -> str:
        return ", ".join(filter(None, (self.name, self.title)))


class Relationship(models.Model):
    """How well one colleague knows one contact."""

    class Strength(models.IntegerChoices):
        MET = 1, "Has met"
        KNOWS = 2, "Knows"
        TRUSTED = 3, "Is trusted by"

    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="relationships")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="relationships")
    strength = models.PositiveSmallIntegerField(choices=Strength.choices, default=Strength.KNOWS)
    since = models.PositiveSmallIntegerField("since (year)", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["-strength"]
        constraints = [models.UniqueConstraint("colleague", "contact", name="relationship_once")]

    def __str__(self) -> str:
        return f"{self.colleague} {self.get_strength_display().lower()} {self.contact}"
