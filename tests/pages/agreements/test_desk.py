"""The desk: what waits for whom, each with its one next step, and what waits for others because of them."""

import uuid

from django.test import Client

from agreements.acts.drafting import begin_draft
from agreements.acts.reviewing import send_back
from agreements.acts.submitting import abandon, submit
from agreements.desk import Desk, DeskRow
from agreements.models import Draft
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved, signed_by
from tests.factories.documents import LEAD, NAMES, PARTNER, complete_agreement
from tests.factories.signatories import appointed, person
from tests.factories.standing import let_stand
from tests.pages.agreements.conftest import BACKEND, Open
from tests.pages.agreements.drafting import filled, url_of


def desk(client: Client) -> Desk:
    shown: Desk = client.get("/desk/").context["desk"]
    return shown


def steps(rows: tuple[DeskRow, ...]) -> list[str]:
    return [row.step for row in rows]


def submitted(draft: Draft, people: Partnership) -> None:
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())


def test_desk_without_anything_says_what_will_stand_there(people: Partnership, browser_of: Open) -> None:
    pages = [
        browser_of(held).get("/desk/").content.decode()
        for held in (people.managers[LEAD], people.officers[LEAD], appointed(Role.PRACTITIONER))
    ]

    assert all("Nothing waits for you" in page for page in pages)
    assert ["Start an agreement" in page for page in pages] == [True, False, False]
    assert f"You sign for {NAMES[LEAD]}." in pages[1]


def test_draft_waits_for_its_manager_and_its_parts_for_the_parties(lead: Client, partner: Client, draft: Draft) -> None:
    url = url_of(draft, "part", PARTNER)
    lead.post(url, filled(lead, url, {"contact_post": "Nurse"}))

    mine, theirs = desk(lead), desk(partner)

    assert [(row.step, row.why) for row in mine.mine] == [
        ("Go on drafting", "Your draft. 1 organisation has yet to confirm.")
    ]
    assert [(row.title, row.step) for row in mine.others] == [(NAMES[PARTNER], "See its part")]
    assert steps(theirs.mine) == [f"Confirm {NAMES[PARTNER]}’s part"]
    assert theirs.others == ()


def test_submitted_draft_waits_for_simg(lead: Client, member: Client, draft: Draft, people: Partnership) -> None:
    submitted(draft, people)

    assert steps(desk(member).mine) == ["Review it"]
    assert (steps(desk(lead).mine), steps(desk(lead).others)) == ([], ["See what was submitted"])


def test_nobody_is_asked_to_review_what_they_wrote(people: Partnership, browser_of: Open, draft: Draft) -> None:
    submitted(draft, people)
    submitter = appointed(Role.SIMG_MEMBER, who=people.lead.user)
    writer = appointed(Role.SIMG_MEMBER, who=people.partner.user)
    let_stand(draft.sections.filter(chapter="keeping"), savers=[writer.person_id])

    assert "Review it" not in steps(desk(browser_of(submitter)).mine)
    assert "Review it" not in steps(desk(browser_of(writer)).mine)


def test_returned_draft_waits_with_its_reasons_counted(lead: Client, draft: Draft, people: Partnership) -> None:
    submitted(draft, people)
    send_back(draft_id=draft.pk, reasons=["One", "Two"], by=people.simg, act=uuid.uuid4())

    row = desk(lead).mine[0]

    assert (row.step, row.title) == ("Read the 2 reasons", draft.title)
    assert row.why.endswith("sent it back with 2 reasons.")


def test_version_waits_for_each_signature(people: Partnership, browser_of: Open, lead: Client) -> None:
    draft = approved(people)
    officers = {code: browser_of(people.officers[code]) for code in (LEAD, PARTNER)}
    assert [steps(desk(officer).mine) for officer in officers.values()] == [["Read and sign"]] * 2

    signed_by(people, draft, LEAD)

    assert (steps(desk(officers[LEAD]).mine), steps(desk(officers[LEAD]).others)) == ([], ["See who has signed"])
    assert desk(lead).others[0].why == f"Signed by 1 of 2. {NAMES[PARTNER]} has yet to sign."
    signed_by(people, draft, PARTNER)
    assert desk(lead).others == desk(officers[PARTNER]).mine == ()


def test_who_signs_for_several_reads_for_whom(people: Partnership, browser_of: Open) -> None:
    approved(people)
    appointed(Role.CHIEF_OFFICER, at=people.organisations[PARTNER], who=people.officers[LEAD].person)

    rows = desk(browser_of(people.officers[LEAD])).mine

    assert {row.why.partition(". ")[0] for row in rows} == {
        f"ISA-0001, version 1 for {NAMES[LEAD]}",
        f"ISA-0001, version 1 for {NAMES[PARTNER]}",
    }


def test_everybody_finds_the_drafts_that_they_may_read(
    people: Partnership, browser_of: Open, lead: Client, draft: Draft
) -> None:
    adviser, auditor = appointed(Role.IG_LEAD, at=people.organisations[LEAD]), people.auditor
    stranger = appointed(Role.IG_LEAD)

    found = [desk(browser_of(held)).drafts for held in (adviser, auditor, stranger, people.officers[LEAD])]

    assert [[row.title for row in rows] for rows in found] == [[draft.title], [draft.title], [], []]
    assert [row.title for row in desk(lead).drafts] == [draft.title]
    assert browser_of(adviser).get(found[0][0].url).status_code == 200


def test_everybody_finds_the_agreements_of_their_organisation(people: Partnership, browser_of: Open) -> None:
    approved(people)
    officer, stranger, nobody = people.officers[PARTNER], appointed(Role.PRACTITIONER), person()

    shown = [desk(browser_of(held)) for held in (officer, people.auditor, stranger)]

    assert [[row.why for row in one.agreements] for one in shown] == [
        ["ISA-0001, version 1. Open for signature."],
        ["ISA-0001, version 1. Open for signature."],
        [],
    ]
    assert [one.all_agreements for one in shown] == [f"/register/?organisation={PARTNER}", "/register/", "/register/"]
    assert browser_of(officer).get(shown[0].all_agreements).status_code == 200
    headings = ["Your organisation’s drafts and agreements", "Drafts and agreements that you may read"]
    for held, heading in zip((officer, people.auditor), headings, strict=True):
        assert heading in browser_of(held).get("/desk/").content.decode()
    client = Client()
    client.force_login(nobody, backend=BACKEND)
    assert "drafts and agreements" not in client.get("/desk/").content.decode().lower()


def test_list_of_drafts_shows_each_with_its_state(
    people: Partnership, browser_of: Open, lead: Client, draft: Draft
) -> None:
    abandon(draft_id=draft.pk, reason="No longer wanted.", by=people.lead, act=uuid.uuid4())
    begin_draft(title="Another", theme="other", lead=LEAD, by=people.lead)

    page = lead.get("/drafts/").content.decode()

    order = [page.index(words) for words in ("Another", "Drafting", draft.title, "Abandoned")]
    assert order == sorted(order)
    assert "Drafts will stand here." in browser_of(people.officers[LEAD]).get("/drafts/").content.decode()
    assert Client().get("/drafts/").status_code == 302


def test_desk_shows_the_newest_ten_of_what_an_organisation_has(people: Partnership, lead: Client) -> None:
    for number in range(12):
        begin_draft(title=f"Draft {number}", theme="other", lead=LEAD, by=people.lead)

    shown = desk(lead)

    assert [row.title for row in shown.drafts] == [f"Draft {number}" for number in range(11, 1, -1)]
    assert shown.all_drafts == 12
    assert "Draft 0" in lead.get("/drafts/").content.decode()
