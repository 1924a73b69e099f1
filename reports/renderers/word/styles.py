"""The names of the styles that the renderer asks the base file for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from lxml import etree

from reports.document import Ink
from reports.renderers.word.xml import W


class Style(StrEnum):
    COVER_LOGO = "Cover Logo"
    COVER_VENDOR = "Cover Vendor"
    TITLE = "Title"
    COVER_CUSTOMER = "Cover Customer"
    COVER_PERIOD = "Cover Period"
    COVER_FIGURE = "Cover Figure"
    COVER_FIGURE_LABEL = "Cover Figure Label"
    COVER_FIGURE_NOTE = "Cover Figure Note"
    COVER_FOOT = "Cover Foot"
    LETTERHEAD_LOGO = "Letterhead Logo"
    LETTERHEAD_NAME = "Letterhead Name"
    LETTERHEAD = "Letterhead"
    LETTER_RECIPIENT = "Letter Recipient"
    LETTER_DATE = "Letter Date"
    LETTER_SUBJECT = "Letter Subject"
    LETTER_TEXT = "Letter Text"
    LETTER_CLOSING = "Letter Closing"
    LETTER_SIGNATORY = "Letter Signatory"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS = "toc 1"
    CONTENTS_HEADLINE = "toc 2"
    HEADING = "heading 1"
    HEADING_NEW_PAGE = "Heading 1 New Page"
    STANDFIRST = "Standfirst"
    LABEL = "heading 3"
    TEXT = "Body Text"
    BULLET = "List Bullet"
    NUMBER = "List Number"
    BULLET_NOTE = "List Note"
    SPACE = "Space"
    BREAK = "Break"
    HEADER = "header"
    FOOTER = "footer"
    CAPTION = "caption"
    NOTE = "Note"
    CHART = "Chart"
    TABLE_TEXT = "Table Text"
    TABLE_NUMBER = "Table Number"
    TABLE_HEAD = "Table Head"
    TABLE_HEAD_NUMBER = "Table Head Number"
    TABLE_TOTAL = "Table Total"
    TABLE_TOTAL_NUMBER = "Table Total Number"
    FIGURE_VALUE = "Figure Value"
    FIGURE_VALUE_SMALL = "Figure Value Small"
    FIGURE_LABEL = "Figure Label"
    FIGURE_NOTE = "Figure Note"
    PERSON_PHOTO = "Person Photo"
    PERSON_INITIALS = "Person Initials"
    PERSON_NAME = "Person Name"
    PERSON_ROLE = "Person Role"
    PERSON_BIO = "Person Bio"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    STRONG_EMPHASIS = "Intense Emphasis"
    SECTION_NUMBER = "Section Number"
    REFERENCE = "Ledger Reference"
    INK_ESTIMATED = "Ink Estimated"
    INK_REVIEWED = "Ink Reviewed"
    INK_CONFIRMED = "Ink Confirmed"
    INK_MISSED = "Ink Missed"
    MARK_ESTIMATED = "Mark Estimated"
    MARK_REVIEWED = "Mark Reviewed"
    MARK_CONFIRMED = "Mark Confirmed"
    MARK_MISSED = "Mark Missed"
    TABLE = "Packet Table"
    FIGURES = "Packet Figures"
    PEOPLE = "Packet People"


INK: Final = {
    Ink.ESTIMATED: Style.INK_ESTIMATED,
    Ink.REVIEWED: Style.INK_REVIEWED,
    Ink.CONFIRMED: Style.INK_CONFIRMED,
    Ink.MISSED: Style.INK_MISSED,
}
MARK: Final = {
    Ink.ESTIMATED: Style.MARK_ESTIMATED,
    Ink.REVIEWED: Style.MARK_REVIEWED,
    Ink.CONFIRMED: Style.MARK_CONFIRMED,
    Ink.MISSED: Style.MARK_MISSED,
}


def ids_by_name(styles: etree._Element) -> dict[str, str]:
    """The style ids of a base file by the names people see; a Word in another language renames the ids."""
    return {style.find(f"{W}name").get(f"{W}val"): style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}


def resolve(root: etree._Element, ids: Mapping[str, str]) -> None:
    """Put the style's id where the text under `root` asks for a style by name. Raises KeyError for an unknown name."""
    for asked in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        asked.set(f"{W}val", ids[asked.get(f"{W}val")])
