"""Edits carry the version they were made from."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.models import Account
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_edit_of_the_current_version_is_saved(account: Account) -> None:
    account.city = "Dayton"
    account.save_edit(version=1, fields=["city"])
    assert Account.objects.values_list("city", "version").get() == ("Dayton", 2)


def test_an_edit_of_an_older_version_saves_nothing(account: Account) -> None:
    first, second = (Account.objects.get(pk=account.pk) for _ in range(2))
    first.city, second.city, second.industry = "Dayton", "Akron", "Toys"
    first.save_edit(version=1, fields=["city"])
    with pytest.raises(Account.EditConflict) as conflict:
        second.save_edit(version=1, fields=["city", "industry"])
    assert conflict.value.current == first
    assert Account.objects.values_list("city", "industry", "version").get() == ("Dayton", "Industrial automation", 2)


def test_only_the_named_fields_are_saved(account: Account) -> None:
    stale = Account.objects.get(pk=account.pk)
    Account.objects.update(industry="Toys")
    stale.city = "Dayton"
    stale.save_edit(version=1, fields=["city"])
    assert Account.objects.values_list("city", "industry").get() == ("Dayton", "Toys")


def test_of_twenty_edits_of_one_version_one_is_saved(account: Account) -> None:
    said: list[Any] = []
    for number in range(20):
        mine = Account.objects.get(pk=account.pk)
        mine.city = f"Town {number}"
        try:
            said.append(mine.save_edit(version=1, fields=["city"]).city)
        except Account.EditConflict:
            said.append(None)
    assert said == ["Town 0", *[None] * 19]


def test_every_edit_leaves_its_trace(account: Account) -> None:
    account.city = "Dayton"
    account.save_edit(version=1, fields=["city"])
    assert [entry.city for entry in account.history.all()] == ["Dayton", "Milwaukee"]
    assert factories.account("Other").history.count() == 1
