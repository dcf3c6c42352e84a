"""Settings are read as they were meant, or refused."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from isp.environment import flag, kept_secret, mail_settings, place, words


@pytest.mark.parametrize(
    ("text", "expected"), [("", True), ("no", False), ("false", False), ("0", False), ("Yes", True), ("on", True)]
)
def test_flag_reads_yes_and_no(text: str, expected: bool) -> None:
    assert flag("DEMONSTRATION", True, {"DEMONSTRATION": text}) is expected


def test_flag_refuses_what_it_cannot_read() -> None:
    with pytest.raises(ImproperlyConfigured, match="DEMONSTRATION is 'perhaps'"):
        flag("DEMONSTRATION", True, {"DEMONSTRATION": "perhaps"})


def test_words_are_parted_by_commas() -> None:
    assert words("HOSTS", [], {"HOSTS": "a.example, b.example,"}) == ["a.example", "b.example"]


def test_words_fall_back_where_none_are_given() -> None:
    assert words("HOSTS", ["localhost"], {}) == ["localhost"]


def test_development_is_where_nothing_is_said() -> None:
    assert place({}) == "development"


def test_mail_url_gives_each_part() -> None:
    mail = mail_settings({"EMAIL_URL": "smtp://register%40a.example:p%3Aw@mail.example:2525"})

    assert mail == {
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 2525,
        "EMAIL_HOST_USER": "register@a.example",
        "EMAIL_HOST_PASSWORD": "p:w",
        "EMAIL_USE_SSL": False,
        "EMAIL_USE_TLS": True,
    }


def test_mail_over_smtps_uses_its_port() -> None:
    mail = mail_settings({"EMAIL_URL": "smtps://mail.example"})

    assert (mail["EMAIL_PORT"], mail["EMAIL_USE_SSL"], mail["EMAIL_USE_TLS"]) == (465, True, False)


def test_mail_refuses_another_kind_of_address() -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL begins with 'http'"):
        mail_settings({"EMAIL_URL": "http://mail.example"})


def test_kept_secret_stays_the_same_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"

    first = kept_secret(path)

    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]
