"""Illustrated portraits of the sample colleagues: flat busts on a coloured ground. Nobody real is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PIL import Image, ImageDraw

from reports.sample.logo import as_png

SIZE = 480
FINER = 3  # drawn three times as large, then made small, so that edges are smooth
Pen = ImageDraw.ImageDraw
Look = dict[str, Any]


def portrait(look: Look) -> bytes:
    """PNG, square: `look` names ground, skin, hair, style, coat and collar, perhaps glasses, beard or earrings."""
    picture = Image.new("RGB", (SIZE * FINER, SIZE * FINER), look["ground"])
    pen = ImageDraw.Draw(picture)
    BEHIND.get(look["style"], nothing)(pen, look)
    draw_shoulders(pen, look)
    draw_head(pen, look)
    if look.get("beard"):
        draw_beard(pen, look)
    FRONT[look["style"]](pen, look)
    draw_face(pen, look)
    if look.get("glasses"):
        draw_glasses(pen)
    if look.get("earrings"):
        for x in (146, 334):
            disc(pen, x, 258, 7, "#E2B84C")
    return as_png(picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS))


def box(*numbers: float) -> tuple[float, ...]:
    return tuple(number * FINER for number in numbers)


def oval(pen: Pen, x: float, y: float, wide: float, high: float, colour: str) -> None:
    pen.ellipse(box(x - wide, y - high, x + wide, y + high), colour)


def disc(pen: Pen, x: float, y: float, radius: float, colour: str) -> None:
    oval(pen, x, y, radius, radius, colour)


def shape(pen: Pen, colour: str, *points: tuple[float, float]) -> None:
    pen.polygon([(x * FINER, y * FINER) for x, y in points], colour)


def darker(colour: str, share: float = 0.86) -> str:
    parts = (int(int(colour[place : place + 2], 16) * share) for place in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)


def nothing(pen: Pen, look: Look) -> None:
    """No hair behind the head."""


def draw_shoulders(pen: Pen, look: Look) -> None:
    pen.rounded_rectangle(box(66, 352, 414, 620), 118 * FINER, look["coat"])
    pen.rounded_rectangle(box(202, 286, 278, 396), 34 * FINER, darker(look["skin"]))
    shape(pen, look["collar"], (194, 352), (240, 420), (286, 352), (298, 372), (240, 480), (182, 372))
    shape(pen, darker(look["skin"]), (204, 350), (240, 404), (276, 350))
    shape(pen, darker(look["coat"]), (182, 360), (168, 396), (240, 500), (240, 480))
    shape(pen, darker(look["coat"]), (298, 360), (312, 396), (240, 500), (240, 480))


def draw_head(pen: Pen, look: Look) -> None:
    for x in (149, 331):
        oval(pen, x, 226, 15, 23, darker(look["skin"], 0.93))
    pen.rounded_rectangle(box(152, 112, 328, 324), 86 * FINER, look["skin"])


def draw_beard(pen: Pen, look: Look) -> None:
    shade = darker(look["hair"], 1.0)
    pen.chord(box(152, 176, 328, 326), 6, 174, shade)
    oval(pen, 240, 262, 44, 27, look["skin"])
    oval(pen, 240, 254, 60, 24, look["skin"])


def draw_face(pen: Pen, look: Look) -> None:
    brow, eye = darker(look["hair"], 0.9), "#231A16"
    for x in (204, 276):
        pen.arc(box(x - 21, 184, x + 21, 214), 205, 335, brow, 5 * FINER)
        oval(pen, x, 216, 6.5, 8, eye)
    pen.arc(box(228, 222, 252, 252), 30, 150, darker(look["skin"], 0.78), 4 * FINER)
    pen.chord(box(212, 246, 268, 290), 14, 166, "#FFFFFF")
    pen.arc(box(212, 246, 268, 290), 10, 170, darker(look["skin"], 0.6), 4 * FINER)


def draw_glasses(pen: Pen) -> None:
    for x in (203, 277):
        pen.rounded_rectangle(box(x - 29, 194, x + 29, 240), 16 * FINER, None, "#2A3038", 4 * FINER)
    pen.line(box(232, 212, 248, 212), "#2A3038", 4 * FINER)
    pen.line(box(150, 208, 174, 210), "#2A3038", 4 * FINER)
    pen.line(box(306, 210, 330, 208), "#2A3038", 4 * FINER)


def long_behind(pen: Pen, look: Look) -> None:
    pen.rounded_rectangle(box(126, 92, 354, 404), 96 * FINER, look["hair"])


def bob_behind(pen: Pen, look: Look) -> None:
    pen.rounded_rectangle(box(124, 92, 356, 318), 84 * FINER, look["hair"])


def bun_behind(pen: Pen, look: Look) -> None:
    disc(pen, 240, 82, 42, look["hair"])


def curly_behind(pen: Pen, look: Look) -> None:
    for x, y in (
        (150, 150),
        (136, 200),
        (144, 250),
        (330, 150),
        (344, 200),
        (336, 250),
        (185, 106),
        (240, 92),
        (295, 106),
    ):
        disc(pen, x, y, 46, look["hair"])


def parted(pen: Pen, look: Look) -> None:
    """Hair parted off the middle, falling to both temples."""
    shape(pen, look["hair"], (216, 104), (152, 128), (142, 232), (158, 214), (172, 172), (218, 140))
    shape(pen, look["hair"], (214, 104), (328, 120), (338, 232), (322, 214), (304, 168), (214, 138))
    pen.chord(box(148, 92, 332, 224), 186, 354, look["hair"])


def fringe(pen: Pen, look: Look) -> None:
    pen.chord(box(144, 90, 336, 262), 184, 356, look["hair"])
    shape(pen, look["hair"], (145, 168), (143, 232), (160, 214), (166, 168))
    shape(pen, look["hair"], (335, 168), (337, 232), (320, 214), (314, 168))


def short(pen: Pen, look: Look) -> None:
    pen.chord(box(146, 92, 334, 242), 182, 358, look["hair"])
    shape(pen, look["hair"], (147, 160), (149, 216), (160, 200), (164, 160))
    shape(pen, look["hair"], (333, 160), (331, 216), (320, 200), (316, 160))


def side(pen: Pen, look: Look) -> None:
    """Parted at the side and brushed over."""
    short(pen, look)
    oval(pen, 262, 118, 72, 36, look["hair"])
    oval(pen, 196, 126, 47, 40, look["hair"])
    oval(pen, 306, 144, 27, 30, look["hair"])


def crop(pen: Pen, look: Look) -> None:
    pen.pieslice(box(151, 104, 329, 276), 196, 344, look["hair"])
    oval(pen, 240, 186, 74, 30, look["skin"])
    pen.chord(box(151, 104, 329, 262), 192, 348, look["hair"])


def swept(pen: Pen, look: Look) -> None:
    """Drawn back from the forehead into a bun."""
    pen.chord(box(147, 94, 333, 250), 180, 360, look["hair"])
    oval(pen, 240, 194, 66, 46, look["skin"])


def curls(pen: Pen, look: Look) -> None:
    pen.chord(box(148, 92, 332, 226), 184, 356, look["hair"])
    for x, y, radius in ((176, 136, 26), (214, 124, 27), (256, 122, 27), (298, 132, 27)):
        disc(pen, x, y, radius, look["hair"])


Drawing = Callable[[Pen, Look], None]
BEHIND: dict[str, Drawing] = {
    "long": long_behind,
    "bob": bob_behind,
    "bun": bun_behind,
    "curly": curly_behind,
}
FRONT: dict[str, Drawing] = {
    "long": parted,
    "bob": fringe,
    "bun": swept,
    "curly": curls,
    "short": short,
    "side": side,
    "crop": crop,
}
