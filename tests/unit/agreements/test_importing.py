"""Importing: a draft that says what the file says, for whoever may draft it; else nothing is written."""

import json
import uuid
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.acts.importing import import_draft
from agreements.acts.submitting import submit
from agreements.assembling import assemble
from agreements.models import Draft, DraftState, Section
from agreements.permissions import can_review
from register.documents.agreement import Agreement, Publication
from register.documents.canonical import canonical_text
from register.documents.common import Block, Clause
from register.documents.faults import NotFit
from register.documents.incoming import LARGEST
from register.models import Entry, Event
from signatories.access import NotAllowed
from signatories.models import Organisation
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved, drafted, partnership
from tests.factories.documents import (
    LEAD,
    PARTNER,
    changed,
    commencing_for_each,
    complete_agreement,
    with_health_items,
    with_joint_control,
    with_offence_items,
    with_police,
)
from tests.factories.marac import marac
from tests.factories.recorded import as_version_1, recorded_agreement
from tests.factories.signatories import access_of, appointed, organisation
from tests.factories.standing import let_stand

pytestmark = pytest.mark.django_db


def without_pages() -> Agreement:
    """Returns an agreement with what no page asks for, and with clauses: who may read it."""
    clause = Clause(id="c1", number="1.1", heading="Law", blocks=(Block(text="English law.\nAnd no other."),))
    return changed(
        complete_agreement(),
        clauses=(clause,),
        publication=Publication(visibility="parties", reason="Names of places that are not safe."),
        public_summary="What the public may know — in a sentence.",
    )


DOCUMENTS = {
    "the smallest": complete_agreement(),
    "health": with_health_items(complete_agreement()),
    "offences and police": with_police(with_offence_items(complete_agreement())),
    "joint control, for each": commencing_for_each(with_joint_control(complete_agreement())),
    "fields without a page": without_pages(),
    "MARAC": marac(),
    "made elsewhere": recorded_agreement(),
}
DRAFTED_HERE = {name: document for name, document in DOCUMENTS.items() if not document.recorded.depth}


def written(document: Agreement) -> bytes:
    return canonical_text(document).encode()


def take_part(document: Agreement) -> Any:
    """Puts the organisations of a document on the register, as it names them; returns its lead's manager's access."""
    for party in document.parties:
        organisation(party.code, name=party.name, short_name=party.short_name, address=party.address)
    return access_of(appointed(Role.MANAGER, at=Organisation.objects.get(code=document.identity.owner)))


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_an_imported_draft_says_every_word_of_the_file(document: Agreement) -> None:
    by = take_part(document)

    draft = import_draft(content=written(document), by=by)

    assert canonical_text(assemble(draft)) == canonical_text(document)


@pytest.mark.parametrize("document", DRAFTED_HERE.values(), ids=DRAFTED_HERE)
def test_a_file_of_the_first_schema_makes_the_same_draft(document: Agreement) -> None:
    by = take_part(document)

    draft = import_draft(content=as_version_1(document).encode(), by=by)

    assert canonical_text(assemble(draft)) == canonical_text(document)


def test_an_export_imported_again_is_the_same_text(tmp_path: Path) -> None:
    people = partnership()
    entry = Entry.objects.select_related("document").get(reference=approved(people).reference)
    export, said = StringIO(), StringIO()

    call_command("export_agreement", entry.reference, stdout=export)
    file = tmp_path / "agreement.json"
    file.write_text(export.getvalue(), encoding="utf-8")
    call_command("import_agreement", file, by=people.lead.user.email.upper(), stdout=said)

    draft = Draft.objects.latest("pk")
    assert export.getvalue() == entry.document.text == canonical_text(assemble(draft))
    assert said.getvalue() == f"Draft {draft.pk} was made: “{draft.title}”, led by Northmoor Council.\n"


def test_names_are_those_of_today() -> None:
    people = partnership()
    let_stand(
        Organisation.objects.filter(code=PARTNER), name="Eastvale and Westholt NHS Trust", address="1 High Street"
    )

    draft = import_draft(content=written(complete_agreement()), by=people.lead)

    party = assemble(draft).parties[1]
    assert (party.name, party.address) == ("Eastvale and Westholt NHS Trust", "1 High Street")


def test_the_draft_begins_like_any_other() -> None:
    people = partnership()

    draft = import_draft(content=written(complete_agreement()), by=people.lead)

    assert (draft.title, draft.lead.code, draft.state) == (
        complete_agreement().identity.title,
        LEAD,
        DraftState.DRAFTING,
    )
    assert (draft.reference, draft.begun_by) == ("", people.lead.user)
    parties = draft.draft_parties.select_related("organisation")
    assert [(party.organisation.code, party.confirmed_at) for party in parties] == [(LEAD, None), (PARTNER, None)]
    assert not draft.sections.filter(is_finished=True).exists()


def test_whoever_imported_it_wrote_all_of_it() -> None:
    people = partnership()

    draft = import_draft(content=written(complete_agreement()), by=people.lead)

    assert all(section.savers == [people.lead.user.pk] for section in draft.sections.all())
    assert can_review(people.simg, draft)
    both = access_of(appointed(Role.SIMG_MEMBER, who=people.lead.user))
    assert not can_review(both, draft)


