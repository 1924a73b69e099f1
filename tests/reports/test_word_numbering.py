"""The contents of the Word packet name the right pages before Word has looked at them."""

from __future__ import annotations

import io
import zipfile

import msgspec
from lxml import etree

from reports.document import Document, Prose, Section, Span
from reports.renderers.word import render
from reports.renderers.word.looks import Look
from tests.reports.tree import full_assets, full_tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages(tree: Document) -> list[int]:
    """The page numbers of the contents, in their order."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(render(tree, full_assets()))).read("word/document.xml"))
    codes = (code for code in body.iter(f"{W}instrText") if "PAGEREF" in code.text)
    return [int(code.getparent().getnext().getnext().findtext(f"{W}t")) for code in codes]


def chapters(*lengths: int) -> Document:
    """A packet whose sections have so many short paragraphs."""
    sections = tuple(
        Section(f"s{place}", str(place), f"Section {place}", "One sentence.", (Prose(((Span("Word."),),) * length),))
        for place, length in enumerate(lengths, start=1)
    )
    return msgspec.structs.replace(full_tree(), sections=sections)


def test_the_sample_packet_begins_its_sections_where_an_office_program_lays_them() -> None:
    assert pages(full_tree()) == [4, 4, 5, 5, 6, 7, 8, 9, 9, 10]
    assert pages(msgspec.structs.replace(full_tree(), paper="A4")) == [4, 4, 5, 5, 6, 6, 7, 8, 8, 9]


def test_without_a_letter_everything_is_a_page_earlier() -> None:
    assert pages(msgspec.structs.replace(full_tree(), letter=None)) == [3, 3, 4, 4, 5, 6, 7, 8, 8, 9]


def test_a_short_section_shares_a_page_and_a_long_one_takes_more() -> None:
    assert pages(chapters(2, 2, 60, 2)) == [4, 4, 4, 6]


def test_an_appendix_takes_a_page_of_its_own() -> None:
    tree = chapters(1, 1)
    last = msgspec.structs.replace(tree.sections[1], number="A")

    assert pages(msgspec.structs.replace(tree, sections=(tree.sections[0], last))) == [4, 5]


def test_lines_break_between_words_and_inside_words_that_are_too_long() -> None:
    look = Look(size=10)

    assert [look.lines(text, 60) for text in ("", "short", "several short words", "x" * 60, "a\nb")] == [1, 1, 2, 5, 2]


def test_indents_make_a_line_shorter() -> None:
    assert Look(size=10, sides=40).lines("several short words", 100) == Look(size=10).lines("several short words", 60)
