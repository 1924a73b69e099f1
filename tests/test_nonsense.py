"""Nonsense in addresses and forms: every page says what is wrong or leaves it out, and none of them breaks."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageFile

from accounts.models import Account, User
from tests import factories
from tests.nonsense import ANSWERS, LONG, MANY, NAMES, QUESTIONS, Filled, forms_of, post
from tests.test_matrix import ADDRESSES, World, digest, url_of, world

ROLES = ("csr", "lead", "admin", "anonymous")
OUTSIDE = (
    "/sign-in/login/",
    "/sign-in/password/reset/",
    "/sign-in/password/reset/key/1-abc/",
    *(f"/administration/{name}/" for name in ("accounts/account", "accounts/user", "moments/moment", "moments/rate")),
)
READ = {
    "accounts:list": ("q", "show", "sort", "page"),
    "moments:list": ("q", "show", "account", "status", "unique", "ink", "category", "year", "month", "page"),
    "moments:ledger": ("year", "month", "ink", "category", "page"),
    "moments:log": ("account", "after"),
    "moments:card": ("account",),
    "moments:multiply": ("account", "line", "worth-quantity", "worth-rate", "worth-likely"),
    "moments:find_account": ("account_name",),
    "reports:account": ("year",),
}
KEYS = ("9" * 19, "9" * 30, "9" * 5000, "0", "-1", "abc", "１", "%00", "1%0A", "%ED%A0%80")


@pytest.fixture
def rows(account: Account) -> World:
    return world(account, factories.user("Wanda Worker"))


@pytest.fixture
def clients(signed_in: Callable[[User], Client], request: pytest.FixtureRequest) -> dict[str, Client]:
    """Everybody who is signed in, and one who is not."""
    made = {role: signed_in(request.getfixturevalue(role)) for role in ROLES[:-1]} | {"anonymous": Client()}
    for client in made.values():
        client.raise_request_exception = False
    return made


def pages(rows: World) -> list[str]:
    return [url_of(name, rows).split("?")[0] for name in ADDRESSES]


def is_fault(client: Client, url: str) -> bool:
    return client.get(url).status_code >= 500


@pytest.mark.parametrize("role", ROLES)
def test_no_question_breaks_a_page(role: str, rows: World, clients: dict[str, Client]) -> None:
    """A piece of nonsense under every name at once, at every page; every page has others."""
    broken = []
    for number, page in enumerate([*pages(rows), *OUTSIDE]):
        for value in (QUESTIONS[number % len(QUESTIONS)], "%ED%A0%80", "1" + "0" * 30):
            asked = f"{page}?" + "&".join(f"{name}={value}" for name in NAMES)
            broken += [asked[:90]] if is_fault(clients[role], asked) else []
    assert broken == []


def test_no_question_alone_breaks_a_list(rows: World, clients: dict[str, Client]) -> None:
    """One at a time, so that no refusal hides the next."""
    asked = []
    for page, names in READ.items():
        path = reverse(page, args=[rows.account.pk] if page in {"moments:ledger", "reports:account"} else [])
        asked += [f"{path}?{name}={value}" for name in names for value in QUESTIONS]
    assert [one[:90] for one in asked if is_fault(clients["lead"], one)] == []


def test_no_key_breaks_a_page(rows: World, clients: dict[str, Client]) -> None:
    broken = []
    for page in pages(rows):
        for nonsense in KEYS:
            url = "/".join(nonsense if part.isdigit() else part for part in page.split("/"))
            for method in ("GET", "POST"):
                if clients["admin"].generic(method, url).status_code >= 500:
                    broken.append((method, url[:90]))
    assert broken == []


@pytest.mark.parametrize("page", ["accounts:list", "moments:list"])
@pytest.mark.parametrize(
    ("words", "said"), [(LONG, "at most 200 characters"), (MANY, "Look for at most ten words at once.")]
)
def test_too_many_words_are_named(page: str, words: str, said: str, clients: dict[str, Client]) -> None:
    answer = clients["lead"].get(f"{reverse(page)}?q={words}")
    assert (answer.status_code, said in answer.content.decode()) == (200, True)


@pytest.fixture
def forms(rows: World, clients: dict[str, Client]) -> list[Filled]:
    """Every form an administrator can send."""
    return list(forms_of(clients["admin"], pages(rows)))


def test_a_form_full_of_nonsense_changes_nothing(forms: list[Filled], clients: dict[str, Client]) -> None:
    """All fields at once: what is refused leaves every row as it was, and nothing breaks."""
    before, broken = digest(), []
    for form in forms:
        for nonsense in (b"", *chosen(form.url)):
            body = urlencode(dict.fromkeys(form.names, nonsense)).encode() if nonsense else b""
            answer = post(clients["admin"], form.url, body)
            if answer.status_code >= 500:
                broken.append((form.url, nonsense[:20]))
    assert broken == []
    assert digest() == before


def chosen(name: str, each: int = 4) -> list[bytes]:
    """Some of all the nonsense, other pieces for other fields."""
    first = sum(name.encode()) % len(ANSWERS)
    return [ANSWERS[(first + 5 * number) % len(ANSWERS)] for number in range(each)]


def test_one_wrong_field_breaks_no_form(forms: list[Filled], clients: dict[str, Client]) -> None:
    """The rest of the form is right, so that the field is looked at."""
    broken = []
    for form in forms:
        for name in form.names:
            for nonsense in chosen(name):
                answer = post(clients["admin"], form.url, form.body(**{name: nonsense}))
                if answer.status_code >= 500:
                    broken.append((form.url, name, nonsense[:20]))
    assert broken == []


TYPED = {  # where, with what; the words must come back with the refusal
    "accounts:add": {"name": "Kept Words Inc", "customer_since": "9" * 30},
    "accounts:edit": {"name": "Kept Words Inc", "customer_since": "1_999"},
    "accounts:contact_add": {"name": "Kept Words Inc", "email": "a@x,b@y"},
    "accounts:contact_edit": {"name": "Kept Words Inc", "reports_to": "987654321"},
    "accounts:know": {"since": "2023-02-29", "strength": "Kept Words Inc"},
    "accounts:assign": {"colleague": "987654321", "role": "lead"},
    "accounts:designate": {"reason": "Kept Words Inc", "decided_on": "2023-02-29"},
    "accounts:plan_strategy": {"strategy": "Kept Words Inc"},
    "accounts:item_add": {"text": "Kept Words Inc", "said_on": "0001-01-01"},
    "accounts:item_edit": {"text": "Kept Words Inc", "said_on": "9999-12-31"},
    "accounts:item_close": {"evidence": "Kept Words Inc", "outcome": "met", "closed_on": "2023-02-29"},
    "accounts:profile": {"name": "Kept Words Inc", "time_zone": "Nowhere/Else"},
    "accounts:vendor": {"name": "Kept Words Inc", "currency": "XXX"},
    "moments:log": {"account_name": "Kept Words Inc", "occurred_on": "31/12/2026"},
    "moments:edit": {"happened": "Kept Words Inc", "own_cost": "NaN"},
    "moments:review": {"customer_deed": "Kept Words Inc", "worth-TOTAL_FORMS": "1000000000000"},
    "moments:set_aside": {"because": "Kept Words Inc" * 30},
    "moments:answer": {"comment": "Kept Words Inc", "contact": "987654321", "amount": "1_000"},
    "reports:letter": {"letter": "Kept Words Inc", "dated_on": "9999-12-31"},
    "reports:section": {"commentary": "Kept Words Inc", "headline": LONG},
}


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_comes_back_with_the_reason(name: str, rows: World, clients: dict[str, Client]) -> None:
    before = digest()
    if name == "moments:answer":
        rows.moment.status = "reviewed"
        rows.moment.save(update_fields=["status"])
        before = digest()
    answer = clients["admin"].post(url_of(name, rows), TYPED[name])
    words = ["Kept Words Inc"] if "Kept Words Inc" in str(TYPED[name]) and name != "accounts:know" else []
    shown = answer.content.decode()
    assert (answer.status_code, [one for one in words if one not in shown], "rror" in shown or "wrong" in shown) == (
        422,
        [],
        True,
    )
    assert digest() == before


def picture(size: tuple[int, int] = (4, 4), encoding: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, encoding)
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of few bytes that claims a square of this side."""
    whole = picture()
    head = whole[12:16] + side.to_bytes(4) * 2 + whole[24:29]
    return whole[:12] + head + zlib.crc32(head).to_bytes(4) + whole[33:]


