"""Every look of the Word packet: each style once, by name. Change a look here and build the base file again."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

INKS = {"Estimated": ("accent3", "8A5A00"), "Reviewed": ("accent2", "1F5FA8")}
INKS |= {"Confirmed": ("accent1", "0B6B4B"), "Missed": ("accent4", "A92B1E")}
COLOURS = {"ink": ("text1", "1A2129"), "muted": ("text2", "5A6470"), "accent": ("accent5", "1F4E79")}
COLOURS |= {name.lower(): ink for name, ink in INKS.items()}
BODY = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
SEMIBOLD = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>'
MARKS = '<w:rFonts w:ascii="KAPS Marks" w:hAnsi="KAPS Marks" w:eastAsia="KAPS Marks" w:cs="KAPS Marks"/>'
TABULAR = '<w14:numForm w14:val="lining"/><w14:numSpacing w14:val="tabular"/>'
BUILT_IN = {
    "Normal",
    "Title",
    "header",
    "footer",
    "caption",
    "Body Text",
    "List Bullet",
    "List Number",
    "Strong",
    "Emphasis",
}
BUILT_IN |= {"heading 1", "heading 2", "heading 3", "toc 1", "TOC Heading", "Intense Emphasis", "Hyperlink"}
RIGHT_EDGE = 9072


def rule(side: str, *, size: int = 4, space: int = 4, colour: str = "DEDACF") -> str:
    """A hairline on one side of a paragraph; `size` in eighths of a point."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def tab(at: int, kind: str = "right", leader: str = "none") -> str:
    return f'<w:tabs><w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/></w:tabs>'


def colour(name: str) -> str:
    theme, value = COLOURS[name]
    return f'<w:color w:val="{value}" w:themeColor="{theme}"/>'


def runs(
    *, font: str = "", bold: bool = False, italic: bool = False, ink: str = "", size: float = 0, after: str = ""
) -> str:
    """Run properties in the order the schema wants."""
    parts = [font, "<w:b/><w:bCs/>" if bold else "", "<w:i/><w:iCs/>" if italic else "", colour(ink) if ink else ""]
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    return "".join([*parts, after])


def paragraph(
    name: str,
    run: str = "",
    *,
    based: str = "Normal",
    then: str = "",
    line: float = 0,
    before: float = 0,
    after: float = 0,
    flow: str = "",
    border: str = "",
    tabs: str = "",
    indent: str = "",
    align: str = "",
    level: int | None = None,
) -> str:
    """A paragraph style; `line`, `before` and `after` in points, `flow` for what keeps with what."""
    height = f' w:line="{round(line * 20)}" w:lineRule="atLeast"' if line else ""
    spacing = f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'
    justified = f'<w:jc w:val="{align}"/>' if align else ""
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    pieces = f"<w:pPr>{flow}{border}{tabs}{spacing}{indent}{justified}{outline}</w:pPr>"
    basis = f'<w:basedOn w:val="{style_id(based)}"/>' if based else ""
    following = f'<w:next w:val="{style_id(then)}"/>' if then else ""
    return _style("paragraph", name, f"{basis}{following}<w:qFormat/>{pieces}<w:rPr>{run}</w:rPr>")


