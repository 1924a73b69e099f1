"""The building blocks of the base deck: boxes, text levels, placeholders, layouts. Lengths are inches."""

from __future__ import annotations

from typing import NamedTuple

from reports.renderers.base.slide_parts import DECLARATION, A, P, R


class Box(NamedTuple):
    """A place on the slide."""

    x: float
    y: float
    w: float
    h: float

    def taller(self, more: float) -> Box:
        return self._replace(h=self.h + more)

    @property
    def xml(self) -> str:
        x, y, w, h = (round(length * 914400) for length in self)
        return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


class Level(NamedTuple):
    """How one level of text looks. `bullet` hangs a mark in the indent; `before` is the space above in points."""

    size: float
    colour: str = "tx1"
    bold: bool = False
    align: str = "l"
    before: float = 0
    bullet: str = ""
    indent: float = 0
    leading: int = 100

    def xml(self, number: int) -> str:
        margin = round(self.indent * 914400)
        hang = -margin if self.bullet else 0
        colour = '<a:buClr><a:schemeClr val="accent5"/></a:buClr>'
        mark = (
            f'{colour}<a:buFont typeface="+mj-lt"/><a:buChar char="{self.bullet}"/>' if self.bullet else "<a:buNone/>"
        )
        return (
            f'<a:lvl{number}pPr marL="{margin}" indent="{hang}" algn="{self.align}">'
            f'<a:lnSpc><a:spcPct val="{self.leading * 1000}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>{mark}'
            f'<a:defRPr sz="{round(self.size * 100)}" b="{int(self.bold)}">'
            f'<a:solidFill><a:schemeClr val="{self.colour}"/></a:solidFill></a:defRPr></a:lvl{number}pPr>'
        )


class Slot(NamedTuple):
    """A placeholder: its name, its place, its text levels; `kind` is the placeholder type."""

    name: str
    box: Box
    levels: tuple[Level, ...] = (Level(18),)
    kind: str = "body"
    anchor: str = "t"
    shape: str = "rect"
    fill: str = ""
    prompt: str = ""

    def xml(self, shape_id: int) -> str:
        idx = {"title": "", "ftr": ' sz="quarter" idx="10"', "sldNum": ' sz="quarter" idx="11"'}.get(
            self.kind, f' sz="quarter" idx="{shape_id + 20}"'
        )
        fill = f'<a:solidFill><a:schemeClr val="{self.fill}"/></a:solidFill>' if self.fill else ""
        body = f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{self.anchor}">'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{self.name}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{self.kind}"{idx}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{self.box.xml}<a:prstGeom prst="{self.shape}"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
            f"<p:txBody>{body}<a:noAutofit/></a:bodyPr><a:lstStyle>"
            + "".join(level.xml(number) for number, level in enumerate(self.levels, start=1))
            + f"</a:lstStyle><a:p>{self._run}</a:p></p:txBody></p:sp>"
        )

    @property
    def _run(self) -> str:
        if self.kind == "sldNum":
            return (
                '<a:fld id="{4B415053-0000-4000-8000-0000000000FF}" type="slidenum"><a:rPr lang="en-US"/>'
                "<a:t>‹#›</a:t></a:fld>"
            )
        return f'<a:r><a:rPr lang="en-US"/><a:t>{self.prompt or self.name}</a:t></a:r>'


def rule(
    shape_id: int, name: str, start: tuple[float, float], end: tuple[float, float], colour: str = "accent6"
) -> str:
    box = Box(*start, end[0] - start[0], end[1] - start[1])
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        "</p:nvCxnSpPr>"
        f'<p:spPr>{box.xml}<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def tree(shapes: str) -> str:
    zero = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{zero}</p:grpSpPr>{shapes}</p:spTree>"
    )


def layout(name: str, slots: tuple[Slot, ...], kind: str = "") -> str:
    """One layout: its placeholders in reading order."""
    shapes = "".join(slot.xml(number) for number, slot in enumerate(slots, start=2))
    return (
        f'{DECLARATION}<p:sldLayout {A} {R} {P}{kind} preserve="1" userDrawn="1">'
        f'<p:cSld name="{name}">{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
    )
