"""The protocol in a browser: agreed by a second person, signed by a chief officer, seen by everybody in the matrix."""

from collections.abc import Callable

import pytest

from register.clock import today
from register.entries.lives import life_of
from tests.factories.protocol import drafted, on_paper, people, recorded
from tests.journeys.windows import Window

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_protocol_is_agreed_signed_and_seen(window: Callable[[str], Window]) -> None:
    who = people()
    on_paper(recorded(who, "north"), "north", who)
    draft = drafted(who)

    keeper = window(who.keeper.user.email)
    for path in ("", "about/", "commitments/", "commitments/rows/1/", "context/", "signing/", "agree/", "give-up/"):
        keeper.go(f"/protocol/drafts/{draft.pk}/{path}")
        keeper.assert_accessible()
    keeper.go("/register/ISP/1/paper/")
    keeper.assert_accessible()

    member = window(who.member.user.email)
    member.go("/paper-signatures/")
    member.follow("North Council")
    member.assert_accessible()
    member.choose("I have looked at the paper or its scan, and it says what is recorded here")
    member.press("Confirm the signature")
    member.go(f"/protocol/drafts/{draft.pk}/")
    member.press("Read it and agree it")
    member.choose("I have read the whole text, and SIMG agrees it")
    member.press("Agree it, and open it for signature")
    member.assert_says("open for signature")

    officer = window(who.south.user.email)
    officer.go("/desk/")
    officer.follow("Read and sign")
    officer.assert_accessible()
    officer.press("Sign for South Council")
    officer.fill({"Type your full name": who.south.user.name})
    officer.press("Sign")
    officer.assert_says("What happens now")

    public = window("")
    for path in ("/protocol/", "/protocol/commitments/", "/register/ISP/", "/register/ISP/1/"):
        public.go(path)
        public.assert_accessible()
    public.go("/protocol/")
    public.assert_says("Sandra Whiles; recorded from paper")
    public.assert_says("bound by version 5.0 until it signs")
    assert life_of("ISP").bound_on(today()) == {"north": 1, "south": 2}
