"""What the styles of the base file mean for the room that a paragraph takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree
from PIL import ImageFont

from reports.renderers.word.xml import W

FONTS: Final = Path(__file__).parents[3] / "static" / "vendor" / "source-sans"
NATURAL: Final = 1.326  # height of a line of Source Sans, in sizes
FINE: Final = 200  # letters are measured large and scaled down


@dataclass(frozen=True)
class Look:
    """A paragraph style in points."""

    face: str = "Regular"
    size: float = 10
    least: float = 0
    before: float = 0
    after: float = 0
    sides: float = 0
    rules: float = 0
    keep: bool = False
    fresh: bool = False

    @property
    def line(self) -> float:
        return max(self.least, self.size * NATURAL)

    def lines(self, text: str, width: float) -> int:
        """How many lines `text` fills, broken between words and inside those that are wider than a line."""
        return sum(self._lines(each, max(width - self.sides, self.size)) for each in text.split("\n"))

    def _lines(self, text: str, width: float) -> int:
        scale = self.size / FINE
        count, used, space = 1, 0.0, _width(self.face, " ") * scale
        for word in text.split(" "):
            wide = _width(self.face, word) * scale
            if used and used + space + wide > width:
                count, used = count + 1, 0.0
            if wide > width:
                count, wide = count + int(wide // width), wide % width
            used += wide + (space if used else 0)
        return count


class _Widths(dict[str, float]):
    """The width of each letter of a face, measured when it is first met."""

    def __init__(self, face: str) -> None:
        file = str(FONTS / f"SourceSans3-{face}.ttf")
        self._font = ImageFont.truetype(file, FINE, layout_engine=ImageFont.Layout.BASIC)

    def __missing__(self, letter: str) -> float:
        self[letter] = self._font.getlength(letter)
        return self[letter]


_widths = cache(_Widths)


def _width(face: str, word: str) -> float:
    widths = _widths(face)
    return sum([widths[letter] for letter in word])


def looks_by_id(styles: etree._Element) -> dict[str, Look]:
    """The paragraph styles of a base file, each with what it takes over from the one it is based on."""
    written = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}

    @cache
    def look(key: str) -> Look:
        style = written[key]
        basis = style.find(f"{W}basedOn")
        return replace(look(basis.get(f"{W}val")) if basis is not None else Look(), **_own(style))

    return {key: look(key) for key, style in written.items() if style.get(f"{W}type") == "paragraph"}


def _own(style: etree._Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, place, attribute in (
        ("size", "rPr/sz", "val"),
        ("least", "pPr/spacing", "line"),
        ("before", "pPr/spacing", "before"),
        ("after", "pPr/spacing", "after"),
    ):
        value = _number(style, place, attribute)
        if value is not None:
            found[name] = value / (2 if name == "size" else 20)
    if style.find(f"{W}pPr/{W}ind") is not None:
        found["sides"] = sum(_number(style, "pPr/ind", side) or 0 for side in ("left", "right")) / 20
    rules = style.findall(f"{W}pPr/{W}pBdr/*")
    if rules:
        found["rules"] = sum(float(rule.get(f"{W}sz")) / 8 + float(rule.get(f"{W}space")) for rule in rules)
    if _has(style, "rPr/b"):
        found["face"] = "Bold"
    font = style.find(f"{W}rPr/{W}rFonts")
    if font is not None:
        found["face"] = "Semibold" if "major" in (font.get(f"{W}asciiTheme") or "") else "Regular"
    return found | {"keep": _has(style, "pPr/keepNext"), "fresh": _has(style, "pPr/pageBreakBefore")}


def _place(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))


def _has(style: etree._Element, path: str) -> bool:
    return style.find(_place(path)) is not None


def _number(style: etree._Element, path: str, attribute: str) -> float | None:
    found = style.find(_place(path))
    value = found.get(f"{W}{attribute}") if found is not None else None
    return float(value) if value else None
