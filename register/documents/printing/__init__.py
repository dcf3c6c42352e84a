"""The agreement in words: what is printed in the PDF and read on the pages, from one source."""

from register.documents.printing.values import PrintedSection
from register.documents.printing.whole import printed, printed_section

__all__ = ["PrintedSection", "printed", "printed_section"]
