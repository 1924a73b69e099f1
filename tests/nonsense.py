"""What people, browsers and programs may send that means nothing, and the forms they may send it to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from lxml import html

LONG = "x" * 100_000
MANY = "%20".join("word" for _ in range(40))
NAMES = (
    *("q", "page", "year", "month", "from", "until", "ink", "account", "sort", "show", "status", "category", "unique"),
    *("after", "line", "account_name", "v", "closed", "next"),
)
QUESTIONS = (
    *("%00", LONG, MANY, "2024-13-99", "2026-13", "-1", "0", "1" + "0" * 30, "02026000", "2026" + "0" * 5000, "abc"),
    *("note__x;drop", "%ED%A0%80", "%FF%FE", "２０２６", "١٢", "9999", "9999-12", "0001-01", "%25%25%25_%5C", "(", "*"),
    *("'%3B%20DROP", "2147483648", "9223372036854775808", "1e5", "1_000", "NaN", "%F0%9F%91%A9", "%0D%0Ax", "[]", ""),
)
ANSWERS = (
    *(b"", b" ", b"\0", b"a\0b", b"\xed\xa0\x80", b"\xff\xfe", "\u200b\u00a0".encode(), b"\x0b\x1f\x7f", b"abc", b"-1"),
    *(b"1" + b"0" * 30, b"9223372036854775808", b"9" * 40, b"9" * 5000, b"NaN", b"sNaN", b"Infinity", b"1e400", b"1e5"),
    *(b"0x10", b"1_000", "１２".encode(), "١٢".encode(), b"0.005", b"999999999999.99", b"1000000000000", b"-0.01"),
    *(b"2023-02-29", b"0000-01-01", b"0001-01-01", b"9999-12-31", b"10000-01-01", b"31/12/2026", b"2026-01-01T25:00"),
    *(
        LONG.encode(),
        b"on",
        b"[]",
        b"{}",
        b"' OR 1=1 --",
        "👩‍👩‍👧".encode() * 3,
        b"javascript:alert(1)",
        b"a\r\nBcc: b@c.example",
    ),
)


@dataclass(frozen=True)
class Filled:
    """A form as a page shows it."""

    url: str
    values: tuple[tuple[str, str], ...]

    @property
    def names(self) -> list[str]:
        return sorted({name for name, _ in self.values} - {"csrfmiddlewaretoken"})

    def body(self, **changed: bytes) -> bytes:
        """What a browser sends, with some of the fields changed."""
        kept = [(name, value.encode()) for name, value in self.values if value and name not in changed]
        return urlencode([*kept, *changed.items()]).encode()


def forms_of(client: Client, pages: list[str]) -> Iterator[Filled]:
    """Every form that changes something on these pages, each once."""
    seen = set()
    for page in pages:
        answer = client.get(page)
        if answer.status_code != 200 or answer.streaming or b"<form" not in answer.content:
            continue
        for form in html.fromstring(answer.content.decode()).forms:
            filled = Filled(urljoin(page, form.action or page), tuple(fields(form)))
            if form.method == "POST" and filled.url not in seen and "sign-" not in filled.url:
                seen.add(filled.url)
                yield filled


def fields(form: html.FormElement) -> Iterator[tuple[str, str]]:
    """What is in the form, and the names of what is empty or not ticked."""
    filled = list(form.form_values())
    yield from filled
    yield from ((name, "") for name in form.inputs.keys() if name and name not in dict(filled))  # noqa: SIM118


def post(client: Client, url: str, body: bytes, **headers: str) -> HttpResponse:
    """The answer to a form; whatever it changed is undone again unless it was refused."""
    with transaction.atomic():
        answer = client.post(url, body, content_type="application/x-www-form-urlencoded", headers=headers)
        transaction.set_rollback(answer.status_code < 400)
    return answer
