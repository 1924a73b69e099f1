"""Loading the sample company by command, twice, in production, and taking it out again."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from simple_history.utils import get_history_model_for_model

from accounts.models import Account, Assignment, Picture, Plan, User, Vendor
from moments.models import Benefit, Moment, Rate
from reports.models import Packet, Rendition
from reports.sample.days import Days
from reports.sample.load import load
from reports.sample.remove import PLAN_ITEMS
from tests import factories

pytestmark = pytest.mark.django_db
KEPT_IN_HISTORY = (Account, Plan, Moment, Benefit, Rate, Packet, User, Assignment, *PLAN_ITEMS)


def sample(*arguments: str) -> str:
    out = io.StringIO()
    call_command("sample", *arguments, stdout=out)
    return out.getvalue()


def rows() -> list[int]:
    models = (Account, Moment, Rate, Plan, Packet, Rendition, User, Picture)
    return [model._default_manager.count() for model in models]


def test_loading_twice_changes_nothing() -> None:
    first = sample()
    before = rows()
    assert first.splitlines()[0] == "The sample company is loaded: 12 accounts, 201 moments and 2 packets."
    assert sample().splitlines() == ["The sample company is there.", *first.splitlines()[1:]]
    assert rows() == before


def test_removing_leaves_nothing_but_an_unnamed_vendor() -> None:
    sample("--if-empty")
    told = sample("--remove")
    assert told.splitlines() == [
        "Nobody can sign in as administrator now: run manage.py createsuperuser.",
        "The sample company is removed.",
    ]
    assert rows() == [0] * 8
    assert [get_history_model_for_model(model).objects.count() for model in KEPT_IN_HISTORY] == [0] * len(
        KEPT_IN_HISTORY
    )
    assert str(Vendor.objects.get()) == "Your company"


def test_what_was_removed_does_not_come_back_by_itself() -> None:
    sample()
    sample("--remove")
    assert sample("--if-empty") == ""
    assert Account.objects.count() == 0


def test_removing_keeps_a_real_account_and_whoever_worked_on_it() -> None:
    sample()
    maya = User.objects.get(name="Maya Torres")
    real = factories.account("Real Pumps Inc", industry="Industrial controls", parent=Account.objects.first())
    factories.moment(real, maya)
    rate = Rate.objects.get(account=None, industry="Industrial controls", unit="shipment")
    Benefit.objects.update_or_create(moment=real.moments.get(), defaults={"rate_card": rate})
    admin = factories.user("Rita Real", User.Role.ADMIN)
    told = sample("--remove").splitlines()
    assert told == [
        'The rate "Expedite fee avoided" stays, because a moment of yours was priced with it.',
        "Maya Torres stays, because their name stands on work of yours, but can no longer sign in.",
        "The sample company is removed.",
    ]
    assert list(Account.objects.values_list("name", "parent")) == [("Real Pumps Inc", None)]
    assert list(Rate.objects.all()) == [rate]
    assert list(User.objects.values_list("name", "is_active")) == [("Maya Torres", False), (admin.name, True)]


def test_a_vendor_that_somebody_changed_stays() -> None:
    sample()
    vendor = Vendor.objects.current()
    vendor.name = "Our own"
    vendor.save_edit(version=1, fields=["name"])
    assert sample("--remove").splitlines()[0] == "The vendor settings stay, because somebody changed them."
    assert Vendor.objects.current().name == "Our own"
    assert Vendor.objects.current().logo is not None


def test_the_sample_can_be_loaded_again_after_removal() -> None:
    sample()
    real = factories.account("Real Pumps Inc")
    factories.moment(real, User.objects.get(name="Maya Torres"))
    sample("--remove")
    real.delete()
    sample()
    assert User.objects.get(name="Maya Torres").is_active is True
    assert Account.objects.filter(is_sample=True).count() == 12


def test_real_business_data_is_not_mixed_with_the_sample() -> None:
    factories.account("Real Pumps Inc")
    with pytest.raises(CommandError, match="real business data"):
        sample()
    assert Account.objects.count() == 1


def test_a_database_somebody_uses_is_left_alone_when_only_an_empty_one_is_meant() -> None:
    factories.user("Rita Real", User.Role.ADMIN)
    assert sample("--if-empty") == ""
    assert Account.objects.count() == 0


def test_removing_without_a_sample_says_so() -> None:
    assert sample("--remove") == "There is no sample company here.\n"


def test_production_refuses_the_sample(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="--yes-in-production"):
        sample()
    assert Account.objects.count() == 0


def test_in_production_the_password_is_not_the_well_known_one(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PRODUCTION = True
    told = sample("--yes-in-production")
    assert "northgate-sample" not in told
    assert User.objects.get(name="Ada Lindqvist").check_password("northgate-sample") is False


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29)])
def test_it_loads_on_any_day_of_the_year(today: date) -> None:
    now = datetime(today.year, today.month, today.day, 17, tzinfo=UTC)
    load(Days(now, "America/New_York"), "northgate-sample")
    assert Moment.objects.filter(occurred_on__gt=today).count() == 0
    assert Moment.objects.filter(occurred_on__year=today.year, account__name__startswith="Halvorsen I").count() == 47
