"""Colleagues: the people on our side."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.models.picture import Picture
from kaps.clock import check_zone
from kaps.text import initials


class UserManager(BaseUserManager["User"]):
    """Makes colleagues by their e-mail address."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return unicodedata.normalize("NFKC", email or "").strip().casefold()

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=self.normalize_email(username))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A colleague. Without a password they cannot sign in but may have a bio and be named."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, role=User.Role.ADMIN, **fields)


class User(AbstractBaseUser):
    """A colleague. Some never sign in but have a bio."""

    class Role(models.TextChoices):
        CSR = "csr", "Customer service rep"
        ACCOUNT_MANAGER = "account_manager", "Account manager"
        SALES_LEAD = "sales_lead", "Sales lead"
        ADMIN = "admin", "Administrator"

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.CSR)
    job_title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    bio = models.TextField(
        max_length=1500,
        blank=True,
        help_text="One paragraph for the packet: what you do for customers, and since when.",
    )
    photo = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    time_zone = models.CharField(max_length=64, default="UTC", validators=[check_zone])
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = UserManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login", "photo"])

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """For Django's admin, which is for administrators; our own pages ask `accounts.permissions`."""
        return self.is_active and self.is_administrator

    def has_module_perms(self, app_label: str) -> bool:
        return self.has_perm(app_label)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return (self.name.split() or [self.email])[0]

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def is_account_manager(self) -> bool:
        return self.role == self.Role.ACCOUNT_MANAGER

    @property
    def is_administrator(self) -> bool:
        return self.role == self.Role.ADMIN

    @property
    def is_staff(self) -> bool:
        return self.is_administrator

    @property
    def is_superuser(self) -> bool:
        return self.is_administrator

    @property
    def sees_every_account(self) -> bool:
        return self.role in {self.Role.SALES_LEAD, self.Role.ADMIN}
