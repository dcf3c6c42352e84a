"""An organisation that is not on the register: searched for, asked for, added or turned down, and made a party."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agreements import erasing
from agreements.acts import wishing
from agreements.acts.submitting import submit
from agreements.acts.wishing import ask_for_organisation, grant_wish, refuse_wish
from agreements.models import Draft, Wish
from register.entries.refusals import Refused
from signatories.access import Access, NotAllowed
from signatories.acts import telling
from signatories.models import Appointment, Letter, Organisation
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE, complete_agreement
from tests.factories.signatories import access_of, administrator, organisation
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import problems, url_of

NAME, WHY = "Harbour Refuge", "It runs the refuge to which people are referred."


@pytest.fixture
def keeper(db: None) -> Appointment:
    """SIMG's administrator."""
    return administrator()


@pytest.fixture
def admin(keeper: Appointment, browser_of: Open) -> Client:
    """The administrator's browser."""
    return browser_of(keeper)


@pytest.fixture
def asked(people: Partnership, keeper: Appointment, draft: Draft) -> Wish:
    """A wish that waits."""
    return ask_for_organisation(draft_id=draft.pk, name=NAME, why=WHY, by=people.lead, act=uuid.uuid4())


def adding(draft: Draft) -> str:
    return url_of(draft, "party_add")


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def chapter(draft: Draft) -> str:
    return url_of(draft, "chapter", "parties")


def sent(client: Client, url: str, **answers: Any) -> Any:
    """Send a page's form with these answers."""
    form = client.get(url).context["form"]
    standing = {name: value for name, value in form.initial.items() if value not in (None, True)}
    token = {"act": form["act"].value()} if "act" in form.fields else {}
    return client.post(url, standing | token | answers)


# Searching


@pytest.mark.parametrize("words", ["police", "POL", "northmoor pol"])
def test_words_find_an_organisation_and_one_click_adds_it(lead: Client, draft: Draft, words: str) -> None:
    page = text(lead, f"{adding(draft)}?q={words}")

    assert f'value="{POLICE}"' in page
    assert "checked" in page  # the only one found
    assert lead.post(adding(draft), {"organisation": POLICE, "q": words}).status_code == 302
    assert draft.draft_parties.filter(organisation__code=POLICE).exists()


def test_organisations_that_take_part_or_left_are_not_found(lead: Client, draft: Draft) -> None:
    organisation("gone", name="Gone Trust", joined_on=date(2020, 1, 1), left_on=date(2021, 1, 1))

    for words in (NAMES[LEAD], NAMES[PARTNER], "Gone"):
        page = text(lead, f"{adding(draft)}?q={words}")
        assert 'type="radio"' not in page
        assert "No organisation that may be added has" in page


def test_nothing_is_listed_before_a_search(lead: Client, draft: Draft) -> None:
    assert 'type="radio"' not in text(lead, adding(draft))


def test_choosing_nothing_keeps_what_was_looked_for(lead: Client, draft: Draft) -> None:
    answer = lead.post(adding(draft), {"q": "northmoor"})

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == ["Choose an organisation."]
    assert f'value="{POLICE}"' in answer.content.decode()


def test_strange_words_find_nothing(lead: Client, draft: Draft) -> None:
    for words in ("%00", "%25", "_", "x" * 5_000, "%3Cb%3E"):
        assert 'type="radio"' not in text(lead, f"{adding(draft)}?q={words}")


# Asking


