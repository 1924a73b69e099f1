"""The document as HTML: it says everything, escapes everything and keeps the strict content policy."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest

from reports.document import Bullet, Bullets, Cell, Column, Ink, Prose, Section, Span, Table
from reports.renderers import web
from tests.reports.tree import all_strings, full_tree


class Reader(HTMLParser):
    """Collects what a reader is told: texts and alternative texts."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.told.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.told += [value for name, value in attrs if name == "alt" and value]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def squeezed(text: str) -> str:
    return "".join(text.split())


def section(*blocks: object) -> Section:
    return Section("key", "1", "Title", "Headline", blocks)  # type: ignore[arg-type]


def shown(*blocks: object) -> str:
    return str(web.section_part(web.cleaned(section(*blocks)), web.Medium(address)))


def address(name: str) -> str:
    return f"/media/{name}"


def test_it_says_every_string_of_the_tree() -> None:
    told = squeezed("".join(read(web.render(full_tree(), address)).told))
    unsaid = [text for text in all_strings(full_tree()) if squeezed(text) not in told]
    assert unsaid == ["MK", "LF", "Contents", "Page"]  # two have photos, and a screen has no pages


def test_it_carries_no_inline_style_or_script() -> None:
    html = web.render(full_tree(), address)
    assert re.findall(r"\sstyle=|<script|<style|\son\w+=", html) == []


def test_headings_step_down_one_at_a_time() -> None:
    levels = [int(tag[1]) for tag in read(web.render(full_tree(), address)).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 2
    assert max(after - before for before, after in zip(levels, levels[1:], strict=False)) == 1


def test_pictures_come_from_where_the_caller_says() -> None:
    found = re.findall(r'src="([^"]+)"', web.render(full_tree(), address))
    assert sorted(set(found)) == sorted(address(name) for name in full_tree().assets)


def test_without_a_picture_the_initials_stand() -> None:
    html = web.render(full_tree(), lambda name: "")
    assert "<img" not in html
    assert len(re.findall("doc-initials", html)) == 6


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "{{ 7 }}{% now 'Y' %}"])
def test_text_is_only_text(nasty: str) -> None:
    html = shown(Prose(((Span(nasty),),)), Bullets((Bullet((Span(nasty),), nasty),), nasty))
    assert squeezed("".join(read(html).told)) == squeezed("1 Title Headline" + nasty * 4)


def test_control_characters_do_not_reach_the_page() -> None:
    assert "<p>ab</p>" in shown(Prose(((Span("a\x00\x08b"),),)))


def test_a_cell_carries_its_mark_and_its_references() -> None:
    table = Table("C", (Column("A"), Column("B")), ((Cell("x"), Cell("$5", Ink.REVIEWED, (3, 14))),))
    html = shown(table)
    assert re.findall(r"<title>(\w+)</title>", html) == ["reviewed"]
    assert re.findall(r'<a href="(#ledger-\d+)">(\d+)</a>', html) == [("#ledger-3", "3"), ("#ledger-14", "14")]


def test_ledger_lines_are_where_the_references_lead() -> None:
    html = web.render(full_tree(), address)
    wanted = set(re.findall(r'href="#(ledger-\d+)"', html))
    assert wanted - set(re.findall(r'id="(ledger-\d+)"', html)) == set()


def test_every_table_has_a_caption_and_scoped_heads() -> None:
    html = web.render(full_tree(), address)
    assert html.count("<caption>") == html.count("<table")
    assert re.findall(r"<th(?! scope=)[ >]", html) == []


def test_a_document_without_a_letter_has_none() -> None:
    html = web.render(msgspec.structs.replace(full_tree(), letter=None), address)
    assert "doc-letter" not in html
