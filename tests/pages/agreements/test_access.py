"""Each page of drafting, review and signing against each sort of visitor: what it answers."""

import uuid
from collections.abc import Mapping

import pytest
from django.test import Client

from agreements.acts.submitting import submit
from agreements.models import Draft
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved
from tests.factories.documents import LEAD, PARTNER, POLICE, complete_agreement
from tests.factories.signatories import administrator, appointed
from tests.pages.agreements.conftest import Open

OPEN, SIGN_IN, REFUSED, HIDDEN, CLOSED = 200, 302, 403, 404, 409
VISITORS = (
    "anonymous",
    "lead",
    "party",
    "other",
    "ig_lead",
    "officer",
    "member",
    "administrator",
    "auditor",
    "practitioner",
)


def visitor(people: Partnership, name: str) -> Appointment:
    """Return an appointment of each sort; "officer" and "ig_lead" are of the organisation that leads."""
    made = {
        "lead": lambda: people.managers[LEAD],
        "party": lambda: people.managers[PARTNER],
        "other": lambda: people.managers[POLICE],
        "ig_lead": lambda: appointed(Role.IG_LEAD, at=people.organisations[LEAD]),
        "officer": lambda: people.officers[LEAD],
        "member": lambda: people.member,
        "administrator": administrator,
        "auditor": lambda: people.auditor,
        "practitioner": lambda: appointed(Role.PRACTITIONER, at=people.organisations[LEAD]),
    }
    return made[name]()


def answers(*codes: int) -> Mapping[str, int]:
    """Return an answer for each visitor, in the order of VISITORS."""
    return dict(zip(VISITORS, codes, strict=True))


READ = answers(SIGN_IN, OPEN, OPEN, HIDDEN, OPEN, HIDDEN, OPEN, OPEN, OPEN, HIDDEN)
ANYBODY = answers(SIGN_IN, *[OPEN] * 9)
DRAFTERS = answers(SIGN_IN, OPEN, OPEN, OPEN, *[REFUSED] * 6)
PASTING = answers(SIGN_IN, OPEN, REFUSED, HIDDEN, *[REFUSED] * 6)
REVIEWERS = answers(SIGN_IN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, OPEN, HIDDEN, HIDDEN, HIDDEN)
SIGNERS = answers(SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, OPEN, REFUSED, REFUSED, REFUSED, REFUSED)
CANCELLERS = answers(SIGN_IN, OPEN, REFUSED, REFUSED, REFUSED, REFUSED, OPEN, REFUSED, REFUSED, REFUSED)
PAGES: Mapping[str, Mapping[str, int]] = {
    "/desk/": ANYBODY,
    "/drafts/new/": DRAFTERS,
    "/drafts/{draft}/": READ,
    "/drafts/{draft}/text/": READ,
    "/drafts/{draft}/check/": READ,
    "/drafts/{draft}/about/": READ,
    "/drafts/{draft}/purpose/": READ,
    "/drafts/{draft}/parties/": READ,
    "/drafts/{draft}/items/": READ,
    "/drafts/{draft}/flows/": READ,
    "/drafts/{draft}/responsibility/": READ,
    "/drafts/{draft}/basis/": READ,
    "/drafts/{draft}/security/": READ,
    "/drafts/{draft}/keeping/": READ,
    "/drafts/{draft}/incidents/": READ,
    "/drafts/{draft}/clauses/": READ,
    "/drafts/{draft}/annexes/add/": READ,
    "/drafts/{draft}/rows/clause/all/add/": READ,
    "/drafts/{draft}/rows/clause/all/order/": READ,
    "/drafts/{draft}/rows/notification/all/add/": READ,
    "/drafts/{draft}/rows/notification/all/order/": READ,
    "/drafts/{draft}/running/": READ,
    "/drafts/{draft}/publication/": READ,
    "/drafts/{draft}/parties/eastvale/": READ,
    "/drafts/{draft}/items/paste/": PASTING,
    "/drafts/{draft}/review/": REVIEWERS,
}
ON_RECORD: Mapping[str, Mapping[str, int]] = {
    "/register/ISA-0001/1/propose/": DRAFTERS,
    "/register/ISA-0001/1/cancel/": CANCELLERS,
    "/register/ISA-0001/1/sign/": SIGNERS,
    "/register/ISA-0001/1/decline/": SIGNERS,
}


