"""Every address of the site, as five readers: each sees exactly theirs of what is public, partners' and parties'.

The addresses are taken from the URLconf, so that a page built tomorrow is walked too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from register.clock import now, today
from register.documents.agreement import Agreement, Publication
from register.entries.entering import NewEntry
from register.models import Entry, File, Rendering
from signatories.models import Appointment
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import LEAD, PARTNER, POLICE, a_party, changed, complete_agreement
from tests.factories.register import entered, signed, titled

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOWHERE = "ISA-0999"
READERS = ("anonymous", "partner", "party", "simg", "auditor")
# Each agreement is full of one word that stands nowhere else: its visibility, its second party, and who sees it.
KINGFISHER, NIGHTJAR, HERON, PLOVER = "Kingfisher", "Nightjar", "Heron", "Plover"
AGREEMENTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    KINGFISHER: ("public", PARTNER, READERS),
    NIGHTJAR: ("partners", PARTNER, ("partner", "party", "simg", "auditor")),
    HERON: ("parties", PARTNER, ("party", "simg", "auditor")),
    PLOVER: ("parties", POLICE, ("partner", "simg", "auditor")),
}
# The register's own pages of a version: whoever may see it reads it there.
READ_HERE = {"entry", "version", "version_json", "version_pdf", "version_text", "rendering_pdf", "compare"}
# What stands in an address; whatever is not said here is 1.
FILLED: Mapping[str, Any] = {
    "version": 1,
    "old": 1,
    "new": 2,
    "organisation": PARTNER,
    "code": LEAD,
    "kind": "agreement",
    "key": "about",
    "party": "all",
    "row": "i1",
    "slug": "item",
    "flow": "f1",
    "item": "i1",
}


@dataclass(frozen=True)
class Walk:
    """One address: its name, path, and the words of the agreement that it is about ("" for a page of no agreement)."""

    name: str
    path: str
    word: str = ""


def a_document(word: str) -> Agreement:
    """An agreement whose every own text is full of its word."""
    visibility, partner, _ = AGREEMENTS[word]
    said = complete_agreement(partner=partner)
    items = tuple(item.model_copy(update={"label": f"{word} {item.label}", "group": word}) for item in said.items)
    return changed(
        titled(f"{word} agreement", said),
        parties=(a_party(LEAD), a_party(partner)),
        items=items,
        public_summary=f"{word} in short.",
        publication=Publication(visibility=visibility, answer="all", reason=f"Because of {word}."),
    )


def on_record(word: str) -> NewEntry:
    """Two versions of an agreement, signed; the first has a PDF."""
    document = a_document(word)
    first = entered(document)
    signed(first, LEAD, AGREEMENTS[word][1])
    second = entered(
        changed(document, public_summary=f"{word}, again."), reference=first.reference, supersedes=first.version
    )
    signed(second, LEAD, AGREEMENTS[word][1])
    return first


def printed(entry: Entry) -> None:
    """Keep a PDF of a version, with its words."""
    pdf = f"%PDF-1.7 {entry.title}, {entry.version}".encode()
    file = File.objects.create(sha256=sha256(pdf).digest(), media_type="application/pdf", size=len(pdf), bytes=pdf)
    Rendering.objects.create(
        reference=entry.reference,
        version=entry.version,
        covers_event_id=entry.last_event,
        file=file,
        pages=1,
        rendered_at=now(),
    )


@pytest.fixture
def people() -> Partnership:
    return partnership()


@pytest.fixture
def references(people: Partnership) -> dict[str, str]:
    found = {word: on_record(word).reference for word in AGREEMENTS}
    for entry in Entry.objects.all():
        printed(entry)
    return found


@pytest.fixture
def readers(people: Partnership, references: dict[str, str]) -> dict[str, Client]:
    held: dict[str, Appointment] = {
        "partner": people.managers[POLICE],
        "party": people.managers[PARTNER],
        "simg": people.member,
        "auditor": people.auditor,
    }
    clients = {"anonymous": Client()}
    for name, appointment in held.items():
        clients[name] = Client()
        clients[name].force_login(appointment.person, backend=BACKEND)
    return clients


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, str, set[str]]]:
    """Yield the name, the route and the arguments of each pattern of the site."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern) and "^" not in route:
            yield one.name or route, route, set(re.findall(r"<(?:\w+:)?(\w+)>", route))


