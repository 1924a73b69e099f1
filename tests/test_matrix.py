"""Who gets which answer at every address: each page × method × colleague × own, foreign or missing object.

`matrix.toml` is the table people read and change by hand. An address that is missing there fails. What is foreign or
missing is not in the table, because it follows one rule: what one may not see is not there.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Account, Assignment, Contact, Expectation, Plan, User
from reports import publishing, tasks
from reports.models import Packet, Rendition
from tests import factories
from tests.reports.tree import name_of, portrait
from tests.reports.year import AT, agreed_plan, picture

TABLE = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text())
ROLES: list[str] = TABLE["roles"]
PAGES: dict[str, dict[str, str]] = TABLE["pages"]
KIND = "expectation"
DENIED = {"in", "400", "403", "404", "405", "409", "422"}  # "in" sends people to the sign-in page


def addresses(patterns: list[Any] | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """The full name and the pattern of every address, without Django's administration and allauth's pages."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield (f"{space}:{one.name}" if space else str(one.name)), one
        elif isinstance(one, URLResolver) and one.namespace != "admin" and "allauth" not in str(one.urlconf_name):
            yield from addresses(one.url_patterns, one.namespace or space)


ADDRESSES = dict(addresses())


@dataclass(frozen=True)
class World:
    """One account's rows, by what an address may ask for."""

    account: Account
    contact: Contact
    plan: Plan
    assignment: Assignment
    promise: Expectation
    removed: int
    moment: Any
    draft: Packet
    done: Rendition
    colleague: User


def world(account: Account, worker: User) -> World:
    """A draft packet, and an approved one of the year before with its Word file."""
    contact = factories.contact(account, "Dana Ruiz")
    before, plan = agreed_plan(account, contact, 2025), factories.plan(account, 2026)
    worker.photo = picture(portrait("#C9D6DF"))
    worker.save(update_fields=["photo"])
    factories.initiative(before, owner=worker)
    done = publishing.approve(factories.packet(before, worker), by=worker, at=AT).renditions.get(format="docx")
    tasks.render(done.pk)
    done.refresh_from_db()
    promise, gone = factories.expectation(plan), factories.expectation(plan, "Gone")
    gone.delete()
    return World(
        account=account,
        contact=contact,
        plan=plan,
        assignment=factories.assignment(account, worker, "sponsor"),
        promise=promise,
        removed=Expectation.history.filter(history_type="-").latest("history_id").history_id,
        moment=factories.moment(account, worker),
        draft=factories.packet(plan, worker),
        done=done,
        colleague=worker,
    )


def arguments(pattern: URLPattern, rows: World | None) -> dict[str, object]:
    """What the address asks for, from these rows; ids that nobody has where there are none."""
    path, chosen = str(pattern.pattern), {"year": 2026, "key": "results", "kind": KIND}
    chosen |= {"sha256": name_of(portrait("#C9D6DF"))}
    wanted = pattern.pattern.converters
    found: dict[str, object] = {name: value for name, value in chosen.items() if name in wanted}
    for name in set(wanted) & {"pk", "plan_pk"}:
        found[name] = key(path, rows) if rows else 987_654_321
    return found


def key(path: str, rows: World) -> int:
    if path.startswith("plans/<slug:kind>/restore"):
        return rows.removed
    owner: Any = {
        "accounts": rows.account,
        "assignments": rows.assignment,
        "contacts": rows.contact,
        "moments": rows.moment,
        "packets": rows.done.packet if "pictures" in path or "files" in path else rows.draft,
        "people": rows.colleague,
        "plans": rows.promise if path.startswith("plans/<slug:kind>") else rows.plan,
        "renditions": rows.done,
    }[path.split("/")[0]]
    return int(owner.pk)


@dataclass(frozen=True)
class Cast:
    own: World
    foreign: World
    clients: dict[str, Client]


@pytest.fixture
def cast(account: Account, signed_in: Callable[[User], Client], request: pytest.FixtureRequest) -> Cast:
    """Everybody, an account of theirs, and one that nobody of them serves."""
    people = {role: request.getfixturevalue(role) for role in ROLES if role not in {"anonymous", "deactivated"}}
    left = factories.user("Dee Activated", User.Role.ACCOUNT_MANAGER)
    factories.assignment(account, left, "contributor")
    clients = {role: signed_in(user) for role, user in people.items()} | {"anonymous": Client()}
    clients["deactivated"] = signed_in(left)
    User.objects.filter(pk=left.pk).update(is_active=False)
    for client in clients.values():
        client.raise_request_exception = False
    own = world(account, factories.user("Wanda Worker"))
    return Cast(own, world(factories.account("Foreign Works"), factories.user("Fred Foreign")), clients)


