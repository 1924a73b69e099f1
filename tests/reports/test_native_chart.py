"""Native charts show the tree's numbers in our inks and can be edited in Office."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import msgspec
from lxml import etree

from reports.document import Chart, ChartKind, Ink, Series
from reports.renderers.native_chart import chart_data, chart_space

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DAY = date(2026, 11, 21)


def series(ink: Ink | None, *values: int) -> Series:
    amounts = tuple(map(Decimal, values))
    return Series(ink.value if ink else "hours", amounts, tuple(f"${value:,}" for value in values), ink)


def chart(*inks: Ink | None, kind: ChartKind = ChartKind.BARS) -> Chart:
    drawn = tuple(series(ink, 9_000, 100) for ink in inks)
    return Chart(kind, "Value", "Every number", ("Quality", "Training"), drawn, "$#,##0")


def space(shown: Chart) -> etree._Element:
    return chart_space(shown, chart_data(shown, DAY))


def fills(shown: Chart) -> list[str]:
    """How each series is filled: pattern or colour."""
    found = []
    for element in space(shown).iter(f"{C}ser"):
        fill = element.find(f"{C}spPr")[0]
        found.append(fill.get("prst") or fill.find(f"{A}srgbClr").get("val"))
    return found


def sheet(shown: Chart) -> str:
    book = zipfile.ZipFile(io.BytesIO(chart_data(shown, DAY).xlsx_blob))
    return book.read("xl/worksheets/sheet1.xml").decode()


def test_the_four_inks_are_told_apart_without_colour() -> None:
    shown = chart(Ink.CONFIRMED, Ink.REVIEWED, Ink.ESTIMATED, Ink.MISSED)

    assert fills(shown) == ["0B6B4B", "A9C6E8", "wdUpDiag", "FFFFFF"]


def test_several_series_stand_on_one_bar_with_a_legend_and_one_has_none() -> None:
    one, two = space(chart(None)), space(chart(Ink.CONFIRMED, Ink.REVIEWED))

    assert [each.find(f".//{C}grouping").get("val") for each in (one, two)] == ["clustered", "stacked"]
    assert [each.find(f".//{C}legend") is not None for each in (one, two)] == [False, True]


def test_lying_bars_begin_with_the_first_name_on_top_and_columns_on_the_left() -> None:
    ways = [
        space(chart(None, kind=kind)).find(f".//{C}catAx/{C}scaling/{C}orientation").get("val")
        for kind in (ChartKind.BARS, ChartKind.COLUMNS)
    ]

    assert ways == ["maxMin", "minMax"]


def test_pieces_too_small_for_a_label_have_none() -> None:
    labels = space(chart(Ink.CONFIRMED, Ink.REVIEWED)).findall(f".//{C}ser/{C}dLbls")

    assert [[each.find(f"{C}idx").get("val") for each in label.findall(f"{C}dLbl")] for label in labels] == [
        ["1"],
        ["1"],
    ]


def test_axis_numbers_are_positive() -> None:
    numbers = [int(axis.get("val")) for axis in space(chart(None)).iter(f"{C}axId", f"{C}crossAx")]

    assert [number for number in numbers if number < 0] == []


def test_texts_that_look_like_formulas_or_links_stay_texts_in_the_workbook() -> None:
    shown = msgspec.structs.replace(chart(None), categories=("=1+1", "https://example.org"))

    assert [tag for tag in ("<f>", "<hyperlink") if tag in sheet(shown)] == []


def test_a_number_format_may_hold_any_sign() -> None:
    shown = msgspec.structs.replace(chart(None), number_format='[<1]"a&b";#,##0')

    assert space(shown).findtext(f".//{C}numCache/{C}formatCode") == '[<1]"a&b";#,##0'


def test_the_workbook_is_the_same_bytes_every_time() -> None:
    assert chart_data(chart(None), DAY).xlsx_blob == chart_data(chart(None), DAY).xlsx_blob
