"""Puts the sample company into the database: the company, its accounts with their plans, and their moments."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Account, User, Vendor
from moments.models import Moment, Rate
from reports.models import Packet
from reports.sample import accounts, company, data, ledger, packets
from reports.sample.cast import Cast
from reports.sample.days import Days


class AlreadyInUse(Exception):
    """There is real business data, which a sample must not be mixed into."""


def is_loaded() -> bool:
    return Account.objects.filter(is_sample=True).exists()


def is_in_use() -> bool:
    """Whether somebody keeps real business data here."""
    named = Vendor.objects.filter(is_sample=False).exclude(name="Your company")
    real = (Account.objects, Rate.objects)
    return named.exists() or any(rows.filter(is_sample=False).exists() for rows in real)


def is_empty() -> bool:
    """Whether nobody has ever used this database: neither colleague nor vendor nor account."""
    return not (User.objects.exists() or Vendor.objects.exists() or Account.objects.exists())


@transaction.atomic
def load(days: Days, password: str) -> None:
    """Load all of it. Raises AlreadyInUse, and changes nothing, where there is real business data."""
    if is_in_use():
        raise AlreadyInUse
    cast = Cast(days)
    told = data.company()
    company.open_vendor(told["vendor"])
    cast.colleagues = company.hire(told["colleagues"], cast, password)
    company.print_rates(told["rates"], cast)
    known: dict[str, Account] = {}
    for key, row in data.accounts().items():
        known[key] = accounts.open_account(row, cast, known)
        ledger.fill(known[key], data.moments(key), cast)
    packets.publish(known["halvorsen"], cast)


def counts() -> str:
    """What there is, in a sentence."""
    accounts_, moments_ = Account.objects.filter(is_sample=True), Moment.objects.filter(account__is_sample=True)
    packets_ = Packet.objects.filter(plan__account__is_sample=True)
    return f"{accounts_.count()} accounts, {moments_.count()} moments and {packets_.count()} packets"