def test_drafter_asks_and_goes_on(keeper: Appointment, lead: Client, draft: Draft) -> None:
    url = f"{url_of(draft, 'wish_for')}?name=Harbour+Refuge"
    assert f'value="{NAME}"' in text(lead, url)

    answer = sent(lead, url, why=WHY)

    assert answer.status_code == 302
    page = text(lead, chapter(draft))
    assert NAME in page
    assert "SIMG has yet to answer; go on meanwhile." in page
    assert text(lead, url_of(draft, "chapter", "items"))
    letter = Letter.objects.get(kind="organisation_wished")
    assert (letter.to, WHY in letter.text) == (keeper.person, True)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": ""}, "Enter the name of the organisation."),
        ({"why": ""}, "Say why it takes part."),
        ({"name": "\u200b"}, "Write something that can be seen: this holds only invisible characters."),
        ({"name": "x" * 100_000}, "Shorten the text to 200 characters; it has 100,000."),
        ({"why": "x" * 100_000}, "Shorten the text to 2,000 characters; it has 100,000."),
        ({"name": NAMES[POLICE]}, f"{NAMES[POLICE]} is on the register already: search for it and choose it."),
    ],
)
def test_bad_wish_is_told_so_and_kept(lead: Client, draft: Draft, answers: dict[str, str], sentence: str) -> None:
    typed = {"name": NAME, "why": WHY} | answers

    answer = sent(lead, url_of(draft, "wish_for"), **typed)

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [sentence]
    assert all(value in answer.content.decode() for value in typed.values())
    assert not Wish.objects.exists()


def test_same_form_twice_asks_once(people: Partnership, draft: Draft) -> None:
    act = uuid.uuid4()

    first, second = (
        ask_for_organisation(draft_id=draft.pk, name=NAME, why=WHY, by=people.lead, act=act) for _ in range(2)
    )

    assert first == second
    assert Wish.objects.count() == 1


def test_organisation_is_asked_for_once(people: Partnership, asked: Wish) -> None:
    with pytest.raises(Refused, match="was asked for already"):
        ask_for_organisation(draft_id=asked.draft_id, name=NAME.upper(), why=WHY, by=people.lead, act=uuid.uuid4())


def test_party_that_does_not_write_what_is_shared_does_not_ask(
    people: Partnership, partner: Client, draft: Draft
) -> None:
    assert f"Only a manager of {NAMES[LEAD]} may change this section." in text(partner, url_of(draft, "wish_for"))
    with pytest.raises(NotAllowed):
        ask_for_organisation(draft_id=draft.pk, name=NAME, why=WHY, by=people.partner, act=uuid.uuid4())


def test_draft_in_review_asks_for_nothing(people: Partnership, draft: Draft) -> None:
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())

    with pytest.raises(Refused):
        ask_for_organisation(draft_id=draft.pk, name=NAME, why=WHY, by=people.lead, act=uuid.uuid4())


# Answering


def test_wish_stands_on_the_administrators_desk_until_it_is_answered(
    people: Partnership, keeper: Appointment, admin: Client, lead: Client, member: Client, asked: Wish
) -> None:
    address = reverse("wish", args=[asked.pk])
    assert address in text(admin, "/desk/")
    assert address not in text(lead, "/desk/") + text(member, "/desk/")

    refuse_wish(wish_id=asked.pk, reason="It is a team of the county.", by=access_of(keeper))

    assert address not in text(admin, "/desk/")


def test_administrator_adds_it_from_the_wish_and_the_drafter_makes_it_a_party(
    people: Partnership, admin: Client, lead: Client, asked: Wish, draft: Draft
) -> None:
    url = reverse("wish_add", args=[asked.pk])
    page = text(admin, url)
    assert f'value="{NAME}"' in page
    assert 'value="harbour-refuge"' in page
    day = {"joined_on_day": "1", "joined_on_month": "2", "joined_on_year": "2026"}

    answer = sent(admin, url, kind="voluntary", is_legal_entity="True", **day)

    assert answer.status_code == 302
    letter = Letter.objects.get(kind="organisation_answered")
    assert (letter.to, letter.path) == (people.managers[LEAD].person, chapter(draft))
    assert "Add it as a party" in text(lead, chapter(draft))
    assert lead.post(adding(draft), {"organisation": "harbour-refuge"}).status_code == 302
    assert draft.draft_parties.filter(organisation__name=NAME).exists()
    assert "Asked for" not in text(lead, chapter(draft))


def test_administrator_names_the_one_that_is_there(admin: Client, lead: Client, asked: Wish, draft: Draft) -> None:
    answer = sent(admin, reverse("wish", args=[asked.pk]), organisation=POLICE)

    assert answer.status_code == 302
    assert f"as {NAMES[POLICE]}" in text(lead, chapter(draft))


