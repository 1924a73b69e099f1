"""The cast everybody knows: one account, the people on our side of it, and one of theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Account, Assignment, Contact, Plan, User
from tests import factories


def pytest_configure() -> None:
    """Pages name static files without the hashes that only collectstatic knows."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    """Files of a test go where only that test looks."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def lead(account: Account) -> User:
    """The account manager who leads the account."""
    colleague = factories.user("Priya Raman", User.Role.ACCOUNT_MANAGER)
    factories.assignment(account, colleague, Assignment.Role.LEAD)
    return colleague


@pytest.fixture
def contributor(account: Account) -> User:
    """An account manager who helps on the account."""
    colleague = factories.user("Owen Blake", User.Role.ACCOUNT_MANAGER)
    factories.assignment(account, colleague, Assignment.Role.CONTRIBUTOR)
    return colleague


@pytest.fixture
def viewer(account: Account) -> User:
    """An account manager who may read along."""
    colleague = factories.user("Vera Lindt", User.Role.ACCOUNT_MANAGER)
    factories.assignment(account, colleague, Assignment.Role.VIEWER)
    return colleague


@pytest.fixture
def csr(account: Account) -> User:
    """A customer service rep assigned to the account."""
    colleague = factories.user("Maya Torres", User.Role.CSR)
    factories.assignment(account, colleague, Assignment.Role.CONTRIBUTOR)
    return colleague


@pytest.fixture
def stranger() -> User:
    """A customer service rep who serves other accounts."""
    return factories.user("Sam Stranger", User.Role.CSR)


@pytest.fixture
def sales_lead() -> User:
    return factories.user("Grace Okafor", User.Role.SALES_LEAD)


@pytest.fixture
def admin() -> User:
    return factories.user("Ada Admin", User.Role.ADMIN)


@pytest.fixture
def account(db: None) -> Account:
    factories.vendor()
    return factories.account("Halvorsen Industrial Controls", industry="Industrial automation", city="Milwaukee")


@pytest.fixture
def contact(account: Account) -> Contact:
    """The customer's purchasing manager."""
    return factories.contact(account, "Dana Ruiz", title="Purchasing manager", seniority=Contact.Seniority.MANAGER)


@pytest.fixture
def plan(account: Account) -> Plan:
    return factories.plan(account, 2026)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A client signed in as the given colleague."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
