"""What the PDF still needs to be both PDF/A-3a and PDF/UA-1, done to its objects just before they are written."""

from __future__ import annotations

import zlib
from itertools import count
from typing import Any

import pydyf

UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that this file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


AMBIGUOUS = b"\r\nendstream"  # checkers cannot tell whether the carriage return still belongs to the stream


def written(pages: Any, identifier: bytes) -> bytes:
    """The PDF of the laid out pages, written again with some padding in the rare case that a stream ends unluckily."""
    for padding in count():
        content: bytes = pages.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=identifier,
            finisher=lambda document, pdf, padding=padding: finish(pdf, padding),
        )
        if AMBIGUOUS not in content:
            break
    return content


def finish(pdf: Any, padding: int = 0) -> None:
    """Complete the objects of `pdf` as WeasyPrint made them."""
    claim_accessibility(found(pdf, pdf.catalog["Metadata"]))
    for each in list(pdf.objects):
        if isinstance(each, dict):
            complete(pdf, each)
        elif getattr(each, "compress", False):
            compress(each)
    if padding:
        pdf.catalog["KAPSPadding"] = padding


def complete(pdf: Any, each: Any) -> None:
    """Give an element of the structure, or an annotation, what its kind must have."""
    if each.get("Type") == "/Annot":
        each["F"] = 4  # printed like the rest of the page
    match each.get("S"):
        case "/TH":
            each["A"]["Scope"] = "/Column" if is_head(pdf, each) else "/Row"
        case "/TFoot":
            each["S"] = "/TBody"  # on some page it may be all there is of its table
        case "/LI":
            wrap_body(pdf, each)


def compress(stream: Any) -> None:
    """Compress once and for all, with a character for the glyphs that are only a part of one, such as Arabic dots."""
    parts = stream.stream
    if b"begincmap" in parts:
        parts = [part[:-2] + b"<200d>" if part.endswith(b" <>") else part for part in parts]
    data = pydyf.Array(parts).data[1:-1]  # operators may stand behind one another
    while (packed := zlib.compress(data, 9)).endswith(b"\r"):
        data += b"\n"
    stream.stream, stream.compress = [packed], False
    stream.extra["Filter"] = "/FlateDecode"


def claim_accessibility(metadata: Any) -> None:
    """Say in the metadata that the file keeps to PDF/UA, where archives can read it without unpacking."""
    metadata.compress = False
    metadata.stream = [part.replace(b"</rdf:RDF>", UA) for part in metadata.stream]


def is_head(pdf: Any, cell: Any) -> bool:
    """Whether a header cell stands in the head of its table, not at the beginning of a row."""
    row = found(pdf, cell["P"])
    return bool(found(pdf, row["P"])["S"] == "/THead")


def wrap_body(pdf: Any, item: Any) -> None:
    """Put what follows the bullet of a list item into the body that readers expect there."""
    loose = [kid for kid in item["K"] if found(pdf, kid)["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = type(item)({"Type": "/StructElem", "S": "/LBody", "K": type(item["K"])(loose), "P": item.reference})
    pdf.add_object(body)
    for kid in loose:
        found(pdf, kid)["P"] = body.reference
    item["K"] = type(item["K"])([kid for kid in item["K"] if kid not in loose] + [body.reference])


def found(pdf: Any, reference: bytes) -> Any:
    """The object behind "17 0 R"."""
    return pdf.objects[int(reference.split()[0])]
