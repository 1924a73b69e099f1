"""Hostile text in every field, poisoned rows, forged requests and stolen sessions: pages show text, and stay closed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse
from lxml import html

from accounts.models import Account, Action, Contact, Issue, Measure, Objective, Priority, Relationship, Resource, User
from moments.models import Rate
from reports.models import Packet, SectionEdit
from tests import factories
from tests.test_matrix import ADDRESSES, World, digest, url_of, word, world

pytestmark = pytest.mark.django_db

PAYLOADS = ('"><svg/onload=alert(1)>', "'><script>alert(1)</script>", "javascript:alert(1)//{{7*7}}")
POISON = (
    "\x01\x0b\x1f\x85\u2028\ufffe\u202e\x1b[31m",
    " ",
    "]]>&\u0000;" if connection.vendor == "sqlite" else "]]>&;",
)
KEPT = {"sha256", "content_type", "time_zone", "key", "file", "password", "email", "language", "frozen", "error"}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def rows(account: Account, contact: Contact, lead: User, admin: User) -> World:
    """An account with a row of every kind, on pages that show them all."""
    made = world(account, factories.user("Wanda Worker"))
    said: dict[str, Any] = {"plan": made.plan, "text": "x", "said_on": date(2026, 1, 5), "said_by": contact}
    aim = Objective.objects.create(**said)
    Issue.objects.create(**said)
    Priority.objects.create(**said)
    missed = {"outcome": "missed", "closed_on": date(2026, 3, 1), "cause_side": "ours", "decision": "redo"}
    factories.expectation(made.plan, **missed)
    factories.initiative(made.plan, objective=aim, owner=lead, customer_owner=contact)
    Resource.objects.create(plan=made.plan, text="x", quantity=3)
    Action.objects.create(plan=made.plan, text="x", owner=lead)
    numbers = {"baseline": 42, "actual": 17, "target": 10, "value_per_unit": 1200, "unit": "x"}
    Measure.objects.create(plan=made.plan, text="x", objective=aim, **numbers)
    factories.designation(account, admin)
    Relationship.objects.create(colleague=lead, contact=contact)
    Rate.objects.create(name="x", unit="x", amount=5, account=account, source="x", valid_from=date(2020, 1, 1))
    factories.confirmed_moment(account, lead, contact)
    factories.reviewed_moment(account, lead)
    SectionEdit.objects.create(packet=made.draft, key="results", headline="x", commentary="x")
    return made


def texts() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every field of every business row that people write text into."""
    for model in apps.get_models():
        if model._meta.app_label in {"accounts", "moments", "reports"}:
            for field in model._meta.concrete_fields:
                is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
                if is_text and field.name not in KEPT:
                    yield model, field


def write_everywhere(text: str) -> None:
    """Put the text into every text field, past all forms; where it must differ, with the row's key behind it."""
    for model, field in texts():
        found = model._default_manager.all()
        if model is Packet:
            found = found.filter(status="draft")
        unlike: Any = Concat(Value(text), F("pk"), output_field=models.TextField())
        found.update(**{field.name: unlike if (model, field.name) == (Account, "name") else text})


def alive(body: str) -> list[str]:
    """What a browser would run in this page, or follow."""
    page = html.fromstring(body)
    found = [node.tag for node in page.iter("script") if (node.text or "").strip()]
    for node in page.iter():
        for name, value in node.attrib.items():
            plain = re.sub(r"[\s\x00-\x1f]", "", value).casefold()
            if name.startswith("on") or (
                name in {"href", "src", "action"} and plain.startswith(("javascript:", "data:"))
            ):
                found.append(f"{node.tag} {name}={value[:60]}")
    return found


def read(client: Client, rows: World) -> Iterator[tuple[str, Any]]:
    """The answer of every page that has one."""
    for name in ADDRESSES:
        answer = client.get(url_of(name, rows))
        if answer.status_code != 405:
            yield name, answer


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("role", ["lead", "admin"])
def test_hostile_text_is_shown_as_text(
    payload: str, role: str, rows: World, signed_in: Callable[[User], Client], request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))
    client.raise_request_exception = False
    write_everywhere(payload)
    faults, shown = [], 0
    for name, answer in read(client, rows):
        if answer.status_code >= 500:
            faults.append((name, answer.status_code))
        elif "html" in answer.get("Content-Type", "") and answer.content.strip():
            body = answer.content.decode()
            faults += [(name, one) for one in alive(body)]
            shown += payload[:4] in html.fromstring(body).text_content()
    assert faults == []
    assert shown > 20


