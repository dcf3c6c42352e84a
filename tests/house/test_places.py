"""No file names the machine it was written on, or the host that packages came from."""

import re

import pytest

from tests.house.tree import ROOT, texts

# In parts, so that this file does not find itself.
HOSTS = ["files.python" + "hosted", "pypi." + "org", "registry." + "npmjs", "deb." + "debian"]
FOLDERS = ["/wo" + "rk/", "/ro" + "ot/", "/home/[a-z]+/", "/t" + "mp/"]


@pytest.mark.parametrize("pattern", [*HOSTS, *(rf"(?<![\w.~-]){folder}" for folder in FOLDERS)])
def test_no_file_names_a_place(pattern: str) -> None:
    found = [str(path.relative_to(ROOT)) for path, text in texts().items() if re.search(pattern, text)]

    assert not found
