"""The sample vendor's logo: a gate of three contacts under one lintel, and the name."""

from __future__ import annotations

import io

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

BLUE, GREEN, INK, PAPER = "#1F4E79", "#0B6B4B", "#1A2129", "#FFFFFF"
FONTS = settings.BASE_DIR / "static" / "vendor" / "source-sans"
FINER = 4  # drawn four times as large, then made small, so that edges are smooth


def logo() -> bytes:
    """PNG, 700 × 220."""
    picture = Image.new("RGB", (700 * FINER, 220 * FINER), PAPER)
    pen = ImageDraw.Draw(picture)
    draw_gate(pen)
    write(pen, "Northgate", "SourceSans3-Bold.ttf", 96, (246, 22), INK)
    write(pen, "COMPONENTS", "SourceSans3-Semibold.ttf", 40, (251, 136), BLUE, apart=11)
    return as_png(picture.resize((700, 220), Image.Resampling.LANCZOS))


def draw_gate(pen: ImageDraw.ImageDraw) -> None:
    pen.rounded_rectangle(scaled(20, 22, 206, 56), 10 * FINER, BLUE)
    for left, top, colour in ((20, 74, BLUE), (92, 96, GREEN), (164, 74, BLUE)):
        pen.rounded_rectangle(scaled(left, top, left + 42, 198), 10 * FINER, colour)
    pen.ellipse(scaled(97, 62, 129, 94), GREEN)


def scaled(*numbers: int) -> tuple[int, ...]:
    return tuple(number * FINER for number in numbers)


def write(
    pen: ImageDraw.ImageDraw, text: str, font: str, size: int, at: tuple[int, int], colour: str, apart: int = 0
) -> None:
    """`text` letter by letter, `apart` pixels between them."""
    type_ = ImageFont.truetype(str(FONTS / font), size * FINER)
    x, y = at[0] * FINER, at[1] * FINER
    for letter in text:
        pen.text((x, y), letter, colour, font=type_)
        x += int(type_.getlength(letter)) + apart * FINER


def as_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
