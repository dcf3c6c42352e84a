"""Whatever is sent to a form of drafting, the answer is a page or a redirect: never a fault, never half of it."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.assembling import assemble
from agreements.chapters import CHAPTERS
from agreements.forms.clauses import BLOCK_KINDS
from agreements.models import Draft
from register.documents.common import Block, Clause
from register.documents.printing import printed
from tests.factories.agreements import drafted, partnership
from tests.factories.documents import LEAD, PARTNER, changed, complete_agreement, with_health_items
from tests.pages.agreements.conftest import BACKEND
from tests.pages.agreements.drafting import filled, rows, url_of

pytestmark = pytest.mark.django_db

ODD = [
    "",
    "0",
    "-1",
    "none",
    "rows",
    "yes",
    "all",
    "named",
    "2027",
    "31",
    "\x00",
    "\u202e",
    "9" * 40,
    "other",
    LEAD,
    PARTNER,
]
TYPED = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.text(alphabet="ab \n\r\t:;|-•\x07", max_size=30))
VALUES = st.one_of(TYPED, st.lists(TYPED, max_size=3))
FAULTS = {500, 501, 502, 503}


@pytest.fixture
def draft(db: None) -> Draft:
    """A draft in which every kind of list has a row."""
    clause = Clause(id="0a1b2c3d", heading="Liability", blocks=(Block(text="Each answers for its own."),))
    return drafted(partnership(), with_health_items(changed(complete_agreement(), clauses=(clause,))))


@pytest.fixture
def client(draft: Draft) -> Client:
    """The browser of the manager of the organisation that leads."""
    browser = Client(raise_request_exception=True)
    browser.force_login(draft.begun_by, backend=BACKEND)
    return browser


def addresses(draft: Draft) -> Mapping[str, str]:
    """Return every page of a draft that takes a form."""
    item, flow = rows(draft, "items", "items")[0]["id"], rows(draft, "flows", "flows")[0]["id"]
    found = {f"chapter {chapter.key}": url_of(draft, "chapter", chapter.key) for chapter in CHAPTERS}
    for slug in ("item", "flow", "joint", "responsibility", "holding", "notification", "step", "clause"):
        found[f"add {slug}"] = url_of(draft, "row_add", slug, "all")
    for slug, chapter, key in (("basis", "basis", "bases"), ("retention", "keeping", "retention")):
        found[f"add {slug}"] = url_of(draft, "row_add", slug, PARTNER)
        for row in rows(draft, chapter, key, PARTNER)[:1]:
            found[slug] = url_of(draft, "row", slug, PARTNER, row["id"])
    return found | {
        "item": url_of(draft, "row", "item", "all", item),
        "flow": url_of(draft, "row", "flow", "all", flow),
        "order": url_of(draft, "row_order", "item", "all"),
        "part": url_of(draft, "part", PARTNER),
        "clause": url_of(draft, "row", "clause", "all", "0a1b2c3d"),
        "paper": url_of(draft, "annex_add"),
        "order of parts": url_of(draft, "row_order", "block", "0a1b2c3d"),
        **{f"add {kind}": f"{url_of(draft, 'row_add', 'block', '0a1b2c3d')}?kind={kind}" for kind in BLOCK_KINDS},
        "order of rules": url_of(draft, "row_order", "notification", "all"),
        "handover": url_of(draft, "handover", flow),
        "confirm": url_of(draft, "part_confirm", PARTNER),
        "party_add": url_of(draft, "party_add"),
        "paste": url_of(draft, "paste_items"),
        "submit": url_of(draft, "submit"),
        "new": "/drafts/new/",
    }


def changes(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return some of a form's fields with other values, and fields that it does not have."""
    return st.dictionaries(st.one_of(st.sampled_from(names), st.text(max_size=8)), VALUES, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_form_of_drafting_fails(client: Client, draft: Draft, data: st.DataObject) -> None:
    urls = addresses(Draft.objects.get(pk=draft.pk))
    name = data.draw(st.sampled_from(sorted(urls)))
    sent = {} if name in {"confirm"} else filled(client, urls[name])
    names = [*sent, "how", "text", "pasted", "group", "move", "rows", "line-1", "later", "next", "another"]

    answer = client.post(urls[name], sent | data.draw(changes(names)))

    assert answer.status_code not in FAULTS
    assert answer.status_code in {200, 302, 400, 404, 409, 422}
    assert printed(assemble(draft))
