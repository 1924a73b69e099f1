"""Where things stand on a slide of the base deck: the master, the layouts by name, the notes master.

Lengths are inches. Every placeholder has a name; the renderer finds it by that name only.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reports.renderers.base.slide_parts import DECLARATION, A, P, R


class Box(NamedTuple):
    """A place on the slide."""

    x: float
    y: float
    w: float
    h: float

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
        mark = (
            f'<a:buClr><a:schemeClr val="accent5"/></a:buClr><a:buFont typeface="+mj-lt"/><a:buChar char="{self.bullet}"/>'
            if self.bullet
            else "<a:buNone/>"
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
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{self.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{self.kind}"{idx}/></p:nvPr></p:nvSpPr>'
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


LEFT: Final = 1.42
WIDTH: Final = 11.16
TITLE = Slot("Title", Box(LEFT, 0.8, WIDTH, 1.0), (Level(28, bold=True, leading=92),), kind="title")
SECTION = Slot("Section name", Box(LEFT, 0.43, WIDTH, 0.3), (Level(14, "tx2", bold=True),))
NUMBER = Slot("Section number", Box(0.3, 0.8, 0.62, 0.5), (Level(28, "accent5", bold=True, align="r", leading=92),))
CAPTION = Slot("Caption", Box(LEFT, 1.9, WIDTH, 0.32), (Level(16, "tx2"),))
NOTE = Slot("Note", Box(LEFT, 6.36, WIDTH, 0.42), (Level(12, "tx2"),), anchor="b")
FOOTER = Slot("Footer", Box(LEFT, 6.98, 9.5, 0.26), (Level(11, "tx2"),), kind="ftr", anchor="ctr")
PAGE = Slot("Slide number", Box(0.3, 6.98, 0.62, 0.26), (Level(11, "tx2", bold=True, align="r"),), kind="sldNum", anchor="ctr")
FRAME: Final = (TITLE, NUMBER, SECTION)
FOOT: Final = (FOOTER, PAGE)
CONTENT = Box(LEFT, 2.36, WIDTH, 3.9)


def _rule(shape_id: int, name: str, start: tuple[float, float], end: tuple[float, float], colour: str = "accent6") -> str:
    box = Box(*start, end[0] - start[0], end[1] - start[1])
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f'<p:spPr>{box.xml}<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _tree(shapes: str) -> str:
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
        f'<p:cSld name="{name}">{_tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
    )


def _figures(count: int) -> tuple[Slot, ...]:
    gap = 0.5
    width = (WIDTH - gap * (count - 1)) / count
    size = {1: 60, 2: 60, 3: 48, 4: 40}[count]
    levels = (Level(size, bold=True, leading=90), Level(18, before=6), Level(14, "tx2", before=4))
    slots: list[Slot] = []
    for place in range(count):
        x = LEFT + place * (width + gap)
        slots.append(Slot(f"Bar {place + 1}", Box(x, 2.75, min(width, 2.4), 0.16), (Level(10),)))
        slots.append(Slot(f"Figure {place + 1}", Box(x, 3.05, width, 2.6), levels))
    return tuple(slots)


def _people(columns: int, rows: int) -> tuple[Slot, ...]:
    gap, top = 0.42, 2.1
    width, height = (WIDTH - gap * (columns - 1)) / columns, (6.72 - top) / rows
    photo = 0.92 if rows > 1 else 1.3
    bio = 12 if rows > 1 else 14
    slots: list[Slot] = []
    for place in range(columns * rows):
        x, y = LEFT + (place % columns) * (width + gap), top + (place // columns) * height
        face = Box(x, y, photo, photo)
        card = (
            Box(x + photo + 0.2, y, width - photo - 0.2, height - 0.2) if rows > 1 else Box(x, y + photo + 0.2, width, 3.1)
        )
        levels = (Level(16 if rows > 1 else 20, bold=True), Level(bio + 1, "tx2"), Level(bio, before=5))
        slots.append(Slot(f"Photo {place + 1}", face, (Level(10),), kind="pic", shape="ellipse", fill="bg2"))
        initials = (Level(24 if rows > 1 else 32, "accent5", bold=True, align="ctr"),)
        slots.append(Slot(f"Initials {place + 1}", face, initials, anchor="ctr", shape="ellipse", fill="bg2"))
        slots.append(Slot(f"Card {place + 1}", card, levels))
    return tuple(slots)


def _entries() -> tuple[Slot, ...]:
    gap = 0.6
    width = (WIDTH - gap) / 2
    levels = (Level(18, bold=True), Level(13, "tx2", before=1))
    number = (Level(18, "accent5", bold=True),)
    slots: list[Slot] = []
    for place in range(12):
        x, y = LEFT + (place // 6) * (width + gap), 2.0 + (place % 6) * 0.79
        slots.append(Slot(f"Entry number {place + 1}", Box(x, y, 0.45, 0.6), number))
        slots.append(Slot(f"Entry {place + 1}", Box(x + 0.45, y, width - 0.45, 0.66), levels))
    return tuple(slots)


def layouts() -> tuple[str, ...]:
    """Every layout, in the order PowerPoint lists them."""
    cover = (
        Slot("Title", Box(LEFT, 2.0, WIDTH, 1.5), (Level(48, bold=True, leading=90),), kind="title", anchor="b"),
        Slot("Vendor", Box(LEFT, 0.62, 7.5, 0.4), (Level(16, "tx2", bold=True),), anchor="ctr"),
        Slot("Logo", Box(10.18, 0.45, 2.4, 0.75), (Level(10),), kind="pic"),
        Slot("Subtitle", Box(LEFT, 3.62, WIDTH, 0.8), (Level(22), Level(18, "tx2", before=2))),
        Slot("Bar 1", Box(LEFT, 4.86, 2.4, 0.16), (Level(10),)),
        Slot("Figure 1", Box(LEFT, 5.1, 8.2, 1.6), (Level(48, bold=True, leading=90), Level(18, before=2), Level(13, "tx2"))),
        Slot("Note", Box(9.6, 5.75, 2.98, 0.95), (Level(12, "tx2", align="r"),), anchor="b"),
    )
    letter = (
        Slot("Body", Box(LEFT, 2.0, 9.2, 3.75), (Level(20, before=10, leading=108),)),
        Slot("Signatory", Box(LEFT, 5.9, 9.2, 0.85), (Level(16, bold=True), Level(14, "tx2"))),
    )
    statement = (
        Slot("Title", Box(LEFT, 0.8, 10.2, 2.1), (Level(36, bold=True, leading=94),), kind="title"),
        NUMBER,
        SECTION,
        Slot("Body", Box(LEFT, 3.1, 9.2, 3.5), (Level(20, "tx2", leading=108),)),
    )
    points = Slot(
        "Body",
        Box(LEFT, 2.36, WIDTH, 4.2),
        (Level(20, before=11, bullet="–", indent=0.32), Level(14, "tx2", before=1, indent=0.32)),
    )
    chart = Slot("Chart", CONTENT, (Level(14),), kind="chart")
    table = Slot("Table", CONTENT, (Level(14),), kind="tbl")
    words = ("One figure", "Two figures", "Three figures", "Four figures")
    return (
        layout("Cover", (*cover, *FOOT), ' type="title"'),
        layout("Letter", (TITLE, SECTION, *letter, *FOOT)),
        layout("Contents", (TITLE, SECTION, *_entries(), *FOOT)),
        layout("Statement", (*statement, *FOOT)),
        *(layout(name, (*FRAME, *_figures(n), *FOOT)) for n, name in enumerate(words, start=1)),
        layout("Points", (*FRAME, CAPTION, points, *FOOT)),
        layout("Table", (*FRAME, CAPTION, table, NOTE, *FOOT)),
        layout("Chart", (*FRAME, CAPTION, chart, NOTE, *FOOT)),
        layout("Three people", (*FRAME, *_people(3, 1), *FOOT)),
        layout("Six people", (*FRAME, *_people(3, 2), *FOOT)),
    )


def master(count: int) -> str:
    """The slide master: paper, the ledger's margin rules and the foot, for so many layouts."""
    body = Slot("Body", CONTENT, tuple(Level(size) for size in (20, 18, 16, 14, 14)))
    slots = (TITLE, body, FOOTER, PAGE)
    shapes = "".join(slot.xml(number) for number, slot in enumerate(slots, start=2))
    shapes = _rule(20, "Margin rule", (1.12, 0), (1.12, 7.5)) + _rule(21, "Inner margin rule", (1.16, 0), (1.16, 7.5)) + shapes
    ids = "".join(f'<p:sldLayoutId id="{2147483648 + n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    face = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/></a:defRPr>'
    title = Level(28, bold=True, leading=92).xml(1).replace("</a:defRPr>", face.format("mj"))
    texts = "".join(Level(size).xml(n) for n, size in enumerate((20, 18, 16, 14, 14), start=1))
    texts = texts.replace("</a:defRPr>", face.format("mn"))
    other = Level(14).xml(1).replace("</a:defRPr>", face.format("mn"))
    return (
        f"{DECLARATION}<p:sldMaster {A} {R} {P}><p:cSld>"
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"{_tree(shapes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{texts}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_master() -> str:
    """The page for speaker notes: the slide above, the words below."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{Box(0.75, 0.6, 6.0, 3.375).xml}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    words = Slot("Notes", Box(0.75, 4.3, 6.0, 5.0), (Level(12, before=4),)).xml(3).replace('idx="23"', 'idx="3"')
    return (
        f'{DECLARATION}<p:notesMaster {A} {R} {P}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg>{_tree(image + words)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f'<p:notesStyle>{Level(12).xml(1)}</p:notesStyle></p:notesMaster>'
    )
