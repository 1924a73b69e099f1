"""Where things stand on a slide of the base deck: every layout by name.

Lengths are inches. Every placeholder has a name; the renderer finds it by that name only.
"""

from __future__ import annotations

from typing import Final

from reports.renderers.base.slide_shapes import Box, Level, Slot, layout

LEFT: Final = 1.42
WIDTH: Final = 11.16
HANG: Final = 0.36  # of the points of a list
TITLE = Slot("Title", Box(LEFT, 0.74, WIDTH, 1.0), (Level(28, bold=True, leading=92),), kind="title")
SECTION = Slot("Section name", Box(LEFT, 0.38, WIDTH, 0.3), (Level(14, "tx2", bold=True),))
NUMBER = Slot("Section number", Box(0.3, 0.74, 0.62, 0.5), (Level(28, "accent5", bold=True, align="r", leading=92),))
CAPTION = Slot("Caption", Box(LEFT, 1.82, WIDTH, 0.32), (Level(16, "tx2"),))
NOTE = Slot("Note", Box(LEFT, 6.44, WIDTH, 0.44), (Level(12, "tx2"),), anchor="b")
CAPTION_BESIDE = Slot("Caption", Box(LEFT + 3.4, 1.84, WIDTH - 3.4, 0.32), (Level(14, "tx2"),))
FOOTER = Slot("Footer", Box(LEFT, 6.98, 9.5, 0.26), (Level(11, "tx2"),), kind="ftr", anchor="ctr")
PAGE = Slot(
    "Slide number", Box(0.3, 6.98, 0.62, 0.26), (Level(11, "tx2", bold=True, align="r"),), kind="sldNum", anchor="ctr"
)
FRAME: Final = (TITLE, NUMBER, SECTION)
FOOT: Final = (FOOTER, PAGE)
CONTENT = Box(LEFT, 1.95, WIDTH, 4.35)
SHEET = Box(LEFT, 1.8, WIDTH, 4.62)
LOWER_SHEET = Box(LEFT, 2.2, WIDTH, 4.22)
BESIDE = Box(LEFT + 3.4, 2.24, WIDTH - 3.4, 4.18)  # a chart or a table right of figures


