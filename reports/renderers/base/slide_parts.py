"""The parts of the base deck that hold colours, fonts and table looks rather than places on a slide."""

from __future__ import annotations

from typing import Final

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
A: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
P: Final = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
PML: Final = "application/vnd.openxmlformats-officedocument.presentationml."

FACE: Final = '<a:latin typeface="Source Sans 3" panose="020B0503030403020204"/><a:ea typeface=""/><a:cs typeface=""/>'
TABLE_STYLE: Final = "{4B415053-0000-4000-8000-000000000001}"

# The slots of an Office theme, filled with the tokens and inks of the house: accents 1 to 4 are the inks.
COLOURS: Final = {
    "dk1": "1A2129",  # ink
    "lt1": "FBFAF7",  # paper
    "dk2": "5A6470",  # muted
    "lt2": "F3F1EB",  # sunken
    "accent1": "0B6B4B",  # confirmed
    "accent2": "1F5FA8",  # reviewed
    "accent3": "8A5A00",  # estimated
    "accent4": "A92B1E",  # missed
    "accent5": "1F4E79",  # accent
    "accent6": "DEDACF",  # line
    "hlink": "1F4E79",
    "folHlink": "5A6470",
}


def relations(*targets: tuple[str, str]) -> str:
    """A relationships part: rId1, rId2 … for each (kind, target)."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_relation_type(kind)}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">{rows}</Relationships>'


def _relation_type(kind: str) -> str:
    return f"{PACKAGE}relationships/metadata/{kind}" if kind == "core-properties" else OFFICE + kind


def content_types(layouts: int) -> str:
    """The list of part kinds, for a deck of so many layouts."""
    kinds = {
        "/ppt/presentation.xml": PML + "presentation.main+xml",
        "/ppt/presProps.xml": PML + "presProps+xml",
        "/ppt/viewProps.xml": PML + "viewProps+xml",
        "/ppt/tableStyles.xml": PML + "tableStyles+xml",
        "/ppt/slideMasters/slideMaster1.xml": PML + "slideMaster+xml",
        "/ppt/notesMasters/notesMaster1.xml": PML + "notesMaster+xml",
        "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/ppt/theme/theme2.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    kinds |= {f"/ppt/slideLayouts/slideLayout{n}.xml": PML + "slideLayout+xml" for n in range(1, layouts + 1)}
    rows = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def theme(name: str) -> str:
    """A theme with the house's colours and fonts and no effects."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{code}"/></a:{slot}>' for slot, code in COLOURS.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme {A} name="{name}"><a:themeElements>'
        f'<a:clrScheme name="Ledger">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Ledger"><a:majorFont>{FACE}</a:majorFont><a:minorFont>{FACE}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Ledger"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _border(side: str, width: int, colour: str) -> str:
    if not width:
        return f"<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>"
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:{side}><a:ln w="{width}" cmpd="sng">{fill}</a:ln></a:{side}>'


def _text(colour: str, bold: bool = False) -> str:
    weight = ' b="on"' if bold else ""
    return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="{colour}"/></a:tcTxStyle>'


TABLE_STYLES: Final = (
    f'{DECLARATION}<a:tblStyleLst {A} def="{TABLE_STYLE}">'
    f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Packet ledger">'
    f"<a:wholeTbl>{_text('dk1')}<a:tcStyle><a:tcBdr>"
    + "".join(_border(side, 0, "") for side in ("left", "right", "top"))
    + _border("bottom", 6350, "accent6")
    + _border("insideH", 6350, "accent6")
    + _border("insideV", 0, "")
    + "</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
    f"<a:lastRow>{_text('dk1', bold=True)}<a:tcStyle><a:tcBdr>{_border('top', 15875, 'dk1')}"
    "</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:lastRow>"
    f"<a:firstRow>{_text('dk2', bold=True)}<a:tcStyle><a:tcBdr>{_border('bottom', 15875, 'dk1')}"
    "</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:firstRow>"
    "</a:tblStyle></a:tblStyleLst>"
)

_LEVELS = "".join(
    f'<a:lvl{n}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
    '<a:defRPr sz="1400" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    f"</a:lvl{n}pPr>"
    for n in range(1, 10)
)

PRESENTATION: Final = (
    f'{DECLARATION}<p:presentation {A} {R} {P} saveSubsetFonts="1">'
    '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
    '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
    '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
    f"<p:defaultTextStyle><a:defPPr/>{_LEVELS}</p:defaultTextStyle></p:presentation>"
)

PRESENTATION_PROPERTIES: Final = f"{DECLARATION}<p:presentationPr {A} {R} {P}/>"
VIEW_PROPERTIES: Final = f"{DECLARATION}<p:viewPr {A} {R} {P}/>"
APP: Final = (
    f'{DECLARATION}<Properties xmlns="{OFFICE.replace("relationships/", "extended-properties")}">'
    "<Application>KAPS</Application></Properties>"
)
CORE: Final = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Packet</dc:title></cp:coreProperties>'
)
