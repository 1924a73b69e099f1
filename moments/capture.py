"""Logging a moment: the one transaction that keeps it with its person, its helpers and its price, exactly once."""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction

from accounts.models import Account, Contact, User
from moments.models import Benefit, Moment


def capture(moment: Moment, *, person: str, helpers: Collection[User], lines: list[Benefit]) -> Moment:
    """The moment as kept. The same form sent twice by the same colleague gives the first one again."""
    try:
        with transaction.atomic():
            return _kept(moment, person, helpers, lines)
    except IntegrityError:
        return Moment.objects.get(logged_by=moment.logged_by, form_key=moment.form_key)


def person_named(account: Account, name: str) -> Contact | None:
    """The account's contact of this name, in any case of letters; a new one where nobody has it."""
    if not name:
        return None
    for contact in account.contacts.active().only("name", "account"):
        if contact.name.casefold() == name.casefold():
            return contact
    return Contact.objects.create(account=account, name=name)


def _kept(moment: Moment, person: str, helpers: Collection[User], lines: list[Benefit]) -> Moment:
    moment.contact = person_named(moment.account, person)
    moment.currency = moment.account.currency
    moment.save(force_insert=True)
    if helpers:
        moment.helpers.set(helpers)
    if lines:
        moment.price(lines)
    return moment
