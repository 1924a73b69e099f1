"""The pages of the sample company beside an empty page behind the same sign-in: what our own work adds."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from accounts.models import Account, User
from bench.clock import ms, rounds, table
from kaps.urls import urlpatterns as ours
from reports.models import Packet

TIMES = 15


def floor(request: HttpRequest) -> HttpResponse:
    """Nothing but the session, the colleague and the middleware."""
    return HttpResponse(f"<!doctype html><title>Floor</title><p>{request.user}")


urlpatterns = [path("bench/floor/", floor), *ours]


def main() -> None:
    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = __name__, ["testserver"]
    account = Account.objects.get(name="Halvorsen Industrial Controls")
    draft = Packet.objects.drafts().select_related("plan")[0]
    addresses = {
        "floor": "/bench/floor/",
        "today": "/",
        "accounts": "/accounts/",
        "account": f"/accounts/{account.pk}/",
        "ledger": f"/accounts/{account.pk}/ledger/",
        "plan": f"/accounts/{account.pk}/plan/{draft.plan.year}/",
        "moments": "/moments/",
        "quick log": "/moments/log/",
        "composer": f"/packets/{draft.pk}/",
    }
    client = Client()
    client.force_login(User.objects.get(name="Priya Raman"), backend=settings.AUTHENTICATION_BACKENDS[0])
    found = rounds({name: visit(client, address) for name, address in addresses.items()}, TIMES)
    least = min(found["floor"])
    rows = [
        [name, *ms(found[name]), f"{min(found[name]) / least:.1f}", *weight(client, address)]
        for name, address in addresses.items()
    ]
    table("Pages in one process, without a network", ["page", "best ms", "median ms", "× floor", "queries", "kB"], rows)


def visit(client: Client, address: str) -> Callable[[], object]:
    return lambda: client.get(address)


def weight(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return [str(len(queries)), f"{len(response.content) / 1024:,.0f}"]
