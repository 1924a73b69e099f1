"""Builds packet.docx, the base file of the Word packet: styles, lists, theme, embedded fonts and a sheet of samples.

Run `python -m reports.renderers.base.build_word` after a change; the same code always gives the same bytes. A house
with its own look edits the result in Word instead, keeping the names of the styles.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from reports.renderers.base import word_parts
from reports.renderers.base.marks import marks_font
from reports.renderers.base.slide_parts import relations
from reports.renderers.package import repeatable

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "static" / "vendor" / "source-sans"


def parts() -> dict[str, str | bytes]:
    """Every part of the package by its name inside the zip."""
    fonts = {f"word/fonts/font{n}.odttf": _embedded(file) for n, file in enumerate(word_parts.FILES, start=1)}
    return fonts | {
        "[Content_Types].xml": word_parts.content_types(),
        "_rels/.rels": word_parts.PACKAGE_RELATIONS,
        "docProps/app.xml": word_parts.APP,
        "docProps/core.xml": word_parts.CORE,
        "word/document.xml": word_parts.document(),
        "word/_rels/document.xml.rels": word_parts.DOCUMENT_RELATIONS,
        "word/styles.xml": word_parts.styles(),
        "word/numbering.xml": word_parts.numbering(),
        "word/settings.xml": word_parts.SETTINGS,
        "word/fontTable.xml": word_parts.font_table(),
        "word/_rels/fontTable.xml.rels": relations(*(("font", name.removeprefix("word/")) for name in sorted(fonts))),
        "word/theme/theme1.xml": word_parts.theme(),
    }


def _embedded(file: str) -> bytes:
    font = marks_font() if file == "marks.ttf" else (FONTS / file).read_bytes()
    return word_parts.veiled(font, word_parts.font_key(file))


def build(path: Path = HERE / "packet.docx") -> Path:
    """Write the base file and return where it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts().items():
            package.writestr(name, content)
    path.write_bytes(repeatable(file.getvalue(), date(2026, 1, 1)))
    return path


if __name__ == "__main__":
    build()
