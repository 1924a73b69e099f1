"""The printed packet: complete, accessible, for the archive, and the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zlib
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path

import msgspec
import pikepdf
import pydyf
import pytest

from reports.document import Cell, Column, Document, Prose, Section, Span, Table
from reports.renderers import pdf, pdf_finish
from tests.checkers import pdf_errors
from tests.reports import ledger
from tests.reports.tree import all_strings, full_assets, full_tree, letter

LONG = (Span("We came, we listened and we did what we had said we would do. " * 5),)
TWICE = """
import sys, django; django.setup()
from reports.renderers import pdf
from tests.checkers import pdf_errors
from tests.reports import ledger
from tests.reports.tree import full_assets, full_tree
sys.stdout.buffer.write(pdf.render(full_tree(), full_assets()))
"""


@cache
def printed() -> bytes:
    return pdf.render(full_tree(), full_assets(), digest="a1b2c3d4e5f6")


def changed(**fields: object) -> Document:
    return msgspec.structs.replace(full_tree(), **fields)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def text_of(content: bytes, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


def alternatives(content: bytes) -> list[str]:
    """The alternative texts of the figures."""
    with opened(content) as document:
        return [str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]


def squeezed(text: str) -> str:
    """Without spaces and without the marks that turn the direction of writing."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", text)


def pages_with(content: bytes, words: str) -> list[int]:
    leaves = text_of(content).split("\f")
    return [at for at, leaf in enumerate(leaves, 1) if squeezed(words) in squeezed(leaf)]


def test_it_says_every_string_of_the_tree() -> None:
    said = squeezed(text_of(printed()) + text_of(printed(), "-raw") + "".join(alternatives(printed())))
    unsaid = [text for text in all_strings(full_tree()) if squeezed(text) not in said]
    assert unsaid == ["MK", "LF", ledger.ODD[17]]  # two have photos; one is read from both sides, see below


def test_hebrew_and_emoji_are_printed() -> None:
    said = text_of(printed())
    assert re.findall("שנאי מבודד|🚚", said) == ["שנאי מבודד", "🚚"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_made_for_the_archive_and_for_every_reader(paper: str, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(pdf.render(changed(paper=paper), full_assets()))
    assert pdf_errors(file) == []


def test_arabic_keeps_it_valid(tmp_path: Path) -> None:
    section = Section("s", "1", "T", "H", (Prose(((Span("عربي طويل جدا مع English و 123 أرقام."),),)),))
    file = tmp_path / "packet.pdf"
    file.write_bytes(pdf.render(changed(sections=(section,)), {}))
    assert pdf_errors(file) == []


def test_no_stream_ends_in_a_way_that_checkers_misread() -> None:
    stream = pydyf.Stream([next(text for text in map(str.encode, map(str, count())) if unlucky(text))], compress=True)
    pdf_finish.compress(stream)
    assert stream.stream[0][-1:] != b"\r"


def unlucky(text: bytes) -> bool:
    return zlib.compress(text, 9).endswith(b"\r")


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert pdf.render(full_tree(), full_assets(), digest="a1b2c3d4e5f6") == printed()


def test_another_process_gives_the_same_bytes() -> None:
    other = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, check=True).stdout
    assert sha256(other).digest() == sha256(pdf.render(full_tree(), full_assets())).digest()


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper_follows_the_tree(paper: str, size: tuple[int, int]) -> None:
    with opened(pdf.render(changed(paper=paper, sections=()), {})) as document:
        sides = list(document.pages[0].MediaBox)[2:]
        assert tuple(round(float(side)) for side in sides) == size


def test_only_the_bundled_fonts_are_used() -> None:
    with opened(printed()) as document:
        names = {str(each.BaseFont) for each in document.objects if is_font(each)}
    assert {name.partition("+")[2].split("-")[0] for name in names} == {"Source", "Noto"}


def is_font(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"


def test_bookmarks_lead_to_every_section() -> None:
    with opened(printed()).open_outline() as outline:
        titles = [item.title for item in outline.root]
    wanted = [f"{section.number} {section.title}" for section in full_tree().sections]
    assert titles == ["Halvorsen Industrial Controls", "What we did for you in 2026", "Contents", *wanted]


def test_the_foot_names_vendor_page_packet_and_hash() -> None:
    foot = text_of(printed(), "-layout", "-f", "3", "-l", "3").strip().splitlines()[-1]
    total = len(opened(printed()).pages)
    assert foot.split("   ")[0] == "Northgate Components"
    assert re.findall(r"Page \d+ of \d+|KAPS.*", foot) == [f"Page 3 of {total}", "KAPS-2026-0007 · a1b2c3d4"]


@pytest.mark.parametrize("paragraphs", [1, 7, 11])
def test_the_letter_keeps_to_its_one_page(paragraphs: int) -> None:
    long = msgspec.structs.replace(letter(), paragraphs=(LONG,) * paragraphs)
    content = pdf.render(changed(letter=long, sections=()), {})
    assert pages_with(content, "Sincerely,") == [2]
    assert pages_with(content, "Contents") == [3]


def test_an_endless_letter_is_printed_all_the_same() -> None:
    long = msgspec.structs.replace(letter(), paragraphs=(LONG,) * 40)
    assert pages_with(pdf.render(changed(letter=long, sections=()), {}), "Sincerely,") == [4]


def test_contents_say_the_page_of_each_section() -> None:
    leaf = text_of(printed(), "-layout", "-f", "3", "-l", "3")
    said = dict(re.findall(r"^ *(\w) +\S.*? +(\d+)$", leaf, re.MULTILINE))
    found = {s.number: str(pages_with(printed(), s.headline)[-1]) for s in full_tree().sections}
    assert said == found


def test_the_head_of_a_long_table_is_repeated() -> None:
    rows = tuple((Cell(f"Row {number}"),) for number in range(90))
    section = Section("s", "1", "Long", "A long table", (Table("Rows", (Column("The head"),), rows),))
    content = pdf.render(changed(sections=(section,)), {})
    assert pages_with(content, "The head") == pages_with(content, "Row")


def test_a_row_taller_than_the_paper_is_broken_after_all() -> None:
    rows = ((Cell("first"),), (Cell("tall\n" * 120),))
    section = Section("s", "1", "Tall", "A tall row", (Table("Rows", (Column("Head"),), rows, (Cell("the end"),)),))
    assert pages_with(pdf.render(changed(sections=(section,)), {}), "the end")[-1:] == [6]


def test_references_lead_to_the_ledger() -> None:
    document = opened(printed())
    targets = {str(note.Dest) for leaf in document.pages for note in leaf.get("/Annots", [])}
    names = {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}
    assert targets - names == set()
    assert {"ledger-5", "ledger-14", "ledger-23"} - targets == set()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1/", "asset:0000", "data:text/plain,x"])
def test_the_printer_fetches_nothing_but_given_pictures(url: str) -> None:
    with pytest.raises(pdf.NotGivenError):
        pdf.Printer(full_tree(), full_assets()).fetch(url)


def test_a_lost_photo_leaves_the_initials() -> None:
    text = text_of(pdf.render(changed(sections=full_tree().sections[3:4]), {}))
    assert re.findall(r"^(MK|LF)$", text, re.MULTILINE) == ["MK", "LF"]


def test_characters_without_a_glyph_are_named() -> None:
    odd = Section("s", "1", "T", "H", (Prose(((Span("plain ✓ שנאי 🚚 漢字"),),)),))
    assert pdf.missing_glyphs(full_tree()) == ""
    assert pdf.missing_glyphs(changed(sections=(odd,))) == "字漢"
