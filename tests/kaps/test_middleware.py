"""What surrounds every request: closed to strangers, caches, frames and characters no database keeps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.models import Account, User
from kaps.middleware import OnceMore

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/?q=%00", "/accounts/?q=a%00b", "/accounts/%00/", "/moments/\x00"])
def test_a_nul_in_the_address_is_a_bad_request(lead: User, signed_in: Callable[[User], Client], path: str) -> None:
    assert signed_in(lead).get(path).status_code == 400


@pytest.mark.parametrize("path", ["/", "/accounts/", "/moments/", "/packets/", "/sign-in/login/"])
def test_a_page_is_closed_to_frames_caches_and_foreign_scripts(
    lead: User, signed_in: Callable[[User], Client], path: str
) -> None:
    client = Client() if "sign-in" in path else signed_in(lead)
    answer = client.get(path)
    assert answer.status_code == 200
    policy = {
        part.split()[0]: part.split()[1:] for part in answer["Content-Security-Policy"].split(";") if part.strip()
    }
    assert (policy["default-src"], policy["script-src"], policy["style-src"], policy["frame-ancestors"]) == (
        ["'none'"],
        ["'self'"],
        ["'self'"],
        ["'none'"],
    )
    assert {name: answer[name] for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")} == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    assert {"no-store", "private"} <= {word.strip() for word in answer["Cache-Control"].split(",")}


def test_times_are_shown_in_the_colleagues_zone(
    account: Account, lead: User, signed_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=lead.pk).update(time_zone="Pacific/Kiritimati")
    signed_in(lead).get("/")
    assert timezone.get_current_timezone_name() == "Pacific/Kiritimati"
    Client().get("/sign-in/login/")
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_change_without_its_token_is_refused(lead: User, account: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(f"/accounts/{account.pk}/people/add/", {"name": "X"}).status_code == 403
    assert account.contacts.count() == 0


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "https:evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(next_page: str) -> None:
    User.objects.create_user("a@b.example", "correct horse battery", name="A")
    data = {"login": "a@b.example", "password": "correct horse battery", "next": next_page}
    answer = Client().post(f"/sign-in/login/?next={next_page}", data)
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize(("sqlstate", "asked"), [("40P01", 2), ("40001", 2), ("57014", 1)])
def test_a_broken_deadlock_is_tried_once_more_and_no_other_fault(sqlstate: str, asked: int, rf: RequestFactory) -> None:
    calls = []

    def view(request: HttpRequest) -> HttpResponse:
        calls.append(request)
        if len(calls) == 1:
            cause = Exception("ended by the database")
            cause.sqlstate = sqlstate  # type: ignore[attr-defined]
            raise OperationalError("ended") from cause
        return HttpResponse("done")

    request = rf.post("/")
    with nullcontext() if asked == 2 else pytest.raises(OperationalError):
        OnceMore(view).process_view(request, view, (), {}) or view(request)
    assert len(calls) == asked
