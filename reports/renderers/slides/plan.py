"""What a layout of the base file offers: its placeholders by name, their room and the size of their text."""

from __future__ import annotations

from typing import Any, Final

from pptx.oxml.ns import qn
from pptx.slide import SlideLayout

EMU: Final = 914400
PLAIN_SIZE: Final = 18.0
BOLD: Final = 1.15  # how much wider bold letters are


class Plan:
    """A layout, asked by the names of its placeholders. Lengths are inches, text sizes points."""

    def __init__(self, layout: SlideLayout) -> None:
        self.layout = layout
        self.slots: dict[str, Any] = {shape.name: shape for shape in list[Any](layout.placeholders)}
        self.names: dict[int, str] = {shape.placeholder_format.idx: name for name, shape in self.slots.items()}

    def size(self, name: str, level: int = 1) -> float:
        """The text size on `level` of the placeholder."""
        style = self._level(name, level)
        run = style.find(qn("a:defRPr")) if style is not None else None
        return PLAIN_SIZE if run is None else int(run.get("sz", PLAIN_SIZE * 100)) / 100

    def across(self, name: str, level: int = 1) -> float:
        """The width a line on `level` has, without the indent; bold letters count as if they had less."""
        style = self._level(name, level)
        if style is None:
            return float(self.slots[name].width) / EMU
        run = style.find(qn("a:defRPr"))
        wide = BOLD if run is not None and run.get("b") == "1" else 1.0
        return float(self.slots[name].width - int(style.get("marL", 0))) / EMU / wide

    def down(self, name: str) -> float:
        """The height of the placeholder."""
        return float(self.slots[name].height) / EMU

    def _level(self, name: str, level: int) -> Any:
        return self.slots[name]._element.find(".//" + qn(f"a:lvl{level}pPr"))
