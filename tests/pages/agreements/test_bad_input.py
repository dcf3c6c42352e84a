"""What bad input gets: one sentence in the summary and at the field, all that was typed, a 4xx, and nothing written."""

import html
import uuid
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.test import Client

from agreements.models import Draft, DraftParty, Section
from register.documents.visible import INVISIBLE
from register.models import Event
from tests.factories.documents import LEAD, PARTNER
from tests.pages.agreements.drafting import filled, problems, rows, url_of

BELL, NUL, LONE = "Bell \x07", "Null \x00", "Lone \ud800"
LONG = "x" * 100_001
UNPRINTABLE = "The text holds a character that cannot be printed (U+0007). Remove it."
A_DAY = ("27", "3", "2027")


class Case(NamedTuple):
    """A page, what is wrong with what is sent to it, and the sentence that says so."""

    page: str
    sent: dict[str, Any]
    sentence: str


def day(name: str, *parts: str) -> dict[str, str]:
    """Return a day as its three boxes send it."""
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), parts, strict=True))


# What a page wants at the least, so that only one thing is wrong with what is sent.
WHOLE: dict[str, dict[str, Any]] = {
    "item": {"label": "Date of birth"},
    "flow": {"label": "Notice"},
    "retention": {"period": "6 years"},
    "abandon": {"reason": "No more."},
}
CASES = (
    Case("new", {"title": ""}, "Enter what the agreement is called."),
    Case("new", {"title": BELL}, UNPRINTABLE),
    Case("new", {"title": "\u200b\u200d\u2060"}, INVISIBLE),
    Case("about", {"title": "\u200b"}, INVISIBLE),
    Case("about", {"title": "\u3164"}, INVISIBLE),
    Case("about", {"owner_post": LONG}, "Shorten the text to 200 characters; it has 100,001."),
    Case("about", {"owner_mailbox": f"{LONG}@council.example"}, "Enter an address of at most 254 characters."),
    Case("about", {"local_reference": LONG}, "Shorten the text to 100 characters; it has 100,001."),
    Case("about", {"master": LONG}, "Shorten the text to 1,000 characters; it has 100,001."),
    Case("new", {"title": "x" * 301}, "Shorten the text to 300 characters; it has 301."),
    Case("new", {"title": "A title", "theme": "nothing"}, "Choose one of the answers that are offered."),
    Case("about", {"title": BELL}, UNPRINTABLE),
    Case("about", {"owner_mailbox": "not an address"}, "Enter an e-mail address, such as sharing@council.example."),
    Case("about", {"version_label": "x" * 41}, "Shorten the text to 40 characters; it has 41."),
    Case("purpose", {"aims": BELL}, UNPRINTABLE),
    Case("purpose", {"aims": LONG}, "Shorten the text to 100,000 characters; it has 100,001."),
    Case("purpose", {"permitted": BELL}, UNPRINTABLE),
    Case("purpose", {"benefits": "No colon here"}, "Put a colon between the two parts of “No colon here”."),
    Case("purpose", {"onward": "nothing"}, "Choose one of the answers that are offered."),
    Case(
        "purpose",
        {"onward": "to", "onward_to": ""},
        "Say to whom it may be passed on, or choose another answer above.",
    ),
    Case("parties", {"description": BELL}, UNPRINTABLE),
    Case("responsibility", {"answer": "perhaps"}, "Choose one of the answers that are offered."),
    Case("keeping", {"quality": LONG}, "Shorten the text to 100,000 characters; it has 100,001."),
    Case("running", {"commencement": "date"}, "Enter the day it starts."),
    Case("running", {"ending": "date"}, "Enter the day it ends."),
    Case("running", day("ends_on", "30", "2", "2029"), "The day it ends must be a real date, such as 27 3 2027."),
    Case("running", day("ends_on", "27", "", "2029"), "The day it ends must include a month."),
    Case(
        "running",
        {"ending": "date"} | day("commences_on", *A_DAY) | day("ends_on", *A_DAY),
        "The day it ends must be after the day it starts.",
    ),
    Case(
        "running",
        day("commences_on", *A_DAY) | day("first_review_on", "1", "1", "2027"),
        "The first review must be after the day it starts.",
    ),
    Case("running", {"every_months": "soon"}, "Enter a whole number of months, such as 12."),
    Case("running", {"every_months": "-1"}, "Enter a whole number of months, such as 12."),
    Case("running", {"every_months": "9" * 5_000}, "Enter a whole number of months, such as 12."),
    Case(
        "publication",
        {"answer": "parts"},
        "Tick the parts that the public may not read, or choose another answer above.",
    ),
    Case(
        "publication",
        {"answer": "parts", "parts": ["flows"]},
        "Say why the public may not read “How it moves”, or take the tick off.",
    ),
    Case(
        "publication",
        {"parts": ["flows"], "answer": "all", "because_flows": "It would help offenders."},
        "You ticked parts to keep back. Choose “All but some parts”, or take the ticks off.",
    ),
    Case("publication", {"parts": ["about"]}, "Choose one of the answers that are offered."),
    Case("publication", {"visibility": "friends"}, "Choose one of the answers that are offered."),
    Case("running", {"review_triggers": ["nothing"]}, "Choose one of the answers that are offered."),
    Case("item", {"label": ""}, "Say what the information is."),
    Case("item", {"label": BELL}, UNPRINTABLE),
    Case("item", {"why": LONG}, "Shorten the text to 100,000 characters; it has 100,001."),
    Case("item", {"subjects": ["martians"]}, "Choose one of the answers that are offered."),
    Case("item", {"group": "x" * 201}, "Shorten the text to 200 characters; it has 201."),
    Case("flow", {"label": ""}, "Give this flow a name of a few words."),
    Case("flow", {"giver": ["nobody"]}, "Choose one of the answers that are offered."),
    Case(
        "flow",
        {"label": "To itself", "giver": [LEAD], "receiver": [LEAD]},
        "Choose who receives it: an organisation does not give to itself.",
    ),
    Case("handover", {"event": "other", "event_text": ""}, "Say the moment in your own words."),
    Case("handover", {"event": "other", "event_text": BELL}, UNPRINTABLE),
    Case("retention", {"period": ""}, "Say how long it is kept."),
    Case("retention", {"items": ["item:gone"]}, "Choose one of the answers that are offered."),
    Case("basis", {"function": BELL}, UNPRINTABLE),
    Case("responsibility row", {"what": ""}, "Say what it must do."),
    Case("responsibility row", {"what": "Answer", "party": "nobody"}, "Choose one of the answers that are offered."),
    Case("part", {"contact_post": BELL}, UNPRINTABLE),
    Case("part", {"contact_mailbox": "nobody"}, "Enter an e-mail address, such as sharing@council.example."),
    Case("part", {"signatory": "999999"}, "Choose one of those who may sign for it today."),
    Case(
        "party_add",
        {"organisation": "nobody"},
        "Choose an organisation from the list: this one is not known, or takes part already.",
    ),
    Case(
        "party_add",
        {"organisation": PARTNER},
        "Choose an organisation from the list: this one is not known, or takes part already.",
    ),
    Case("party_add", {"organisation": ""}, "Choose an organisation."),
    Case("submit", {"lawful": ""}, "Give one sentence of evidence: it is lawful."),
    Case("submit", {"lawful": BELL}, UNPRINTABLE),
    Case("abandon", {"reason": BELL}, UNPRINTABLE),
    Case("abandon", {"reason": LONG}, "Shorten the text to 100,000 characters; it has 100,001."),
)


