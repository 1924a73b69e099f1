"""The parts of the Word base file that are not styles: fonts, lists, settings, theme and the list of parts."""

from __future__ import annotations

import uuid
from typing import Final

from reports.renderers.base.slide_parts import COLOURS, DECLARATION, relations
from reports.renderers.base.word_looks import style_id
from reports.renderers.base.word_styles import (
    block_styles,
    character_styles,
    front_styles,
    table_styles,
    text_styles,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
DRAWN: Final = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
KIND: Final = "application/vnd.openxmlformats-officedocument."
FACES: Final = {  # family: (embedding, file) in the order of the schema
    "Source Sans 3": (
        ("embedRegular", "SourceSans3-Regular.ttf"),
        ("embedBold", "SourceSans3-Bold.ttf"),
        ("embedItalic", "SourceSans3-It.ttf"),
        ("embedBoldItalic", "SourceSans3-BoldIt.ttf"),
    ),
    "Source Sans 3 Semibold": (("embedRegular", "SourceSans3-Semibold.ttf"),),
    "KAPS Marks": (("embedRegular", "marks.ttf"),),
}
INSTEAD: Final = {"Source Sans 3": "Calibri", "Source Sans 3 Semibold": "Calibri", "KAPS Marks": "Segoe UI Symbol"}
FILES: Final = [file for faces in FACES.values() for _, file in faces]


def font_key(file: str) -> uuid.UUID:
    """The key a font is veiled with: fixed for each file."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"kaps/{file}")


def veiled(font: bytes, key: uuid.UUID) -> bytes:
    """A font as Word embeds it: its first 32 bytes crossed with the key, last byte first (ECMA-376 part 4, 3.2.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]


def content_types() -> str:
    parts = {
        "word/document.xml": KIND + "wordprocessingml.document.main+xml",
        "word/styles.xml": KIND + "wordprocessingml.styles+xml",
        "word/numbering.xml": KIND + "wordprocessingml.numbering+xml",
        "word/settings.xml": KIND + "wordprocessingml.settings+xml",
        "word/fontTable.xml": KIND + "wordprocessingml.fontTable+xml",
        "word/theme/theme1.xml": KIND + "theme+xml",
        "docProps/app.xml": KIND + "extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="odttf" ContentType="{KIND}obfuscatedFont"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def styles() -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="he-IL"/>'
    spacing = '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
    plain = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
    )
    ours = "".join([*text_styles(), *front_styles(), *block_styles(), *character_styles(), *table_styles()])
    return (
        f"{DECLARATION}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault>{spacing}</w:pPrDefault></w:docDefaults>{plain}{ours}</w:styles>"
    )


def numbering() -> str:
    """List 1 has bullets, list 2 counts; the renderer adds a list for every further count."""
    return (
        f"{DECLARATION}<w:numbering {SPACES}>{_abstract(1, 'bullet', '–', 'List Bullet', 284)}"
        f"{_abstract(2, 'decimal', '%1.', 'List Number', 397)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/>'
        "</w:num></w:numbering>"
    )


def _abstract(number: int, kind: str, text: str, style: str, indent: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4B41505{number}"/>'
        '<w:multiLevelType w:val="singleLevel"/>'
        f'<w:tmpl w:val="4B41506{number}"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style_id(style)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
        '<w:rPr><w:color w:val="1F4E79" w:themeColor="accent5"/></w:rPr></w:lvl></w:abstractNum>'
    )


def font_table() -> str:
    number, fonts = 0, ""
    for family, faces in FACES.items():
        rows = f'<w:altName w:val="{INSTEAD[family]}"/>'
        rows += '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        for kind, file in faces:
            number += 1
            rows += f'<w:{kind} r:id="rId{number}" w:fontKey="{{{str(font_key(file)).upper()}}}"/>'
        fonts += f'<w:font w:name="{family}">{rows}</w:font>'
    return f"{DECLARATION}<w:fonts {SPACES}>{fonts}</w:fonts>"


def theme() -> str:
    """The colours of the deck on white paper, with a heading and a text face."""
    slots = COLOURS | {"lt1": "FFFFFF"}
    colours = "".join(f'<a:{slot}><a:srgbClr val="{code}"/></a:{slot}>' for slot, code in slots.items())
    face = '<a:latin typeface="{}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Packet">'
        "<a:themeElements>"
        f'<a:clrScheme name="Ledger">{colours}</a:clrScheme><a:fontScheme name="Ledger">'
        f"<a:majorFont>{face.format('Source Sans 3 Semibold')}</a:majorFont>"
        f"<a:minorFont>{face.format('Source Sans 3')}</a:minorFont>"
        f'</a:fontScheme><a:fmtScheme name="Ledger"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def document() -> str:
    """Every style once, under its own name, so that a person who changes one sees it."""
    shown = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p>' for style, name in _names()
    )
    return (
        f'{DECLARATION}<w:document {SPACES} {DRAWN}><w:body>{shown}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1474" w:right="1417" w:bottom="1247" w:left="1417" w:header="680" w:footer="567" '
        'w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _names() -> list[tuple[str, str]]:
    found = [style.split('w:styleId="')[1] for style in (*front_styles(), *text_styles(), *block_styles())]
    return [(text.split('"')[0], text.split('<w:name w:val="')[1].split('"')[0]) for text in found]


SETTINGS: Final = (
    f'{DECLARATION}<w:settings {SPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    + '</w:compat><w:themeFontLang w:val="en-US" w:bidi="he-IL"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
    'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
    'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
APP: Final = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>KAPS</Application></Properties>"
)
CORE: Final = (
    f"{DECLARATION}<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Packet</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
PACKAGE_RELATIONS: Final = relations(
    ("officeDocument", "word/document.xml"),
    ("core-properties", "docProps/core.xml"),
    ("extended-properties", "docProps/app.xml"),
)
DOCUMENT_RELATIONS: Final = relations(
    *((kind, f"{kind}.xml") for kind in ("styles", "numbering", "settings", "fontTable")), ("theme", "theme/theme1.xml")
)