UPLOADS = {
    "nothing": b"",
    "text": b"not a picture",
    "page": b"<html><script>alert(1)</script>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "GIF": picture(encoding="GIF"),
    "TIFF": picture(encoding="TIFF"),
    "cut off": picture((300, 300), "JPEG")[:-200],
    "head alone": picture()[:40],
    "169 million pixels": bomb(13_000),
    "361 million pixels": bomb(19_000),
    "4 billion pixels": bomb(65_500),
    "no pixels": bomb(0),
    "more pixels than there are": bomb(5_000),
    "nine megabytes": picture() + b"\0" * 9_000_000,
}


@pytest.mark.parametrize("kind", UPLOADS)
@pytest.mark.parametrize(("page", "field"), [("accounts:profile", "new_photo"), ("accounts:vendor", "new_logo")])
def test_only_pictures_are_taken_for_pictures(
    kind: str, page: str, field: str, rows: World, clients: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    form = next(forms_of(clients["admin"], [reverse(page)]))
    before = digest()
    data = {**dict(form.values), field: SimpleUploadedFile("a.png\x00../../b.svg", UPLOADS[kind], "image/png")}
    answer = clients["admin"].post(reverse(page), data)
    assert answer.status_code == 422
    assert digest() == before


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"a=" + b"x" * 6_000_000, "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a%d=1" % number for number in range(2001)), "application/x-www-form-urlencoded", 400),
        (b"nothing like parts", "multipart/form-data", 400),
        (b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n" * 3000, "multipart/form-data; boundary=b", 400),
        (b"[" * 100_000, "application/json", 422),
        (b"\x00\xff", "application/x-www-form-urlencoded", 422),
    ],
    ids=["6 MB", "2001 fields", "no boundary", "3000 parts", "brackets", "bytes"],
)
def test_a_body_that_is_no_form_is_refused(
    body: bytes, kind: str, status: int, rows: World, clients: dict[str, Client]
) -> None:
    before = digest()
    assert clients["admin"].generic("POST", "/me/", body, kind).status_code == status
    assert digest() == before


