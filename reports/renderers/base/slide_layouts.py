"""Where things stand on a slide of the base deck: every layout by name.

Lengths are inches. Every placeholder has a name; the renderer finds it by that name only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reports.renderers.base.slide_shapes import Box, Level, Slot, layout

LEFT: Final = 1.42
WIDTH: Final = 11.16
TITLE = Slot("Title", Box(LEFT, 0.8, WIDTH, 1.0), (Level(28, bold=True, leading=92),), kind="title")
SECTION = Slot("Section name", Box(LEFT, 0.43, WIDTH, 0.3), (Level(14, "tx2", bold=True),))
NUMBER = Slot("Section number", Box(0.3, 0.8, 0.62, 0.5), (Level(28, "accent5", bold=True, align="r", leading=92),))
CAPTION = Slot("Caption", Box(LEFT, 1.82, WIDTH, 0.32), (Level(16, "tx2"),))
NOTE = Slot("Note", Box(LEFT, 6.36, WIDTH, 0.42), (Level(12, "tx2"),), anchor="b")
FOOTER = Slot("Footer", Box(LEFT, 6.98, 9.5, 0.26), (Level(11, "tx2"),), kind="ftr", anchor="ctr")
PAGE = Slot(
    "Slide number", Box(0.3, 6.98, 0.62, 0.26), (Level(11, "tx2", bold=True, align="r"),), kind="sldNum", anchor="ctr"
)
FRAME: Final = (TITLE, NUMBER, SECTION)
FOOT: Final = (FOOTER, PAGE)
CONTENT = Box(LEFT, 1.95, WIDTH, 4.35)
LOWER = Box(LEFT, 2.32, WIDTH, 3.98)


def _figures(count: int) -> tuple[Slot, ...]:
    gap = 0.5
    width = (WIDTH - gap * (count - 1)) / count
    size = {1: 60, 2: 60, 3: 56, 4: 44}[count]
    levels = (Level(size, bold=True, leading=90), Level(18, before=6), Level(14, "tx2", before=4))
    slots: list[Slot] = []
    for place in range(count):
        x = LEFT + place * (width + gap)
        slots.append(Slot(f"Bar {place + 1}", Box(x, 3.0, min(width, 2.4), 0.16), (Level(10),)))
        slots.append(Slot(f"Figure {place + 1}", Box(x, 3.32, width, 2.6), levels))
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
    levels = (Level(17, bold=True, leading=95), Level(12, "tx2", before=1, leading=95))
    number = (Level(17, "accent5", bold=True, leading=95),)
    slots: list[Slot] = []
    for place in range(12):
        x, y = LEFT + (place // 6) * (width + gap), 1.95 + (place % 6) * 0.82
        slots.append(Slot(f"Entry number {place + 1}", Box(x, y, 0.45, 0.6), number))
        slots.append(Slot(f"Entry {place + 1}", Box(x + 0.45, y, width - 0.45, 0.76), levels))
    return tuple(slots)


def _pair(name: str, slots: Callable[[Box], tuple[Slot, ...]]) -> tuple[str, str]:
    """A layout, and its twin with a caption under the title."""
    return (
        layout(name, (*FRAME, *slots(CONTENT), *FOOT)),
        layout(f"{name} with caption", (*FRAME, CAPTION, *slots(LOWER), *FOOT)),
    )


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
        Slot("Body", Box(LEFT, 2.0, 9.2, 3.75), (Level(20, before=10, leading=108),)),
        Slot("Signatory", Box(LEFT, 5.9, 9.2, 0.85), (Level(16, bold=True), Level(14, "tx2"))),
    )
    statement = (
        Slot("Title", Box(LEFT, 0.8, 10.2, 2.1), (Level(36, bold=True, leading=94),), kind="title"),
        NUMBER,
        SECTION,
        Slot("Body", Box(LEFT, 3.1, 9.2, 3.5), (Level(20, "tx2", leading=108),)),
    )
    mark = {"bullet": "–", "indent": 0.36}
    points = (Level(20, before=13, **mark), Level(14, "tx2", before=1, indent=0.36))
    few = (Level(26, before=22, **mark), Level(16, "tx2", before=2, indent=0.36))
    words = ("One figure", "Two figures", "Three figures", "Four figures")
    return (
        layout("Cover", (*cover, FOOTER), ' type="title"'),
        layout("Letter", (TITLE, SECTION, *letter, *FOOT)),
        layout("Contents", (TITLE, SECTION, *_entries(), *FOOT)),
        layout("Statement", (*statement, *FOOT)),
        *(layout(name, (*FRAME, *_figures(n), *FOOT)) for n, name in enumerate(words, start=1)),
        *_pair("Points", lambda box: (Slot("Body", box, points),)),
        *_pair("Few points", lambda box: (Slot("Body", box, few),)),
        *_pair("Table", lambda box: (Slot("Table", box, (Level(16),), kind="tbl"), NOTE)),
        *_pair("Chart", lambda box: (Slot("Chart", box.taller(0.45), (Level(14),), kind="chart"),)),
        layout("Three people", (*FRAME, *_people(3, 1), *FOOT)),
        layout("Six people", (*FRAME, *_people(3, 2), *FOOT)),
    )
