"""The administration pages: for administrators, who can never lock everybody out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Account, Plan, User
from tests import factories

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
USERS = "/administration/accounts/user/"
PAGES = ["", "accounts/user/", "accounts/account/", "accounts/contact/", "accounts/plan/", "accounts/vendor/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["csr", "lead", "stranger", "sales_lead"])
def test_nobody_else_gets_in(
    who: str, page: str, account: Account, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    response = signed_in(request.getfixturevalue(who)).get(f"/administration/{page}")
    assert response.status_code in {302, 403}


@pytest.mark.parametrize("page", [*PAGES, "accounts/designation/", "accounts/assignment/", "accounts/account/add/"])
def test_administrators_get_in(page: str, plan: Plan, admin: User, lead: User, signed_in: SignIn) -> None:
    assert signed_in(admin).get(f"/administration/{page}").status_code == 200


@pytest.mark.parametrize("noun", ["account", "contact", "plan", "vendor", "assignment"])
def test_every_record_opens(noun: str, plan: Plan, contact: object, admin: User, lead: User, signed_in: SignIn) -> None:
    assert signed_in(admin).get(f"/administration/accounts/{noun}/1/change/", follow=True).status_code == 200


def test_a_colleague_is_added_with_a_password(admin: User, signed_in: SignIn) -> None:
    data = {
        "email": "New.Rep@Northgate.example",
        "name": "New Rep",
        "role": "csr",
        "usable_password": "true",
        "password1": factories.PASSWORD,
        "password2": factories.PASSWORD,
    }
    response = signed_in(admin).post(f"{USERS}add/", data)
    made = User.objects.get(email="new.rep@northgate.example")
    assert (response.status_code, made.role, made.check_password(factories.PASSWORD)) == (302, "csr", True)


def test_an_address_is_given_once(admin: User, csr: User, signed_in: SignIn) -> None:
    data = {"email": csr.email.upper(), "name": "Twin", "role": "csr", "usable_password": "false"}
    response = signed_in(admin).post(f"{USERS}add/", data)
    assert (response.status_code, User.objects.filter(name="Twin").count()) == (200, 0)


def changed(colleague: User, **fields: str) -> dict[str, str]:
    plain = {"email": colleague.email, "role": colleague.role, "is_active": "on", "name": colleague.name}
    return {**plain, "time_zone": "UTC", **fields}


@pytest.mark.parametrize("fields", [{"is_active": ""}, {"role": "csr"}])
def test_the_last_administrator_stays(fields: dict[str, str], admin: User, signed_in: SignIn) -> None:
    factories.user("Former Admin", User.Role.ADMIN, is_active=False)
    response = signed_in(admin).post(f"{USERS}{admin.pk}/change/", changed(admin, **fields))
    admin.refresh_from_db()
    assert (response.status_code, admin.is_active, admin.role) == (200, True, "admin")


def test_one_of_two_administrators_may_go(admin: User, signed_in: SignIn) -> None:
    other = factories.user("Other Admin", User.Role.ADMIN)
    response = signed_in(admin).post(f"{USERS}{other.pk}/change/", changed(other, is_active=""))
    other.refresh_from_db()
    assert (response.status_code, other.is_active) == (302, False)


def test_colleagues_are_never_deleted(admin: User, csr: User, signed_in: SignIn) -> None:
    client = signed_in(admin)
    bulk = {"action": "delete_selected", "_selected_action": [csr.pk], "post": "yes"}
    client.post(USERS, bulk)
    refused = client.post(f"{USERS}{csr.pk}/delete/", {"post": "yes"})
    assert (refused.status_code, User.objects.filter(pk=csr.pk).exists()) == (403, True)


def test_there_is_one_vendor(account: Account, admin: User, signed_in: SignIn) -> None:
    client = signed_in(admin)
    paths = ("add/", "1/delete/")
    assert [client.get(f"/administration/accounts/vendor/{path}").status_code for path in paths] == [403, 403]


def test_pages_carry_the_strict_policy(admin: User, signed_in: SignIn) -> None:
    policy = signed_in(admin).get(USERS)["Content-Security-Policy"]
    assert ("unsafe" in policy, "script-src 'self'" in policy) == (False, True)


def test_an_edit_here_counts_as_an_edit(account: Account, admin: User, signed_in: SignIn) -> None:
    counts = ("TOTAL_FORMS", "INITIAL_FORMS")
    empty = {f"{name}-{count}": "0" for name in ("designations", "assignments") for count in counts}
    data = {"name": "Halvorsen Drives", "currency": "USD", "time_zone": "UTC", **empty}
    signed_in(admin).post(f"/administration/accounts/account/{account.pk}/change/", data)
    account.refresh_from_db()
    assert (account.name, account.version) == ("Halvorsen Drives", 2)
