"""The parts every page is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from re import findall
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.urls import include, path
from django.utils import timezone, translation

from kaps.money import Money
from kaps.templatetags import kaps as tags

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEMPLATES = settings.BASE_DIR / "templates"


def _page(*_: object) -> HttpResponse:
    return HttpResponse()


_accounts = [path("accounts/", _page, name="list"), path("people/<int:pk>/photo/", _page, name="photo")]
urlpatterns = [path("", _page, name="home"), path("", include((_accounts, "accounts")))]


class Person(SimpleNamespace):
    """Anybody with a name."""

    def __str__(self) -> str:
        return str(self.name)


@pytest.fixture(autouse=True)
def _american_reader_in_utc() -> Iterator[None]:
    with translation.override("en-us"), timezone.override("UTC"), override_settings(ROOT_URLCONF=__name__):
        yield


def dollars(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def words(markup: str) -> str:
    """What a reader of `markup` is told."""
    return " ".join("".join(findall(r">([^<]*)", markup)).split())


def marked(markup: str) -> list[str]:
    return findall(r'class="ink-mark"', markup)


@pytest.mark.parametrize(
    ("state", "ink", "word"),
    [
        ("estimated", "estimated", "estimated"),
        ("reviewed", "reviewed", "reviewed"),
        ("confirmed", "confirmed", "confirmed"),
        ("met", "confirmed", "met"),
        ("partly", "estimated", "partly met"),
        ("missed", "missed", "missed"),
        ("declined", "missed", "declined"),
        ("overdue", "missed", "overdue"),
    ],
)
def test_an_ink_is_mark_word_and_colour_together(state: str, ink: str, word: str) -> None:
    badge = tags.ink(state)
    assert (findall(r"ink ink-(\w+)", badge), words(badge), len(marked(badge))) == ([ink], word, 1)


def test_every_ink_has_a_mark_of_its_own() -> None:
    assert len({tags.mark(state) for state in ("estimated", "reviewed", "confirmed", "missed")}) == 4


def test_an_ink_names_who_vouches_for_it() -> None:
    assert words(tags.ink("confirmed", by=Person(name="Dana Ruiz"))) == "confirmed by Dana Ruiz"


def test_a_name_with_markup_is_printed_as_typed() -> None:
    assert words(tags.ink("confirmed", by="<b>Eve</b>")) == "confirmed by &lt;b&gt;Eve&lt;/b&gt;"


def test_an_unknown_state_is_refused_rather_than_shown_in_some_colour() -> None:
    with pytest.raises(KeyError):
        tags.ink("perhaps")


def test_an_amount_says_how_sure_we_are() -> None:
    assert words(tags.amount(dollars("40000"), "reviewed")) == "$40,000 reviewed"


def test_a_terse_amount_still_says_it_to_a_screen_reader() -> None:
    shown = tags.amount(dollars("40000"), "reviewed", terse=True)
    assert (words(shown), findall(r'<span class="visually-hidden">([^<]*)', shown)) == (
        "$40,000 reviewed",
        [" reviewed"],
    )


def test_an_amount_we_do_not_know_is_a_dash_and_says_so() -> None:
    assert words(tags.amount(None, "estimated")) == "– not known"


def test_money_reads_in_whole_units_unless_cents_are_asked_for() -> None:
    template = '{{ money|money }} {{ money|money:"cents" }} {{ none|money }}|'
    assert rendered(template, money=dollars("1234.50"), none=None) == "$1,235 $1,234.50 |"


def test_a_person_without_a_photo_is_shown_by_initials() -> None:
    assert tags.avatar(Person(name="Dana Ruiz")) == '<span class="avatar avatar-md" aria-hidden="true">DR</span>'


def test_a_person_with_a_photo_is_shown_by_it() -> None:
    person = Person(name="Dana Ruiz", pk=7, photo_id=3)
    assert tags.avatar(person, size="lg") == (
        '<img class="avatar avatar-lg" src="/people/7/photo/" alt="" loading="lazy">'
    )


@pytest.mark.parametrize(("language", "shown"), [("en-us", "Nov 3, 2026"), ("en-gb", "3 Nov 2026")])
def test_a_day_is_written_as_the_reader_writes_it(language: str, shown: str) -> None:
    with translation.override(language):
        assert tags.day(date(2026, 11, 3)) == f'<time datetime="2026-11-03">{shown}</time>'


def test_nothing_is_shown_for_a_day_that_is_not_known() -> None:
    assert (tags.day(None), tags.ago(None)) == ("", "")


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (NOON - timedelta(seconds=20), "just now"),
        (NOON - timedelta(hours=2), "2 hours ago"),
        (NOON - timedelta(hours=10), "today"),
        (NOON - timedelta(days=1), "yesterday"),
        (NOON - timedelta(days=3), "3 days ago"),
        (NOON + timedelta(days=1), "tomorrow"),
        (date(2026, 12, 9), "in 3 weeks"),
        (date(2026, 11, 21), "today"),
    ],
)
def test_a_date_is_said_as_people_say_it(then: date, said: str) -> None:
    assert words(tags.ago(then, NOON)) == said


def test_the_full_date_stands_in_the_title() -> None:
    titles = [findall(r'title="([^"]*)"', tags.ago(then, NOON)) for then in (date(2026, 11, 3), NOON)]
    assert titles == [["November 3, 2026"], ["November 21, 2026, 12:00\u202fPM"]]


@pytest.mark.parametrize(
    ("source", "path", "here"),
    [
        ('{% tab "All" "accounts:list" %}', "/accounts/", True),
        ('{% tab "All" "accounts:list" %}', "/accounts/7/", False),
        ('{% rail "Accounts" "buildings" "accounts:list" %}', "/accounts/7/", True),
        ('{% rail "Accounts" "buildings" "accounts:list" %}', "/", False),
        ('{% rail "Today" "sun" "home" %}', "/accounts/7/", False),
        ('{% rail "Today" "sun" "home" %}', "/", True),
    ],
)
def test_the_way_we_are_on_is_marked(source: str, path: str, here: bool) -> None:
    shown = rendered(source, request=RequestFactory().get(path))
    assert findall(r'aria-current="(\w+)"', shown) == (["page"] if here else [])


def test_a_tab_may_carry_a_count() -> None:
    assert words(rendered('{% tab "All" "accounts:list" count=0 %}')) == "All 0"


def test_a_drawing_is_silent_and_takes_the_colour_of_the_text() -> None:
    opening = findall(r"<svg[^>]*>", tags.icon("plus-lg", size=20))
    assert opening == [
        '<svg class="icon icon-20" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">'
    ]


def test_a_drawing_that_does_not_exist_is_an_error_in_the_template() -> None:
    with pytest.raises(tags.UnknownDrawing):
        tags.icon("no-such-thing")


def test_a_drawing_that_holds_more_than_shapes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text('<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>')
    with override_settings(STATICFILES_DIRS=[tmp_path]), pytest.raises(tags.UnknownDrawing):
        tags._drawing("bad.svg", "icon")


def test_every_icon_our_templates_ask_for_exists() -> None:
    asked = {
        name
        for file in TEMPLATES.rglob("*.html")
        for name in findall(r'{% icon "([\w-]+)"|{% rail "[^"]+" "([\w-]+)"', file.read_text())
        for name in name
        if name
    }
    assert {name for name in asked if not tags.icon(name)} == set()


def test_no_template_of_ours_writes_style_or_script_inline() -> None:
    inline = r"""<style|\sstyle=|\son\w+="|<script(?![^>]*\ssrc=)[^>]*>|\|\s*safe\b"""
    guilty = {
        str(file.relative_to(TEMPLATES))
        for file in TEMPLATES.rglob("*.html")
        if findall(inline, file.read_text()) and "reports/document" not in str(file)
    }
    assert guilty == set()


def test_colours_are_written_among_the_tokens_only() -> None:
    stylesheet = (settings.BASE_DIR / "static/kaps/kaps.css").read_text()
    tokens, rest = stylesheet.split("/* Bootstrap speaks the same tokens */")
    assert (findall(r"#[0-9A-Fa-f]{3,8}\b", rest), len(stylesheet) < 40_000) == ([], True)
