"""Office files are zip archives full of clocks: the same content is made the same bytes here."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

CORE = "docProps/core.xml"
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_STAMPS = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(?=</dcterms:)")


def repeatable(data: bytes, when: date) -> bytes:
    """The same package with its parts sorted, every clock in it set to the midnight of `when`, compressed one way.

    Word and PowerPoint want the list of content types first; the rest follows by name.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name not in _FIRST, name)):
            content = source.read(name)
            _write(target, name, _settled(content, when) if name == CORE else content, when)
    return out.getvalue()


def _settled(core: bytes, when: date) -> bytes:
    return _STAMPS.sub(rb"\g<1>" + f"{when.isoformat()}T00:00:00Z".encode(), core)


def _write(target: zipfile.ZipFile, name: str, content: bytes, when: date) -> None:
    """Zip knows no time before 1980 and none after 2107."""
    stamp = min(max(when, date(1980, 1, 1)), date(2107, 12, 31))
    part = zipfile.ZipInfo(name, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
    part.create_system = 0
    part.external_attr = 0
    part.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(part, content, compresslevel=6)
