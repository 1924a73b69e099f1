"""Every style of the Word packet once, by name. Change a look here and build the base file again."""

from __future__ import annotations

from functools import partial

from reports.renderers.base.word_looks import (
    BODY,
    INKS,
    MARKS,
    RIGHT_EDGE,
    SEMIBOLD,
    TABULAR,
    character,
    numbered,
    paragraph,
    rule,
    runs,
    tab,
    table,
)

KEEP = "<w:keepNext/><w:keepLines/>"
WHOLE = "<w:keepLines/>"


def text_styles() -> list[str]:
    """Running text, headings, lists and the contents page."""
    return [
        paragraph("Normal", runs(font=BODY, ink="ink", size=10.5), based="", line=15),
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
            "Heading 1 New Page",
            based="heading 1",
            then="Standfirst",
            after=4,
            flow=KEEP + "<w:pageBreakBefore/>",
        ),
        paragraph(
            "Standfirst",
            runs(font=SEMIBOLD, size=20),
            then="Body Text",
            line=26,
            after=14,
            flow=KEEP,
            indent='<w:ind w:right="567"/>',
            level=1,
        ),
        paragraph(
            "heading 2", runs(font=SEMIBOLD, size=14), then="Body Text", line=19, before=14, after=4, flow=KEEP, level=1
        ),
        paragraph(
            "heading 3",
            runs(font=SEMIBOLD, size=11.5),
            then="Body Text",
            line=16,
            before=12,
            after=4,
            flow=KEEP,
            level=2,
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
            runs(font=SEMIBOLD, size=11.5),
            then="toc 2",
            line=17,
            before=6,
            flow=KEEP,
            tabs='<w:tabs><w:tab w:val="left" w:pos="567"/><w:tab w:val="right" w:pos="9072"/></w:tabs>',
            indent='<w:ind w:left="567" w:hanging="567"/>',
        ),
        paragraph(
            "toc 2",
            runs(ink="muted", size=9.5),
            then="Normal",
            line=13,
            after=7,
            border=rule("bottom", space=6),
            flow=WHOLE,
            indent='<w:ind w:left="567" w:right="850"/>',
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
        paragraph("Letterhead", runs(ink="muted", size=9), line=13, after=40, border=rule("bottom", space=8)),
        paragraph("Letter Recipient"),
        paragraph("Letter Date", before=20, after=20),
        paragraph("Letter Subject", runs(font=SEMIBOLD, size=12), line=17, after=10, flow=KEEP),
        paragraph("Letter Text", after=8, indent='<w:ind w:right="567"/>'),
        paragraph("Letter Closing", before=6, after=44, flow=KEEP),
        paragraph("Letter Signatory", flow=WHOLE),
    ]


def block_styles() -> list[str]:
    """Tables, figures, charts and people."""
    small = partial(paragraph, line=12.5, before=2.5, after=2.5)
    return [
        paragraph("caption", runs(font=SEMIBOLD, size=10.5), line=15, before=10, after=4, flow=KEEP),
        paragraph("Note", runs(ink="muted", size=8.5), line=12, before=4, after=8),
        paragraph("Chart", after=6),
        small("Table Text", runs(size=9.5)),
        small("Table Number", runs(after=TABULAR), based="Table Text", align="right"),
        small("Table Head", runs(font=SEMIBOLD, ink="muted", size=8.5), flow=KEEP),
        small("Table Head Number", based="Table Head", align="right", flow=KEEP),
        small("Table Total", runs(bold=True), based="Table Text"),
        small("Table Total Number", runs(after=TABULAR), based="Table Total", align="right"),
        paragraph("Figure Label", runs(size=9.5), line=13, after=1),
        paragraph("Figure Value", runs(font=SEMIBOLD, size=20, after=TABULAR), line=26, before=4, flow=KEEP),
        paragraph("Figure Value Small", runs(size=14), based="Figure Value", line=26, before=4, flow=KEEP),
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
    above = f"<w:tcBorders>{line.format('top', 8, strong)}</w:tcBorders>"
    total = f'<w:tblStylePr w:type="lastRow"><w:tcPr>{above}</w:tcPr></w:tblStylePr>'
    flush = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    edge = f'<w:tblStylePr w:type="lastCol"><w:tcPr>{flush}</w:tcPr></w:tblStylePr>'
    return [
        table(
            "Packet Table",
            _table_look(line.format("bottom", 4, strong) + line.format("insideH", 4, "DEDACF")),
            head + total + edge,
        ),
        table("Packet Figures", _table_look(line.format("top", 8, strong) + line.format("bottom", 4, "DEDACF"))),
        table("Packet People", _table_look("")),
    ]


def _table_look(borders: str) -> str:
    framed = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="198" w:type="dxa"/></w:tblCellMar>'
    return f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{framed}{margins}</w:tblPr>'