@pytest.mark.parametrize("poison", POISON)
def test_poisoned_rows_break_no_page(
    poison: str, rows: World, admin: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(admin)
    client.raise_request_exception = False
    write_everywhere(poison)
    assert [(name, answer.status_code) for name, answer in read(client, rows) if answer.status_code >= 500] == []


def test_a_download_has_a_plain_name(rows: World, lead: User, signed_in: Callable[[User], Client]) -> None:
    Account.objects.filter(pk=rows.account.pk).update(name='../..\\x"\r\nSet-Cookie: a=b\u202egpj.exe')
    answer = signed_in(lead).get(url_of("reports:download", rows))
    assert answer.status_code == 200
    assert re.fullmatch(r'attachment; filename="[-\w. ]+\.docx"', answer["Content-Disposition"], re.ASCII)


def test_no_form_is_taken_without_its_token(rows: World, admin: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin, backend=BACKEND)
    before = digest()
    said = {name: client.post(url_of(name, rows)).status_code for name in ADDRESSES}
    assert {name: status for name, status in said.items() if status != 403} == {}
    assert digest() == before


def test_reading_changes_nothing(rows: World, admin: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(admin)
    before = digest()
    for name in ADDRESSES:
        client.get(url_of(name, rows))
        client.head(url_of(name, rows))
    assert digest() == before


@pytest.mark.parametrize(
    "page",
    ["//e.example", "https:e.example", "/\\e.example", "javascript:alert(1)", "\t//e.example", "https://a@e.example/"],
)
def test_nobody_is_led_away(page: str, admin: User, signed_in: Callable[[User], Client]) -> None:
    """Neither at sign-in nor by links to it for those who are signed in."""
    answer = signed_in(admin).get("/sign-in/login/", {"next": page})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_foreign_hosts_are_refused(rows: World, admin: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(admin)
    urls = ["/", "/sign-in/login/", "/sign-in/password/reset/", "/administration/", url_of("accounts:edit", rows)]
    assert [client.get(url, headers={"host": "evil.example"}).status_code for url in urls] == [400] * len(urls)


@pytest.fixture
def someone(db: None) -> User:
    factories.vendor()
    return factories.user("Sue Signer", User.Role.SALES_LEAD, password=factories.PASSWORD)


def enter(client: Client, user: User) -> str:
    """Signs in by the form; the session's id."""
    answer = client.post("/sign-in/login/", {"login": user.email, "password": factories.PASSWORD})
    assert answer.status_code == 302
    return client.cookies["sessionid"].value


def test_a_session_from_before_signing_in_is_worth_nothing(someone: User) -> None:
    client, thief = Client(), Client()
    client.session.save()
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    own = enter(client, someone)
    thief.cookies["sessionid"] = planted
    assert (own != planted, word(thief.get("/accounts/"))) == (True, "in")


def test_a_session_ends_with_the_colleague_and_follows_the_role(someone: User) -> None:
    client = Client()
    enter(client, someone)
    said = [client.get("/accounts/add/").status_code]
    User.objects.filter(pk=someone.pk).update(role=User.Role.CSR)
    said.append(client.get("/accounts/add/").status_code)
    User.objects.filter(pk=someone.pk).update(is_active=False)
    said.append(client.get("/accounts/").status_code)
    assert said == [200, 403, 302]


def test_a_new_password_ends_other_sessions(someone: User) -> None:
    client = Client()
    enter(client, someone)
    someone.set_password("another long pass phrase")
    someone.save(update_fields=["password"])
    assert word(client.get("/accounts/")) == "in"


def test_a_session_is_dead_after_signing_out(someone: User) -> None:
    client, replay = Client(), Client()
    replay.cookies["sessionid"] = enter(client, someone)
    client.post("/sign-in/logout/")
    assert word(replay.get("/accounts/")) == "in"


@pytest.mark.parametrize("cookie", ["x" * 8000, '"\\000abcdefghijk"', '"\\377\\376abcdefghij"', "a=b; c", "%00%00", ""])
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_a_broken_cookie_is_nobodys(cookie: str, name: str, db: None) -> None:
    client = Client(raise_request_exception=False)
    assert word(client.get("/accounts/", headers={"cookie": f"{name}={cookie}"})) == "in"


@pytest.mark.parametrize("charset", ["utf-7", "bogus", "zlib_codec", "raw_unicode_escape", "utf-16", "idna", "UTF-7 "])
def test_only_utf8_is_read(charset: str, admin: User, signed_in: Callable[[User], Client]) -> None:
    """utf-7 and raw_unicode_escape could write half a character, which no page could show again."""
    client = signed_in(admin)
    before = digest()
    client.raise_request_exception = False
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b"):
        body = b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\\ud800\r\n--b--\r\n'
        assert client.generic("POST", "/me/", body, f"{kind}; charset={charset}").status_code == 415
    assert digest() == before


def test_cookies_are_closed_in_production(tmp_path: Path) -> None:
    """Read in a process of its own, because settings are read once."""
    told = (
        "SESSION_COOKIE_NAME SESSION_COOKIE_SECURE SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE SESSION_COOKIE_AGE"
    )
    told += " CSRF_COOKIE_NAME CSRF_COOKIE_SECURE CSRF_COOKIE_SAMESITE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS"
    code = f"from django.conf import settings as s; print([getattr(s, n) for n in {told.split()!r}])"
    env = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "kaps.settings",
        "KAPS_MODE": "production",
        "KAPS_DATA_DIR": str(tmp_path),
        "SECRET_KEY": "k9" * 40,
        "ALLOWED_HOSTS": "kaps.example",
        "SITE_URL": "https://kaps.example",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    cookies = ["__Host-sessionid", True, True, "Lax", 43200, "__Host-csrftoken", True, "Lax"]
    assert done.stdout.strip() == str([*cookies, True, 31_536_000])


def test_a_fault_is_found_in_the_log_by_its_number(
    rows: World, admin: User, signed_in: Callable[[User], Client], caplog: pytest.LogCaptureFixture
) -> None:
    """A time zone that is none breaks every page of whoever has it."""
    client = signed_in(admin)
    client.raise_request_exception = False
    User.objects.filter(pk=admin.pk).update(time_zone="Nowhere/Else")
    answer = client.get(reverse("accounts:list"))
    said = re.findall(r"<b>([0-9A-F]{8})</b>", answer.content.decode())
    logged = [record for record in caplog.records if record.name == "kaps.views"]
    assert (answer.status_code, [record.args[0] for record in logged]) == (500, said)  # type: ignore[index]
    assert (len(said), bool(logged[0].exc_info), b"Nowhere" in answer.content) == (1, True, False)
