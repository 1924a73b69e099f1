"""Photos and logos: what people upload is checked, re-encoded and kept by its content. Nothing of the file survives."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from PIL import Image, ImageFile, ImageOps

from accounts.models import Picture

FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_FILE = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
LOGO_BOX = (800, 300)


class PictureRefused(ValidationError):
    """The upload is not a picture that can be kept."""


def picture_from(upload: File[bytes], square: int = 480) -> Picture:
    """A photo: the middle of the upload as a square JPEG. Raises PictureRefused."""
    image = opened(upload)
    side = min(square, *image.size)
    fitted = ImageOps.fit(on_white(image), (side, side), Image.Resampling.LANCZOS)
    return kept(fitted, "JPEG", quality=88)


def logo_from(upload: File[bytes]) -> Picture:
    """A logo: a PNG that keeps its transparency and fits into LOGO_BOX. Raises PictureRefused."""
    image = opened(upload).convert("RGBA")
    image.thumbnail(LOGO_BOX, Image.Resampling.LANCZOS)
    return kept(image, "PNG", optimize=True)


def opened(upload: File[bytes]) -> Image.Image:
    """The decoded picture, upright; refused by size before anything is decoded."""
    if (upload.size or 0) > LARGEST_FILE:
        raise PictureRefused("This file is larger than 8 MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit follows
            image = Image.open(upload, formats=FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise PictureRefused("This picture has more than 40 million pixels.")
        with complete_files_only():
            image.load()
        return ImageOps.exif_transpose(image)
    except PictureRefused:
        raise
    except Image.DecompressionBombError:
        raise PictureRefused("This picture has more than 40 million pixels.") from None
    except Exception:  # a damaged file makes Pillow raise almost anything
        raise PictureRefused("This is not a JPEG, PNG or WebP picture.") from None


@contextmanager
def complete_files_only() -> Iterator[None]:
    """Refuses pictures that end too early, which WeasyPrint lets Pillow accept in any process that has loaded it."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def on_white(image: Image.Image) -> Image.Image:
    """The picture without transparency."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")


def kept(image: Image.Image, encoding: str, **options: object) -> Picture:
    """The picture row of these bytes, made once."""
    out = BytesIO()
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    bare.save(out, encoding, **options)
    data = out.getvalue()
    content_type = f"image/{encoding.lower()}"
    return Picture.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(), defaults={"data": data, "content_type": content_type}
    )[0]
