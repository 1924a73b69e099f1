"""Customer accounts, and the recorded decision that one of them is key."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from accounts.models.user import User
from kaps.clock import check_zone
from kaps.models import Versioned, WebAddressField
from kaps.money import CURRENCIES, Money, MoneyField


class AccountQuerySet(models.QuerySet["Account"]):
    def visible_to(self, user: User) -> AccountQuerySet:
        """The accounts `user` may open: those assigned, or every one for sales leads and administrators."""
        if user.sees_every_account:
            return self
        mine = Assignment.objects.current().filter(account=OuterRef("pk"), colleague=user)
        return self.filter(Exists(mine))

    def loggable_by(self, user: User) -> AccountQuerySet:
        """The accounts `user` may log a moment on: all open ones, by their card only. Customers call anybody."""
        return self.open() if user.is_active else self.none()

    def led_by(self, user: User) -> AccountQuerySet:
        leads = Assignment.objects.current().filter(account=OuterRef("pk"), colleague=user, role=Assignment.Role.LEAD)
        return self.filter(Exists(leads))

    def served_by(self, user: User) -> AccountQuerySet:
        """Those the colleague has a part in, whatever it is."""
        return self.filter(Exists(Assignment.objects.current().filter(account=OuterRef("pk"), colleague=user)))

    def open(self) -> AccountQuerySet:
        return self.filter(archived_at__isnull=True)

    def key(self) -> AccountQuerySet:
        return self.filter(Exists(Designation.objects.current().filter(account=OuterRef("pk"), kind="key")))

    def named_like(self, words: str) -> AccountQuerySet:
        """Accounts whose name holds every word of `words`."""
        found = self
        for word in words.split()[:10]:
            found = found.filter(name__icontains=word)
        return found

    def with_card(self) -> AccountQuerySet:
        """With `lead_name`, `designation_kind`, `key_since` and `review_on`: what a card and a list row show."""
        lead = Assignment.objects.current().filter(account=OuterRef("pk"), role=Assignment.Role.LEAD)
        decision = Designation.objects.current().filter(account=OuterRef("pk"))
        return self.annotate(
            lead_name=Subquery(lead.values("colleague__name")[:1]),
            designation_kind=Subquery(decision.values("kind")[:1]),
            review_on=Subquery(decision.values("review_on")[:1]),
            key_since=Subquery(decision.filter(kind="key").values("decided_on")[:1]),
        )


class Account(Versioned):
    """A customer company. The word never means a login."""

    name = models.CharField(max_length=160)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name="part of",
        help_text="The account this one belongs to, if any.",
    )
    industry = models.CharField(max_length=80, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=80, blank=True)
    address = models.TextField(max_length=400, blank=True, help_text="As it stands on the cover letter, a line each.")
    phone = models.CharField(max_length=40, blank=True)
    website = WebAddressField(max_length=200, blank=True)
    currency = models.CharField(max_length=3, choices=CURRENCIES, default="USD")
    time_zone = models.CharField(max_length=64, default="UTC", validators=[check_zone])
    customer_since = models.PositiveSmallIntegerField("customer since (year)", null=True, blank=True)
    yearly_revenue = MoneyField("our yearly revenue with them", null=True, blank=True)
    business = models.TextField(
        "their business", max_length=4000, blank=True, help_text="What they do and how they make money, in our words."
    )
    value_proposition = models.TextField(
        "why they need us", max_length=4000, blank=True, help_text="How we help them make money, in a few sentences."
    )
    negotiation_on = models.DateField("next negotiation", null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = AccountQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(models.functions.Lower("name"), name="account_name_once"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="account_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        return ", ".join(filter(None, (self.city, self.country)))

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def revenue(self) -> Money | None:
        return None if self.yearly_revenue is None else Money(self.yearly_revenue, self.currency)

    def is_visible_to(self, user: User) -> bool:
        return Account.objects.visible_to(user).filter(pk=self.pk).exists()

    def archive(self, *, at: datetime) -> None:
        """Put it away: it leaves lists and the quick log, nothing is lost."""
        self.archived_at = at
        self.save(update_fields=["archived_at"])

    def restore(self) -> None:
        self.archived_at = None
        self.save(update_fields=["archived_at"])

    def designate(self, decision: Designation) -> None:
        """Record a new decision; the one that stood until now ends on the same day."""
        with transaction.atomic():
            Account.objects.select_for_update().get(pk=self.pk)
            for former in self.designations.current():
                former.ended_on = decision.decided_on
                former.save(update_fields=["ended_on"])
            decision.account = self
            decision.save()


class DesignationQuerySet(models.QuerySet["Designation"]):
    def current(self) -> DesignationQuerySet:
        return self.filter(ended_on__isnull=True)


class Designation(models.Model):
    """The recorded decision that an account is key, prospective, or not key."""

    class Kind(models.TextChoices):
        KEY = "key", "Key account"
        PROSPECTIVE = "prospective", "Prospective key account"
        NOT_KEY = "not_key", "Not a key account"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="designations")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.KEY)
    reason = models.TextField(max_length=2000, help_text="In words fit for the customer.")
    decided_on = models.DateField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = DesignationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-decided_on"]
        constraints = [
            models.UniqueConstraint("account", condition=Q(ended_on__isnull=True), name="one_designation_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> AssignmentQuerySet:
        return self.filter(ended_on__isnull=True)

    def able_to_edit(self) -> AssignmentQuerySet:
        return self.filter(role__in=(Assignment.Role.LEAD, Assignment.Role.CONTRIBUTOR))


class Assignment(models.Model):
    """A colleague's role on an account, over a period."""

    class Role(models.TextChoices):
        LEAD = "lead", "Lead"
        CONTRIBUTOR = "contributor", "Contributor"
        SPONSOR = "sponsor", "Executive sponsor"
        VIEWER = "viewer", "Viewer"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="assignments")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=12, choices=Role.choices)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["account", "role"]
        constraints = [
            models.UniqueConstraint(
                "account", condition=Q(role="lead", ended_on__isnull=True), name="one_lead_at_a_time"
            ),
            models.UniqueConstraint(
                "account", "colleague", condition=Q(ended_on__isnull=True), name="one_assignment_a_colleague"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
                name="assignment_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.colleague}, {self.get_role_display().lower()}"

    def end(self, *, on: date) -> None:
        """The colleague's part on the account is over; never before it began."""
        self.ended_on = max(on, self.started_on)
        self.save(update_fields=["ended_on"])