@pytest.mark.parametrize("name", ["moments:log", "moments:edit", "accounts:contact_add", "accounts:item_add"])
@pytest.mark.parametrize("key", ["foreign", "missing"])
def test_nothing_of_another_account_can_be_named(name: str, key: str, rows: World, clients: dict[str, Client]) -> None:
    """The same words whether it belongs to somebody else or to nobody."""
    other = factories.contact(factories.account("Foreign Works"), "Secret Sam")
    pk = other.pk if key == "foreign" else 987_654_321
    field = {"moments:log": "choice", "moments:edit": "contact", "accounts:contact_add": "reports_to"}.get(
        name, "said_by"
    )
    before = digest()
    answer = clients["lead"].post(url_of(name, rows), {"text": "x", "name": "x", "said_on": "2026-01-01", field: pk})
    assert (answer.status_code, b"Secret Sam" in answer.content) == (422, False)
    assert digest() == before


@pytest.mark.parametrize("page", ["/sign-in/login/", "/sign-in/password/reset/"])
def test_nonsense_at_the_door_is_refused(page: str, rows: World, clients: dict[str, Client]) -> None:
    for nonsense in ANSWERS:
        said = urlencode(dict.fromkeys(("login", "email", "password", "next", "remember"), nonsense)).encode()
        answer = clients["anonymous"].post(page, said, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in {302, 422, 429}, nonsense[:30]
