"""Makes one file PDF/A-3a and PDF/UA-1 at once: WeasyPrint writes the first, and this adds what the second wants."""

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

VARIANT = "pdf/a-3a"
# ISO 14289-1 §5: the identification of PDF/UA. ISO 19005-3 §6.6.2.3: a schema that PDF/A does not know is described
# in the same metadata.
UA_METADATA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def conform(document: Any, pdf: pydyf.PDF) -> None:
    """Finish a PDF/A-3a file so that it is PDF/UA-1 too; WeasyPrint calls it before the file is written."""
    _say_that_it_is_accessible(pdf)
    _list_attachments_once(pdf)
    _give_heads_their_scope(pdf)


def _say_that_it_is_accessible(pdf: pydyf.PDF) -> None:
    metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
    metadata.stream = [part.replace(b"</rdf:RDF>", UA_METADATA + b"</rdf:RDF>") for part in metadata.stream]


def _list_attachments_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint 70 names each attachment twice in the catalogue: by its place in the name tree, and by its type."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _give_heads_their_scope(pdf: pydyf.PDF) -> None:
    """ISO 14289-1 §7.5: a head names the cells of its row where the row has others, else those of its column."""
    for row in pdf.objects:
        if isinstance(row, dict) and row.get("S") == "/TR":
            cells = list(_cells(pdf, row))
            scope = "/Row" if any(cell.get("S") == "/TD" for cell in cells) else "/Column"
            for cell in cells:
                if cell.get("S") == "/TH":
                    cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = scope


def _cells(pdf: pydyf.PDF, row: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    for reference in row["K"]:
        yield pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    """Return the number of the object that a reference ("12 0 R") names."""
    return int(reference.split()[0])
