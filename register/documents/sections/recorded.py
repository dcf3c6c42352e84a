"""What is said of an agreement made elsewhere: its original, how much of it is described here, and from what words."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import LONGEST_LIST, Code, Count, Part, PartialDate, Text

Many = Field(max_length=LONGEST_LIST)


class Original(Part):
    """The paper that binds: its scan by the SHA-256 of its bytes (hexadecimal), or the reason why none is held."""

    title: Text = ""
    media_type: Text = ""
    size: Count = 0
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    no_scan_because: Text = ""


class StatedSignature(Part):
    """What the original says of one party's signature: its day, month or year as printed, and the post."""

    party: Code = ""
    answer: Literal["", "signed", "not_known"] = ""
    on: PartialDate = ""
    post: Text = ""


class Statement(Part):
    """What the original was asked (`about`), and the clause and words of its answer, or that it gives none."""

    about: Code = ""
    answer: Literal["", "stated", "not_stated"] = ""
    clause: Text = ""
    words: Text = ""


class Recorded(Part):
    """An agreement made elsewhere; the depth is empty for one that was drafted here."""

    depth: Literal["", "filed", "summarised", "structured", "rebuilt"] = ""
    original: Original = Original()
    signatures: Annotated[tuple[StatedSignature, ...], Many] = ()
    statements: Annotated[tuple[Statement, ...], Many] = ()