def character(name: str, run: str) -> str:
    return _style("character", name, f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{run}</w:rPr>')


def table(name: str, look: str, parts: str = "") -> str:
    return _style("table", name, f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>{look}{parts}')


def style_id(name: str) -> str:
    words = name.split(" ")
    return "".join(word[:1].upper() + word[1:] for word in words)


def _style(kind: str, name: str, content: str) -> str:
    own = "" if name in BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    return f'<w:style w:type="{kind}"{default}{own} w:styleId={quoteattr(style_id(name))}><w:name w:val="{name}"/>{content}</w:style>'


KEEP = "<w:keepNext/><w:keepLines/>"
WHOLE = "<w:keepLines/>"
STEP = '<w:ind w:left="284" w:hanging="284"/>'


def numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def text_styles() -> list[str]:
    """Running text, headings, lists and the contents page."""
    return [
        paragraph("Normal", based="", line=15),
        paragraph("Body Text", after=6, indent='<w:ind w:right="850"/>'),
        paragraph(
            "heading 1",
            runs(font=SEMIBOLD, ink="accent", size=13),
            then="Standfirst",
            line=17,
            before=34,
            after=4,
            flow=KEEP,
            level=0,
            border=rule("top", size=8, space=9, colour="1F4E79"),
            indent='<w:ind w:left="567" w:hanging="567"/>',
        ),
        paragraph(
            "Standfirst",
            runs(font=SEMIBOLD, size=20),
            then="Body Text",
            line=26,
            after=14,
            flow=KEEP,
            indent='<w:ind w:right="567"/>',
        ),
        paragraph(
            "heading 2",
            runs(font=SEMIBOLD, size=11.5),
            then="Body Text",
            line=16,
            before=12,
            after=4,
            flow=KEEP,
            level=1,
        ),
        paragraph(
            "heading 3", runs(font=SEMIBOLD, ink="muted"), then="Body Text", before=8, after=2, flow=KEEP, level=2
        ),
        paragraph(
            "List Bullet", after=3, flow=numbered(1), indent='<w:ind w:left="284" w:right="850" w:hanging="284"/>'
        ),
        paragraph(
            "List Number", after=3, flow=numbered(2), indent='<w:ind w:left="397" w:right="850" w:hanging="397"/>'
        ),
        paragraph(
            "List Note", runs(ink="muted", size=9), line=12, after=5, indent='<w:ind w:left="284" w:right="850"/>'
        ),
        paragraph("Space", runs(size=4), line=10),
        paragraph("Break", runs(size=1), line=1),
        paragraph("TOC Heading", runs(font=SEMIBOLD, size=28), then="toc 1", line=34, after=22),
        paragraph(
            "toc 1",
            runs(size=11.5),
            then="Normal",
            line=17,
            before=5,
            after=5,
            border=rule("bottom", space=5),
            tabs='<w:tabs><w:tab w:val="left" w:pos="567"/><w:tab w:val="right" w:pos="9072"/></w:tabs>',
            indent='<w:ind w:left="567" w:right="567" w:hanging="567"/>',
        ),
        paragraph("header", runs(ink="muted", size=8.5), line=12, tabs=tab(RIGHT_EDGE), border=rule("bottom")),
        paragraph(
            "footer",
            runs(ink="muted", size=8.5, after=TABULAR),
            line=12,
            border=rule("top"),
            tabs='<w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>',
        ),
    ]


def front_styles() -> list[str]:
    """The cover and the letter."""
    return [
        paragraph("Cover Vendor", runs(font=SEMIBOLD, ink="accent", size=15), line=20),
        paragraph("Cover Logo"),
        paragraph("Title", runs(font=SEMIBOLD, ink="muted", size=14), line=20, before=150, after=8),
        paragraph("Cover Customer", runs(font=SEMIBOLD, size=40), line=46, after=10),
        paragraph("Cover Period", runs(ink="muted", size=16), line=22, after=56),
        paragraph(
            "Cover Figure",
            runs(font=SEMIBOLD, size=34),
            line=42,
            flow=KEEP,
            border=rule("top", size=8, space=14, colour="0B6B4B"),
        ),
        paragraph("Cover Figure Label", runs(font=SEMIBOLD, size=14), line=20, after=2),
        paragraph("Cover Figure Note", runs(ink="muted", size=11), line=16),
        paragraph("Cover Foot", runs(ink="muted", size=9.5), line=14, tabs=tab(RIGHT_EDGE)),
        paragraph("Letterhead Logo", after=4),
        paragraph("Letterhead Name", runs(font=SEMIBOLD, ink="accent", size=13), line=18),
        paragraph("Letterhead", runs(ink="muted", size=9), line=13, border=rule("bottom", space=8)),
        paragraph("Letter Recipient"),
        paragraph("Letter Date", before=20, after=20),
        paragraph("Letter Subject", runs(font=SEMIBOLD, size=12), line=17, after=10, flow=KEEP),
        paragraph("Letter Text", after=8, indent='<w:ind w:right="567"/>'),
        paragraph("Letter Closing", before=6, after=44, flow=KEEP),
        paragraph("Letter Signatory", flow=WHOLE),
    ]


def block_styles() -> list[str]:
    """Tables, figures, charts and people."""
    small = {"line": 12.5, "before": 2.5, "after": 2.5}
    return [
        paragraph("caption", runs(font=SEMIBOLD, size=10.5), line=15, before=10, after=4, flow=KEEP),
        paragraph("Note", runs(ink="muted", size=8.5), line=12, before=4, after=8),
        paragraph("Chart", after=6),
        paragraph("Table Text", runs(size=9.5), **small),
        paragraph("Table Number", runs(after=TABULAR), based="Table Text", align="right", **small),
        paragraph("Table Head", runs(font=SEMIBOLD, ink="muted", size=8.5), flow=KEEP, **small),
        paragraph("Table Head Number", based="Table Head", align="right", flow=KEEP, **small),
        paragraph("Table Total", runs(bold=True), based="Table Text", **small),
        paragraph("Table Total Number", runs(after=TABULAR), based="Table Total", align="right", **small),
        paragraph("Figure Label", runs(size=9.5), line=13, after=1),
        paragraph("Figure Value", runs(font=SEMIBOLD, size=22, after=TABULAR), line=28, before=4, flow=KEEP),
        paragraph("Figure Note", runs(ink="muted", size=8.5), line=12, after=3),
        paragraph("Person Photo", after=10),
        paragraph("Person Initials", runs(font=SEMIBOLD, ink="accent", size=15), line=18, align="center"),
        paragraph("Person Name", runs(font=SEMIBOLD, size=11.5), line=16, flow=KEEP),
        paragraph("Person Role", runs(ink="muted", size=9.5), line=13, after=3, flow=KEEP),
        paragraph("Person Bio", runs(size=9.5), line=13.5, after=12),
    ]


def character_styles() -> list[str]:
    """Words inside paragraphs, and the inks with their marks."""
    inks = [character(f"Ink {name}", runs(ink=name.lower())) for name in INKS]
    marks = [character(f"Mark {name}", runs(font=MARKS, ink=name.lower())) for name in INKS]
    return [
        character("Strong", runs(bold=True)),
        character("Emphasis", runs(italic=True)),
        character("Intense Emphasis", runs(bold=True, italic=True)),
        character("Hyperlink", runs(ink="accent")),
        character("Section Number", runs(ink="accent")),
        character("Ledger Reference", runs(ink="accent", after='<w:vertAlign w:val="superscript"/>')),
        *inks,
        *marks,
    ]


def table_styles() -> list[str]:
    """Hairlines and room, no boxes."""
    line = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{2}"/>'
    strong = "5A6470"
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        + line.format("top", 8, strong)
        + line.format("bottom", 4, strong)
        + '</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    total = f'<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders>{line.format("top", 8, strong)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    return [
        table(
            "Packet Table",
            _table_look(line.format("bottom", 4, strong) + line.format("insideH", 4, "DEDACF")),
            head + total,
        ),
        table("Packet Figures", _table_look(line.format("top", 8, strong) + line.format("bottom", 4, "DEDACF"))),
        table("Packet People", _table_look("")),
    ]


def _table_look(borders: str) -> str:
    framed = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="142" w:type="dxa"/></w:tblCellMar>'
    return f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{framed}{margins}</w:tblPr>'
