"""What may stand in an address: a reference ("ISA-0042", "ISP") and a SHA-256."""

from django.urls.converters import StringConverter


class Reference(StringConverter):
    """A reference, as the register writes it."""

    regex = "[A-Z]{2,10}(?:-[0-9]{1,9})?"


class Sha256(StringConverter):
    """A SHA-256, in 64 hexadecimal digits."""

    regex = "[0-9a-f]{64}"