def _figures(count: int) -> tuple[Slot, ...]:
    """Figures side by side; four in two rows, so that long ones stay large."""
    gap, columns = 0.6, min(count, 3) if count < 4 else 2
    width = (WIDTH - gap * (columns - 1)) / columns
    tops, size = ((2.15, 4.5), 54) if count == 4 else ((2.55,), {1: 96, 2: 80, 3: 66}[count])
    levels = (Level(size, bold=True, leading=90), Level(20, before=4), Level(15, "tx2", before=3))
    slots: list[Slot] = []
    for place in range(count):
        x, y = LEFT + (place % columns) * (width + gap), tops[place // columns]
        slots.append(Slot(f"Bar {place + 1}", Box(x, y, min(width, 2.4), 0.16), (Level(10),)))
        slots.append(Slot(f"Figure {place + 1}", Box(x, y + 0.26, width, 2.0 if count == 4 else 3.6), levels))
    return tuple(slots)


def _figures_beside() -> tuple[Slot, ...]:
    """Four figures one below the other, at the left."""
    levels = (Level(26, bold=True, leading=90), Level(13, before=1), Level(11, "tx2", before=1))
    slots: list[Slot] = []
    for place in range(4):
        y = 1.94 + place * 1.22
        slots.append(Slot(f"Bar {place + 1}", Box(LEFT, y, 1.2, 0.1), (Level(8),)))
        slots.append(Slot(f"Figure {place + 1}", Box(LEFT, y + 0.13, 2.95, 1.09), levels))
    return tuple(slots)


def _people(columns: int, rows: int) -> tuple[Slot, ...]:
    gap, top = 0.42, 2.1
    width, height = (WIDTH - gap * (columns - 1)) / columns, (6.72 - top) / rows
    photo = 0.92 if rows > 1 else 1.3
    bio = 12 if rows > 1 else 14
    slots: list[Slot] = []
    for place in range(columns * rows):
        x, y = LEFT + (place % columns) * (width + gap), top + (place // columns) * height
        face = Box(x, y, photo, photo)
        card = (
            Box(x + photo + 0.2, y, width - photo - 0.2, height - 0.2)
            if rows > 1
            else Box(x, y + photo + 0.2, width, 3.1)
        )
        levels = (Level(16 if rows > 1 else 20, bold=True), Level(bio + 1, "tx2"), Level(bio, before=5))
        slots.append(Slot(f"Photo {place + 1}", face, (Level(10),), kind="pic", shape="ellipse", fill="bg2"))
        initials = (Level(24 if rows > 1 else 32, "accent5", bold=True, align="ctr"),)
        slots.append(Slot(f"Initials {place + 1}", face, initials, anchor="ctr", shape="ellipse", fill="bg2"))
        slots.append(Slot(f"Card {place + 1}", card, levels))
    return tuple(slots)


def _entries() -> tuple[Slot, ...]:
    gap = 0.6
    width = (WIDTH - gap) / 2
    levels = (Level(16, bold=True, leading=95), Level(12, "tx2", before=1, leading=95))
    number = (Level(16, "accent5", bold=True, leading=95),)
    slots: list[Slot] = []
    for place in range(10):
        x, y = LEFT + (place // 5) * (width + gap), 1.75 + (place % 5) * 0.99
        slots.append(Slot(f"Entry number {place + 1}", Box(x, y, 0.45, 0.6), number))
        slots.append(Slot(f"Entry {place + 1}", Box(x + 0.45, y, width - 0.45, 0.97), levels))
    return tuple(slots)


def _table(box: Box) -> Slot:
    return Slot("Table", box, (Level(18),), kind="tbl")


def _chart(box: Box) -> Slot:
    return Slot("Chart", box, (Level(14),), kind="chart")


def _point(size: float, before: float) -> Level:
    return Level(size, before=before, bullet="–", indent=HANG)


def layouts() -> tuple[str, ...]:
    """Every layout, in the order PowerPoint lists them."""
    cover = (
        Slot("Title", Box(LEFT, 1.75, WIDTH, 1.6), (Level(54, bold=True, leading=90),), kind="title", anchor="b"),
        Slot("Vendor", Box(LEFT, 0.62, 7.5, 0.4), (Level(16, "tx2", bold=True),), anchor="ctr"),
        Slot("Logo", Box(10.18, 0.45, 2.4, 0.75), (Level(10),), kind="pic"),
        Slot("Subtitle", Box(LEFT, 3.45, WIDTH, 0.85), (Level(24), Level(18, "tx2", before=2))),
        Slot("Bar 1", Box(LEFT, 4.64, 2.4, 0.16), (Level(10),)),
        Slot(
            "Figure 1",
            Box(LEFT, 4.98, 6.4, 1.75),
            (Level(54, bold=True, leading=90), Level(18, before=2), Level(14, "tx2", before=1)),
        ),
        Slot("Note", Box(8.0, 5.75, 4.58, 0.95), (Level(12, "tx2", align="r"),), anchor="b"),
    )
    letter = (
        Slot("Body", Box(LEFT, 1.95, 10.2, 3.9), (Level(18, before=9, leading=106),)),
        Slot("Signatory", Box(LEFT, 5.9, 9.2, 0.85), (Level(16, bold=True), Level(14, "tx2"))),
    )
    statement = (
        Slot("Title", Box(LEFT, 0.74, 10.2, 2.1), (Level(36, bold=True, leading=94),), kind="title"),
        NUMBER,
        SECTION,
        Slot("Body", Box(LEFT, 3.1, 9.2, 3.5), (Level(20, "tx2", leading=108),)),
    )
    head = Level(14, "accent5", bold=True, before=16)
    points = {
        "Few points": (_point(24, 22), Level(16, "tx2", before=2, indent=HANG), head),
        "Points": (_point(20, 12), Level(14, "tx2", before=1, indent=HANG), head),
        "More points": (_point(18, 8), Level(13, "tx2", before=1, indent=HANG), head),
        "Many points": (_point(16, 8), Level(12, "tx2", before=1, indent=HANG), head),
    }
    body = Box(LEFT, 1.88, WIDTH, 4.92)
    words = ("One figure", "Two figures", "Three figures", "Four figures")
    return (
        layout("Cover", (*cover, FOOTER), ' type="title"'),
        layout("Letter", (TITLE, SECTION, *letter, *FOOT)),
        layout("Contents", (TITLE, SECTION, *_entries(), *FOOT)),
        layout("Statement", (*statement, *FOOT)),
        *(layout(name, (*FRAME, *_figures(n), *FOOT)) for n, name in enumerate(words, start=1)),
        layout("Figures and chart", (*FRAME, *_figures_beside(), CAPTION_BESIDE, _chart(BESIDE.taller(0.45)), *FOOT)),
        layout("Figures and table", (*FRAME, *_figures_beside(), CAPTION_BESIDE, _table(BESIDE), NOTE, *FOOT)),
        *(layout(name, (*FRAME, Slot("Body", body, levels), *FOOT)) for name, levels in points.items()),
        layout("Table", (*FRAME, _table(SHEET), NOTE, *FOOT)),
        layout("Table with caption", (*FRAME, CAPTION, _table(LOWER_SHEET), NOTE, *FOOT)),
        layout("Chart", (*FRAME, _chart(SHEET.taller(0.35)), *FOOT)),
        layout("Chart with caption", (*FRAME, CAPTION, _chart(LOWER_SHEET.taller(0.35)), *FOOT)),
        layout("Three people", (*FRAME, *_people(3, 1), *FOOT)),
        layout("Six people", (*FRAME, *_people(3, 2), *FOOT)),
    )
