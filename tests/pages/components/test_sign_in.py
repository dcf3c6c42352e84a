"""The pages of sign-in stand in the register's own frame."""

import pytest
from django.test import Client
from django.urls import reverse

from signatories.models.person import User

PASSWORD = "three-unusual-words"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    """Somebody who may sign in."""
    return User.objects.create_user("manager@leicester.example", PASSWORD, name="Priya Ashworth")


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    """Their browser, after they gave their password."""
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("account_login", "Nobody can make an account here"),
        ("account_signup", "Accounts are by invitation"),
        ("account_reset_password", "We send it a letter with a link"),
        ("account_reset_password_done", "Look in your mailbox"),
        ("account_reset_password_from_key_done", "Your password is changed"),
        ("account_inactive", "This account is closed"),
    ],
)
def test_before_sign_in(client: Client, name: str, words: str) -> None:
    html = client.get(reverse(name)).content.decode()

    assert words in html
    assert 'class="govuk-generic-header"' in html


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("account_logout", "What you saved stays saved"),
        ("account_change_password", "Change your password"),
        ("account_reauthenticate", "Show that it is you"),
        ("usersessions_list", "Where you are signed in"),
        ("mfa_index", "Two-Factor"),
    ],
)
def test_after_sign_in(signed_in: Client, name: str, words: str) -> None:
    html = signed_in.get(reverse(name)).content.decode()

    assert words in html
    assert 'class="govuk-generic-header"' in html


def test_a_wrong_password_is_answered_in_a_sentence(client: Client, person: User) -> None:
    answer = client.post(reverse("account_login"), {"login": person.email, "password": "not it"})

    html = answer.content.decode()
    assert "There is a problem" in html
    assert f'value="{person.email}"' in html


def test_a_link_that_was_used_says_what_to_do(client: Client) -> None:
    html = client.get("/accounts/password/reset/key/1-used/").content.decode()

    assert "This link no longer works" in html


def test_other_sessions_end_with_one_button(signed_in: Client, person: User) -> None:
    other = Client()
    other.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert "Sign out everywhere else" in signed_in.get(reverse("usersessions_list")).content.decode()
    signed_in.post(reverse("usersessions_list"))

    assert other.get(reverse("account_change_password")).status_code == 302
    assert "Sign out everywhere else" not in signed_in.get(reverse("usersessions_list")).content.decode()


def test_signing_in_is_not_announced(signed_in: Client) -> None:
    assert "govuk-notification-banner" not in signed_in.get("/about/").content.decode()
