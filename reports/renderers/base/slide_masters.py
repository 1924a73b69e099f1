"""The masters of the base deck: paper, the ledger's margin rules, the foot, and the page for speaker notes."""

from __future__ import annotations

from typing import Final

from reports.renderers.base.slide_layouts import CONTENT, FOOTER, PAGE, TITLE
from reports.renderers.base.slide_parts import DECLARATION, A, P, R
from reports.renderers.base.slide_shapes import Box, Level, Slot, rule, tree

COLOUR_MAP: Final = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
PAPER: Final = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def master(count: int) -> str:
    """The slide master: paper, the ledger's margin rules and the foot, for so many layouts."""
    body = Slot("Body", CONTENT, tuple(Level(size) for size in (20, 18, 16, 14, 14)))
    slots = (TITLE, body, FOOTER, PAGE)
    shapes = "".join(slot.xml(number) for number, slot in enumerate(slots, start=2))
    rules = rule(20, "Margin rule", (1.12, 0), (1.12, 7.5)) + rule(21, "Inner margin rule", (1.16, 0), (1.16, 7.5))
    ids = "".join(f'<p:sldLayoutId id="{2147483648 + n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    face = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/></a:defRPr>'
    title = Level(28, bold=True, leading=92).xml(1).replace("</a:defRPr>", face.format("mj"))
    texts = "".join(Level(size).xml(n) for n, size in enumerate((20, 18, 16, 14, 14), start=1))
    texts = texts.replace("</a:defRPr>", face.format("mn"))
    other = Level(14).xml(1).replace("</a:defRPr>", face.format("mn"))
    return (
        f"{DECLARATION}<p:sldMaster {A} {R} {P}><p:cSld>"
        f"{PAPER}{tree(rules + shapes)}</p:cSld>"
        f"{COLOUR_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{texts}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_master() -> str:
    """The page for speaker notes: the slide above, the words below."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{Box(0.75, 0.6, 6.0, 3.375).xml}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    words = Slot("Notes", Box(0.75, 4.3, 6.0, 5.0), (Level(12, before=4),)).xml(3).replace('idx="23"', 'idx="3"')
    return (
        f"{DECLARATION}<p:notesMaster {A} {R} {P}><p:cSld>{PAPER}{tree(image + words)}</p:cSld>{COLOUR_MAP}"
        f"<p:notesStyle>{Level(12).xml(1)}</p:notesStyle></p:notesMaster>"
    )
