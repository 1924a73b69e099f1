"""Photos and logos: what is kept of an upload, and what is refused."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import Picture
from accounts.pictures import PictureRefused, logo_from, picture_from

pytestmark = pytest.mark.django_db


def upload(image: Image.Image, encoding: str = "PNG", **options: Any) -> SimpleUploadedFile:
    out = BytesIO()
    image.save(out, encoding, **options)
    return SimpleUploadedFile("picture", out.getvalue())


def seen(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(bytes(picture.data)))


def bomb(width: int, height: int) -> SimpleUploadedFile:
    """A PNG of a few bytes that claims to be enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return SimpleUploadedFile("bomb.png", b"\x89PNG\r\n\x1a\n" + data)


@pytest.mark.parametrize("encoding", ["PNG", "JPEG", "WEBP"])
def test_a_photo_becomes_a_square_jpeg(encoding: str) -> None:
    picture = picture_from(upload(Image.new("RGB", (1200, 700), "teal"), encoding))
    assert (picture.content_type, seen(picture).format, seen(picture).size) == ("image/jpeg", "JPEG", (480, 480))


def test_a_small_photo_is_not_blown_up() -> None:
    assert seen(picture_from(upload(Image.new("RGB", (90, 120))))).size == (90, 90)


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    image = Image.new("RGB", (40, 80), "red")
    image.paste("blue", (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 3, "A camera"
    shown = seen(picture_from(upload(image, "JPEG", exif=exif.tobytes(), quality=95)))
    top, bottom = shown.getpixel((20, 2)), shown.getpixel((20, 37))
    assert (top[0] > 200, bottom[2] > 200, dict(shown.getexif()), "exif" in shown.info) == (True, True, {}, False)


def test_a_transparent_photo_stands_on_white() -> None:
    shown = seen(picture_from(upload(Image.new("RGBA", (50, 50), (0, 0, 0, 0)))))
    assert shown.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "LA", "CMYK", "1", "I;16"])
def test_every_kind_of_colour_is_understood(mode: str) -> None:
    encoding = "JPEG" if mode == "CMYK" else "PNG"
    assert seen(picture_from(upload(Image.new(mode, (50, 60)), encoding))).size == (50, 50)


def test_a_logo_keeps_its_transparency_and_fits_its_box() -> None:
    shown = seen(logo_from(upload(Image.new("RGBA", (2000, 400), (10, 20, 30, 0)))))
    assert (shown.format, shown.mode, shown.size, shown.getpixel((5, 5))[3]) == ("PNG", "RGBA", (800, 160), 0)


def test_the_same_picture_is_kept_once() -> None:
    first, second = (picture_from(upload(Image.new("RGB", (60, 60), "teal"))) for _ in range(2))
    assert (first, Picture.objects.count()) == (second, 1)


@pytest.mark.parametrize("size", [(7000, 6000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(PictureRefused):
        picture_from(bomb(*size))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 50,
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"\xff\xd8\xff\xe0" + b"\0" * 40,
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureRefused):
        picture_from(SimpleUploadedFile("x.png", content))


def test_half_a_picture_is_refused() -> None:
    out = BytesIO()
    Image.effect_noise((300, 300), 50).save(out, "JPEG")
    with pytest.raises(PictureRefused):
        picture_from(SimpleUploadedFile("x.jpg", out.getvalue()[:3000]))


def test_a_file_over_eight_megabytes_is_refused_unread() -> None:
    with pytest.raises(PictureRefused, match="8 MB"):
        picture_from(SimpleUploadedFile("x.png", b"\0" * (8 * 1024 * 1024 + 1)))
