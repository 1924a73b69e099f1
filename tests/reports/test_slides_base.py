"""The base deck has every layout and placeholder the deck asks for by name, and is what its script builds."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from reports.renderers.base import build_slides
from reports.renderers.slides import chart, fit, points, table
from reports.renderers.slides.deck import BASE
from reports.renderers.slides.figures import LAYOUTS as FIGURES
from tests.checkers import open_xml_errors

FOOT = {"Footer", "Slide number"}
HEAD = {"Title", "Section number", "Section name"} | FOOT


def numbered(count: int, *names: str) -> set[str]:
    return {f"{name} {place}" for name in names for place in range(1, count + 1)}


def twins(name: str, *names: str) -> dict[str, set[str]]:
    return {name: HEAD | set(names), f"{name} with caption": HEAD | {"Caption"} | set(names)}


BESIDE = (("chart", {"Chart"}), ("table", {"Table", "Note"}))
NAMED = {
    "Cover": {"Title", "Vendor", "Logo", "Subtitle", "Bar 1", "Figure 1", "Note", "Footer"},
    "Letter": {"Title", "Section name", "Body", "Signatory"} | FOOT,
    "Contents": {"Title", "Section name"} | FOOT | numbered(10, "Entry", "Entry number"),
    "Statement": HEAD | {"Body"},
    **{name: HEAD | numbered(count, "Bar", "Figure") for count, name in enumerate(FIGURES, start=1)},
    **{
        f"Figures and {other.lower()}": HEAD | {"Caption"} | numbered(4, "Bar", "Figure") | slots
        for other, slots in BESIDE
    },
    **{name: HEAD | {"Body"} for name in points.LAYOUTS},
    **twins(table.LAYOUT, "Table", "Note"),
    **twins(chart.LAYOUT, "Chart"),
    "Three people": HEAD | numbered(3, "Photo", "Initials", "Card"),
    "Six people": HEAD | numbered(6, "Photo", "Initials", "Card"),
}


@pytest.fixture(scope="module")
def base() -> Any:
    return Presentation(str(BASE))


def test_the_base_deck_has_every_layout_and_placeholder_by_name(base: Any) -> None:
    found = {layout.name: {shape.name for shape in layout.placeholders} for layout in base.slide_layouts}

    assert found == NAMED


def test_the_base_deck_is_wide_and_empty(base: Any) -> None:
    assert (base.slide_width, base.slide_height) == (12192000, Inches(7.5))
    assert len(base.slides) == 0


def test_the_base_deck_has_the_table_style_by_its_number() -> None:
    with zipfile.ZipFile(BASE) as package:
        assert f'styleId="{table.STYLE}"' in package.read("ppt/tableStyles.xml").decode()


def test_the_base_deck_is_what_the_script_builds(tmp_path: Path) -> None:
    built = build_slides.build(tmp_path / "packet.pptx")

    assert contents(built) == contents(BASE)


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_other_peoples_validators_find_nothing_in_the_base_deck() -> None:
    assert open_xml_errors(BASE) == []


def test_cut_text_fills_no_more_lines_than_it_may() -> None:
    text = "Every relay, every reel and every box " * 20

    cut = fit.fitted(text, 20, 5.0, 3)

    assert fit.lines(cut, 20, 5.0) == 3
    assert cut.endswith("…")


def test_a_word_without_end_is_cut_too() -> None:
    assert fit.lines(fit.fitted("W" * 5000, 28, 11.0, 2), 28, 11.0) == 2


def test_text_that_fits_keeps_its_spaces() -> None:
    assert fit.fitted("kr\u00a040\u202f000", 20, 5.0, 1) == "kr\u00a040\u202f000"


def test_words_may_be_parted_after_a_hyphen() -> None:
    name = "Ruth Abernathy-Castellanos"

    assert fit.fitted(name, 16, fit.width("Ruth Abernathy-", 16) + 0.01, 2) == name
