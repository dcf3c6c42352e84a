"""The documents are true to the code: words, settings, commands, links and pictures."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLResolver, get_resolver, resolve
from PIL import Image

from agreements.lifecycle import MOVES
from agreements.models import DraftState
from isp.demonstration import SIGN_INS
from register.entries.status import STATUS_WORDS, Rule
from register.log.verbs import VERBS
from signatories.models import LetterKind
from signatories.roles import Role
from tests.guide.other_pages import OTHER_SCENES, PICTURES, WITHOUT
from tests.guide.scenes import SCENES, WIDTHS, Scene
from tests.guide.tables import PAGES
from tests.house.tree import ROOT, texts

DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
PAGES_OF_TEXT = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
LARGEST = 200_000  # bytes a picture
LETTERS = {kind.label for kind in LetterKind}
WORDS = {
    *STATUS_WORDS.values(),
    *(state.label for state in DraftState),
    *MOVES,
    *(rule.value for rule in Rule),
    *VERBS,
    *(role.label for role in Role),
    *LETTERS,
}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def first_cells(path: Path) -> set[str]:
    """Returns what stands in the first column of a page's tables, without marks."""
    return {row.strip("`* ") for row in re.findall(r"^\| *([^|]+?) *\|", read(path), re.M)}


def settings_read() -> set[str]:
    """Returns the names that the code takes from the environment."""
    code = "".join(texts()[ROOT / "isp" / name] for name in ("settings.py", "environment.py", "devdb.py"))
    return set(
        re.findall(r"(?:environ(?:\.get\(|\[)|flag\(|words\(|has\(|number\(|database_url\()\s*\"([A-Z_]+)\"", code)
    )


def commands() -> set[str]:
    """Returns the names of the project's own management commands."""
    found = {path.stem for app in ROOT.iterdir() for path in app.glob("management/commands/*.py")}
    return found - {"__init__"}


def targets() -> Iterator[tuple[Path, str]]:
    """Yields each page with what it links to or shows, other than pages elsewhere."""
    for page in PAGES_OF_TEXT:
        text = re.sub(r"```.*?```", "", read(page), flags=re.S)
        for target in re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", text):
            address = target[0] or target[1]
            if not address.startswith("http"):
                yield page, address


@pytest.mark.parametrize("word", sorted(WORDS))
def test_each_word_of_the_code_stands_in_the_glossary(word: str) -> None:
    assert word in first_cells(DOCS / "glossary.md")


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_each_setting_is_described(name: str) -> None:
    assert name in first_cells(DOCS / "operations.md")


def test_no_setting_is_described_that_nothing_reads() -> None:
    described = {cell for cell in first_cells(DOCS / "operations.md") if re.fullmatch(r"[A-Z][A-Z_]+", cell)}

    assert described == settings_read()


def test_each_command_is_described() -> None:
    assert commands() <= first_cells(DOCS / "operations.md")


def test_the_sign_ins_of_the_readme_are_those_of_the_demonstration() -> None:
    rows = re.findall(r"^\| `(\S+@\S+)` \| ([^|]+?) \|", read(ROOT / "README.md"), re.M)

    assert dict(rows) == SIGN_INS


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_make_command_of_a_page_exists(page: Path) -> None:
    named = set(re.findall(r"(?:^|`|; |as in: )(?:[A-Z]+=\S+ )?make ([a-z-]+)", read(page), re.M))

    assert named <= set(re.findall(r"^([a-z-]+):", texts()[ROOT / "Makefile"], re.M))


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_file_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"`((?:isp|register|signatories|agreements|templates|tests|static)/[\w./-]+)`", read(page))

    assert not [name for name in named if not (ROOT / name).exists()]


def test_each_link_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {address}"
        for page, address in targets()
        if not (page.parent / address.partition("#")[0]).exists()
    ]

    assert not broken


def test_every_decision_is_listed_and_has_its_three_parts() -> None:
    records = sorted((DOCS / "decisions").glob("0*.md"))
    numbers = [int(record.name[:4]) for record in records]

    assert len(numbers) == len(set(numbers))
    assert [record.name for record in records] == re.findall(r"\]\((\S+)\)", read(DOCS / "decisions" / "README.md"))
    for record in records:
        assert re.findall(r"^## (.+)$", read(record), re.M) == ["Context", "Decision", "Consequences"], record.name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_code_is_current(name: str) -> None:
    assert read(DOCS / name) == PAGES[name](), "make guide writes it anew"


@pytest.mark.parametrize("name", [f"{picture}-{width}.png" for picture in PICTURES for width in WIDTHS])
def test_each_picture_stands_in_the_guide_and_is_small(name: str) -> None:
    path = GUIDE / "pictures" / name

    assert any(f"pictures/{name}" in read(page) for page in GUIDE.glob("*.md"))
    assert path.stat().st_size < LARGEST
    with Image.open(path) as picture:
        assert picture.width == int(path.stem.rsplit("-", 1)[1])


def names_of_pages() -> set[str]:
    """Returns the name of every address that the site answers."""
    pending, names = list(get_resolver().url_patterns), set()
    while pending:
        pattern = pending.pop()
        if isinstance(pattern, URLResolver):
            pending += pattern.url_patterns
        else:
            names.add(pattern.name)
    return names


def name_of(scene: Scene) -> str:
    """Returns the name of the page that a picture shows; a number stands for what its path leaves open."""
    path = scene.path.partition("?")[0]
    whole = re.sub(r"\{\w+\}", "1", re.sub(r"(?<=/register/)\{\w+\}", "ISA-0001", path))
    return resolve(whole).url_name or ""


def test_every_page_has_its_picture_or_a_reason_for_none() -> None:
    shown = {name_of(scene) for scene in (*SCENES, *OTHER_SCENES)}

    assert names_of_pages() - shown == set(WITHOUT)


def test_no_picture_is_left_over() -> None:
    taken = {f"{picture}-{width}.png" for picture in PICTURES for width in WIDTHS}

    assert {path.name for path in (GUIDE / "pictures").iterdir()} == taken
