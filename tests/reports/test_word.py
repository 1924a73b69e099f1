"""The Word packet says everything, by named styles, the same way twice, and opens without a repair."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from kaps.text import clean_text
from reports.document import (
    Align,
    Bullet,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Ink,
    People,
    Prose,
    Section,
    Span,
    Table,
)
from reports.renderers.base import build_word
from reports.renderers.word import render
from reports.renderers.word.draft import BASE
from reports.renderers.word.styles import Style
from reports.renderers.word.tables import column_widths
from tests.reports.tree import SILENT, all_strings, full_assets, full_tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DIGEST = "3f9a1c07" + "0" * 56
HOSTILE = "=1+1 <b>bold</b> & \x00\x07\x1b“q” 'a' 👩‍🔧 שלום \ufffe\ttab\r\nline ${x} {{ y }} ]]>"


@pytest.fixture(scope="module")
def packet() -> bytes:
    return render(full_tree(), full_assets(), DIGEST)


def with_blocks(*blocks: object, language: str = "en-US") -> Document:
    section = Section("only", "1", "Only section", "One sentence.", blocks)  # type: ignore[arg-type]
    return msgspec.structs.replace(full_tree(), sections=(section,), language=language)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def body(data: bytes) -> etree._Element:
    return etree.fromstring(opened(data).read("word/document.xml"))


def part(data: bytes, name: str) -> str:
    return opened(data).read(name).decode()


def read_back(data: bytes) -> str:
    """Everything a person finds in the file: text, alternative texts, edges and charts; one paragraph a line."""
    package, found = opened(data), []
    for name in package.namelist():
        if re.fullmatch(r"word/(document|header\d+|footer\d+|charts/chart\d+)\.xml", name):
            root = etree.fromstring(package.read(name))
            found += ["".join(map(typed, paragraph.iter())) for paragraph in root.iter(f"{W}p")]
            found += [drawing.get("descr") for drawing in root.iter(f"{WP}docPr")]
            found += [value.text or "" for value in root.iter("{*}v")]
    return "\n".join(found)


def typed(element: etree._Element) -> str:
    return {f"{W}t": element.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(element.tag, "")


def changed(tree: Document, change: Callable[[str], str]) -> Document:
    """The same tree with every text that people write changed."""

    def walk(thing: object, name: str = "") -> object:
        if type(thing) is str:
            return thing if name in SILENT | {"number", "labels"} else change(thing)
        if isinstance(thing, tuple):
            return tuple(walk(each, name) for each in thing)
        if isinstance(thing, msgspec.Struct):
            fields = msgspec.structs.fields(thing)
            return type(thing)(**{field.name: walk(getattr(thing, field.name), field.name) for field in fields})
        return thing

    return walk(tree)  # type: ignore[return-value]


def complaints(data: bytes, path: Path) -> list[object]:
    path.write_bytes(data)
    return list(OpenXmlValidator().validate(str(path)).errors)


def test_the_file_says_everything_that_stands_in_the_tree(packet: bytes) -> None:
    said = read_back(packet)

    assert [text for text in all_strings(full_tree()) if text not in said] == []


def test_every_style_asked_for_is_in_the_base_file_under_its_own_name() -> None:
    names = {name.get(f"{W}val") for name in docx.Document(str(BASE)).styles.element.iter(f"{W}name")}

    assert [style for style in Style if style not in names] == []


def test_the_base_file_is_what_its_script_builds(tmp_path: Path) -> None:
    assert build_word.build(tmp_path / "packet.docx").read_bytes() == BASE.read_bytes()


def test_no_look_is_set_outside_the_styles(packet: bytes) -> None:
    direct = {child.tag.removeprefix(W) for properties in body(packet).iter(f"{W}rPr") for child in properties}

    assert direct == {"rStyle", "rtl"}


def test_the_same_tree_gives_the_same_bytes(packet: bytes) -> None:
    assert render(full_tree(), full_assets(), DIGEST) == packet


def test_another_process_gives_the_same_bytes(packet: bytes) -> None:
    code = (
        "import sys; from reports.renderers.word import render; from tests.reports.tree import full_assets, full_tree;"
        f"sys.stdout.buffer.write(render(full_tree(), full_assets(), '{DIGEST}'))"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=root)

    assert other.stdout == packet


def test_the_file_follows_the_standard(packet: bytes, tmp_path: Path) -> None:
    assert complaints(packet, tmp_path / "packet.docx") == []


def test_the_file_carries_no_clutter_and_points_nowhere_outside(packet: bytes) -> None:
    package = opened(packet)
    relations = [package.read(name).decode() for name in package.namelist() if name.endswith(".rels")]

    assert [name for name in package.namelist() if "thumbnail" in name or "stylesWithEffects" in name] == []
    assert [text for text in relations if 'TargetMode="External"' in text] == []


def test_properties_name_the_packet_its_vendor_and_its_day(packet: bytes) -> None:
    about = docx.Document(io.BytesIO(packet)).core_properties

    assert (about.title, about.author, about.created.isoformat(), about.language) == (
        "Key Account Performance Summary, Halvorsen Industrial Controls",
        "Northgate Components",
        "2027-01-12T00:00:00+00:00",
        "en-US",
    )


def test_a_title_of_any_length_is_cut_to_what_word_allows() -> None:
    tree = msgspec.structs.replace(full_tree(), title="Long " * 400)

    assert len(docx.Document(io.BytesIO(render(tree, full_assets()))).core_properties.title) == 255


def sheets(data: bytes) -> list[tuple[int, int, int]]:
    """Width, height and text width of every part, in twentieths of a point."""
    found = []
    for part in body(data).iter(f"{W}sectPr"):
        wide, high = (int(part.find(f"{W}pgSz").get(f"{W}{side}")) for side in "wh")
        margins = (int(part.find(f"{W}pgMar").get(f"{W}{side}")) for side in ("left", "right"))
        found.append((wide, high, wide - sum(margins)))
    return found


def test_the_text_is_as_wide_on_a4_as_on_letter(packet: bytes) -> None:
    a4 = render(msgspec.structs.replace(full_tree(), paper="A4"), full_assets())

    assert sheets(packet) == [(12240, 15840, 9072)] * 3
    assert sheets(a4) == [(11906, 16838, 9072)] * 3


def test_a_packet_in_hebrew_turns_its_tables_round() -> None:
    data = render(msgspec.structs.replace(full_tree(), language="he-IL"), full_assets())
    tables = list(body(data).iter(f"{W}tbl"))

    assert [table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tables] == [True] * len(tables)


def test_the_foot_tells_vendor_page_number_and_the_start_of_the_hash(packet: bytes) -> None:
    foot = docx.Document(io.BytesIO(packet)).sections[-1].footer.paragraphs[0].text

    assert foot == "Northgate Components\tPage 1 of 1\tKAPS-2026-0007 · 3f9a1c07"


def test_a_packet_that_is_not_frozen_shows_its_number_alone() -> None:
    foot = docx.Document(io.BytesIO(render(full_tree(), full_assets()))).sections[-1].footer.paragraphs[0].text

    assert foot == "Northgate Components\tPage 1 of 1\tKAPS-2026-0007"


def test_the_cover_has_no_running_head(packet: bytes) -> None:
    sections = docx.Document(io.BytesIO(packet)).sections

    assert [part.header.paragraphs[0].text for part in sections] == [
        "",
        "",
        "Halvorsen Industrial Controls · Key Account Performance Summary · January to December 2026",
    ]


def test_heads_repeat_and_rows_stay_whole(packet: bytes) -> None:
    for table in body(packet).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        titled = table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]

        assert heads == [titled] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def kept(table: Any) -> list[bool]:
    """Of each row, whether it stays on the page of the next one."""
    rows = table.findall(f"{W}tr")
    return [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in rows]


def test_short_tables_stay_whole_and_long_ones_at_both_ends() -> None:
    short, long = (Table("", (Column("A"),), ((Cell("1"),),) * rows) for rows in (3, 8))
    tree = msgspec.structs.replace(full_tree(), sections=(Section("k", "1", "T", "", (short, long)),))

    first, second = body(render(tree, full_assets())).iter(f"{W}tbl")

    assert kept(first) == [False, True, True, False]
    assert kept(second) == [False, True, False, False, False, False, False, True, False]


def test_people_stand_two_in_a_row() -> None:
    people = next(b for section in full_tree().sections for b in section.blocks if isinstance(b, People))
    odd = msgspec.structs.replace(people, items=people.items[:3])
    tree = msgspec.structs.replace(full_tree(), sections=(Section("k", "1", "T", "", (odd,)),))

    (table,) = body(render(tree, full_assets())).iter(f"{W}tbl")

    cards = [[cell.findtext(f"{W}p/{W}r/{W}t") for cell in row.findall(f"{W}tc")[1::2]] for row in table.iter(f"{W}tr")]
    assert cards == [[odd.items[0].name, odd.items[1].name], [odd.items[2].name, None]]


def test_numbers_and_names_of_a_ledger_are_not_broken() -> None:
    columns = (Column("Line", Align.END), Column("What happened", weight=9), Column("Worth", Align.END))
    rows = tuple((Cell(str(n)), Cell("word " * 60), Cell("$1,664,250", Ink.CONFIRMED)) for n in range(40))

    widths = column_widths(Table("", columns, rows, ledger=True), 9072)

    assert sum(widths) == 9072
    assert widths[2] >= len("$1,664,250") * 94 + 216


def test_neighbouring_tables_have_a_paragraph_between() -> None:
    table = Table("", (Column("A"),), ((Cell("1"),),))
    data = render(with_blocks(table, table, Figures((Figure("1", "one"),)), table), full_assets())
    kinds = [child.tag for child in body(data).find(f"{W}body")]

    assert [pair for pair in zip(kinds, kinds[1:], strict=False) if pair == (f"{W}tbl", f"{W}tbl")] == []


def test_every_reference_leads_to_its_ledger_line(packet: bytes) -> None:
    root = body(packet)
    places = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]

    assert [link for link in links if link not in places] == []
    assert [link for link in links if link.startswith("ledger_")][-3:] == ["ledger_5", "ledger_14", "ledger_23"]


def test_a_reference_without_a_ledger_line_is_only_a_raised_number() -> None:
    table = Table("", (Column("A"),), ((Cell("Saved a day", refs=(99,)),),))
    root = body(render(with_blocks(table), full_assets()))

    assert [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")] == ["_Toc000000001", "_Toc000000001"]
    assert "Saved a day99" in read_back(render(with_blocks(table), full_assets()))


def test_each_ink_has_its_mark_and_its_style() -> None:
    figures = Figures(tuple(Figure("5", ink.value, ink) for ink in Ink))
    runs = body(render(with_blocks(figures), full_assets())).iter(f"{W}r")
    marks = [
        (run.find(f"{W}rPr/{W}rStyle").get(f"{W}val"), run.findtext(f"{W}t"))
        for run in runs
        if (run.find(f"{W}rPr/{W}rStyle") is not None and run.findtext(f"{W}t") in set("○◐✓⧄"))
    ][1:]

    assert marks == [("MarkEstimated", "○"), ("MarkReviewed", "◐"), ("MarkConfirmed", "✓"), ("MarkMissed", "⧄")]


def test_a_mark_that_the_table_does_not_name_is_explained_under_it() -> None:
    table = Table("Outcome", (Column("Outcome"),), ((Cell("Met", Ink.CONFIRMED),), (Cell("Missed", Ink.MISSED),)))

    assert "✓\u00a0confirmed" in read_back(render(with_blocks(table), full_assets())).split("\n")
    assert "✓\u00a0confirmed" not in read_back(render(with_blocks(table, language="de-DE"), full_assets())).split("\n")


def test_counted_lists_each_begin_at_one() -> None:
    steps = Bullets((Bullet((Span("First"),)), Bullet((Span("Second"),))), ordered=True)
    data = render(with_blocks(steps, steps), full_assets())
    used = [number.get(f"{W}val") for number in body(data).iter(f"{W}numId")]

    assert used == ["3", "3", "4", "4"]
    assert part(data, "word/numbering.xml").count("startOverride") == 2


def test_charts_are_native_and_carry_their_numbers_as_text_never_as_formulas(packet: bytes) -> None:
    tree = changed(full_tree(), lambda text: "=1+1 " + text)
    package = opened(render(tree, full_assets()))
    book = opened(package.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))

    assert [name for name in opened(packet).namelist() if "chart" in name and name.endswith(".xml")] == [
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
    ]
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_hostile_text_is_printed_as_typed(tmp_path: Path) -> None:
    tree = changed(full_tree(), lambda text: f"{HOSTILE} {text}")
    data = render(tree, full_assets())
    said = read_back(data)

    assert [text for text in all_strings(tree) if clean_text(text) not in said] == []
    assert complaints(data, tmp_path / "packet.docx") == []


def test_a_huge_text_survives() -> None:
    data = render(with_blocks(Prose(((Span("word " * 200_000),),)), Prose(((Span("x" * 300_000),),))), full_assets())

    assert "x" * 300_000 in read_back(data)


def test_a_hebrew_paragraph_runs_from_right_to_left() -> None:
    root = body(render(with_blocks(Prose(((Span("שלום לכולם"),), (Span("Hello שלום there"),)))), full_assets()))
    paragraphs = {"".join(map(typed, p.iter())): p for p in root.iter(f"{W}p")}
    mixed = paragraphs["Hello שלום there"]

    assert paragraphs["שלום לכולם"].find(f"{W}pPr/{W}bidi") is not None
    assert mixed.find(f"{W}pPr/{W}bidi") is None
    assert [run.findtext(f"{W}t") for run in mixed.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None] == ["שלום"]


def test_a_packet_without_letter_logo_figure_and_sections_is_still_a_file(tmp_path: Path) -> None:
    cover = msgspec.structs.replace(full_tree().cover, vendor_logo="", figure=None, footnote="")
    data = render(msgspec.structs.replace(full_tree(), cover=cover, letter=None, sections=()), {})

    assert complaints(data, tmp_path / "packet.docx") == []


def test_the_language_of_the_tree_is_the_language_of_the_file() -> None:
    data = render(msgspec.structs.replace(full_tree(), language="de-DE"), full_assets())

    assert re.findall(r'<w:lang w:val="([^"]+)"', part(data, "word/styles.xml")) == ["de-DE"]
