"""Charts that Word and PowerPoint users can click and edit: the same numbers, inks and labels in both.

A deck adds `chart_data()` to a slide and dresses the chart it gets back; a Word file takes `chart_space()` and the
workbook of the data as parts.
"""

from __future__ import annotations

import io
from datetime import date
from xml.sax.saxutils import escape

from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaps.text import clean_text
from reports.document import Chart, ChartKind, Ink, Series
from reports.renderers.package import repeatable

INK = {Ink.ESTIMATED: "8A5A00", Ink.REVIEWED: "1F5FA8", Ink.CONFIRMED: "0B6B4B", Ink.MISSED: "A92B1E"}
TINT = {Ink.ESTIMATED: "FFFFFF", Ink.REVIEWED: "A9C6E8", Ink.CONFIRMED: "0B6B4B", Ink.MISSED: "FFFFFF"}
PLAIN = ("1F4E79", "8C97A3", "5F86AB", "C3CAD1", "2F6F73", "A9946B")
TEXT, MUTED, LINE, WHITE = "1A2129", "5A6470", "DEDACF", "FFFFFF"
SMALLEST = {ChartKind.COLUMNS: 0.08, ChartKind.BARS: 0.1}  # piece of the longest bar that has room for a label
WIDEST = 60  # letters that stand beside one another under a row of columns


class Numbers(CategoryChartData):
    """The categories and values of a chart; every text in its workbook stays text and its bytes repeat."""

    def __init__(self, number_format: str, when: date) -> None:
        # python-pptx writes the format into XML as it is
        super().__init__(number_format=escape(number_format))  # type: ignore[no-untyped-call]
        self._format, self._when = number_format, when

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook behind the chart, laid out where the chart's references look for it."""
        file = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(file, options) as workbook:
            sheet = workbook.add_worksheet("Sheet1")
            number = workbook.add_format({"num_format": self._format})
            sheet.write_column(1, 0, [category.label for category in self.categories])
            for place, series in enumerate(self, start=1):
                sheet.write_string(0, place, series.name)
                sheet.write_column(1, place, series.values, number)
        return repeatable(file.getvalue(), self._when)


def chart_data(chart: Chart, when: date) -> Numbers:
    """The numbers of `chart`, dated `when`, for python-pptx's `add_chart`."""
    numbers = Numbers(clean_text(chart.number_format), when)
    numbers.categories = [clean_text(category) for category in chart.categories]
    for series in chart.series:
        numbers.add_series(clean_text(series.name), series.values)  # type: ignore[no-untyped-call]
    return numbers


def chart_type(chart: Chart) -> XL_CHART_TYPE:
    """Stacked where there are several series, so that the inks of one thing stand on one bar."""
    several = len(chart.series) > 1
    if chart.kind is ChartKind.COLUMNS:
        return XL_CHART_TYPE.COLUMN_STACKED if several else XL_CHART_TYPE.COLUMN_CLUSTERED
    return XL_CHART_TYPE.BAR_STACKED if several else XL_CHART_TYPE.BAR_CLUSTERED


def chart_space(chart: Chart, numbers: Numbers, *, size: float = 8.5) -> etree._Element:
    """The finished chart part of `chart` as an element, for a package that python-pptx does not write."""
    written = ChartXmlWriter(chart_type(chart), numbers).xml  # type: ignore[no-untyped-call]
    space = parse_xml(written.encode())
    dress(NativeChart(space, None), chart, size=size)  # type: ignore[no-untyped-call]
    return space


def dress(native: NativeChart, chart: Chart, *, size: float = 12) -> None:
    """Give a native chart our inks, labels, quiet axes and text of `size` points."""
    native.has_title = False
    native.font.size = Pt(size)
    native.font.color.rgb = _rgb(MUTED)
    _legend(native, chart)
    _axes(native, chart)
    plot = native.plots[0]
    plot.gap_width = 45
    plot.overlap = 100
    for place, (drawn, series) in enumerate(zip(plot.series, chart.series, strict=True)):
        drawn.invert_if_negative = False
        _fill(drawn.format.fill, series.ink, place)
        drawn.format.line.color.rgb = _rgb(_ink(series.ink, place))
        drawn.format.line.width = Pt(0.75)
        _labels(drawn._element, chart, series, size)
    _settle(native._chartSpace)


def _rgb(code: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(code))  # type: ignore[no-untyped-call]


def _legend(native: NativeChart, chart: Chart) -> None:
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.TOP
        native.legend.include_in_layout = False


