"""Pictures, initials in a circle and chart frames as they stand in a line of text."""

from __future__ import annotations

from typing import Final

from docx.parts.story import StoryPart

from reports.document import Chart, ChartKind, Person
from reports.renderers.word.draft import Draft, Picture
from reports.renderers.word.styles import Style
from reports.renderers.word.xml import attribute, paragraph, run

MM: Final = 36_000  # English Metric Units
TWIP: Final = 635
PORTRAIT: Final = 16 * MM
URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
SHAPE_URI: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def inline(draft: Draft, wide: int, high: int, told: str, uri: str, graphic: str) -> str:
    """A drawing of that size in a run; `told` is its alternative text."""
    number = draft.next_number()
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Drawing {number}" descr={attribute(told)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def logo(draft: Draft, *, high: int, widest: int, part: StoryPart | None = None) -> str:
    """The vendor's logo in a run, at most so large."""
    picture = draft.picture(draft.tree.cover.vendor_logo, part)
    wide = high * picture.width // picture.height
    if wide > widest:
        wide, high = widest, max(1, high * widest // wide)
    return f"<w:r>{_picture(draft, picture, wide, high, draft.tree.cover.vendor, 'rect', '')}</w:r>"


def portrait(draft: Draft, person: Person) -> str:
    """A round photo in a run, or the initials in a circle."""
    if not person.photo:
        return _initials(draft, person)
    picture = draft.picture(person.photo)
    told = f"{person.name} ({person.initials})"
    side = min(picture.width, picture.height)
    left, top = (100_000 * (length - side) // (2 * length) for length in (picture.width, picture.height))
    crop = f'<a:srcRect l="{left}" t="{top}" r="{left}" b="{top}"/>' if left or top else ""
    return f"<w:r>{_picture(draft, picture, PORTRAIT, PORTRAIT, told, 'ellipse', crop)}</w:r>"


def _picture(draft: Draft, picture: Picture, wide: int, high: int, told: str, outline: str, crop: str) -> str:
    graphic = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{picture.relation}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="{outline}"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return inline(draft, wide, high, told, URI + "picture", graphic)


def _initials(draft: Draft, person: Person) -> str:
    shape = (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{PORTRAIT}" cy="{PORTRAIT}"/>'
        "</a:xfrm>"
        '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln></wps:spPr><wps:txbx>'
        "<w:txbxContent>"
        f"{paragraph(Style.PERSON_INITIALS, run(person.initials), text=person.initials)}"
        '</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )
    drawn = inline(draft, PORTRAIT, PORTRAIT, person.name, SHAPE_URI, shape)
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice></mc:AlternateContent></w:r>'


def chart(draft: Draft, shown: Chart) -> str:
    """A native chart as wide as the text, in a run."""
    wide = draft.measure * TWIP
    graphic = f'<c:chart r:id="{draft.chart(shown)}"/>'
    return f"<w:r>{inline(draft, wide, _height(shown), shown.description, URI + 'chart', graphic)}</w:r>"


def _height(shown: Chart) -> int:
    if shown.kind is ChartKind.COLUMNS:
        return 56 * MM
    return min(24 + 9 * len(shown.categories), 210) * MM