def address(draft: Draft, page: str) -> str:
    """Return the address of a page of the draft by its short name."""
    rest: dict[str, tuple[str, ...]] = {
        "item": ("row_add", "item", "all"),
        "flow": ("row_add", "flow", "all"),
        "responsibility row": ("row_add", "responsibility", "all"),
        "retention": ("row_add", "retention", PARTNER),
        "basis": ("row_add", "basis", PARTNER),
        "part": ("part", PARTNER),
        "party_add": ("party_add",),
        "submit": ("submit",),
        "abandon": ("abandon",),
        "handover": ("handover", rows(draft, "flows", "flows")[0]["id"]),
    }
    return "/drafts/new/" if page == "new" else url_of(draft, *rest.get(page, ("chapter", page)))


def everything() -> list[Any]:
    """Return all that bad input must leave as it was."""
    return [
        Draft.objects.count(),
        DraftParty.objects.count(),
        Event.objects.count(),
        sorted(Section.objects.values_list("pk", "revision")),
    ]


@pytest.mark.parametrize("page", sorted({case.page for case in CASES}))
def test_one_sentence_and_all_that_was_typed(lead: Client, draft: Draft, page: str) -> None:
    url = address(draft, page)
    standing, before = filled(lead, url), everything()

    for case in (case for case in CASES if case.page == page):
        sent = standing | WHOLE.get(page, {}) | case.sent

        answer = lead.post(url, sent)

        shown = html.unescape(answer.content.decode())
        assert answer.status_code == 422, case
        assert [html.unescape(line) for line in problems(answer.content.decode())] == [case.sentence]
        assert shown.count(case.sentence) == 2, case  # in the summary and at the field
        assert everything() == before, case
        typed = [value for name, value in sent.items() if isinstance(value, str) and name not in CHOSEN]
        assert [value for value in typed if value.strip() not in shown] == [], case


