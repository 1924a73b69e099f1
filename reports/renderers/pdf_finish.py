"""What the PDF still needs to be both PDF/A-3a and PDF/UA-1, done to its objects just before they are written."""

from __future__ import annotations

from typing import Any

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


def finish(document: Any, pdf: Any) -> None:
    """Complete the objects of `pdf`, which WeasyPrint made of `document`."""
    claim_accessibility(found(pdf, pdf.catalog["Metadata"]))
    for each in list(pdf.objects):
        if not isinstance(each, dict):
            continue
        if each.get("Type") == "/Annot":
            each["F"] = 4  # printed like the rest of the page
        if each.get("S") == "/TH":
            each["A"]["Scope"] = "/Column" if is_head(pdf, each) else "/Row"
        if each.get("S") == "/LI":
            wrap_body(pdf, each)


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