def _axes(native: NativeChart, chart: Chart) -> None:
    hairline = _rgb(LINE)
    names, values = native.category_axis, native.value_axis
    if chart.kind is ChartKind.BARS:
        names.reverse_order = True
        values._element.find(qn("c:crosses")).set("val", "max")  # python-pptx sets it from one side only
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = _rgb(MUTED)
    names.tick_labels.font.color.rgb = _rgb(TEXT)
    values.format.line.fill.background()
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = hairline
    values.major_gridlines.format.line.width = Pt(0.5)
    values.tick_labels.number_format = clean_text(chart.number_format)
    values.tick_labels.number_format_is_linked = False
    if len(chart.series) == 1:
        values.visible = values.has_major_gridlines = False


def _ink(ink: Ink | None, place: int) -> str:
    return INK[ink] if ink else PLAIN[place % len(PLAIN)]


def _fill(fill: FillFormat, ink: Ink | None, place: int) -> None:
    """Hatch, tint, solid, outline: they stay apart on a black-and-white printer."""
    if ink is Ink.ESTIMATED:
        fill.patterned()  # type: ignore[no-untyped-call]
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = _rgb(INK[ink])
        fill.back_color.rgb = _rgb(WHITE)
        return
    fill.solid()  # type: ignore[no-untyped-call]
    fill.fore_color.rgb = _rgb(TINT[ink] if ink else PLAIN[place % len(PLAIN)])


def _labels(series_element: etree._Element, chart: Chart, series: Series, size: float) -> None:
    """Write the value beside a single bar or into each piece of a stack that has room for it."""
    single = len(chart.series) == 1
    hidden = [] if single else _too_small(chart, series)
    white = not single and series.ink is Ink.CONFIRMED
    old = series_element.get_or_add_dLbls()
    series_element.replace(old, parse_xml(_labels_xml(chart, hidden, single, WHITE if white else TEXT, size)))


def _too_small(chart: Chart, series: Series) -> list[int]:
    stacks = zip(*(each.values for each in chart.series), strict=True)
    totals = [sum(abs(value) for value in stack) for stack in stacks]
    least = float(max(totals, default=0)) * SMALLEST[chart.kind]
    longest = max((len(label) for label in series.labels), default=0)
    if chart.kind is ChartKind.COLUMNS and longest * len(chart.categories) > WIDEST:
        return list(range(len(series.values)))
    return [place for place, value in enumerate(series.values) if not value or abs(value) < least]


def _labels_xml(chart: Chart, hidden: list[int], single: bool, colour: str, size: float) -> bytes:
    labels = etree.fromstring(f"<c:dLbls {nsdecls('c', 'a')}/>")
    for place in hidden:
        label = etree.SubElement(labels, qn("c:dLbl"))
        etree.SubElement(label, qn("c:idx"), val=str(place))
        etree.SubElement(label, qn("c:delete"), val="1")
    etree.SubElement(labels, qn("c:numFmt"), formatCode=clean_text(chart.number_format), sourceLinked="0")
    labels.append(etree.fromstring(_GROUND.format(ns=nsdecls("c", "a"), fill=_behind(colour, single))))
    labels.append(etree.fromstring(_LABEL_TEXT.format(ns=nsdecls("c", "a"), size=round(size * 88), colour=colour)))
    etree.SubElement(labels, qn("c:dLblPos"), val="outEnd" if single else "ctr")
    for part, shown in (
        ("LegendKey", 0),
        ("Val", 1),
        ("CatName", 0),
        ("SerName", 0),
        ("Percent", 0),
        ("BubbleSize", 0),
    ):
        etree.SubElement(labels, qn(f"c:show{part}"), val=str(shown))
    return bytes(etree.tostring(labels))


def _behind(colour: str, single: bool) -> str:
    """Dark figures need a quiet ground where they stand on a hatch."""
    if single or colour == WHITE:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{WHITE}"><a:alpha val="82000"/></a:srgbClr></a:solidFill>'


_GROUND = "<c:spPr {ns}>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"
_LABEL_TEXT = (
    '<c:txPr {ns}><a:bodyPr lIns="18000" tIns="0" rIns="18000" bIns="0"/><a:lstStyle/><a:p><a:pPr>'
    '<a:defRPr sz="{size}">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p>'
    "</c:txPr>"
)


def _settle(space: etree._Element) -> None:
    """No frame, square corners, and axis numbers as the standard wants them: positive."""
    for axis in space.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", axis.get("val").lstrip("-"))
    if space.find(qn("c:roundedCorners")) is None:
        space.find(qn("c:date1904")).addnext(etree.Element(qn("c:roundedCorners"), val="0"))
    if space.find(qn("c:spPr")) is None:
        bare = _GROUND.format(ns=nsdecls("c", "a"), fill="<a:noFill/>")
        space.find(qn("c:chart")).addnext(etree.fromstring(bare))
