"""The pages of the register keep axe's rules, fit every width, and name each thing once."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from tests.factories.documents import (
    LEAD,
    PARTNER,
    a_flow,
    changed,
    commencing_for_each,
    complete_agreement,
    with_health_items,
    with_joint_control,
    with_police,
)
from tests.factories.register import declined, entered, signed
from tests.pages.components.conftest import Show, show

__all__ = ["show"]

PATHS = [
    "/",
    "/register/",
    "/register/?q=discharge&organisation=northmoor",
    "/register/?q=zeppelin",
    "/register/?on=31-02-2026&theme=dragons",
    "/register/ISA-0001/",
    "/register/ISA-0001/?on=31-02-2026",
    "/register/ISA-0002/",
    "/register/ISA-0001/1/text/",
    "/register/ISA-0001/1.pdf",
]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}

pytestmark = pytest.mark.django_db


def drawn(client: Client, path: str) -> str:
    """Return a page of a register with an agreement in force, one on its way and a gap in what moves."""
    agreement = commencing_for_each(with_joint_control(with_health_items(with_police(complete_agreement()))))
    unnamed = a_flow("f9", PARTNER, LEAD, label="Licence updates")
    signed(entered(changed(agreement, flows=(*agreement.flows, unnamed))), LEAD, PARTNER)
    declined(entered(), PARTNER)
    return client.get(path).content.decode()


def examined(page: Page) -> tuple[list[Any], int]:
    """Return what axe finds with everything unfolded, and how wide the page is."""
    for details in page.locator("details").all():
        details.evaluate("each => each.open = true")
    found = Axe().run(page, options=RULES).response["violations"]
    return found, page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_use_it_at_every_width(client: Client, show: Show, path: str, width: int) -> None:
    found, wide = show(drawn(client, path), path, width, examined)

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert wide <= width


@pytest.mark.parametrize("path", PATHS)
def test_ids_are_unique_and_links_within_the_page_land(client: Client, path: str) -> None:
    html = drawn(client, path)

    ids = re.findall(r'\bid="([^"]+)"', html)
    named = set(re.findall(r'\b(?:href="#|for="|aria-controls=")([^"]+)"', html))
    described = {
        name for names in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', html) for name in names.split()
    }

    assert sorted(ids) == sorted(set(ids))
    assert named | described <= set(ids)
