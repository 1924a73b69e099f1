"""Builds packet.pptx, the 16:9 base deck: theme, master, layouts and table style, and no slides.

Run `python -m reports.renderers.base.build_slides` after a change; the same code always gives the same bytes. A house
with its own look edits the result in PowerPoint instead, keeping the names of the layouts and placeholders.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from reports.renderers.base import slide_layouts, slide_masters, slide_parts

HERE = Path(__file__).parent
STAMP = (1980, 1, 1, 0, 0, 0)


def parts() -> dict[str, str]:
    """Every part of the package by its name inside the zip."""
    layouts = slide_layouts.layouts()
    found = {
        "[Content_Types].xml": slide_parts.content_types(len(layouts)),
        "_rels/.rels": slide_parts.relations(
            ("officeDocument", "ppt/presentation.xml"),
            ("core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": slide_parts.APP,
        "docProps/core.xml": slide_parts.CORE,
        "ppt/presentation.xml": slide_parts.PRESENTATION,
        "ppt/_rels/presentation.xml.rels": slide_parts.relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": slide_parts.PRESENTATION_PROPERTIES,
        "ppt/viewProps.xml": slide_parts.VIEW_PROPERTIES,
        "ppt/tableStyles.xml": slide_parts.TABLE_STYLES,
        "ppt/theme/theme1.xml": slide_parts.theme("Packet"),
        "ppt/theme/theme2.xml": slide_parts.theme("Packet notes"),
        "ppt/notesMasters/notesMaster1.xml": slide_masters.notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": slide_parts.relations(("theme", "../theme/theme2.xml")),
        "ppt/slideMasters/slideMaster1.xml": slide_masters.master(len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": slide_parts.relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(layouts) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for number, layout in enumerate(layouts, start=1):
        found[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout
        found[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = slide_parts.relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return found


def build(path: Path = HERE / "packet.pptx") -> Path:
    """Write the base deck to `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return path


if __name__ == "__main__":
    build()
