"""Prints one row of every kind and state in the sample company, as JSON; it runs inside the product's own shell."""

from __future__ import annotations

import json

from accounts.models import Account, Contact, Plan
from accounts.views.kind import KINDS
from moments.models import Moment
from reports.models import Packet

account = Account.objects.get(name="Halvorsen Industrial Controls")
plans = Plan.objects.filter(account=account)
agreed = plans.exclude(agreed_on=None)[0]
packets = Packet.objects.filter(plan__account=account)
frozen = packets.approved()[0]
states = ("logged", "reviewed", "confirmed", "declined", "set_aside")

found = {
    "account": account.pk,
    "contact": Contact.objects.filter(account=account)[0].pk,
    "plan": agreed.pk,
    "year": agreed.year,
    **{state: Moment.objects.filter(account=account, status=state)[0].pk for state in states},
    "draft": packets.drafts()[0].pk,
    "frozen": frozen.pk,
    "pdf": frozen.renditions.get(format="pdf").pk,
    "items": {
        name: kind.model._default_manager.filter(plan__in=plans).order_by("-plan__agreed_on")[0].pk
        for name, kind in KINDS.items()
    },
}
print(json.dumps(found))  # noqa: T201 - this is what it is for
