"""The parts every page is made of, known to every template without `{% load %}`:

    {% icon "plus-lg" %}                 a drawing from static/vendor/bootstrap-icons, silent; `size=20` larger
    {% ink "reviewed" %}                 mark, word and colour; `by="Dana Ruiz"`; missed, declined, overdue, met too
    {% mark "confirmed" %}               the mark alone, where the word stands beside it
    {% amount money "reviewed" %}        an amount with its ink; `terse=True` hides the word, `cents=True`
    {% avatar person %}                  photo or initials; `size="sm"`, "md", "lg", "xl"
    {% tab "Ledger" "moments:ledger" account.pk %}     one tab as a real link, marked when it is this page; `count=3`
    {% rail "Accounts" "buildings" "accounts:list" %}  one item of the rail or the bottom bar
    {{ money|money }}                    an amount in the reader's locale; `|money:"cents"`
    {{ moment.occurred_on|day }}         "Nov 21, 2026" or "21 Nov 2026", in <time>
    {{ moment.logged_at|ago }}           "3 days ago", the full date on hover and in print

Larger parts are includes: templates/_figures.html, _empty.html, _gaps.html, _chips.html, _person.html, _event.html,
_progress.html, _diff.html, _form_errors.html, _form_foot.html, _toast.html. The style guide shows them all.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from babel.dates import format_date, format_time, format_timedelta
from django import template
from django.contrib.staticfiles import finders
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kaps.money import Money, babel_locale
from kaps.text import initials

register = template.Library()

INKS = {
    "estimated": "estimated",
    "reviewed": "reviewed",
    "confirmed": "confirmed",
    "met": "confirmed",
    "partly": "estimated",
    "missed": "missed",
    "declined": "missed",
    "overdue": "missed",
}
WORDS = {"partly": "partly met"}
_BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_HARMLESS = re.compile(r"\s*(<(path|circle|rect|ellipse|polygon)( [a-z-]+=\"[\w\s.,#()-]*\")*\s*(/>|></\2>)\s*)+")


class UnknownDrawing(LookupError):
    """A template asks for a drawing that is not in static/."""


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """The drawing `name`, as large as the text beside it (16) or larger, in the colour of that text."""
    return _drawing(f"vendor/bootstrap-icons/{name}.svg", "icon icon-20" if size == 20 else "icon")


@register.simple_tag
def wordmark() -> SafeString:
    """The name of the product, drawn."""
    return _drawing("kaps/img/wordmark.svg", "wordmark")


@register.simple_tag
def ink(state: str, by: object = "", word: str = "") -> SafeString:
    """How sure we are: mark, word and colour together. `by` names who vouches for it, `word` says it differently."""
    ink_name = INKS[str(state)]
    said = word or WORDS.get(str(state), str(state))
    return format_html(
        '<span class="ink ink-{}">{}<span>{}</span></span>',
        ink_name,
        _mark(ink_name),
        f"{said} by {by}" if by else said,
    )


@register.simple_tag
def mark(state: str) -> SafeString:
    """The mark of an ink alone; the word must stand beside it."""
    return _mark(INKS[str(state)])


@register.simple_tag
def amount(money: Money | None, state: str, by: object = "", terse: bool = False, cents: bool = False) -> SafeString:
    """An amount in its ink. `terse` keeps the word for screen readers only; None is a dash that says "not known"."""
    if money is None:
        return format_html('<span class="amount none"><span aria-hidden="true">–</span>{}</span>', _unseen("not known"))
    ink_name, shown = INKS[str(state)], _shown(money, cents=cents)
    said = f"{state} by {by}" if by else str(state)
    if terse:
        parts = format_html('<span title="{}">{}</span>{}', said, _mark(ink_name), _unseen(said))
    else:
        parts = format_html('<span class="said">{}{}</span>', _mark(ink_name), said)
    return format_html('<span class="amount ink-{}"><b>{}</b> {}</span>', ink_name, shown, parts)


@register.simple_tag
def avatar(person: object, size: str = "md") -> SafeString:
    """The person's photo, or initials when there is none. The name itself stands beside it, so this is silent."""
    if getattr(person, "photo_id", None):
        src = reverse("accounts:photo", args=[person.pk])  # type: ignore[attr-defined]
        return format_html('<img class="avatar avatar-{}" src="{}" alt="" loading="lazy">', size, src)
    return format_html(
        '<span class="avatar avatar-{}" aria-hidden="true">{}</span>', size, initials(str(person)) or "?"
    )