@pytest.mark.parametrize(
    ("lead_code", "sentence"),
    [("nobody", "Choose an organisation for which you draft."), ("", "Choose the organisation that leads.")],
)
def test_draft_is_begun_for_ones_own_organisation_alone(lead: Client, lead_code: str, sentence: str) -> None:
    answer = lead.post("/drafts/new/", {"title": "A title", "lead": lead_code, "act": uuid.uuid4()})

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [sentence]
    assert not Draft.objects.exists()


# Answers that were chosen, not typed: one that is not offered cannot be chosen again.
CHOSEN = {"theme", "visibility", "lead", "onward", "answer", "organisation", "signatory", "party", "parent", "replaces"}


@pytest.mark.parametrize("typed", [NUL, LONE])
def test_characters_that_no_text_holds_are_refused(lead: Client, draft: Draft, typed: str) -> None:
    url = address(draft, "purpose")
    body = b"aims=" + typed.encode("utf-8", "surrogatepass").replace(b" ", b"+") + b"&revision=1"

    answer = lead.post(url, body, content_type="application/x-www-form-urlencoded")

    assert 400 <= answer.status_code < 500


def test_line_breaks_are_kept_and_all_written_alike(lead: Client, draft: Draft) -> None:
    url = address(draft, "purpose")

    lead.post(url, filled(lead, url, {"aims": "One\r\ntwo\rthree"}))

    assert draft.sections.get(chapter="purpose").content["purpose"]["aims"] == "One\ntwo\nthree"


@pytest.mark.parametrize("page", ["submit", "abandon"])
@pytest.mark.parametrize("token", ["", "not a token", "00000000-0000-0000-0000-00000000000g"])
def test_token_that_is_none_is_answered_with_a_new_one(lead: Client, draft: Draft, page: str, token: str) -> None:
    url = address(draft, page)
    before = everything()

    answer = lead.post(url, filled(lead, url, {"act": token, "reason": "Typed with care", "lawful": "Typed with care"}))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "This form was not sent whole, so nothing was done." in problems(shown)[0]
    assert "Typed with care" in shown
    assert uuid.UUID(str(answer.context["form"]["act"].value()))
    assert everything() == before


@pytest.mark.parametrize("revision", ["", "-1", "old", "9" * 30, "0"])
def test_revision_that_is_none_overwrites_nobody(lead: Client, draft: Draft, revision: str) -> None:
    url = address(draft, "purpose")

    answer = lead.post(url, filled(lead, url, {"aims": "Typed with care", "revision": revision}))

    assert answer.status_code == 409
    assert answer.content.decode().count("Typed with care") == 2
    assert draft.sections.get(chapter="purpose").content["purpose"]["aims"] != "Typed with care"


@pytest.mark.parametrize(
    "page", ["about", "purpose", "parties", "items", "running", "publication", "item", "flow", "part", "submit"]
)
def test_form_without_any_field_is_never_a_fault(lead: Client, draft: Draft, page: str) -> None:
    answer = lead.post(address(draft, page), {})

    assert answer.status_code in {302, 409, 422}


def test_three_thousand_fields_are_refused_with_a_page_that_says_what_to_do(lead: Client, draft: Draft) -> None:
    url = address(draft, "items")
    before = everything()

    answer = lead.post(url, {f"field-{number}": "x" for number in range(3_000)})

    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS < 3_000
    assert answer.status_code == 400
    assert "Nothing was saved. Go back with your browser and send it again." in answer.content.decode()
    assert everything() == before


def test_expired_form_says_what_to_do(lead: Client, draft: Draft) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = lead.cookies
    before = everything()

    answer = strict.post(address(draft, "purpose"), {"aims": "Typed with care"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "This form is no longer valid" in page
    assert "Go back with your browser, copy what you typed, load the page again, and send it once more." in page
    assert everything() == before


def test_who_was_signed_out_meanwhile_is_not_led_away_from_what_was_typed(draft: Draft) -> None:
    answer = Client().post(address(draft, "purpose"), {"aims": "Typed with care"})

    assert answer.status_code == 403
    assert "You were signed out before this was sent, so nothing was saved." in answer.content.decode()
