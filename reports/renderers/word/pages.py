"""The pages in their order: cover, letter, contents, sections; and what stands at their edges."""

from __future__ import annotations

from reports.document import Figure, Letter, Section
from reports.renderers.word.blocks import block, line
from reports.renderers.word.draft import Draft, Edge
from reports.renderers.word.drawings import MM, logo
from reports.renderers.word.inks import figure_word, inked
from reports.renderers.word.styles import Style
from reports.renderers.word.xml import field, paragraph, run, tab, written


def pages(draft: Draft) -> str:
    """The whole body, ending in the properties of its last part."""
    head, foot = _running_head(draft), _running_foot(draft)
    letter = _letter(draft, draft.tree.letter, foot) if draft.tree.letter else ""
    sections = "".join(_section(draft, number, section) for number, section in enumerate(draft.tree.sections))
    return _cover(draft) + letter + _contents(draft) + sections + draft.page(_edges(header=head, footer=foot))


def _edges(*, header: Edge, footer: Edge) -> str:
    return (
        f'<w:headerReference w:type="default" r:id="{header.relation}"/>'
        f'<w:footerReference w:type="default" r:id="{footer.relation}"/>'
    )


def _end(draft: Draft, edges: str) -> str:
    """The end of a part with edges of its own."""
    return paragraph(Style.BREAK, "", extra=draft.page(edges))


def _cover(draft: Draft) -> str:
    cover = draft.tree.cover
    head, foot = draft.edge("header"), draft.edge("footer")
    draft.write_edge(head, paragraph(Style.COVER_LOGO, ""))
    draft.write_edge(foot, written(Style.COVER_FOOT, cover.footnote) + _named_foot(draft, Style.COVER_FOOT, ""))
    sign = paragraph(Style.COVER_LOGO, logo(draft, high=16 * MM, widest=80 * MM)) if cover.vendor_logo else ""
    return (
        (sign or written(Style.COVER_VENDOR, cover.vendor))
        + written(Style.TITLE, cover.title)
        + written(Style.COVER_CUSTOMER, cover.customer)
        + written(Style.COVER_PERIOD, cover.period)
        + (_loud(draft, cover.figure) if cover.figure else "")
        + _end(draft, _edges(header=head, footer=foot))
    )


def _loud(draft: Draft, figure: Figure) -> str:
    """The one loud fact of the cover."""
    label = run(figure.label) + figure_word(draft.tree, figure)
    return (
        paragraph(Style.COVER_FIGURE, inked(figure.value, figure.ink), text=figure.value)
        + paragraph(Style.COVER_FIGURE_LABEL, label, text=figure.label)
        + written(Style.COVER_FIGURE_NOTE, figure.note)
    )


def _letter(draft: Draft, letter: Letter, foot: Edge) -> str:
    head = draft.edge("header")
    draft.write_edge(head, _letterhead(draft, letter, head))
    return (
        "".join(written(Style.LETTER_RECIPIENT, each) for each in letter.recipient)
        + written(Style.LETTER_DATE, letter.place_and_date)
        + written(Style.LETTER_SUBJECT, letter.subject)
        + written(Style.LETTER_TEXT, letter.salutation)
        + "".join(line(Style.LETTER_TEXT, each) for each in letter.paragraphs)
        + written(Style.LETTER_CLOSING, letter.closing)
        + "".join(written(Style.LETTER_SIGNATORY, each, keep=True) for each in letter.signatory)
        + _end(draft, _edges(header=head, footer=foot))
    )


def _letterhead(draft: Draft, letter: Letter, edge: Edge) -> str:
    """The sender on top of the letter: who, and on a smaller line where."""
    sign = ""
    if draft.tree.cover.vendor_logo:
        sign = paragraph(Style.LETTERHEAD_LOGO, logo(draft, high=10 * MM, widest=60 * MM, part=edge.part))
    name, *rest = letter.sender or ("",)
    place = paragraph(Style.LETTERHEAD, run(" · ".join(rest)), text=" ".join(rest))
    return sign + written(Style.LETTERHEAD_NAME, name) + place


def _running_head(draft: Draft) -> Edge:
    edge, cover = draft.edge("header"), draft.tree.cover
    words = " · ".join(filter(None, (cover.customer, draft.tree.title, cover.period)))
    draft.write_edge(edge, paragraph(Style.HEADER, run(words), text=words))
    return edge


def _running_foot(draft: Draft) -> Edge:
    """Vendor, page x of y, and the number with the first eight digits of the hash."""
    edge, tree = draft.edge("footer"), draft.tree
    place = run(f"{tree.word_page} ") + field("PAGE", "1") + run(f" {tree.word_of} ") + field("NUMPAGES", "1")
    draft.write_edge(edge, _named_foot(draft, Style.FOOTER, tab() + place))
    return edge


def _named_foot(draft: Draft, style: Style, middle: str) -> str:
    number = " · ".join(filter(None, (draft.tree.number, draft.digest[:8])))
    return paragraph(style, run(draft.tree.cover.vendor) + middle + tab() + run(number))


def _contents(draft: Draft) -> str:
    """A contents field with its entries filled in, so that it reads well before Word works it out anew."""
    entries = [_entry(number, section) for number, section in enumerate(draft.tree.sections)]
    if not entries:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\n 2-2 \\h \\z \\u '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    listed = "".join(
        paragraph(Style.CONTENTS, ("" if place else begin) + entry, text=section.title)
        + _headline_entry(place, section)
        for place, (entry, section) in enumerate(zip(entries, draft.tree.sections, strict=True))
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{written(Style.CONTENTS_HEADING, draft.tree.word_contents)}{listed}"
        f"{paragraph(Style.BREAK, end)}</w:sdtContent></w:sdt>"
    )


def _entry(number: int, section: Section) -> str:
    anchor = bookmark(number)
    shown = run(section.number) + tab() + run(section.title) + tab() + field(f"PAGEREF {anchor} \\h", "0")
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{shown}</w:hyperlink>'


def _headline_entry(number: int, section: Section) -> str:
    if not section.headline:
        return ""
    shown = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{run(section.headline)}</w:hyperlink>'
    return paragraph(Style.CONTENTS_HEADLINE, shown, text=section.headline)


def bookmark(number: int) -> str:
    """The hidden bookmark of a section's heading, named as Word names them."""
    return f"_Toc{number + 1:09d}"


def _section(draft: Draft, number: int, section: Section) -> str:
    mark = draft.next_number()
    words = run(section.number, Style.SECTION_NUMBER) + tab() + run(section.title)
    begin = f'<w:bookmarkStart w:id="{mark}" w:name="{bookmark(number)}"/>'
    heading = f'{begin}{words}<w:bookmarkEnd w:id="{mark}"/>'
    last = len(section.blocks)
    return (
        paragraph(_heading_style(number, section), heading, text=section.title)
        + written(Style.STANDFIRST, section.headline)
        + "".join(block(draft, each, last=place == last) for place, each in enumerate(section.blocks, start=1))
    )


def _heading_style(number: int, section: Section) -> Style:
    """The first section follows the contents on a new page, and so does an appendix after the sections."""
    return Style.HEADING if number and section.number.isdigit() else Style.HEADING_NEW_PAGE
