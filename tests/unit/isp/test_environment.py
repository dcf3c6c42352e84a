"""Settings are read as they were meant, or refused."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from isp.environment import database_url, flag, kept_secret, mail_settings, number, place, signing_key, words
from register.log.notes import new_key


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
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must be like smtp://"):
        mail_settings({"EMAIL_URL": "http://mail.example"})


def test_kept_secret_stays_the_same_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"

    first = kept_secret(path)

    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]


@pytest.mark.parametrize("value", ["foo", "smtp:", "smtp://", "smtp://mail.example:many", "smtp://mail.example:99999"])
def test_mail_refuses_what_is_no_address(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must be like smtp://user:password@host:587"):
        mail_settings({"EMAIL_URL": value})


@pytest.mark.parametrize("value", ["sqlite:///x", "x", "postgresql:", "postgresql://a@b:port/isp", "mysql://a@b/isp"])
def test_only_a_postgresql_is_a_database(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="^DATABASE_URL must be like postgresql://"):
        database_url("DATABASE_URL", {"DATABASE_URL": value})


def test_a_database_is_read_as_it_is_given() -> None:
    given = {"DATABASE_URL": "postgres://a:b@c:5432/isp", "OWNER_DATABASE_URL": "postgresql://a@%2Frun%2Fpg/isp"}

    assert {name: database_url(name, given) for name in given} == given
    assert database_url("DATABASE_URL", {}) == ""


@pytest.mark.parametrize("value", ["abc", "-", "AAAA", "A" * 44])
def test_the_signing_key_is_32_bytes_in_base64(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="32 bytes in base64"):
        signing_key({"LOG_SIGNING_KEY": value})


def test_a_signing_key_is_read() -> None:
    key = new_key()

    assert signing_key({"LOG_SIGNING_KEY": key}) == key


@pytest.mark.parametrize("value", ["abc", "99999", "0", "-1", "8000.5", "٣", "9" * 5_000])
def test_a_port_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="it must be a number from 1 to 65535"):
        number("PORT", 8000, {"PORT": value}, least=1)


def test_a_port_is_read() -> None:
    assert [number("PORT", 8000, {"PORT": value}, least=1) for value in ("", "80", " 65535 ")] == [8000, 80, 65535]


@pytest.mark.parametrize("value", [",", " ", " , ,"])
def test_a_list_that_names_nothing_is_refused(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS is .* it must name something"):
        words("ALLOWED_HOSTS", ["localhost"], {"ALLOWED_HOSTS": value})
