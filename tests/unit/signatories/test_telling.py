"""Letters of the protocol: its keepers hear when it is signed by all, and who declined it."""

import uuid

import pytest

from signatories.acts.paper import confirm_paper
from signatories.acts.signing import Turn, decline_protocol
from signatories.models import Letter, LetterKind
from tests.factories.protocol import agreed, on_paper, people, recorded, signed_by

pytestmark = pytest.mark.django_db


def told(kind: LetterKind) -> list[str]:
    letters = Letter.objects.filter(kind=kind).order_by("to__pk")
    return [letter.to.email for letter in letters]


def test_its_keepers_are_told_when_it_is_signed_by_all() -> None:
    who = people()
    entry = agreed(who)
    signed_by(entry, who.north)
    assert told(LetterKind.SIGNED_BY_ALL) == []

    signed_by(entry, who.south)

    assert told(LetterKind.SIGNED_BY_ALL) == ["first@simg.example"]


def test_the_last_paper_tells_them_unless_they_confirmed_it() -> None:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who)

    confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())

    assert told(LetterKind.SIGNED_BY_ALL) == ["first@simg.example"]


def test_simg_is_told_who_declined_it() -> None:
    who = people()
    entry = agreed(who)

    turn = Turn(entry.reference, entry.version, "north")
    decline_protocol(turn=turn, reason="Our board has not met.", by=who.north, act=uuid.uuid4())

    assert who.member.user
    assert set(told(LetterKind.DECLINED)) == {"first@simg.example", who.member.user.email}
    assert "North Council" in Letter.objects.filter(kind=LetterKind.DECLINED)[0].text
