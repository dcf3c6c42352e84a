"""Letters of an agreement: who is told what, once each, in the act's own transaction, and never with a reason in it."""

import uuid

import pytest

from agreements.acts.cancelling import cancel_version
from agreements.acts.drafting import begin_draft, begin_version, confirm_part, save_part
from agreements.acts.rows import Place, add_rows
from agreements.models import Draft
from register.entries.refusals import Refused
from register.models import Entry
from signatories.acts.correcting import excuse_party
from signatories.acts.signing import Turn, decline_agreement
from signatories.models import Letter, LetterKind, User
from signatories.outbox import send_due
from tests.factories.agreements import Partnership, approved, partnership, signed_by
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE

pytestmark = pytest.mark.django_db
WHY = "Our board has not met."


@pytest.fixture
def people() -> Partnership:
    return partnership()


def told(kind: LetterKind) -> set[str]:
    """Return the addresses of the letters of a kind; each person has one at most."""
    addresses = [letter.to.email for letter in Letter.objects.filter(kind=kind).select_related("to")]
    assert len(addresses) == len(set(addresses))
    return set(addresses)


def addresses(*users: User | None) -> set[str]:
    return {user.email for user in users if user}


def managers(people: Partnership, *codes: str) -> set[str]:
    return addresses(*(people.managers[code].person for code in codes))


def decline(people: Partnership, draft: Draft, code: str, act: uuid.UUID | None = None) -> None:
    turn = Turn(draft.reference, draft.entered_version or 0, code)
    decline_agreement(turn=turn, reason=WHY, by=people.officer(code), act=act or uuid.uuid4())


def test_the_last_signature_tells_the_managers_of_every_party(people: Partnership) -> None:
    draft = approved(people)
    signed_by(people, draft, LEAD)
    assert told(LetterKind.SIGNED_BY_ALL) == set()

    signed_by(people, draft, PARTNER)

    assert told(LetterKind.SIGNED_BY_ALL) == managers(people, LEAD, PARTNER)
    letter = Letter.objects.filter(kind=LetterKind.SIGNED_BY_ALL)[0]
    assert letter.subject == f"{draft.title}: signed by all"
    assert letter.path == "/register/ISA-0001/1/"


def test_excusing_the_last_one_awaited_tells_them_too(people: Partnership) -> None:
    draft = approved(people)
    signed_by(people, draft, LEAD)

    excuse_party(entry=Entry.objects.get(), organisation=PARTNER, reason=WHY, by=people.simg, act=uuid.uuid4())

    assert told(LetterKind.SIGNED_BY_ALL) == managers(people, LEAD, PARTNER)


def test_declining_tells_who_leads_and_simg_without_the_reason(people: Partnership) -> None:
    draft = approved(people)

    decline(people, draft, PARTNER)

    assert told(LetterKind.DECLINED) == managers(people, LEAD) | addresses(people.member.person)
    letter = Letter.objects.filter(kind=LetterKind.DECLINED)[0]
    assert letter.subject == f"{draft.title}: declined by {NAMES[PARTNER]}"
    assert WHY not in letter.text


def test_the_same_form_sent_twice_writes_once(people: Partnership) -> None:
    draft, act = approved(people), uuid.uuid4()

    for _ in range(2):
        decline(people, draft, PARTNER, act)

    assert Letter.objects.filter(kind=LetterKind.DECLINED).count() == 2


def test_a_refused_act_queues_nothing(people: Partnership) -> None:
    draft = approved(people)
    decline(people, draft, PARTNER)
    Letter.objects.all().delete()

    with pytest.raises(Refused, match="already declined"):
        decline(people, draft, PARTNER)

    assert not Letter.objects.exists()


def test_cancelling_tells_who_drafts_and_who_signs_but_not_who_cancelled(people: Partnership) -> None:
    approved(people)

    for _ in range(2):
        act = uuid.UUID(int=1)
        cancel_version(entry=Entry.objects.get(), reason=WHY, by=people.lead, act=act)

    officers = addresses(*(people.officers[code].person for code in (LEAD, PARTNER)))
    assert told(LetterKind.CANCELLED) == managers(people, PARTNER) | officers


def test_a_new_party_is_asked_to_confirm_its_part(people: Partnership) -> None:
    draft = begin_draft(title="A draft", theme="other", lead=LEAD, by=people.lead)

    for code in (PARTNER, POLICE):
        party = {"code": code, "capacity": "controller", "must_sign": True}
        add_rows(Place(draft.pk, "parties", "parties"), rows=[party], by=people.lead)

    assert told(LetterKind.CONFIRMATION_ASKED) == managers(people, PARTNER, POLICE)
    letter = Letter.objects.get(kind=LetterKind.CONFIRMATION_ASKED, to=people.managers[PARTNER].person)
    assert letter.path == f"/drafts/{draft.pk}/parties/{PARTNER}/"
    assert letter.text == f"{NAMES[LEAD]} leads the draft “A draft”, and asks you to confirm what it says about " + (
        f"{NAMES[PARTNER]}."
    )


def with_partner(people: Partnership) -> Draft:
    """Return a draft whose partner has confirmed its part, and no letter waits."""
    draft = begin_draft(title="A draft", theme="other", lead=LEAD, by=people.lead)
    party = {"code": PARTNER, "capacity": "controller", "must_sign": True}
    add_rows(Place(draft.pk, "parties", "parties"), rows=[party], by=people.lead)
    confirm_part(draft_id=draft.pk, party=PARTNER, by=people.partner)
    send_due()
    Letter.objects.all().delete()
    return draft


def change_part(draft: Draft, by: Partnership, who: str) -> None:
    section = draft.sections.get(chapter="parties", party=PARTNER)
    content = {"party": {"contacts": [{"role": "contact", "post": who, "mailbox": "a@b.example"}]}}
    access = by.lead if who == LEAD else by.partner
    save_part(
        draft_id=draft.pk, chapter="parties", party=PARTNER, content=content, revision=section.revision, by=access
    )


def test_what_the_lead_changes_is_asked_about_again_once(people: Partnership) -> None:
    draft = with_partner(people)

    change_part(draft, people, LEAD)
    confirm_part(draft_id=draft.pk, party=PARTNER, by=people.partner)
    change_part(draft, people, LEAD)

    assert told(LetterKind.CONFIRMATION_ASKED) == managers(people, PARTNER)


def test_what_a_party_changes_itself_is_not_asked_of_it(people: Partnership) -> None:
    draft = with_partner(people)

    change_part(draft, people, PARTNER)

    assert told(LetterKind.CONFIRMATION_ASKED) == set()


def test_the_next_version_asks_every_party_but_the_lead(people: Partnership) -> None:
    draft = approved(people)
    signed_by(people, draft, LEAD, PARTNER)
    Letter.objects.all().delete()

    begin_version(reference=draft.reference, version=1, by=people.lead)

    assert told(LetterKind.CONFIRMATION_ASKED) == managers(people, PARTNER)
