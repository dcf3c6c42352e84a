"""Documents in words: what is printed in the PDF and read on the pages, from one source."""

from collections.abc import Mapping

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.printing.protocol import printed_protocol
from register.documents.printing.values import PrintedSection
from register.documents.printing.whole import NOTHING, printed, printed_section

__all__ = ["PrintedSection", "printed", "printed_document", "printed_protocol", "printed_section"]


def printed_document(document: Document, withheld: Mapping[str, str] = NOTHING) -> tuple[PrintedSection, ...]:
    """Return a document of either kind in words; of an agreement without the parts `withheld`, by part and reason."""
    return printed(document, withheld) if isinstance(document, Agreement) else printed_protocol(document)