def got_by_all(people: Partnership, browser_of: Open, paths: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return what each visitor is answered at each address, by the names of the addresses."""
    clients = {name: Client() if name == "anonymous" else browser_of(visitor(people, name)) for name in VISITORS}
    return {
        path: {name: client.get(address).status_code for name, client in clients.items()}
        for path, address in paths.items()
    }


def test_pages_of_a_draft(people: Partnership, draft: Draft, browser_of: Open) -> None:
    got = got_by_all(people, browser_of, {path: path.format(draft=draft.pk) for path in PAGES})

    assert got == PAGES


def test_pages_of_a_version_open_for_signature(people: Partnership, browser_of: Open) -> None:
    approved(people)

    got = got_by_all(people, browser_of, {path: path for path in ON_RECORD})

    assert got == ON_RECORD


#: What only those who may write a part of the draft send; the others are answered as by GET.
WRITING = ("lead", "party", "ig_lead", "member", "administrator", "auditor")
TYPED = {"label": "Typed by hand", "title": "Typed by hand", "contact_post": "Typed by hand"}
MAY_WRITE = {"about": {"lead"}, "parties/eastvale": {"lead", "party"}, "rows/item/all/add": {"lead"}}


@pytest.mark.parametrize("path", MAY_WRITE)
def test_only_those_who_may_write_a_part_write_it(
    people: Partnership, draft: Draft, browser_of: Open, path: str
) -> None:
    for name in set(WRITING) - MAY_WRITE[path]:
        before = sorted(draft.sections.values_list("chapter", "party", "revision"))

        answer = browser_of(visitor(people, name)).post(f"/drafts/{draft.pk}/{path}/", TYPED)

        assert sorted(draft.sections.values_list("chapter", "party", "revision")) == before
        assert answer.status_code == 422
        assert "Only a manager of" in answer.content.decode()
        assert "Typed by hand" in answer.content.decode()


ADDRESSES = [
    "nothing/",
    "rows/nothing/all/add/",
    "rows/item/eastvale/add/",
    "rows/basis/all/add/",
    "rows/basis/nobody/add/",
    "rows/item/all/nothing/",
    "rows/flow/all/order/",
    "parties/nobody/",
    "responsibility/nothing/",
]


def test_address_that_stands_for_nothing_is_not_found(lead: Client, draft: Draft) -> None:
    assert {path: lead.get(f"/drafts/{draft.pk}/{path}").status_code for path in ADDRESSES} == dict.fromkeys(
        ADDRESSES, 404
    )


def test_draft_that_does_not_exist_is_not_found(lead: Client) -> None:
    paths = ["/drafts/999999/", "/drafts/99999999999999999999999/", "/drafts/0/items/"]

    assert [lead.get(path).status_code for path in paths] == [404] * 3


def test_draft_in_review_is_open_to_the_reviewer_alone(people: Partnership, draft: Draft, browser_of: Open) -> None:
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())

    got = {name: browser_of(visitor(people, name)).get(f"/drafts/{draft.pk}/review/").status_code for name in WRITING}

    assert got == {name: OPEN if name == "member" else HIDDEN for name in WRITING}


def test_head_is_answered_where_get_is(lead: Client, draft: Draft) -> None:
    """RFC 9110 §9.1: who answers GET answers HEAD."""
    addresses = ["/drafts/new/", f"/drafts/{draft.pk}/about/", f"/drafts/{draft.pk}/submit/"]

    assert [lead.head(address).status_code for address in addresses] == [200, 200, 200]
