"""The protocol's pages: for everybody, for SIMG who draft and agree it, and for the officers who sign it."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from register.clock import today
from register.entries.lives import life_of
from signatories.acts.paper import confirm_paper
from signatories.models import PaperSignature, ProtocolDraft
from signatories.roles import Role
from tests.factories.protocol import SCAN, People, agreed, drafted, on_paper, people, read, recorded, signed_by
from tests.factories.signatories import appointed
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db
DRAFTING = ["new/", "1/about/", "1/context/rows/new/", "1/context/rows/1/", "1/context/rows/1/remove/", "1/give-up/"]


@pytest.fixture
def who() -> People:
    return people()


@pytest.fixture
def member(who: People, browser_of: Open) -> Client:
    """The browser of the SIMG member, who agrees."""
    return browser_of(who.member.appointments[0])


def said(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def posted(client: Client, path: str, answers: dict[str, Any], status: int = 200) -> str:
    answer = client.post(path, answers, follow=True)
    assert answer.status_code == status
    return str(answer.content.decode())


def draft_url(draft: ProtocolDraft, rest: str = "") -> str:
    return f"/protocol/drafts/{draft.pk}/{rest}"


def test_before_the_first_version_the_page_teaches(client: Client) -> None:
    assert "will stand here once SIMG has agreed it" in said(client, "/protocol/")
    assert "will stand here once the protocol is on the register" in said(client, "/protocol/commitments/")


def test_everybody_sees_the_version_in_force_and_who_signed(client: Client, who: People) -> None:
    signed_by(agreed(who), who.north)

    html = said(client, "/protocol/")

    assert "Version 6.0. Since" in html
    assert "Signed by 1 of 2 organisations" in html
    assert who.north.user.name in html
    assert ("Invited" in html, "For SIMG" in html) == (True, False)


def test_the_matrix_says_who_signed_on_paper_and_is_awaited(client: Client, who: People) -> None:
    entry = recorded(who, "north")
    paper = on_paper(entry, "north", who)
    confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())
    agreed(who)

    html = said(client, "/protocol/")

    assert "Sandra Whiles; recorded from paper" in html
    assert "bound by version 5.0 until it signs" in html
    assert "No signature on record" in html
    assert "Version 6.0" in html


def test_the_commitments_have_a_page(client: Client, who: People) -> None:
    agreed(who)

    html = said(client, "/protocol/commitments/")

    assert "Sharing safely:" in html
    assert "What each agreement inherits" in html


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SIMG_ADMINISTRATOR])
def test_only_the_administrator_drafts(who: People, browser_of: Open, role: Role) -> None:
    draft = drafted(who)
    browser = browser_of(appointed(role))

    paths = [f"/protocol/drafts/{path}".replace("/1/", f"/{draft.pk}/", 1) for path in DRAFTING]

    assert {browser.get(path).status_code for path in paths} == {403}


@pytest.mark.parametrize("path", ["", "agree/"])
def test_a_draft_is_private_to_simg(who: People, browser_of: Open, keeper: Client, path: str) -> None:
    draft = drafted(who)
    manager = browser_of(appointed(Role.MANAGER))

    assert manager.get(draft_url(draft, path)).status_code == 404
    assert keeper.get(draft_url(draft, path)).status_code == 200


def test_a_draft_is_begun_and_written_chapter_by_chapter(who: People, keeper: Client) -> None:
    html = posted(keeper, "/protocol/drafts/new/", {})
    draft = ProtocolDraft.objects.get()
    assert "Draft of the protocol" in html

    about = {"revision": "0", "title": "Our protocol", "cover_label": "1.0", "body_label": "5.0"}
    day = {"issued_on_day": "6", "issued_on_month": "2", "issued_on_year": "2014"}
    posted(keeper, draft_url(draft, "about/"), about | day)
    html = said(keeper, draft_url(draft))

    assert draft.sections.get(chapter="about").content["issued_on"] == "2014-02-06"
    assert "The cover says version 1.0 and the text version 5.0" in html


def test_rows_are_added_changed_moved_and_removed(who: People, keeper: Client) -> None:
    draft = drafted(who)
    revision = draft.sections.get(chapter="commitments").revision
    row = {"number": "3", "heading": "", "body": "Training staff.", "place": "1"}

    posted(keeper, draft_url(draft, "commitments/rows/new/"), row | {"revision": revision})
    changed = row | {"revision": revision + 1, "body": "Changed.", "place": "2"}
    posted(keeper, draft_url(draft, "commitments/rows/1/"), changed)
    posted(keeper, draft_url(draft, "commitments/rows/1/remove/"), {"revision": revision + 2})

    rows = draft.sections.get(chapter="commitments").content["commitments"]
    assert [row["body"] for row in rows] == ["Changed.", "One register."]


def test_a_clause_is_kept_in_paragraphs_and_points(who: People, keeper: Client) -> None:
    draft = drafted(who)
    clause = {"heading": "Leaving", "text": "By notice:\n- in writing\nNo more.", "place": "1", "revision": "0"}

    posted(keeper, draft_url(draft, "clauses/rows/new/"), clause)

    blocks = draft.sections.get(chapter="clauses").content["clauses"][0]["blocks"]
    assert [(block["text"], block["lines"]) for block in blocks] == [("By notice:", ["in writing"]), ("No more.", [])]
    assert "- in writing" in said(keeper, draft_url(draft, "clauses/rows/1/"))


@pytest.mark.parametrize(
    ("path", "answers", "sentence"),
    [
        ("about/", {"revision": "1"}, "Give the protocol a title."),
        ("context/", {"context": "x"}, "Send it again."),
        (
            "amendments/rows/new/",
            {"detail": "x", "on": "31 June", "place": "1", "revision": "1"},
            "Give a day, a month",
        ),
        ("context/rows/1/", {"place": "0", "number": "12", "revision": "1"}, "The first place is 1."),
        ("signing/", {"revision": "0"}, "Say whether all must sign again."),
        ("give-up/", {"act": "1"}, "Say why it is given up."),
    ],
)
def test_what_is_wrong_is_said(who: People, keeper: Client, path: str, answers: dict[str, str], sentence: str) -> None:
    draft = drafted(who)

    assert sentence in posted(keeper, draft_url(draft, path), answers, 422)


def test_a_stale_chapter_shows_both_texts(who: People, keeper: Client) -> None:
    draft = drafted(who)

    html = posted(keeper, draft_url(draft, "context/"), {"revision": "0", "context": "Mine instead."}, 409)

    assert "It says how we share." in html
    assert html.count("Mine instead.") == 2


def test_a_stale_row_is_not_put_over_another(who: People, keeper: Client) -> None:
    draft = drafted(who)
    tier = {"number": "2", "heading": "Mine", "place": "1", "revision": "0"}

    assert "Copy what you typed" in posted(keeper, draft_url(draft, "context/rows/1/"), tier, 409)
    assert draft.sections.get(chapter="context").content["tiers"][0]["heading"] == "The law"


@pytest.mark.parametrize("path", ["none/", "none/rows/new/", "context/rows/9/", "about/rows/new/"])
def test_nothing_is_found_of_what_is_not_there(who: People, keeper: Client, path: str) -> None:
    assert keeper.get(draft_url(drafted(who), path)).status_code == 404


def test_a_second_draft_is_refused_with_the_reason(who: People, keeper: Client) -> None:
    drafted(who)

    assert "being drafted already" in posted(keeper, "/protocol/drafts/new/", {}, 409)


def test_a_draft_is_given_up(who: People, keeper: Client) -> None:
    draft = drafted(who)

    posted(keeper, draft_url(draft, "give-up/"), {"act": str(uuid.uuid4()), "reason": "Begun too early."})

    assert "This draft was given up." in said(keeper, draft_url(draft))
    assert "cannot be changed" in said(keeper, draft_url(draft, "about/"))


def test_a_second_person_agrees_what_they_read(who: People, keeper: Client, member: Client) -> None:
    draft = drafted(who)
    assert "Only a SIMG member" in said(keeper, draft_url(draft, "agree/"))
    assert "2 organisations" in said(member, draft_url(draft, "agree/"))
    assert "Read it and agree it" in said(member, draft_url(draft))

    answers = {"act": str(uuid.uuid4()), "expected": read(draft), "read": "on"}
    html = posted(member, draft_url(draft, "agree/"), answers)

    assert "open for signature" in html
    assert "Record a signature on paper" not in html
    assert "It stands on the register" in said(member, draft_url(draft))


def test_another_text_than_the_one_read_is_not_agreed(who: People, member: Client) -> None:
    draft = drafted(who)
    answers = {"act": str(uuid.uuid4()), "expected": "0" * 64, "read": "on"}

    assert "has changed since you read it" in posted(member, draft_url(draft, "agree/"), answers, 422)


def test_gaps_stand_in_the_way_of_agreeing(who: People, member: Client) -> None:
    draft = drafted(who, declaration={"declaration": ""})

    assert "It cannot be agreed yet." in said(member, draft_url(draft, "agree/"))
    assert "when no gap is left" in said(member, draft_url(draft))


def test_an_officer_reads_and_signs_the_protocol(who: People, browser_of: Open) -> None:
    entry = agreed(who)
    officer = browser_of(who.north.appointments[0])
    officer.post("/accounts/reauthenticate/", {"password": "a fine long password"})

    html = said(officer, "/register/ISP/1/sign/")
    assert "It commits us from the day on which we sign it" in html
    assert "This waits for your signature" in said(officer, "/protocol/") + said(officer, "/register/ISP/")
    declare = reverse("declare", args=["ISP", 1])
    answers = {"name": who.north.user.name, "act": str(uuid.uuid4()), "digest": bytes(entry.document_id).hex()}
    html = posted(officer, declare, answers)

    assert "South Council" in html
    assert life_of("ISP").bound_on(today()) == {"north": 1}


def test_an_officer_declines_the_protocol(who: People, browser_of: Open, client: Client) -> None:
    agreed(who)
    officer = browser_of(who.north.appointments[0])

    posted(officer, "/register/ISP/1/decline/", {"act": str(uuid.uuid4()), "reason": "Not yet."})

    assert "it may still sign" in said(client, "/protocol/")


def test_who_signs_agreements_alone_is_told_so(who: People, browser_of: Open) -> None:
    held = appointed(Role.CHIEF_OFFICER, may_sign_protocol=False)
    agreed(who)

    assert "not appointed to sign this" in said(browser_of(held), "/register/ISP/1/sign/", 403)


def test_a_paper_is_recorded_and_confirmed_on_pages(who: People, keeper: Client, member: Client) -> None:
    recorded(who, "north")
    day = {"signed_on_day": "21", "signed_on_month": "2", "signed_on_year": "2014"}
    answers = {"act": str(uuid.uuid4()), "organisation": "north", "name": "Sandra Whiles"} | day
    scan = SimpleUploadedFile("scan.exe", SCAN, content_type="text/html")

    html = posted(keeper, "/register/ISP/1/paper/", answers | {"scan": scan})
    paper = PaperSignature.objects.get()
    where = f"/paper-signatures/{paper.pk}/"

    assert "somebody else has confirmed it" in html
    assert "Only a SIMG member" not in said(keeper, where)
    assert "You recorded this signature" in said(keeper, where)
    served = member.get(f"{where}scan/")
    assert (served.content, served["Content-Type"]) == (SCAN, "application/pdf")
    assert "Look at the paper first" in posted(member, where, {"act": str(uuid.uuid4())}, 422)
    html = posted(member, where, {"act": str(uuid.uuid4()), "seen": "on"})
    assert "North Council has signed" in html
    assert "Confirmed by" in said(member, where)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": "south"}, "Choose from the list."),
        ({"signed_on_year": "2013"}, "issued on 6 February 2014"),
        ({"signed_on_day": "31"}, "must be a real date"),
        ({"name": ""}, "Give the name that stands on the paper."),
        ({"no_scan_because": ""}, "say why none is held"),
        ({"scan": SimpleUploadedFile("scan.pdf", b"MZ")}, "not both"),
    ],
)
def test_what_cannot_stand_on_a_paper_is_said(
    who: People, keeper: Client, changes: dict[str, Any], sentence: str
) -> None:
    recorded(who, "north")
    day = {"signed_on_day": "21", "signed_on_month": "2", "signed_on_year": "2014"}
    answers = {"act": str(uuid.uuid4()), "organisation": "north", "name": "Ann", "no_scan_because": "Lost."} | day

    assert sentence in posted(keeper, "/register/ISP/1/paper/", answers | changes, 422)


def test_a_recording_is_set_aside_with_a_reason(who: People, member: Client, keeper: Client) -> None:
    paper = on_paper(recorded(who, "north"), "north", who, scan=b"", no_scan_because="Lost.")
    where = f"/paper-signatures/{paper.pk}/"

    posted(member, f"{where}set-aside/", {"act": str(uuid.uuid4()), "reason": "Another name."})

    assert "Set aside by" in said(member, where)
    assert "dealt with already" in posted(member, f"{where}set-aside/", {"act": str(uuid.uuid4()), "reason": "x"}, 422)
    assert member.get(f"{where}scan/").status_code == 404
    assert "Set aside" in said(keeper, "/paper-signatures/")


@pytest.mark.parametrize("path", ["/paper-signatures/", "/paper-signatures/1/", "/paper-signatures/1/scan/"])
def test_recordings_are_private_to_simg(browser_of: Open, path: str) -> None:
    assert browser_of(appointed(Role.MANAGER)).get(path).status_code == 404


@pytest.mark.parametrize("role", [Role.SIMG_MEMBER, Role.AUDITOR, Role.CHIEF_OFFICER])
def test_only_the_administrator_records_papers(who: People, browser_of: Open, role: Role) -> None:
    recorded(who, "north")

    assert browser_of(appointed(role)).get("/register/ISP/1/paper/").status_code == 403


def test_an_auditor_reads_but_does_not_confirm(who: People, browser_of: Open) -> None:
    paper = on_paper(recorded(who, "north"), "north", who)
    auditor = browser_of(appointed(Role.AUDITOR))
    where = f"/paper-signatures/{paper.pk}/"

    assert "Only a SIMG administrator" in said(auditor, where)
    auditor.post(where, {"act": str(uuid.uuid4()), "seen": "on"})
    assert PaperSignature.objects.waiting().count() == 1


@pytest.mark.parametrize("path", ["/protocol/drafts/new/", "/paper-signatures/", "/register/ISP/1/paper/"])
def test_the_anonymous_are_sent_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/accounts/login/")
