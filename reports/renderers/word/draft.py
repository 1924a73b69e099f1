"""The Word file in the making: the opened base file, its parts, and the numbers that must not repeat."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.parts.story import StoryPart
from lxml import etree

from kaps.text import clean_text
from reports.document import Chart, Document, Table
from reports.renderers.native_chart import chart_data, chart_space
from reports.renderers.word.looks import looks_by_id
from reports.renderers.word.numbering import Paper, write_pages
from reports.renderers.word.styles import ids_by_name, resolve
from reports.renderers.word.xml import NAMESPACES, W, elements

BASE = Path(__file__).parent.parent / "base" / "packet.docx"
LONGEST_PROPERTY = 255
PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Picture:
    """A picture part: its relation and its size in pixels."""

    relation: str
    width: int
    height: int


@dataclass(frozen=True)
class Edge:
    """A header or footer part and its relation."""

    part: StoryPart
    relation: str


class Draft:
    """A packet on its way into the base file."""

    def __init__(self, tree: Document, assets: Mapping[str, bytes], digest: str) -> None:
        self.tree = tree
        self.assets = assets
        self.digest = digest
        self.file = docx.Document(str(BASE))
        self.part = self.file.part
        self.ids = ids_by_name(self.file.styles.element)
        self.ledger = _ledger_numbers(tree)
        self.unplaced = set(self.ledger)
        self.edges: dict[str, etree._Element] = {}
        self._numbers = count(1)
        self._charts = count(1)
        self._settle()

    @property
    def measure(self) -> int:
        """The width of the text in twentieths of a point: what the base file leaves between its margins."""
        page = self.file.element.body.sectPr
        size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
        return int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))

    def next_number(self) -> int:
        """A number for a drawing or bookmark that no other has."""
        return next(self._numbers)

    def picture(self, name: str, part: StoryPart | None = None) -> Picture:
        """The picture of that SHA-256 name, shown from the body or from another `part`."""
        relation, image = (part or self.part).get_or_add_image(io.BytesIO(self.assets[name]))
        return Picture(relation, image.px_width, image.px_height)

    def chart(self, chart: Chart) -> str:
        """The relation of a new native chart part with its workbook."""
        number = next(self._charts)
        data = chart_data(chart, date.fromisoformat(self.tree.date_on))
        space = chart_space(chart, data)
        package = self.part.package
        book = Part(
            PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            data.xlsx_blob,
            package,
        )
        drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
        source = etree.SubElement(space, f"{C}externalData", {R_ID: drawn.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)})
        etree.SubElement(source, f"{C}autoUpdate", val="0")
        drawn._blob = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)

    def counted_list(self) -> int:
        """The number of a new list that counts from one."""
        numbering = self.part.numbering_part.element
        known = numbering.findall(f"{W}num")
        number = len(known) + 1
        kind = known[1].find(f"{W}abstractNumId").get(f"{W}val")
        numbering.append(
            parse_xml(
                f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number

    def edge(self, kind: str) -> Edge:
        """A new empty header or footer part."""
        add = self.part.add_header_part if kind == "header" else self.part.add_footer_part
        part, relation = add()  # type: ignore[no-untyped-call]
        part.element[:] = []
        self.edges[relation] = part.element
        return Edge(part, relation)

    def write_edge(self, edge: Edge, xml: str) -> None:
        edge.part.element.extend(elements(xml))
        resolve(edge.part.element, self.ids)

    def page(self, edges: str = "") -> str:
        """The section properties of the base file for our paper, with these headers and footers."""
        margins = self.file.element.body.sectPr.find(f"{W}pgMar")
        wide, high = PAPER.get(self.tree.paper, PAPER["A4"])
        side = (wide - self.measure) // 2
        values = {name: margins.get(f"{W}{name}") for name in ("top", "bottom", "header", "footer", "gutter")}
        written = " ".join(f'w:{name}="{value}"' for name, value in (values | {"left": side, "right": side}).items())
        size = f'<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar {written}/>'
        return f'<w:sectPr>{edges}<w:type w:val="nextPage"/>{size}</w:sectPr>'

    def fill(self, xml: str) -> None:
        """Replace the sheet of samples by the packet: the whole part, for moving many elements is slow."""
        root = parse_xml(f"<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>".encode())
        resolve(root, self.ids)
        write_pages(root, Paper(looks_by_id(self.file.styles.element), self.edges).lay(root[0]))
        self.part._element = root

    def saved(self) -> bytes:
        file = io.BytesIO()
        self.file.save(file)
        return file.getvalue()

    def _settle(self) -> None:
        """The properties and the language of the file."""
        tree, about = self.tree, self.file.core_properties
        vendor = clean_text(tree.cover.vendor)[:LONGEST_PROPERTY]
        about.title = clean_text(f"{tree.title}, {tree.cover.customer}")[:LONGEST_PROPERTY]
        about.subject = clean_text(tree.cover.period)[:LONGEST_PROPERTY]
        about.author = about.last_modified_by = vendor
        about.identifier = clean_text(tree.number)[:LONGEST_PROPERTY]
        about.language = tree.language
        about.created = about.modified = datetime.combine(date.fromisoformat(tree.date_on), datetime.min.time(), UTC)
        for language in self.file.styles.element.iter(f"{W}lang"):
            language.set(f"{W}val", tree.language)


def _ledger_numbers(tree: Document) -> frozenset[int]:
    tables = (block for section in tree.sections for block in section.blocks if isinstance(block, Table))
    firsts = (row[0].text.strip() for table in tables if table.ledger for row in table.rows if row)
    return frozenset(int(text) for text in firsts if text.isascii() and text.isdigit())
