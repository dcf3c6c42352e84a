"""What verification finds: a row, or a few, that are not what they were."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One finding: the table, the key of the row (or of the rows among which it is), and what is wrong, in words."""

    table: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.key}".strip() + f": {self.what}"
