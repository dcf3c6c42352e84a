"""Papers of an agreement: how many it may have, and files in a folder that an import may need."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from register.evidence.uploads import LARGEST

MOST_ANNEXES = 10
MOST_FILES = 1_000  # of a folder


def files_in(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of the files of a folder by their SHA-256 (hexadecimal); what is too large is left out.

    Raises OSError when the folder cannot be read, ValueError when it holds far more than papers.
    """
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and path.stat().st_size <= LARGEST]
    if len(files) > MOST_FILES:
        raise ValueError(f"{folder} holds more than {MOST_FILES:,} files. Give a folder with the papers alone.")
    return {sha256(content).hexdigest(): content for content in map(Path.read_bytes, files)}
