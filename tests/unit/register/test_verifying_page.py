"""The script printed in docs/verifying.md does what the page says, with nothing of ours."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from register.evidence.rendering import collect
from register.log.checkpoints import make_checkpoint
from register.models import Entry
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import entered, signed
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two files that a PDF carries, and the script of the page."""
    page = (ROOT / "docs" / "verifying.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", page, re.S)
    signed(entered(), LEAD, PARTNER)
    make_checkpoint()
    for attached in collect(Entry.objects.get()).job.attachments:
        (tmp_path / attached.name).write_text(attached.text, encoding="utf-8", newline="")
    (tmp_path / "check.py").write_text(script, encoding="utf-8")
    return tmp_path


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the script alone: without site packages, without our code."""
    return subprocess.run([sys.executable, "-I", "-S", "check.py"], cwd=folder, capture_output=True, text=True)


def test_it_passes_what_the_register_printed(folder: Path) -> None:
    answer = check(folder)

    assert answer.returncode == 0, answer.stderr
    assert bytes(Entry.objects.get().document_id).hex() in answer.stdout
    assert re.findall(r"^Event \d+ (\w+)", answer.stdout, re.M) == ["entered", "signed", "signed"]


def test_it_refuses_another_text(folder: Path) -> None:
    record = folder / "record.json"
    record.write_text(record.read_text().replace("a", "b", 1))

    assert "record.json is another text" in check(folder).stderr


def test_it_refuses_an_event_that_the_log_does_not_hold(folder: Path) -> None:
    path = folder / "evidence.json"
    evidence = json.loads(path.read_text())
    evidence["events"][1]["leaf"] = evidence["events"][1]["leaf"].replace("signed", "excused")
    path.write_text(json.dumps(evidence))

    assert check(folder).returncode != 0
