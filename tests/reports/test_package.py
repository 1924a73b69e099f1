"""Packages with the same content are the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from reports.renderers.package import repeatable

DAY = date(2026, 11, 21)
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d" xmlns:xsi="x"><dcterms:created xsi:type="dcterms:W3CDTF">'
    '{}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{}</dcterms:modified></cp:coreProperties>'
)


def archive(parts: dict[str, str], moment: tuple[int, int, int, int, int, int]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, moment), text)
    return out.getvalue()


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_order_and_clock_of_the_writer_leave_no_trace() -> None:
    early = {"b.xml": "B", "[Content_Types].xml": "T", "docProps/core.xml": CORE.format("2020-01-01", "2020-01-02")}
    late = {"docProps/core.xml": CORE.format("2026-07-01", "2026-07-02"), "[Content_Types].xml": "T", "b.xml": "B"}

    first = repeatable(archive(early, (2020, 1, 1, 8, 0, 0)), DAY)

    assert first == repeatable(archive(late, (2026, 7, 1, 9, 30, 2)), DAY)


def test_the_list_of_content_types_comes_first_then_the_names_in_order() -> None:
    parts = {"word/b.xml": "", "_rels/.rels": "", "docProps/app.xml": "", "[Content_Types].xml": "", "word/a.xml": ""}

    names = opened(repeatable(archive(parts, (2026, 1, 1, 0, 0, 0)), DAY)).namelist()

    assert names == ["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/a.xml", "word/b.xml"]


def test_core_properties_tell_the_day_of_the_packet() -> None:
    data = archive({"docProps/core.xml": CORE.format("2020-01-01T08:00:00Z", "")}, (2026, 1, 1, 0, 0, 0))

    core = opened(repeatable(data, DAY)).read("docProps/core.xml").decode()

    assert core == CORE.format("2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z")


def test_a_day_before_zip_was_invented_is_stored_as_its_first_day() -> None:
    part = opened(repeatable(archive({"a": "A"}, (2026, 1, 1, 0, 0, 0)), date(1970, 1, 1))).getinfo("a")

    assert part.date_time == (1980, 1, 1, 0, 0, 0)


def test_done_twice_changes_nothing() -> None:
    once = repeatable(archive({"b": "B", "a": "A"}, (2026, 1, 1, 0, 0, 0)), DAY)

    assert repeatable(once, DAY) == once
