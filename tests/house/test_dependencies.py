"""Every dependency has its reason beside it, and stands in the locks with its hashes."""

import re
import tomllib

import pytest

from tests.house.tree import ROOT

LINES = (ROOT / "pyproject.toml").read_text().splitlines()
PROJECT = tomllib.loads("\n".join(LINES))
WANTED = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]


def bare(requirement: str) -> str:
    """Returns a requirement's name as locks write it."""
    return re.split(r"[\[<>=!~ ]", requirement)[0].lower()


@pytest.mark.parametrize("requirement", WANTED, ids=bare)
def test_dependency_has_its_reason_above_it(requirement: str) -> None:
    number = LINES.index(f'  "{requirement}",')

    assert LINES[number - 1].strip().startswith("# ")


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_lock_holds_each_dependency_with_a_hash(lock: str) -> None:
    wanted = WANTED if "dev" in lock else PROJECT["project"]["dependencies"]
    text = (ROOT / lock).read_text()

    missing = [
        name for name in map(bare, wanted) if not re.search(rf"^{name}==\S+.*\\\n    --hash=sha256:", text, re.M)
    ]

    assert not missing