def digest() -> str:
    """A fingerprint of every business row."""
    found = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.app_label in {"accounts", "moments", "reports"} and not model._meta.proxy:
            rows = sorted(map(repr, model._default_manager.values_list()))
            found.update(f"{model._meta.label} {rows}".encode())
    return found.hexdigest()


def answer(client: Client, method: str, url: str) -> tuple[str, HttpResponse]:
    """The status in the table's words, with whatever it changed undone again unless it was refused."""
    with transaction.atomic():
        response = client.generic(method, url)
        said = word(response)
        transaction.set_rollback(said not in DENIED)
    return said, response


def word(response: HttpResponse) -> str:
    url = response.get("Location", "")
    return "in" if response.status_code == 302 and "/sign-in/login/" in url else str(response.status_code)


def url_of(name: str, rows: World | None) -> str:
    asked = f"?account={rows.account.pk}" if name == "moments:card" and rows else ""
    return reverse(name, kwargs=arguments(ADDRESSES[name], rows)) + asked


def row(cast: Cast, name: str, method: str) -> str:
    """The statuses of everybody on their own object, as the table writes them."""
    return " ".join(answer(cast.clients[role], method, url_of(name, cast.own))[0] for role in ROLES)


def test_every_address_stands_in_the_table() -> None:
    assert sorted(PAGES) == sorted(ADDRESSES)


def test_everybody_gets_the_answer_of_the_table(cast: Cast) -> None:
    before = digest()
    found = {name: {method: row(cast, name, method) for method in ("GET", "POST")} for name in ADDRESSES}
    table = {name: {method: " ".join(said.split()) for method, said in page.items()} for name, page in PAGES.items()}
    assert {name: said for name, said in found.items() if said != table.get(name)} == {}
    assert digest() == before  # what was refused changed nothing; what was not is undone


def asks_for_an_object(name: str) -> bool:
    return bool({"pk", "plan_pk"} & set(ADDRESSES[name].pattern.converters)) and name != "accounts:photo"


@pytest.mark.parametrize("role", ["csr", "lead"])
def test_what_is_foreign_is_not_there(role: str, cast: Cast) -> None:
    """The same answer, word for word, whether it belongs to somebody else or to nobody."""
    before, telling = digest(), []
    for name in filter(asks_for_an_object, ADDRESSES):
        for method in ("GET", "POST"):
            foreign, missing = (answer(cast.clients[role], method, url_of(name, rows)) for rows in (cast.foreign, None))
            if foreign[0] not in {"404", "405"} or told(foreign[1]) != told(missing[1]) or foreign[0] != missing[0]:
                telling.append((name, method, foreign[0], missing[0]))
    assert telling == []
    assert digest() == before


def told(response: HttpResponse) -> tuple[bytes, list[str]]:
    """Body and names of headers, without the token that every form has of its own."""
    body = b"".join(line for line in response.content.splitlines() if b"csrf" not in line.lower())
    return body, sorted(response.headers)


def test_other_methods_change_nothing(cast: Cast) -> None:
    before, odd = digest(), []
    for name in ADDRESSES:
        url = url_of(name, cast.own)
        allowed = {"405", answer(cast.clients["lead"], "GET", url)[0]}
        odd += [
            (name, method)
            for method in ("PUT", "DELETE")
            if answer(cast.clients["lead"], method, url)[0] not in allowed
        ]
    assert odd == []
    assert digest() == before


def test_pages_of_a_foreign_account_name_it_nowhere(cast: Cast) -> None:
    """Lists, searches and totals of those who serve other accounts."""
    for name in ("home", "accounts:list", "moments:list", "reports:packets"):
        assert b"Foreign Works" not in cast.clients["lead"].get(reverse(name)).content


def test_only_administrators_open_the_administration(cast: Cast) -> None:
    said = {role: word(client.get("/administration/")) for role, client in cast.clients.items()}
    assert [role for role, status in said.items() if status == "200"] == ["admin"]
    assert set(said.values()) <= {"200", "in", "302", "403"}


def write_table(cast: Cast) -> str:
    """The table as the pages answer now: for whoever adds an address, to be read line by line before it is kept."""
    lines = []
    for name in sorted(ADDRESSES):
        lines.append(f'[pages."{name}"]')
        lines += [f'{method:4} = "{row(cast, name, method)}"' for method in ("GET", "POST")]
    return "\n".join(lines)