def test_wish_that_is_turned_down_says_why(admin: Client, lead: Client, asked: Wish, draft: Draft) -> None:
    answer = sent(admin, reverse("wish", args=[asked.pk]), reason="It is a team of the county.")

    assert answer.status_code == 302
    assert "Not added by SIMG: It is a team of the county." in text(lead, chapter(draft))
    assert "It is a team of the county." in Letter.objects.get(kind="organisation_answered").text


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Say why it is not added, or choose the organisation above."),
        (
            {"organisation": POLICE, "reason": "Both."},
            "Either choose the organisation above or say why it is not added, not both.",
        ),
        ({"organisation": "nobody"}, "Choose an organisation from the list."),
    ],
)
def test_answer_that_is_none_is_told_so(admin: Client, asked: Wish, answers: dict[str, str], sentence: str) -> None:
    answer = sent(admin, reverse("wish", args=[asked.pk]), **answers)

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [sentence]
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_wish_is_answered_once(keeper: Appointment, people: Partnership, admin: Client, asked: Wish) -> None:
    by, there = access_of(keeper), people.organisations[POLICE]
    grant_wish(wish_id=asked.pk, organisation=there, by=by)
    grant_wish(wish_id=asked.pk, organisation=there, by=by)

    assert Letter.objects.filter(kind="organisation_answered").count() == 1
    assert "This wish was answered already." in text(admin, reverse("wish", args=[asked.pk]))
    assert admin.get(reverse("wish_add", args=[asked.pk])).status_code == 302
    with pytest.raises(Refused):
        refuse_wish(wish_id=asked.pk, reason="Too late.", by=by)


@pytest.mark.parametrize("name", ["wish", "wish_add"])
def test_only_administrators_answer(people: Partnership, lead: Client, member: Client, asked: Wish, name: str) -> None:
    address = reverse(name, args=[asked.pk])

    assert [client.get(address).status_code for client in (lead, member, Client())] == [403, 403, 302]
    assert [client.post(address, {"reason": "No."}).status_code for client in (lead, member)] == [403, 403]


@pytest.mark.parametrize("who", [LEAD, PARTNER])
def test_acts_refuse_all_others(people: Partnership, asked: Wish, who: str) -> None:
    by = access_of(people.managers[who])

    with pytest.raises(NotAllowed):
        grant_wish(wish_id=asked.pk, organisation=people.organisations[POLICE], by=by)
    with pytest.raises(NotAllowed):
        refuse_wish(wish_id=asked.pk, reason="No.", by=by)


def test_wish_that_is_not_there_is_not_found(admin: Client) -> None:
    assert [admin.get(f"/wishes/{at}").status_code for at in ("0/", "999/add/")] == [404, 404]


# When its letter cannot be written, nothing of an act remains


def acts(people: Partnership, by: Access, asked: Wish, there: Organisation) -> dict[str, Callable[[], object]]:
    return {
        "ask": lambda: ask_for_organisation(
            draft_id=asked.draft_id, name="Another", why=WHY, by=people.lead, act=uuid.uuid4()
        ),
        "grant": lambda: grant_wish(wish_id=asked.pk, organisation=there, by=by),
        "refuse": lambda: refuse_wish(wish_id=asked.pk, reason="No.", by=by),
    }


@pytest.mark.parametrize("name", ["ask", "grant", "refuse"])
def test_act_whose_letter_cannot_be_written_leaves_nothing(
    people: Partnership, keeper: Appointment, asked: Wish, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def broken(**letter: object) -> None:
        raise OSError("no letters")

    before = list(Wish.objects.values())
    monkeypatch.setattr(wishing, "queue", broken)
    monkeypatch.setattr(telling, "queue", broken)

    with pytest.raises(OSError, match="no letters"):
        acts(people, access_of(keeper), asked, people.organisations[POLICE])[name]()

    assert list(Wish.objects.values()) == before


def test_eraser_says_that_a_wish_names_somebody(asked: Wish) -> None:
    assert erasing.stays("refuge to which") == [
        f"The wish for an organisation in draft {asked.draft_id} says it, and stays."
    ]