def filled(route: str, values: Mapping[str, Any]) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values.get(found[1], 1)), route)


def walks(references: Mapping[str, str]) -> list[Walk]:
    """Return every address, those of an agreement once for each of them."""
    found: list[Walk] = []
    for name, route, asked in patterns():
        if "reference" not in asked:
            found.append(Walk(name, filled(route, FILLED)))
            continue
        for word, reference in references.items():
            printed = Rendering.objects.get(reference=reference, version=1)
            values = FILLED | {"reference": reference, "sha256": bytes(printed.file_id).hex()}
            found.append(Walk(name, filled(route, values), word))
    return found


def body(answer: HttpResponseBase) -> str:
    content: bytes = answer.content if not answer.streaming else b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return content.decode(errors="replace")


def hidden_from(reader: str) -> list[str]:
    return [word for word, (_, _, sees) in AGREEMENTS.items() if reader not in sees]


@pytest.mark.parametrize("reader", READERS)
def test_what_is_hidden_is_answered_as_what_is_not_there(
    reader: str, readers: dict[str, Client], references: dict[str, str]
) -> None:
    hidden = hidden_from(reader)

    for walk in walks(references):
        answer = readers[reader].get(walk.path)
        said = body(answer)
        assert not [word for word in hidden if word in said], (walk, answer.status_code)
        if walk.word in hidden:
            assert walk.name not in READ_HERE or answer.status_code == 404, walk
            nowhere = readers[reader].get(walk.path.replace(references[walk.word], NOWHERE))
            assert answer.status_code == nowhere.status_code, walk
            assert said.replace(references[walk.word], NOWHERE) == body(nowhere), walk
        elif walk.word and walk.name in READ_HERE:
            assert answer.status_code == 200, walk
            assert walk.word in said, walk


@pytest.mark.parametrize("reader", READERS)
def test_lists_find_and_count_exactly_theirs(
    reader: str, readers: dict[str, Client], references: dict[str, str]
) -> None:
    theirs = {references[word] for word in AGREEMENTS if word not in hidden_from(reader)}
    day, moment = today().isoformat(), quote(now().isoformat())

    for question in QUESTIONS:
        assert listed(readers[reader], question.format(day=day, moment=moment)) == theirs, question
    for word, reference in references.items():
        for asked in (word, reference, f"{word}&order=best"):
            assert listed(readers[reader], f"q={asked}") == theirs & {reference}, asked
    assert agreements_in_force(readers[reader]) == len(theirs)


@pytest.mark.parametrize("reader", READERS)
def test_days_and_moments_open_nothing(reader: str, readers: dict[str, Client], references: dict[str, str]) -> None:
    day, moment = today().isoformat(), quote(now().isoformat())

    for word, reference in references.items():
        for asked in (f"on={day}", f"known={moment}", f"on={day}&known={moment}"):
            for path in (f"/register/{reference}/", f"/register/{reference}/1/"):
                answer = readers[reader].get(f"{path}?{asked}")
                assert (answer.status_code == 404) == (word in hidden_from(reader)), (path, asked)
                assert (word in body(answer)) != (word in hidden_from(reader)), (path, asked)


QUESTIONS = (
    "",
    "on={day}",
    "known={moment}",
    "on={day}&known={moment}",
    "order=title",
    "organisation=" + LEAD,
    "theme=health_and_care_record",
    "status=in_force",
    "page=1",
)


def listed(client: Client, question: str) -> set[str]:
    """Return the references that the list leads to; fail unless it counts as many as it shows."""
    answer = client.get(f"/register/?{question}")
    html = body(answer)
    found = set(re.findall(r'href="/register/(ISA-\d+)/', html))
    assert answer.status_code == 200, question
    assert answer.context["page"].paginator.count == len(found), question
    return found


def agreements_in_force(client: Client) -> int:
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body(client.get("/"))))
    return int(re.search(r"agreements in force (\d+)", words)[1])  # type: ignore[index]
