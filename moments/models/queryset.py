"""Questions about moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.models import Account, User
from kaps.clock import Period

if TYPE_CHECKING:
    from moments.models.moment import Moment  # noqa: F401  the type of a row, named in quotes below


class MomentQuerySet(models.QuerySet["Moment"]):
    def visible_to(self, user: User) -> MomentQuerySet:
        """Moments on the accounts `user` may open, and those they logged themselves on any account."""
        if user.sees_every_account:
            return self
        return self.filter(Q(account__in=Account.objects.visible_to(user)) | Q(logged_by=user))

    def in_period(self, period: Period) -> MomentQuerySet:
        return self.filter(occurred_on__gte=period.start, occurred_on__lt=period.end)

    def waiting(self) -> MomentQuerySet:
        """Not yet looked at by an account lead."""
        return self.filter(status=self.model.Status.LOGGED)

    def for_review_by(self, user: User) -> MomentQuerySet:
        """Those that wait for `user`: on accounts they lead, or anywhere for sales leads and administrators."""
        if user.sees_every_account:
            return self.waiting()
        return self.waiting().filter(account__in=Account.objects.led_by(user))

    def worded_like(self, words: str) -> MomentQuerySet:
        """Moments whose title or internal words hold every word of `words`."""
        found = self
        for word in words.split()[:10]:
            found = found.filter(Q(title__icontains=word) | Q(happened__icontains=word) | Q(deed__icontains=word))
        return found

    def counted(self) -> MomentQuerySet:
        """Those with a place in a total: neither set aside nor declined by the customer."""
        return self.filter(status__in=self.model.Status.counted())

    def vouched_for(self) -> MomentQuerySet:
        """Reviewed or confirmed: those that may appear in a packet."""
        return self.filter(status__in=(self.model.Status.REVIEWED, *self.model.Status.agreed()))

    def agreed(self) -> MomentQuerySet:
        """Those the customer's own people confirmed, as they stood or lowered."""
        return self.filter(status__in=self.model.Status.agreed())

    def in_ink(self, ink: str) -> MomentQuerySet:
        """Those whose amount is estimated, reviewed or confirmed."""
        statuses = {"estimated": (self.model.Status.LOGGED,), "reviewed": (self.model.Status.REVIEWED,)}
        return self.filter(status__in=statuses.get(ink, self.model.Status.agreed()))