@register.simple_tag(takes_context=True)
def tab(context: Context, label: str, name: str, *args: object, count: int | None = None) -> SafeString:
    """One tab of a row of tabs: a link to a page of its own."""
    url = reverse(name, args=args)
    number = "" if count is None else format_html(' <span class="count">{}</span>', count)
    return format_html('<li><a href="{}"{}>{}{}</a></li>', url, _current(_path(context) == url), label, number)


@register.simple_tag(takes_context=True)
def rail(context: Context, label: str, icon_name: str, name: str) -> SafeString:
    """One way to go, marked when the page belongs to it."""
    url, path = reverse(name), _path(context)
    here = path == url or (url != "/" and path.startswith(url))
    return format_html(
        '<li><a href="{}"{}>{}<span>{}</span></a></li>', url, _current(here), icon(icon_name, size=20), label
    )


@register.filter(name="money")
def money_filter(value: Money | None, style: str = "") -> str:
    """The amount as the reader writes it, in whole units or with "cents"; nothing for None."""
    return "" if value is None else _shown(value, cents=style == "cents")


@register.filter
def day(value: date | datetime | None) -> str:
    """The date as the reader writes it, short."""
    if value is None:
        return ""
    shown = format_date(_local(value), "medium", locale=babel_locale(get_language() or "en-US"))
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), shown)


@register.filter
def ago(value: date | datetime | None, now: datetime | None = None) -> str:
    """How long ago (or how soon) as people say it, with the full date on hover and in print."""
    if value is None:
        return ""
    return format_html(
        '<time class="ago" datetime="{}" title="{}">{}</time>',
        value.isoformat(),
        _full(value),
        _said(value, now or timezone.now()),
    )


def _said(value: date | datetime, now: datetime) -> str:
    days = (_local(value) - _local(now)).days
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}
    if isinstance(value, datetime) and days == 0 and abs((now - value).total_seconds()) < 6 * 3600:
        return _distance(value - now)
    return near.get(days) or _distance(_local(value) - _local(now))


def _distance(delta: Any) -> str:
    if abs(delta.total_seconds()) < 60:
        return "just now"
    return format_timedelta(delta, add_direction=True, threshold=1.2, locale=babel_locale(get_language() or "en-US"))


def _full(value: date | datetime) -> str:
    locale = babel_locale(get_language() or "en-US")
    on = format_date(_local(value), "long", locale=locale)
    if not isinstance(value, datetime):
        return on
    return f"{on}, {format_time(timezone.localtime(value), 'short', locale=locale)}"


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _shown(money: Money, *, cents: bool) -> str:
    return money.display(get_language() or "en-US", cents=cents)


def _unseen(words: str) -> SafeString:
    return format_html('<span class="visually-hidden"> {}</span>', words)


def _current(here: bool) -> SafeString:
    return SafeString(' aria-current="page"') if here else SafeString("")  # a constant


def _path(context: Context) -> str:
    request = context.get("request")
    return request.path if request else ""


def _mark(ink_name: str) -> SafeString:
    return _drawing(f"kaps/img/{ink_name}.svg", "ink-mark")


@cache
def _drawing(path: str, css_class: str) -> SafeString:
    """The shapes of one of our own SVG files, nothing else of it, ready to stand inside a page."""
    found = finders.find(path)
    if found is None:
        raise UnknownDrawing(path)
    with open(found, encoding="utf-8") as file:
        source = file.read()
    shapes, box = _BODY.search(source), re.search(r'viewBox="([\d. -]+)"', source)
    if not (shapes and box and _HARMLESS.fullmatch(shapes[1])):
        raise UnknownDrawing(f"{path} holds more than shapes")
    return format_html(
        '<svg class="{}" viewBox="{}" fill="currentColor" aria-hidden="true" focusable="false">{}</svg>',
        css_class,
        box[1],
        SafeString(shapes[1].strip()),  # our own file, shapes only
    )
