"""Prints one row of every kind and state in the sample company, as JSON; it runs inside the product's own shell."""

from __future__ import annotations

import json

from accounts.models import Account, Contact, Plan
from accounts.views.kind import KINDS
from moments.models import Moment
from reports.models import Packet

account = Account.objects.get(name="Halvorsen Industrial Controls")
plans = Plan.objects.filter(account=account)
agreed = plans.filter(agreed_on__isnull=False).first()
moments = Moment.objects.filter(account=account)
packets = Packet.objects.filter(plan__account=account)
frozen = packets.approved().first()

found = {
    "account": account.pk,
    "contact": Contact.objects.filter(account=account).first().pk,
    "plan": agreed.pk,
    "year": agreed.year,
    "logged": moments.filter(status="logged").first().pk,
    "reviewed": moments.filter(status="reviewed").first().pk,
    "confirmed": moments.filter(status="confirmed").first().pk,
    "declined": moments.filter(status="declined").first().pk,
    "set_aside": moments.filter(status="set_aside").first().pk,
    "draft": packets.drafts().first().pk,
    "frozen": frozen.pk,
    "pdf": frozen.renditions.get(format="pdf").pk,
    "items": {
        name: kind.model.objects.filter(plan__in=plans).order_by("-plan__agreed_on").first().pk
        for name, kind in KINDS.items()
    },
    "closing": [name for name, kind in KINDS.items() if kind.closes],
}
print(json.dumps(found))  # noqa: T201 - this is what it is for
