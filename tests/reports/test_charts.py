"""Charts: accessible drawings in which every number stands and each ink differs without colour."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from reports import charts
from reports.document import Chart, ChartKind, Ink, Series

SVG = "{http://www.w3.org/2000/svg}"


def chart(*series: Series, kind: ChartKind = ChartKind.COLUMNS) -> Chart:
    return Chart(kind, "Value by month", "Confirmed: Jan $10, Feb $20", ("Jan", "Feb"), series)


def series(ink: Ink | None, *values: int) -> Series:
    name = ink.value if ink else "visits"
    return Series(name, tuple(map(Decimal, values)), tuple(f"${value}" for value in values), ink)


def drawn(value: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(charts.draw(value))  # noqa: S314 - our own drawing


def looks(root: ElementTree.Element) -> list[tuple[str | None, ...]]:
    return [(bar.get("class"), bar.get("fill-opacity")) for bar in root.iter(f"{SVG}rect")]


def heights(root: ElementTree.Element, look: str) -> list[float]:
    key, *bars = (float(bar.get("height", "")) for bar in root.iter(f"{SVG}rect") if bar.get("class") == look)
    return sorted([key, *bars])


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_word_and_number_is_drawn(kind: ChartKind) -> None:
    root = drawn(chart(series(Ink.CONFIRMED, 10, 20), series(Ink.ESTIMATED, 5, 0), kind=kind))
    words = sorted(text.text or "" for text in root.iter(f"{SVG}text"))
    assert words == ["$0", "$10", "$20", "$5", "Feb", "Jan", "confirmed", "estimated"]


def test_title_and_description_are_there_for_those_who_do_not_see() -> None:
    root = drawn(chart(series(Ink.CONFIRMED, 10, 20)))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Value by month"
    assert root.findtext(f"{SVG}desc") == "Confirmed: Jan $10, Feb $20"


def test_print_puts_the_description_where_its_one_alternative_text_is_read() -> None:
    root = ElementTree.fromstring(charts.draw(chart(series(None, 1, 2)), title="All of it"))  # noqa: S314
    assert root.findtext(f"{SVG}title") == "All of it"


def test_inks_differ_without_colour() -> None:
    root = drawn(chart(*(series(ink, 1, 0) for ink in Ink)))
    assert sorted(set(looks(root))) == [
        ("bar-confirmed", "1"),
        ("bar-estimated", "0"),
        ("bar-missed", "0"),
        ("bar-reviewed", "0.3"),
    ]
    assert sorted({path.get("class", "") for path in root.iter(f"{SVG}path")}) == ["hatch-estimated", "hatch-missed"]


def test_heights_are_in_proportion() -> None:
    root = drawn(chart(series(Ink.CONFIRMED, 10, 20)))
    assert heights(root, "bar-confirmed") == [10.0, 75.0, 150.0]


def test_nothing_and_less_than_nothing_are_drawn_as_nothing() -> None:
    root = drawn(chart(series(Ink.CONFIRMED, 0, -4)))
    assert heights(root, "bar-confirmed") == [10.0]


def test_a_chart_without_values_is_still_a_chart() -> None:
    root = drawn(Chart(ChartKind.BARS, "Empty", "Nothing yet", (), ()))
    assert root.findtext(f"{SVG}title") == "Empty"


def test_hatching_stays_inside_its_bar() -> None:
    assert charts.strokes(0, 0, 4, 4, Ink.ESTIMATED) == "M0 4L4 0"
    assert charts.strokes(10, 10, 4, 8, Ink.ESTIMATED) == "M10 14L14 10M10 18L14 14"


def test_a_name_with_markup_is_only_a_name() -> None:
    value = chart(Series("<b>&", (Decimal(1), Decimal(2)), ("1", "2")))
    assert [text.text for text in drawn(value).iter(f"{SVG}text")][-1] == "<b>&"


def test_long_names_are_written_smaller() -> None:
    drawing = charts.Drawing()
    drawing.word(0, 0, "x" * 40, room=160)
    assert drawing.words[0].size == "8"