def test_its_declarations_are_made_anew_at_submission() -> None:
    people = partnership()
    draft = import_draft(content=written(complete_agreement()), by=people.lead)
    let_stand(draft.draft_parties.all(), confirmed_by=people.lead.user, confirmed_at=draft.begun_at)
    declared = complete_agreement().declarations.model_copy(update={"lawful": "Said anew."})

    submit(draft_id=draft.pk, declarations=declared, by=people.lead, act=uuid.uuid4())

    assert assemble(draft).declarations == declared


def nothing_was_written() -> bool:
    return not Draft.objects.exists() and not Section.objects.exists()


@pytest.mark.parametrize("who", ["partner", "simg"])
def test_only_a_manager_of_the_lead_imports(who: str) -> None:
    people = partnership()

    with pytest.raises(NotAllowed, match="Only a manager may draft"):
        import_draft(content=written(complete_agreement()), by=getattr(people, who))

    assert nothing_was_written()


def test_a_file_with_faults_leaves_nothing() -> None:
    people = partnership()
    document = with_police(complete_agreement(), code="vanished")

    with pytest.raises(NotFit, match=r"parties\[2\]\.code: no organisation of this register has that code\."):
        import_draft(content=written(document), by=people.lead)

    assert nothing_was_written()


def commanded(file: Path, people: Partnership, **options: Any) -> str:
    """Imports a file by command and returns what was said, or why it was refused."""
    said = StringIO()
    try:
        call_command("import_agreement", file, by=people.lead.user.email, stdout=said, **options)
    except CommandError as refusal:
        assert nothing_was_written()
        return f"{refusal}"
    return said.getvalue()


def test_the_command_lists_every_fault(tmp_path: Path) -> None:
    file = tmp_path / "agreement.json"
    said = json.loads(canonical_text(complete_agreement()))
    said["items"][1]["sensitivity"], said["review"]["first_on"] = "secret", "2027-02-30"
    said["parties"][1]["code"] = "vanished"
    said["bases"] = said["retention"] = []
    file.write_text(json.dumps(said))

    assert commanded(file, partnership()).splitlines() == [
        "Nothing was imported. The file has 3 faults:",
        "items[1].sensitivity: choose one of “ordinary”, “health”, “special”, “offence”, or leave it empty.",
        "review.first_on: there is no such day as 2027-02-30.",
        "parties[1].code: no organisation of this register has that code.",
    ]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    people, file = partnership(), tmp_path / "agreement.json"
    file.write_bytes(written(complete_agreement()))

    said = commanded(file, people, dry_run=True)

    title = complete_agreement().identity.title
    assert said == f"“{title}” (2 parties, 2 items, 2 flows) can be imported. Nothing was written.\n"
    assert nothing_was_written()


def test_a_dry_run_names_the_faults_too(tmp_path: Path) -> None:
    people, file = partnership(), tmp_path / "agreement.json"
    file.write_text("{}")

    assert "The file has 2 faults:\nkind:" in commanded(file, people, dry_run=True)


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people, file = partnership(), tmp_path / "huge.json"
    with file.open("wb") as huge:
        huge.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *args: pytest.fail("It was read."))

    said = commanded(file, people)

    assert said == "Nothing was imported. The file is larger than 20 MB, which no agreement is."
    assert LARGEST < 50_000_000


def test_a_file_without_end_is_refused() -> None:
    assert "larger than 20 MB" in commanded(Path("/dev/zero"), partnership())


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    assert f"{tmp_path / name} cannot be read:" in commanded(tmp_path / name, partnership())


def test_somebody_unknown_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Nobody on this register has the address who@else.example"):
        call_command("import_agreement", tmp_path / "agreement.json", by="who@else.example")


def test_a_refusal_of_the_person_is_told(tmp_path: Path) -> None:
    people, file = partnership(), tmp_path / "agreement.json"
    file.write_bytes(written(complete_agreement()))

    with pytest.raises(CommandError, match="Nothing was imported. Only a manager may draft"):
        call_command("import_agreement", file, by=people.simg.user.email)

    assert nothing_was_written()


def test_importing_says_nothing_to_the_log_and_nothing_to_other_drafts() -> None:
    people = partnership()
    other = drafted(people)
    events, text = Event.objects.count(), canonical_text(assemble(other))

    import_draft(content=written(complete_agreement()), by=people.lead)

    assert Event.objects.count() == events
    assert canonical_text(assemble(other)) == text


PIECES = st.sampled_from(
    [None, True, 0, -1, 1.5, "", "x", "\u0000", "\ud800", "9999-12-31", LEAD, PARTNER, [], {}, "\n"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_the_database_keeps_whatever_is_taken(data: st.DataObject, manager: Any) -> None:
    said = json.loads(canonical_text(without_pages()))
    for _ in range(data.draw(st.integers(1, 3))):
        part = said
        while isinstance(part, (dict, list)) and part:
            key = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
            if not isinstance(part[key], (dict, list)) or data.draw(st.booleans()):
                part[key] = data.draw(PIECES)
                break
            part = part[key]

    try:
        draft = import_draft(content=json.dumps(said).encode(), by=manager)
    except (NotFit, NotAllowed):
        return

    again = import_draft(content=written(assemble(draft)), by=manager)
    assert canonical_text(assemble(again)) == canonical_text(assemble(draft))


@pytest.fixture
def manager() -> Any:
    return partnership().lead
