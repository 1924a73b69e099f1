"""The three inks and the stroke on a slide: mark, place in the theme, fill of a bar."""

from __future__ import annotations

from typing import Final

from reports.document import Ink
from reports.renderers import native_chart

# Source Sans has no half circle, and few systems have ⧄: the square with a diagonal that they do have stands for it.
MARK: Final = {Ink.ESTIMATED: "○", Ink.REVIEWED: "◐", Ink.CONFIRMED: "✓", Ink.MISSED: "◪"}
MARK_FACE: Final = "Segoe UI Symbol"  # on Windows; elsewhere the system finds its own, for the signs are common ones
THEME: Final = {
    Ink.CONFIRMED: "accent1",
    Ink.REVIEWED: "accent2",
    Ink.ESTIMATED: "accent3",
    Ink.MISSED: "accent4",
}
_TINT: Final = '<a:lumMod val="40000"/><a:lumOff val="60000"/>'


def colour(name: str, change: str = "") -> str:
    """A theme colour as XML."""
    return f'<a:schemeClr val="{name}">{change}</a:schemeClr>'


def fill(ink: Ink | None) -> str:
    """How a bar of `ink` is filled and outlined: hatched, tinted, solid, open; a quiet grey without ink."""
    if ink is None:
        return f"<a:solidFill>{colour('accent6')}</a:solidFill>"
    name = THEME[ink]
    inside = {
        Ink.ESTIMATED: f'<a:pattFill prst="wdUpDiag"><a:fgClr>{colour(name)}</a:fgClr>'
        f"<a:bgClr>{colour('bg1')}</a:bgClr></a:pattFill>",
        Ink.REVIEWED: f"<a:solidFill>{colour(name, _TINT)}</a:solidFill>",
        Ink.CONFIRMED: f"<a:solidFill>{colour(name)}</a:solidFill>",
        Ink.MISSED: "<a:noFill/>",
    }[ink]
    return f'{inside}<a:ln w="12700"><a:solidFill>{colour(name)}</a:solidFill></a:ln>'


# The fixed colours of a native chart, as places in the theme of the deck.
CHART_COLOURS: Final = {
    **{code: (THEME[ink], "") for ink, code in native_chart.INK.items()},
    native_chart.TINT[Ink.REVIEWED]: (THEME[Ink.REVIEWED], _TINT),
    native_chart.PLAIN[0]: ("accent5", ""),
    native_chart.TEXT: ("tx1", ""),
    native_chart.MUTED: ("tx2", ""),
    native_chart.LINE: ("accent6", ""),
    native_chart.WHITE: ("bg1", ""),
}
