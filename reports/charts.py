"""Small charts as accessible SVG: a ledger with bars, so that every number stands beside what is drawn of it.

Colours are the light ones, as attributes, because print reads nothing else; on screen document.css replaces them by
class. Confirmed is solid, reviewed tinted, estimated hatched, missed only outlined: they differ in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import assert_never

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from reports.document import Chart, ChartKind, Ink, Series

WIDTH = 680.0
SIZE = 11.0
COLOURS = {
    Ink.ESTIMATED: "#8A5A00",
    Ink.REVIEWED: "#1F5FA8",
    Ink.CONFIRMED: "#0B6B4B",
    Ink.MISSED: "#A92B1E",
}
FILLED = {Ink.ESTIMATED: "0", Ink.REVIEWED: "0.3", Ink.CONFIRMED: "1", Ink.MISSED: "0"}
PLAIN, SHADES = "#1F4E79", ("1", "0.55", "0.25", "0.1")


@dataclass(frozen=True)
class Bar:
    """A rectangle in the manner of one series; `hatch` is the path of the strokes across it."""

    x: str
    y: str
    width: str
    height: str
    look: str
    colour: str
    opacity: str
    hatch: str = ""


@dataclass(frozen=True)
class Word:
    """A few words at a place; `anchor` is the SVG word for the side that x marks."""

    x: str
    y: str
    text: str
    size: str
    anchor: str = "start"
    tone: str = "ink"


@dataclass
class Drawing:
    """What has been drawn so far, all numbers already in SVG's notation."""

    height: float = 0
    bars: list[Bar] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    rules: list[tuple[str, str, str]] = field(default_factory=list)

    def rule(self, y: float, tone: str = "line") -> None:
        self.rules.append((number(y), number(WIDTH), tone))

    def word(self, x: float, y: float, text: str, anchor: str = "start", tone: str = "ink", room: float = 999) -> None:
        """Write `text`, smaller when it needs more than `room`."""
        size = max(5.5, min(SIZE, room / (0.5 * len(text) or 1)))
        self.words.append(Word(number(x), number(y), text, number(size), anchor, tone))

    def bar(self, x: float, y: float, width: float, height: float, series: Series, at: int) -> None:
        ink = series.ink
        look, colour = (ink.value, COLOURS[ink]) if ink else ("plain", PLAIN)
        opacity = FILLED[ink] if ink else SHADES[at % len(SHADES)]
        hatch = strokes(x, y, width, height, ink)
        self.bars.append(Bar(number(x), number(y), number(width), number(height), look, colour, opacity, hatch))

    def key(self, x: float, y: float, series: Series, at: int, room: float) -> None:
        """The swatch and the name of a series, its foot on the line y."""
        self.bar(x, y - 9, 10, 10, series, at)
        self.word(x + 15, y, series.name, room=room - 15)

    def key_ending(self, edge: float, y: float, series: Series, at: int, room: float) -> None:
        """The same, its name ending at `edge`."""
        self.bar(edge - min(width_of(series.name), room - 15) - 15, y - 9, 10, 10, series, at)
        self.word(edge, y, series.name, "end", room=room - 15)


def width_of(text: str) -> float:
    """About how wide `text` is in the chart's size."""
    return 0.5 * SIZE * len(text)


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def strokes(x: float, y: float, width: float, height: float, ink: Ink | None) -> str:
    """Diagonals clipped to a rectangle: many for an estimate, one for a miss."""
    if ink == Ink.MISSED:
        return f"M{number(x)} {number(y + height)}L{number(x + width)} {number(y)}"
    if ink != Ink.ESTIMATED:
        return ""
    path, step = "", 4.0
    offset = step
    while offset < width + height:
        left, right = max(0.0, offset - height), min(width, offset)
        path += f"M{number(x + left)} {number(y + offset - left)}L{number(x + right)} {number(y + offset - right)}"
        offset += step
    return path


def height_of(value: Decimal, most: Decimal, room: float) -> float:
    """How much of `room` a value takes. What is below nothing is drawn as nothing; its number still stands."""
    return float(max(value, Decimal(0)) / most) * room if most > 0 else 0.0


def tallest(chart: Chart) -> Decimal:
    stacks = zip(*(series.values for series in chart.series), strict=True)
    return max((sum((max(value, Decimal(0)) for value in stack), Decimal(0)) for stack in stacks), default=Decimal(0))


def draw(chart: Chart, *, title: str = "") -> SafeString:
    """The chart as `<svg>` with its title and description. `title` replaces the title: print has one text for both."""
    match chart.kind:
        case ChartKind.COLUMNS:
            drawing = columns(chart)
        case ChartKind.BARS:
            drawing = bars(chart)
        case _:
            assert_never(chart.kind)
    context = {"chart": chart, "drawing": drawing, "title": title or chart.title, "width": number(WIDTH)}
    return render_to_string("reports/document/_drawing.html", context | {"height": number(drawing.height)})


def columns(chart: Chart) -> Drawing:
    """Upright stacks; under each its numbers, one row for each series."""
    drawing, gutter, room, row = Drawing(), 92.0, 150.0, 17.0
    slot, most, foot = (WIDTH - gutter) / max(len(chart.categories), 1), tallest(chart), room + 8
    widest = max((width_of(label) for series in chart.series for label in series.labels), default=0.0)
    half = min(widest, slot - 4) / 2
    for at, category in enumerate(chart.categories):
        middle, top = gutter + slot * (at + 0.5), foot
        wide = min(slot * 0.62, 48)
        for index, series in enumerate(chart.series):
            high = height_of(series.values[at], most, room)
            top -= high
            if high > 0:
                drawing.bar(middle - wide / 2, top, wide, high, series, index)
            tone = "ink" if series.values[at] else "muted"
            drawing.word(middle + half, foot + row * (index + 2) - 1, series.labels[at], "end", tone, slot - 4)
        drawing.word(middle, foot + row - 3, category, "middle", "strong", slot - 2)
    drawing.rule(foot, "ink")
    for index, series in enumerate(chart.series):
        drawing.rule(foot + row * (index + 1) + 3)
        drawing.key(1, foot + row * (index + 2) - 1, series, index, gutter - 4)
    drawing.height = foot + row * (len(chart.series) + 1) + 6
    return drawing


def bars(chart: Chart) -> Drawing:
    """Lying stacks between their names on the left and their numbers on the right."""
    drawing, gutter, row, head, column = Drawing(), 160.0, 26.0, 22.0, 82.0
    room, most = WIDTH - gutter - column * len(chart.series) - 8, tallest(chart)
    for index, series in enumerate(chart.series):
        edge = WIDTH - column * (len(chart.series) - 1 - index) - 2
        drawing.key_ending(edge, head - 8, series, index, column - 6)
    drawing.rule(head, "ink")
    for at, category in enumerate(chart.categories):
        y, left = head + row * at, gutter
        drawing.word(0, y + row / 2 + 4, category, tone="strong", room=gutter - 10)
        for index, series in enumerate(chart.series):
            long = height_of(series.values[at], most, room)
            if long > 0:
                drawing.bar(left, y + 6, long, row - 12, series, index)
            left += long
            edge = WIDTH - column * (len(chart.series) - 1 - index) - 2
            tone = "ink" if series.values[at] else "muted"
            drawing.word(edge, y + row / 2 + 4, series.labels[at], "end", tone, column - 10)
        drawing.rule(y + row)
    drawing.height = head + row * len(chart.categories) + 2
    return drawing
