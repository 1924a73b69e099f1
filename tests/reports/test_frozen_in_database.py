"""The database itself keeps what approval froze, whoever asks and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from accounts.models import Account
from reports import publishing
from reports.models import Packet
from tests.reports.year import AT, Year, full_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Year:
    made = full_year()
    publishing.approve(made.packet, by=made.lead, at=AT)
    made.packet.refresh_from_db()
    return made


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def stored(year: Year) -> dict[str, Any]:
    return Packet.objects.filter(pk=year.packet.pk).values().get()


CHANGES = {
    "frozen": "{}",
    "sha256": "0" * 64,
    "title": "Another",
    "letter": "Another",
    "dated_on": "2020-01-01",
    "revision": 9,
    "approved_at": None,
    "approved_by": None,
    "status": "draft",
}


@pytest.mark.parametrize(("field", "value"), CHANGES.items())
def test_no_frozen_field_changes_by_the_models(year: Year, field: str, value: Any) -> None:
    before = stored(year)
    with pytest.raises(DatabaseError), transaction.atomic():
        Packet.objects.filter(pk=year.packet.pk).update(**{field: value})
    assert stored(year) == before


@pytest.mark.parametrize("change", ["frozen = '{}'", "sha256 = ''", "letter = 'x'", "status = 'draft', sha256 = ''"])
def test_no_frozen_field_changes_by_plain_sql(year: Year, change: str) -> None:
    before = stored(year)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(f"UPDATE reports_packet SET {change} WHERE id = %s", year.packet.pk)  # noqa: S608
    assert stored(year) == before


def test_a_frozen_packet_is_not_deleted_by_the_models(year: Year) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        year.packet.delete()
    assert Packet.objects.filter(pk=year.packet.pk).exists()


def test_a_frozen_packet_is_not_deleted_by_plain_sql(year: Year) -> None:
    year.packet.renditions.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        sql("DELETE FROM reports_packet WHERE id = %s", year.packet.pk)
    assert Packet.objects.filter(pk=year.packet.pk).exists()


def test_an_account_with_a_frozen_packet_stays(year: Year) -> None:
    with pytest.raises(ProtectedError), transaction.atomic():
        year.account.delete()
    assert Account.objects.filter(pk=year.account.pk).exists()


def test_a_frozen_packet_may_be_called_delivered(year: Year) -> None:
    Packet.objects.filter(pk=year.packet.pk).update(status="delivered")
    assert stored(year)["status"] == "delivered"


def test_a_sample_accounts_frozen_packet_may_go(year: Year) -> None:
    Account.objects.filter(pk=year.account.pk).update(is_sample=True)
    year.packet.delete()
    assert not Packet.objects.exists()


def test_drafts_may_change_and_go(year: Year) -> None:
    draft = publishing.start(year.plan, by=year.lead, on=AT.date())
    Packet.objects.filter(pk=draft.pk).update(title="Another")
    draft.delete()
    assert list(Packet.objects.all()) == [year.packet]


def test_a_draft_has_no_hash_and_what_is_approved_has_one(year: Year) -> None:
    draft = publishing.start(year.plan, by=year.lead, on=AT.date())
    for wrong in ({"sha256": "0" * 64}, {"status": "approved"}, {"status": "approved", "sha256": "0" * 64}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Packet.objects.filter(pk=draft.pk).update(**wrong)


def test_a_plan_has_one_draft(year: Year) -> None:
    publishing.start(year.plan, by=year.lead, on=AT.date())
    with pytest.raises(IntegrityError), transaction.atomic():
        Packet.objects.create(plan=year.plan, revision=7, dated_on=AT.date(), created_by=year.lead)
