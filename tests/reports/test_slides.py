"""A packet as a deck: it says everything, on slides a person can edit, and is the same file every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from reports.document import (
    Align,
    Bullet,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Figure,
    Figures,
    Ink,
    Prose,
    Section,
    Span,
    Table,
)
from reports.renderers import slides
from reports.renderers.slides import fit
from reports.renderers.slides.plan import EMU
from tests.checkers import open_xml_errors
from tests.reports.tree import all_strings, full_assets, full_tree

DIGEST = "a1b2c3d4" * 8
HOSTILE = "=1+1 <b>&amp;</b> ]]> \"quoted\" 'single' {{ braces }} %s"


@pytest.fixture(scope="module")
def deck() -> Any:
    return opened(full_tree())


def opened(tree: Document) -> Any:
    return Presentation(io.BytesIO(slides.render(tree, full_assets(), DIGEST)))


def with_blocks(*blocks: Any, headline: str = "The point") -> Document:
    section = Section("only", "1", "The section", headline, blocks)
    return msgspec.structs.replace(full_tree(), sections=(section,))


def told(deck: Any) -> str:
    """Everything the deck says: slides, notes, alternative texts and charts, with plain spaces."""
    words: list[str] = []
    for slide in deck.slides:
        words += [paragraph_text(each) for each in slide._element.iter(qn("a:p"))]
        words += [each.get("descr", "") for each in slide._element.iter(qn("p:cNvPr"))]
        words.append(notes(slide))
        words += [text for shape in slide.shapes if shape.has_chart for text in shape.chart._chartSpace.itertext()]
    return " ".join(" ".join(words).split())


def paragraph_text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("a:t")))


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def named(slide: Any, name: str) -> Any:
    return next(shape for shape in slide.shapes if shape.name == name)


def last(tree: Document) -> Any:
    return list(opened(tree).slides)[-1]


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode(errors="replace") for name in package.namelist()}


def test_the_deck_says_everything_the_packet_says(deck: Any) -> None:
    said = told(deck)

    assert [text for text in all_strings(full_tree()) if " ".join(text.split()) not in said] == []


def test_the_same_tree_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; from reports.renderers import slides; from tests.reports.tree import *;"
        f"sys.stdout.buffer.write(slides.render(full_tree(), full_assets(), {DIGEST!r}))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77"}

    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)

    assert other.stdout == slides.render(full_tree(), full_assets(), DIGEST)


def test_other_peoples_validators_find_nothing(tmp_path: Path) -> None:
    file = tmp_path / "packet.pptx"
    file.write_bytes(slides.render(full_tree(), full_assets(), DIGEST))

    assert open_xml_errors(file) == []


def test_every_slide_has_a_title_of_its_own_and_begins_with_it(deck: Any) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert len(set(titles)) == len(titles)
    assert [slide.shapes[0].name for slide in deck.slides] == ["Title"] * len(titles)


def test_sections_without_a_headline_still_get_titles_of_their_own() -> None:
    plain = Section("x", "1", "Twice", "", (Prose(((Span("Words"),),)),))
    tree = msgspec.structs.replace(full_tree(), sections=(plain, msgspec.structs.replace(plain, key="y")))

    titles = [slide.shapes.title.text for slide in opened(tree).slides]

    assert titles[-2:] == ["Twice", "Twice (2)"]


def test_pictures_charts_and_tables_have_words_for_those_who_cannot_see_them(deck: Any) -> None:
    silent = [
        shape.name
        for slide in deck.slides
        for shape in slide.shapes
        if shape._element.tag in (qn("p:pic"), qn("p:graphicFrame"))
        and not shape._element.xpath(".//p:cNvPr")[0].get("descr")
    ]

    assert silent == []


def test_colours_come_from_the_theme_only() -> None:
    drawn = parts(slides.render(full_tree(), full_assets(), DIGEST))

    assert [
        name for name, text in drawn.items() if name.startswith(("ppt/slides/", "ppt/charts/")) and "srgbClr" in text
    ] == []


def test_the_foot_names_customer_packet_and_hash_and_counts_the_slides(deck: Any) -> None:
    slide = deck.slides[4]

    assert named(slide, "Footer").text == "Halvorsen Industrial Controls · KAPS-2026-0007 · a1b2c3d4"
    assert named(slide, "Slide number")._element.find(".//" + qn("a:fld")).get("type") == "slidenum"
    assert paragraph_text(named(slide, "Slide number")._element) == "5"


def test_the_headline_is_the_title_and_the_section_name_stands_above_it() -> None:
    slide = last(with_blocks(Figures((Figure("3", "stoppages"),))))

    assert slide.shapes.title.text == "The point"
    assert named(slide, "Section name").text == "The section"
    assert slide.slide_layout.name == "One figure"


def test_a_figure_says_its_ink_in_word_and_mark() -> None:
    slide = last(with_blocks(Figures((Figure("$5,000", "avoided cost", Ink.REVIEWED),))))

    assert named(slide, "Figure 1").text == "$5,000\n◐\u00a0reviewed: avoided cost"
    faces = {face.get("typeface") for face in named(slide, "Figure 1")._element.iter(qn("a:sym"))}
    assert faces == {"Segoe UI Symbol"}


def test_a_table_shows_eight_rows_and_the_notes_tell_the_others() -> None:
    ledger = full_tree().sections[-1].blocks[0]
    assert isinstance(ledger, Table)
    rows = tuple((Cell(f"Deed {number}"), Cell("$5", Ink.CONFIRMED)) for number in range(1, 40))
    table = msgspec.structs.replace(
        ledger, columns=(ledger.columns[2], ledger.columns[5]), rows=rows, total=None, note=""
    )

    slide = last(with_blocks(table))

    shown = [row.cells[0].text for row in named(slide, "Table").table.rows]
    assert shown == ["What we did", *(f"Deed {number}" for number in range(1, 9))]
    assert named(slide, "Note").text == "and 31 more in the report\u2003✓\u00a0confirmed\u2003"
    assert notes(slide).splitlines() == [f"Deed {number} · $5" for number in range(9, 40)]


def test_rows_that_say_the_same_are_each_told() -> None:
    rows = tuple((Cell("Again"),) for _ in range(12))

    slide = last(with_blocks(Table("Deeds", (Column("Deed"),), rows)))

    assert notes(slide).splitlines() == ["Again"] * 4


def test_a_long_numbered_list_goes_on_counting_on_the_next_slide() -> None:
    points = tuple(Bullet((Span(f"Point {number}"),)) for number in range(1, 9))

    first, second = list(opened(with_blocks(Bullets(points, "What we watch", ordered=True))).slides)[-2:]

    assert named(first, "Body").text.splitlines()[0] == "What we watch (1 of 2)"
    assert second.shapes.title.text == "What we watch (2 of 2)"
    assert [count_of(first), count_of(second)] == [("1", 4), ("5", 4)]


def test_short_lists_share_a_slide_each_under_its_label() -> None:
    lists = [Bullets(tuple(Bullet((Span(f"{label} {n}"),)) for n in "12"), label) for label in ("Issues", "Objectives")]

    slide = last(with_blocks(*lists))

    assert slide.shapes.title.text == "The point"
    assert named(slide, "Body").text.splitlines() == [
        *("Issues", "Issues 1", "Issues 2"),
        *("Objectives", "Objectives 1", "Objectives 2"),
    ]


def test_figures_stand_beside_the_chart_that_follows() -> None:
    chart = next(block for section in full_tree().sections for block in section.blocks if isinstance(block, Chart))

    slide = last(with_blocks(Figures((Figure("3", "stoppages"),)), chart))

    assert slide.slide_layout.name == "Figures and chart"
    assert (named(slide, "Figure 1").text, named(slide, "Caption").text) == ("3\nstoppages", chart.title)
    assert named(slide, "Chart").has_chart


def test_a_title_shrinks_before_it_is_cut() -> None:
    short, long, longer = "A headline. " * 4, "A headline. " * 9, "A headline. " * 30

    runs = [last(with_blocks(headline=each)).shapes.title.text_frame.paragraphs[0].runs[0] for each in (short, long)]
    cut = last(with_blocks(Figures((Figure("3", "stoppages"),)), headline=longer)).shapes.title

    assert [run.font.size for run in runs] == [None, Pt(31)]
    assert cut.text_frame.paragraphs[0].runs[0].font.size == Pt(22)
    assert cut.text.endswith("…")


def test_numbers_dates_and_short_words_are_never_broken_in_a_table() -> None:
    columns = (Column("Outcome"), Column("What happened and why it did", weight=9), Column("Worth", Align.END))
    rows = tuple((Cell("Dec 10, 2025"), Cell("word " * 60), Cell("$1,664,250", Ink.CONFIRMED)) for _ in range(8))

    table = named(last(with_blocks(Table("Deeds", columns, rows))), "Table").table

    rooms = [column.width / EMU for column in table.columns]
    assert fit.width("Dec 10, 2025", 12) < rooms[0]
    assert fit.width("✓\u00a0$1,664,250", 12) < rooms[2]


def count_of(slide: Any) -> tuple[str, int]:
    """The number a list starts with and how many points it has."""
    numbers = [each.get("startAt") for each in named(slide, "Body")._element.iter(qn("a:buAutoNum"))]
    return numbers[0], len(numbers)


def test_a_section_of_prose_alone_makes_a_statement() -> None:
    slide = last(with_blocks(Prose(((Span("First. "),), (Span("Second."),)))))

    assert slide.slide_layout.name == "Statement"
    assert named(slide, "Body").text == "First. "
    assert notes(slide).splitlines() == ["First. ", "Second."]


def test_text_too_long_for_a_slide_is_cut_there_and_whole_in_the_notes() -> None:
    long = "word " * 2000 + "end"

    slide = last(with_blocks(Bullets((Bullet((Span(long),)),)), headline=long))

    assert slide.shapes.title.text.endswith("word…")
    assert len(slide.shapes.title.text) < 200
    assert notes(slide) == long


def test_hostile_text_prints_as_typed() -> None:
    slide = last(with_blocks(Bullets((Bullet((Span(HOSTILE),)),)), headline=HOSTILE))

    assert slide.shapes.title.text == named(slide, "Body").text == HOSTILE


def test_line_breaks_of_a_browser_leave_no_trace() -> None:
    tree = with_blocks(Bullets((Bullet((Span("one\r\ntwo\x0bthree\x00"),), "four\r\nfive"),)))

    data = slides.render(tree, full_assets(), DIGEST)

    assert named(last(tree), "Body").text == "one two three\nfour five"
    assert [name for name, text in parts(data).items() if "_x000" in text] == []


def test_an_entry_of_the_contents_leads_to_its_section(deck: Any) -> None:
    contents = next(slide for slide in deck.slides if slide.slide_layout.name == "Contents")

    entry = named(contents, "Entry 6")

    assert entry.text.splitlines()[0] == "Results delivered"
    assert entry.click_action.target_slide.shapes.title.text == full_tree().sections[5].headline


def test_people_without_a_photo_show_their_initials() -> None:
    tree = msgspec.structs.replace(full_tree(), sections=(full_tree().sections[3],))

    slide = list(Presentation(io.BytesIO(slides.render(tree, {}))).slides)[-1]

    assert [named(slide, f"Initials {place}").text for place in range(1, 7)] == ["MK", "LF", "HO", "DP", "RA", "GF"]


def test_charts_are_native_with_the_first_bar_on_top(deck: Any) -> None:
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]

    assert [chart.category_axis.reverse_order for chart in charts] == [False, True]
    assert [
        each.get("val") for c in charts for each in c._chartSpace.iter(qn("c:axId")) if "-" in each.get("val")
    ] == []


def test_every_run_is_in_the_language_of_the_packet() -> None:
    tree = msgspec.structs.replace(full_tree(), language="en-GB")

    runs = [run for slide in opened(tree).slides for run in slide.shapes._spTree.iter(qn("a:r"))]

    assert {run.find(qn("a:rPr")).get("lang") for run in runs if run.find(qn("a:rPr")) is not None} == {"en-GB"}


def test_the_properties_of_the_file_name_the_packet_and_its_day(deck: Any) -> None:
    words = deck.core_properties

    assert words.title == "Key Account Performance Summary: Halvorsen Industrial Controls"
    assert words.author == "Northgate Components"
    assert words.created.isoformat() == "2027-01-12T00:00:00"
