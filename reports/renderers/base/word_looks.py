"""Writes one style of the Word base file: its letters, its paragraph, and where it stands among the others."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

INKS = {"Estimated": ("accent3", "8A5A00"), "Reviewed": ("accent2", "1F5FA8")}
INKS |= {"Confirmed": ("accent1", "0B6B4B"), "Missed": ("accent4", "A92B1E")}
COLOURS = {"ink": ("text1", "1A2129"), "muted": ("text2", "5A6470"), "accent": ("accent5", "1F4E79")}
COLOURS |= {name.lower(): ink for name, ink in INKS.items()}


def _theme_face(slot: str) -> str:
    places = (("asciiTheme", "HAnsi"), ("hAnsiTheme", "HAnsi"), ("eastAsiaTheme", "EastAsia"), ("cstheme", "Bidi"))
    return "<w:rFonts " + " ".join(f'w:{place}="{slot}{script}"' for place, script in places) + "/>"


BODY = _theme_face("minor")
SEMIBOLD = _theme_face("major")
MARKS = '<w:rFonts w:ascii="KAPS Marks" w:hAnsi="KAPS Marks" w:eastAsia="KAPS Marks" w:cs="KAPS Marks"/>'
TABULAR = '<w14:numForm w14:val="lining"/><w14:numSpacing w14:val="tabular"/>'
BUILT_IN = {"Normal", "Title", "header", "footer", "caption", "Body Text", "List Bullet", "List Number", "Strong"}
BUILT_IN |= {"Emphasis", "Intense Emphasis", "Hyperlink", "TOC Heading", "toc 1", "toc 2"}
BUILT_IN |= {"heading 1", "heading 2", "heading 3"}
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
    about = f'w:type="{kind}"{default}{own} w:styleId={quoteattr(style_id(name))}'
    return f'<w:style {about}><w:name w:val="{name}"/>{content}</w:style>'


def numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
